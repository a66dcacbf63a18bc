// A read under an access is a row before it is answered (T25, D-0275), and whoever is concerned by it learns it (D-0303).
import { type Actor, type CaseId, hashOf } from '@shuquan/machines/kernel';
import { roles } from '@shuquan/machines/law';
import { append } from './append.ts';
import type { LedgerContext } from './context.ts';
import { partiesNow } from './grants.ts';
import { OWN, systemActor } from './record.ts';
import type { CaseRow, Under } from './types.ts';

type Read = { material: string; case_id?: CaseId; document?: string; about?: string; shown: string };

/** Keeps what is about to be shown. It throws when it cannot: then nothing is shown. */
export async function keep(ledger: LedgerContext, under: Under, actor: Actor, reads: Read[]): Promise<void> {
  if (!reads.length) return;
  await tellOf(ledger, under, reads);
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
}

/** Parties whom the access does not know to be concerned (the other side of a party's trade) are named to it, once. */
async function tellOf(ledger: LedgerContext, { access, grant }: Under, reads: Read[]): Promise<void> {
  const ids = [...new Set(reads.flatMap((read) => read.case_id ?? []))];
  const rows = ids.length ? await ledger.sql<CaseRow[]>`select * from cases where id = any(${ids})` : [];
  const known = new Set(grant.concerned);
  const parties = [...new Set(rows.flatMap((row) => partiesNow(ledger, row)))]
    .filter((party) => !(party in roles) && !known.has(party))
    .toSorted();
  if (!parties.length) return;
  const event = { type: grant.tells, parties };
  const told = await append(ledger, {
    caseId: access,
    event,
    actor: systemActor,
    key: `${OWN}read/${hashOf(parties)}`,
  });
  if (!told.ok) throw new Error(`${access} did not take that others are concerned: ${told.message.en}`);
}
