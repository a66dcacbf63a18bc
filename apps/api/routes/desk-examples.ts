// The example trade and the example agreement for whoever looks at an empty system: the demo's own stories, told over this API
// by its fictional people. Development only: where people sign in, nobody acts in their names.
import { z } from 'zod';
import type { Text } from '@shuquan/machines/law';
import { Refused } from '../../demo/caller.ts';
import { tellAgreement } from '../../demo/granting.ts';
import { silent } from '../../demo/narrator.ts';
import { createStage, type Stage } from '../../demo/stage.ts';
import { tellTrade } from '../../demo/trade.ts';
import { isNo, no } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { bodyAs } from '../request.ts';
import { text } from '../schemas.ts';

const stories = { trade: tellTrade, agreement: tellAgreement };
type Story = keyof typeof stories;
const asked = z.strictObject({ story: z.enum(Object.keys(stories) as [Story, ...Story[]]) });
const told = z
  .object({
    progress: z.enum(['none', 'running', 'done', 'failed']),
    cases: z.array(z.string()),
    why: text.optional(),
  })
  .openapi('Example', { description: 'cases: what it has opened so far; why: what stopped it' });
type Told = z.output<typeof told>;
const examples = z.object({ ok: z.literal(true), trade: told, agreement: told }).openapi('Examples');

export function deskExampleRoutes({ add }: Routes, { signIn, clock, log, limits }: ApiDeps): void {
  const state: Record<Story, Told> = {
    trade: { progress: 'none', cases: [] },
    agreement: { progress: 'none', cases: [] },
  };
  const run = async (story: Story, url: string): Promise<void> => {
    const now: Told = (state[story] = { progress: 'running', cases: [] });
    try {
      const stage = stageAt(url, Date.parse(await clock()) - Date.now(), now.cases);
      now.progress = (await stories[story](stage)) ? 'done' : 'failed';
    } catch (error) {
      now.progress = 'failed';
      now.why = whyOf(error);
      log.warn({ err: error, story }, 'the example was not loaded to its end');
    }
  };
  const here = { tag: 'Operations', answers: { 200: { description: 'How far each is', schema: examples } } } as const;
  add({ ...here, method: 'get', path: '/examples', summary: 'How far the examples are loaded', problems: [404] }, (c) =>
    signIn ? refused(c, elsewhere()) : c.json({ ok: true, ...state }),
  );
  add(
    {
      ...here,
      method: 'post',
      path: '/examples',
      summary: 'Loads the example trade or the example agreement in the background, once at a time (development only)',
      body: { schema: asked },
      problems: [400, 404, 413],
    },
    async (c) => {
      if (signIn) return refused(c, elsewhere());
      const body = await bodyAs(c, limits.event, asked);
      if (isNo(body)) return refused(c, body);
      const { story } = body.value;
      if (state[story].progress !== 'running') void run(story, new URL(c.req.url).origin);
      return c.json({ ok: true, ...state });
    },
  );
}

const elsewhere = () =>
  no('NOT_FOUND', {
    zh: '示例仅可在开发登录下载入：其中的人员都是虚构的。',
    en: 'Examples are loaded under the development sign-in alone: their people are fictional.',
  });
const whyOf = (error: unknown): Text =>
  error instanceof Refused
    ? error.problem.message
    : { zh: '系统未能办完其中一步。', en: 'The system did not carry out one of its steps.' };

/** The stage of a story that drives this very system: it moves no clock and asks nothing of Temporal. `opened`: its cases. */
function stageAt(url: string, ahead: number, opened: string[]): Stage {
  const system = {
    url,
    now: () => new Date(Date.now() + ahead),
    moveTo: null,
    domain: null,
    temporal: () => Promise.reject(new Error('not asked here')),
    stop: async () => undefined,
  };
  const stage = createStage(system, silent);
  const { open } = stage.api;
  stage.api.open = async (...opening) => {
    const answer = await open(...opening);
    opened.push(answer.caseId);
    return answer;
  };
  return stage;
}
