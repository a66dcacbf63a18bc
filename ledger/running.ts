// Which accesses to information run for somebody now (T25, D-0270). Reads, changes nothing.
import type { Actor, CaseId, Grant } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import type { LedgerContext } from './context.ts';
import { givers, grantIn } from './grants.ts';
import { regimeOf } from './held.ts';
import { readingOf } from './reading.ts';
import type { CaseRow, Under } from './types.ts';

type Material = Grant['classes'][number];

/** The accesses of an actor that run at this moment, whether or not their end is recorded yet. */
export async function running(ledger: LedgerContext, actor: Actor, material: Material): Promise<Under[]> {
  const kinds = givers(ledger);
  if (!kinds.length) return [];
  const now = await ledger.clock();
  // Found by the person's name anywhere in it; whether it is theirs, its grant says.
  const rows = await ledger.sql<CaseRow[]>`
    with open as materialized (
      select c.* from unnest(${kinds}::text[]) kind cross join lateral (select * from cases c where c.lifecycle = kind and not c.ended offset 0) c)
    select c.*, ${regimeOf(ledger.sql)} from open c
    where jsonb_path_exists(c.snapshot -> 'context', '$.** ? (@ == $person)', jsonb_build_object('person', ${actor.person}::text))
    order by c.id`;
  const found: Under[] = [];
  for (const row of rows) {
    const grant = grantIn(ledger, row);
    if (!grant || !isFor(grant, actor, now) || !grant.classes.includes(material)) continue;
    if (grant.while === null || (await hasPart(ledger, grant.while, actor, now)))
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

/** Does the case run that it is under, and has the actor still a part in it: removed from its team, nobody reads on. */
async function hasPart(ledger: LedgerContext, id: CaseId, actor: Actor, now: string): Promise<boolean> {
  const act = new Act(ledger, now);
  await act.loadAt([id], now);
  const row = act.cases.get(id)?.row;
  return row?.ended === false && readingOf({ ...ledger, under: [] }, row, actor) === 'all';
}

function fieldsOf(ledger: LedgerContext, row: CaseRow, { fields }: Grant): string[] | null {
  const listed = fields === null ? [] : ledger.regimes.byHash(row.regime).values[fields];
  return listed.includes('*') ? null : listed;
}
