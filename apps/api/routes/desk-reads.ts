// Who opened what, for administrators: those of an organisation see what was opened for it.
import { z } from '@hono/zod-openapi';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo } from '../../../service/index.ts';
import { byPerson, onlyAdministrators } from '../administered.ts';
import type { Routes } from '../endpoint.ts';
import { queryOf } from '../request.ts';
import { instant, json } from '../schemas.ts';

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
      summary: 'Who opened which case, log, document or export, newest first, for administrators',
      description: 'Ask with `before` = `n` of the last row for more.',
      query: readQuery,
      answers: { 200: { description: 'Rows', schema: loggedReads } },
      problems: [400, 403],
    },
    (c) =>
      byPerson(c, accounts, async (kept, person) => {
        const known = await kept.principals();
        if (!known.isAdministrator(person)) return onlyAdministrators();
        const asked = queryOf(c, readQuery);
        if (isNo(asked)) return asked;
        const own = known.file.organisations
          .map(({ party }) => party)
          .filter((party) => known.administers(person, party));
        const parties = known.administers(person) ? {} : { parties: own };
        return { ok: true, reads: await client.loggedReads({ ...asked.query, ...parties }) };
      }),
  );
}
