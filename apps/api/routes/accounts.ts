// Keeping accounts: who wears which hat, for whom, from when until when, on what basis. Administrators alone.
import type { Context } from 'hono';
import { z } from 'zod';
import { problemOf, reporting } from '@shuquan/machines/kernel';
import { changeSchema } from '../../../accounts/changes.ts';
import { personOf } from '../../../accounts/identity.ts';
import { isRefused, refused as refusal } from '../../../accounts/refusals.ts';
import type { Accounts } from '../../../accounts/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { type No, isNo, no, noOfAccounts } from '../../../service/index.ts';
import { callerOf } from '../authenticate.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { jsonOf, queryOf } from '../request.ts';
import { accountLog, accountsView } from '../account-schemas.ts';

const logQuery = z.object({
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export function accountRoutes({ add }: Routes, { accounts, limits }: ApiDeps): void {
  /** Who may see what is kept of everybody; an organisation's own administrator sees its own. */
  const administered = async (
    c: Context,
    work: (accounts: Accounts, person: string) => Promise<object | No>,
  ): Promise<Response> => {
    const person = personOf(callerOf(c));
    if (!accounts || person === undefined) return refused(c, onlyPersons());
    const answer = await work(accounts, person);
    c.header('Cache-Control', 'private, no-store');
    return isNo(answer) ? refused(c, answer) : c.json(answer);
  };
  add(
    {
      method: 'get',
      path: '/accounts',
      tag: 'Accounts',
      summary: 'People, organisations, hats, delegations and programs, for administrators',
      answers: { 200: { description: 'All of the installation, or of one’s own organisation', schema: accountsView } },
      problems: [403],
    },
    (c) =>
      administered(c, async (kept, person) => {
        const seen = await kept.overview(person);
        return isRefused(seen) ? noOfAccounts(seen) : seen;
      }),
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
      administered(c, async (kept, person) => {
        const body = await jsonOf(c, limits.event);
        if (isNo(body)) return body;
        const parsed = changeSchema.safeParse(body.json, reporting);
        if (!parsed.success) return malformed(parsed.error);
        const answer = await kept.change({ person }, parsed.data);
        return isRefused(answer) ? noOfAccounts(answer) : answer;
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
      administered(c, async (kept, person) => {
        const asked = queryOf(c, logQuery);
        if (isNo(asked)) return asked;
        if (!(await kept.principals()).administers(person)) return onlyAdministrators();
        return {
          ok: true,
          rows: await kept.log({
            limit: asked.query.limit,
            ...(asked.query.after !== undefined && { after: asked.query.after }),
          }),
        };
      }),
  );
}

function malformed(error: z.ZodError): No {
  const details = error.issues.map(problemOf).map(({ path, message }) => ({ path, message }));
  return no(
    'REQUEST_MALFORMED',
    {
      zh: `内容有误：${details[0]?.path}：${details[0]?.message.zh}`,
      en: `Wrong at ${details[0]?.path}: ${details[0]?.message.en}`,
    },
    { details },
  );
}
const onlyAdministrators = (): No =>
  noOfAccounts(refusal('NOT_ADMINISTRATOR', '只有系统管理员可以查看。', 'For administrators of the installation.'));
const onlyPersons = (): No =>
  noOfAccounts(
    refusal('NOT_ADMINISTRATOR', '账户由人员管理，不由程序管理。', 'Accounts are kept by persons, not by programs.'),
  );
