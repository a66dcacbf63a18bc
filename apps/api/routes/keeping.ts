// What those who keep the installation see to: calls of the outside that keep failing, seals and anchors.
import { z } from '@hono/zod-openapi';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo } from '../../../service/index.ts';
import { byAdministrator } from '../administered.ts';
import type { Routes } from '../endpoint.ts';
import { jsonOf, malformed } from '../request.ts';
import { instant } from '../schemas.ts';

const failing = z.object({
  key: z.string(),
  op: z.string(),
  attempts: z.int(),
  nextAt: instant,
  lastError: z.string().nullable(),
  caseId: z.string(),
  lifecycle: z.string(),
});
export const failingEffects = z.object({ ok: z.literal(true), effects: z.array(failing) }).openapi('FailingEffects');
export const recordStanding = z
  .object({
    ok: z.literal(true),
    rows: z.int(),
    seal: z.object({ id: z.int(), at: instant, behind: z.int() }).nullable(),
    anchors: z.object({
      last: z.string().nullable(),
      due: z.string().nullable(),
      late: z.boolean(),
      undelivered: z.int(),
      latest: z.array(z.object({ id: z.int(), day: z.string(), at: instant, told: z.boolean(), stamped: z.boolean() })),
    }),
  })
  .openapi('RecordStanding');
const retried = z.strictObject({ key: z.string().max(600) });

export function keepingRoutes({ add }: Routes, deps: ApiDeps): void {
  const { client, accounts } = deps;
  effectRoutes({ add }, deps);
  add(
    {
      method: 'get',
      path: '/record',
      tag: 'Operations',
      summary: 'How far the record is sealed and anchored (T24), for administrators of the installation',
      answers: { 200: { description: 'Seals and anchors', schema: recordStanding } },
      problems: [403],
    },
    (c) => byAdministrator(c, accounts, () => client.recordStanding()),
  );
}

function effectRoutes({ add }: Pick<Routes, 'add'>, { client, accounts, limits }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/effects',
      tag: 'Operations',
      summary: 'Calls of the outside that keep failing, for administrators of the installation',
      answers: { 200: { description: 'Those that failed most first, at most 500', schema: failingEffects } },
      problems: [403],
    },
    (c) => byAdministrator(c, accounts, () => client.failingEffects()),
  );
  add(
    {
      method: 'post',
      path: '/effects/retry',
      tag: 'Operations',
      summary: 'Has a failing call tried again at once',
      body: { schema: retried },
      answers: { 200: { description: 'It will be tried', schema: z.object({ ok: z.literal(true) }) } },
      problems: [400, 403, 404, 413],
    },
    (c) =>
      byAdministrator(c, accounts, async () => {
        const body = await jsonOf(c, limits.event);
        if (isNo(body)) return body;
        const parsed = retried.safeParse(body.json);
        return parsed.success
          ? client.retryEffect(parsed.data.key)
          : malformed('key', { zh: '应为外部调用的 key。', en: 'The `key` of a failing call.' });
      }),
  );
}
