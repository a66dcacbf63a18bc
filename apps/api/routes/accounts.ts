// Keeping accounts: who wears which hat, for whom, from when until when, on what basis. Administrators alone.
import { z } from 'zod';
import { changeSchema } from '../../../accounts/changes.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { checkKey, isNo } from '../../../service/index.ts';
import { byAdministrator, byPerson } from '../administered.ts';
import type { Routes } from '../endpoint.ts';
import { bodyAs, bytesOf, eventTooLarge, idempotencyKey, queryOf } from '../request.ts';
import { accountLog, accountsView, openSessions, tableTaken } from '../account-schemas.ts';

const logQuery = z.object({
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export function accountRoutes({ add }: Routes, { accounts, limits }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/accounts',
      tag: 'Accounts',
      summary: 'People, organisations, hats, delegations and programs, for administrators',
      answers: { 200: { description: 'All of the installation, or of one’s own organisation', schema: accountsView } },
      problems: [403],
    },
    (c) => byPerson(c, accounts, (kept, person) => kept.overview(person)),
  );
  add(
    {
      method: 'post',
      path: '/accounts/changes',
      tag: 'Accounts',
      summary: 'One change of the accounts',
      body: { schema: changeSchema },
      answers: { 200: { description: 'Its number in the log', schema: z.object({ ok: z.literal(true), n: z.int() }) } },
      problems: [400, 403, 404, 409, 413],
    },
    (c) =>
      byPerson(c, accounts, async (kept, person) => {
        const body = await bodyAs(c, limits.event, changeSchema);
        return isNo(body) ? body : kept.change({ person }, body.value);
      }),
  );
  add(
    {
      method: 'get',
      path: '/accounts/log',
      tag: 'Accounts',
      summary: 'Who changed what of the accounts, newest first, for administrators of the installation',
      query: logQuery,
      answers: { 200: { description: 'Rows, chained by their hashes', schema: accountLog } },
      problems: [400, 403],
    },
    (c) =>
      byAdministrator(c, accounts, async (kept) => {
        const asked = queryOf(c, logQuery);
        if (isNo(asked)) return asked;
        const { limit, after } = asked.query;
        return { ok: true, rows: await kept.log({ limit, ...(after !== undefined && { after }) }) };
      }),
  );
  manyRoutes({ add }, { accounts, limits });
}

function manyRoutes({ add }: Pick<Routes, 'add'>, { accounts, limits }: Pick<ApiDeps, 'accounts' | 'limits'>): void {
  add(
    {
      method: 'post',
      path: '/accounts/table',
      tag: 'Accounts',
      summary: 'Organisations, people and hats from a table (CSV), with an answer for each line',
      description:
        'Columns by their titles, in any order: code, organisation, account, name, email, hat, from, until, basis, or 统一社会信用代码、单位名称、账号、姓名、邮箱、身份、起始日、截止日、依据. UTF-8 or GB 18030. At most 1,000 lines, taken some at a time. With an Idempotency-Key, whoever sends the table again gets the same answers and goes on where it stopped; what stands already is left alone in any case.',
      body: { schema: { type: 'string' }, content: 'text/csv' },
      answers: { 200: { description: 'What became of each line', schema: tableTaken } },
      problems: [400, 403, 409, 413],
    },
    (c) =>
      byPerson(c, accounts, async (kept, person) => {
        const bytes = await bytesOf(c, limits.event, () => eventTooLarge(limits.event));
        if (isNo(bytes)) return bytes;
        const key = c.req.header('Idempotency-Key') === undefined ? undefined : idempotencyKey(c);
        const wrong = typeof key === 'string' ? checkKey(key) : key;
        return wrong ?? kept.table({ person }, { bytes, ...(typeof key === 'string' && { key }) });
      }),
  );
  add(
    {
      method: 'get',
      path: '/sessions',
      tag: 'Accounts',
      summary: 'Browsers in which one is signed in; for administrators also those of the people whom they keep',
      description: 'One is ended by `{"do": "sign-out", "person", "session"}` to `/accounts/changes`.',
      answers: { 200: { description: 'The one used last first', schema: openSessions } },
      problems: [403],
    },
    (c) => byPerson(c, accounts, async (kept, person) => ({ ok: true, sessions: await kept.signedIn(person) })),
  );
}
