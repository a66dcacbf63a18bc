// The example trade for whoever looks at an empty system: the demo's own story, told over this API by its fictional people.
// Development only: where people sign in, nobody acts in their names.
import { z } from 'zod';
import { createStage, type Stage } from '../../demo/stage.ts';
import { silent } from '../../demo/narrator.ts';
import { tellTrade } from '../../demo/trade.ts';
import { no } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';

type Progress = 'none' | 'running' | 'done' | 'failed';
const progressView = z
  .object({ ok: z.literal(true), progress: z.enum(['none', 'running', 'done', 'failed']) })
  .openapi('Examples');

export function deskExampleRoutes({ add }: Routes, { signIn, clock, log }: ApiDeps): void {
  let progress: Progress = 'none';
  const run = async (url: string): Promise<void> => {
    progress = 'running';
    try {
      progress = (await tellTrade(stageAt(url, Date.parse(await clock()) - Date.now()))) ? 'done' : 'failed';
    } catch (error) {
      progress = 'failed';
      log.warn({ err: error }, 'the example trade was not loaded to its end');
    }
  };
  const here = { tag: 'Operations', answers: { 200: { description: 'How far it is', schema: progressView } } } as const;
  const elsewhere = () =>
    no('NOT_FOUND', {
      zh: '示例仅可在开发登录下载入：其中的人员都是虚构的。',
      en: 'Examples are loaded under the development sign-in alone: their people are fictional.',
    });
  add(
    { ...here, method: 'get', path: '/examples', summary: 'Is the example trade being loaded?', problems: [404] },
    (c) => (signIn ? refused(c, elsewhere()) : c.json({ ok: true, progress })),
  );
  add(
    {
      ...here,
      method: 'post',
      path: '/examples',
      summary: 'Loads the example trade in the background, once at a time (development only)',
      problems: [404],
    },
    (c) => {
      if (signIn) return refused(c, elsewhere());
      if (progress !== 'running') void run(new URL(c.req.url).origin);
      return c.json({ ok: true, progress });
    },
  );
}

/** The stage of a story that drives this very system: it moves no clock and asks nothing of Temporal. */
const stageAt = (url: string, ahead: number): Stage =>
  createStage(
    {
      url,
      now: () => new Date(Date.now() + ahead),
      moveTo: null,
      domain: null,
      temporal: () => Promise.reject(new Error('not asked here')),
      stop: async () => undefined,
    },
    silent,
  );
