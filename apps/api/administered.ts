// Answers for those who keep the accounts: of the installation, or of one organisation. Programs keep none.
import type { Context } from 'hono';
import { personOf } from '../../accounts/identity.ts';
import type { Accounts } from '../../accounts/index.ts';
import { type AccountRefusal, isRefused, refused as refusal } from '../../accounts/refusals.ts';
import { type No, isNo, noOfAccounts } from '../../service/index.ts';
import { callerOf } from './authenticate.ts';
import { refused } from './problems.ts';

type Work = (accounts: Accounts, person: string) => Promise<object | AccountRefusal | No>;

/** By a person, whoever it is. */
export async function byPerson(c: Context, accounts: Accounts | undefined, work: Work): Promise<Response> {
  const person = personOf(callerOf(c));
  if (!accounts || person === undefined) return refused(c, onlyPersons());
  const answer = await work(accounts, person);
  c.header('Cache-Control', 'private, no-store');
  if (isOfAccounts(answer)) return refused(c, noOfAccounts(answer));
  return isNo(answer) ? refused(c, answer) : c.json(answer);
}

/** A refusal of the accounts has no articles yet. */
const isOfAccounts = (answer: object): answer is AccountRefusal => isRefused(answer) && !('articles' in answer);

/** By an administrator of the installation. */
export const byAdministrator = (c: Context, accounts: Accounts | undefined, work: Work): Promise<Response> =>
  byPerson(c, accounts, async (kept, person) =>
    (await kept.principals()).administers(person) ? work(kept, person) : onlyAdministrators(),
  );

export const onlyAdministrators = (): AccountRefusal =>
  refusal('NOT_ADMINISTRATOR', '只有系统管理员可以查看。', 'For administrators of the installation.');
const onlyPersons = (): No =>
  noOfAccounts(
    refusal('NOT_ADMINISTRATOR', '账户由人员管理，不由程序管理。', 'Accounts are kept by persons, not by programs.'),
  );
