// What an access to information says of itself, and which cases it reaches (T25, D-0270). Reads, changes nothing.
import {
  type CaseId,
  type Grant,
  type JsonObject,
  type PartyId,
  type View,
  dateOf,
  partiesOf,
  sharesOf,
} from '@shuquan/machines/kernel';
import { type LedgerContext, lifecycleOf } from './context.ts';
import type { CaseRow, Under } from './types.ts';

/** What an access lets read, as its own case says; of a case of any kind that gives one. */
export const grantIn = (ledger: LedgerContext, row: CaseRow): Grant | null =>
  lifecycleOf(ledger, row.lifecycle).grants?.(row.snapshot.context) ?? null;

/** The kinds of case that give accesses. */
export const givers = ({ lifecycles }: LedgerContext): string[] =>
  Object.values(lifecycles)
    .filter(({ grants }) => grants)
    .map(({ id }) => id);

/** What a case ended under an older chart says of itself only as it was kept: nobody has that chart any more. */
const isOfToday = (ledger: LedgerContext, { lifecycle, machine_version }: CaseRow): boolean =>
  lifecycleOf(ledger, lifecycle).version === machine_version;
export const partiesNow = (ledger: LedgerContext, row: CaseRow): PartyId[] =>
  isOfToday(ledger, row) ? partiesOf(lifecycleOf(ledger, row.lifecycle), row.snapshot.context) : row.parties;
const sharesNow = (ledger: LedgerContext, row: CaseRow): JsonObject =>
  isOfToday(ledger, row) ? sharesOf(lifecycleOf(ledger, row.lifecycle), row.snapshot) : row.shares;

/** Is the case within the access: by its id or a party, its kind, its day, and what it shares? */
export function covers(ledger: LedgerContext, { grant }: Under, row: CaseRow): boolean {
  if (!grant.lifecycles.includes(row.lifecycle)) return false;
  const day = dateOf(row.opened_at);
  const shares = sharesNow(ledger, row);
  return (
    (grant.cases.includes(row.id) || partiesNow(ledger, row).some((party) => grant.parties.includes(party))) &&
    (grant.from === null || day >= grant.from) &&
    (grant.to === null || day <= grant.to) &&
    Object.entries(grant.shares).every(([name, value]) => shares[name] === value)
  );
}

/** What a case shows under the accesses that are asked; null: none of them reaches it. */
export function viewUnder(ledger: LedgerContext, row: CaseRow): 'all' | View | null {
  const under = (ledger.under ?? []).find((one) => covers(ledger, one, row));
  if (!under) return null;
  return under.fields === null ? 'all' : { fields: under.fields, events: [] };
}

/** Where the cases of the accesses that are asked are looked for. */
export const reachOf = ({ under = [] }: LedgerContext): { cases: CaseId[]; parties: string[] } => ({
  cases: under.flatMap(({ grant }) => grant.cases),
  parties: under.flatMap(({ grant }) => grant.parties),
});
