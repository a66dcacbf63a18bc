// A read under an access is a row before it is answered (T25, D-0275), and whoever is concerned by it learns it (D-0303).
import { type Actor, type CaseId, hashOf } from '@shuquan/machines/kernel';
import { roles } from '@shuquan/machines/law';
import { append } from './append.ts';
import type { LedgerContext } from './context.ts';
import { partiesNow } from './grants.ts';
import { OWN, systemActor } from './record.ts';
import type { CaseRow, Under } from './types.ts';

const isOver: string[] = ['EVENT_NOT_ALLOWED', 'CASE_CLOSED'];
type Read = { material: string; case_id?: CaseId; document?: string; about?: string; shown: string };

/**
 * Keeps what is about to be shown. False: the access has ended meanwhile, and shows nothing more. It throws when it cannot write:
 * then nothing is shown either.
 */
export async function keep(ledger: LedgerContext, under: Under, actor: Actor, reads: Read[]): Promise<boolean> {
  if (!reads.length) return true;
  if (!(await areTold(ledger, under, reads))) return false;
  const { access } = under;
  const at = await ledger.clock();
  const { person, hat, party = null } = actor;
  const rows = reads.map(({ case_id = null, document = null, about = null, ...read }) => ({
    at,
    access,
    person,
    hat,
    party,
    case_id,
    document,
    about,
    ...read,
  }));
  await ledger.sql`insert into access_read ${ledger.sql(rows)}`;
  return true;
}

/** Parties whom the access does not know to be concerned (the other side of a party's trade) are named to it, once. False: it has ended. */
async function areTold(ledger: LedgerContext, { access, grant }: Under, reads: Read[]): Promise<boolean> {
  const ids = [...new Set(reads.flatMap((read) => read.case_id ?? []))];
  const rows = ids.length ? await ledger.sql<CaseRow[]>`select * from cases where id = any(${ids})` : [];
  const known = new Set(grant.concerned);
  const parties = [...new Set(rows.flatMap((row) => partiesNow(ledger, row)))]
    .filter((party) => !(party in roles) && !known.has(party))
    .toSorted();
  if (!parties.length) return true;
  const event = { type: grant.tells, parties };
  const told = await append(ledger, {
    caseId: access,
    event,
    actor: systemActor,
    key: `${OWN}read/${hashOf(parties)}`,
  });
  if (told.ok) return true;
  if (isOver.includes(told.code)) return false;
  throw new Error(`${access} did not take that others are concerned: ${told.message.en}`);
}
