// Which accesses to information run for somebody now, and what each of them reaches (T25, D-0270). Reads, changes nothing.
import { type Actor, type CaseId, type Grant, type View, dateOf, partiesOf, sharesOf } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { regimeOf } from './held.ts';
import type { CaseRow, Under } from './types.ts';

type Material = Grant['classes'][number];

/** What an access lets read, as its own case says; of a case of any kind that gives one. */
export const grantIn = (ledger: LedgerContext, row: CaseRow): Grant | null =>
  lifecycleOf(ledger, row.lifecycle).grants?.(row.snapshot.context) ?? null;

/** The kinds of case that give accesses. */
export const givers = ({ lifecycles }: LedgerContext): string[] =>
  Object.values(lifecycles)
    .filter(({ grants }) => grants)
    .map(({ id }) => id);

/** The accesses of an actor that run at this moment, whether or not their end is recorded yet. */
export async function running(ledger: LedgerContext, actor: Actor, material: Material): Promise<Under[]> {
  const kinds = givers(ledger);
  if (!kinds.length) return [];
  const now = await ledger.clock();
  // Found by the person's name anywhere in it; whether it is theirs, its grant says.
  const rows = await ledger.sql<CaseRow[]>`
    select c.*, ${regimeOf(ledger.sql)} from cases c where c.lifecycle = any(${kinds}) and not c.ended
    and jsonb_path_exists(c.snapshot -> 'context', '$.** ? (@ == $person)', jsonb_build_object('person', ${actor.person}::text))
    order by c.id`;
  const found: Under[] = [];
  for (const row of rows) {
    const grant = grantIn(ledger, row);
    if (!grant || !isFor(grant, actor, now) || !grant.classes.includes(material)) continue;
    if (grant.while === null || (await isOpen(ledger, grant.while, now)))
      found.push({ access: row.id, grant, fields: fieldsOf(ledger, row, grant) });
  }
  return found;
}

const isFor = (grant: Grant, { person, hat, party }: Actor, now: string): boolean =>
  grant.running &&
  Date.parse(now) < Date.parse(grant.until) &&
  grant.persons.includes(person) &&
  grant.hats.includes(hat) &&
  (grant.party === null || grant.party === party);

async function isOpen(ledger: LedgerContext, id: CaseId, now: string): Promise<boolean> {
  const act = new Act(ledger, now);
  await act.loadAt([id], now);
  return act.cases.get(id)?.row.ended === false;
}

function fieldsOf(ledger: LedgerContext, row: CaseRow, { fields }: Grant): string[] | null {
  const listed = fields === null ? [] : ledger.regimes.byHash(row.regime).values[fields];
  return listed.includes('*') ? null : listed;
}

/** Is the case within the access: by its id or a party, its kind, its day, and what it shares? */
export function covers(ledger: LedgerContext, { grant }: Under, row: CaseRow): boolean {
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  if (!grant.lifecycles.includes(row.lifecycle) || lifecycle.version !== row.machine_version) return false;
  const day = dateOf(row.opened_at);
  const shares = sharesOf(lifecycle, row.snapshot);
  return (
    (grant.cases.includes(row.id) ||
      partiesOf(lifecycle, row.snapshot.context).some((party) => grant.parties.includes(party))) &&
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
