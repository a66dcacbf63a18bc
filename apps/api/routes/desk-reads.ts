// Who opened what, for administrators of the installation.
import { z } from '@hono/zod-openapi';
import { personOf } from '../../../accounts/identity.ts';
import { refused as refusal } from '../../../accounts/refusals.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo, noOfAccounts } from '../../../service/index.ts';
import type { Routes } from '../endpoint.ts';
import { queryOf } from '../request.ts';
import { instant, json } from '../schemas.ts';
import { forActor } from './cases.ts';

const readQuery = z.strictObject({
  person: z.string().max(200).optional(),
  caseId: z.string().max(500).optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});
const loggedRead = z
  .object({
    n: z.int(),
    at: instant,
    person: z.string(),
    hat: z.string(),
    party: z.string().nullable(),
    onBehalfOf: z.string().nullable(),
    material: z.string(),
    caseId: z.string().nullable(),
    document: z.string().nullable(),
    about: z.record(z.string(), json).nullable(),
  })
  .openapi('LoggedRead', {
    description: 'export: a list is about to leave as a file; exported: it has left, with how many cases',
  });
export const loggedReads = z.object({ ok: z.literal(true), reads: z.array(loggedRead) }).openapi('LoggedReads');

export function deskReadRoutes({ add }: Routes, { client, accounts }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/reads',
      tag: 'Accounts',
      summary: 'Who opened which case, log, document or export, newest first, for administrators of the installation',
      description: 'Ask with `before` = `n` of the last row for more.',
      query: readQuery,
      answers: { 200: { description: 'Rows', schema: loggedReads } },
      problems: [400, 403],
    },
    (c) =>
      forActor(c, async (as) => {
        const person = personOf(as);
        if (!accounts || person === undefined || !(await accounts.principals()).administers(person))
          return noOfAccounts(
            refusal('NOT_ADMINISTRATOR', '只有系统管理员可以查看。', 'For administrators of the installation.'),
          );
        const asked = queryOf(c, readQuery);
        return isNo(asked) ? asked : { ok: true, reads: await client.loggedReads(asked.query) };
      }),
  );
}
