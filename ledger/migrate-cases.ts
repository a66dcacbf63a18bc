// Old cases under a new program: each open case is carried over to the machine version that the program has, before
// anything else happens. Several processes may do it at once; one that is cut off goes on where it stopped.
import { IntegrityError, type JsonObject, migrate, statesOf } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import { type Replaced, write } from './commit.ts';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { Conflict } from './errors.ts';
import { OWN, systemActor } from './record.ts';
import type { CaseRow } from './types.ts';
import { actsAreOver } from './under-way.ts';

const PAGE = 500;

/**
 * Answers how many were carried over. Throws an IntegrityError when a migration is missing or a case does not fit its result:
 * every case is tried before the first is written, so that the old program can go on.
 */
export async function migrateCases(ledger: LedgerContext): Promise<number> {
  const { lifecycles } = ledger;
  for await (const row of strangers(ledger)) {
    const lifecycle = lifecycles[row.lifecycle];
    if (!lifecycle)
      throw new IntegrityError(`there are open cases of ${row.lifecycle}, a lifecycle that this program does not have`);
    tried(row, () => migrate(lifecycle, row.snapshot, row.machine_version));
  }
  await refuseStrangers(ledger);
  await closeToOlder(ledger);
  let carried = 0;
  // Until none is left: an event of the older program may have come between.
  for (let left = true; left;) {
    left = false;
    for await (const row of strangers(ledger)) {
      left = true;
      carried += await carryOver(ledger, row);
    }
  }
  return carried;
}

/** Open cases of other versions than this program's, page by page. */
async function* strangers({ sql, lifecycles }: LedgerContext): AsyncGenerator<CaseRow> {
  const versions = await sql<
    Pick<CaseRow, 'lifecycle' | 'machine_version'>[]
  >`select distinct lifecycle, machine_version from cases where not ended`;
  for (const { lifecycle, machine_version } of versions.filter(
    (one) => lifecycles[one.lifecycle]?.version !== one.machine_version,
  ))
    for (let last = ''; ;) {
      const rows = await sql<CaseRow[]>`
        select * from cases where lifecycle = ${lifecycle} and machine_version = ${machine_version} and not ended and id > ${last} order by id limit ${PAGE}`;
      yield* rows;
      if (rows.length < PAGE) break;
      last = rows.at(-1)!.id;
    }
}

/** From here on an older program that is still up opens no case any more; what it was about to open is there. */
async function closeToOlder({ sql, lifecycles }: LedgerContext): Promise<void> {
  const ours = Object.values(lifecycles).map(({ id, version }) => ({ lifecycle: id, version }));
  const newer = await sql<{ lifecycle: string; version: number }[]>`select lifecycle, version from machine`;
  for (const { lifecycle, version } of newer)
    if (version > (lifecycles[lifecycle]?.version ?? version))
      throw new IntegrityError(
        `${lifecycle} has been brought to version ${version}, this program has ${lifecycles[lifecycle]!.version}: start the newer program`,
      );
  await sql`insert into machine ${sql(ours)} on conflict (lifecycle) do update set version = excluded.version where machine.version < excluded.version`;
  await actsAreOver(sql);
}

function tried<T>({ id }: CaseRow, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof IntegrityError ? new IntegrityError(`${id}: ${error.message}`, { cause: error }) : error;
  }
}

/** A chart that was changed without a new version: fails at start-up, not at the first event of such a case. */
async function refuseStrangers({ sql, lifecycles }: LedgerContext): Promise<void> {
  const leaves = await sql<
    { lifecycle: string; machine_version: number; leaf: string }[]
  >`select distinct lifecycle, machine_version, unnest(state) as leaf from cases where not ended`;
  const known = new Map(
    Object.values(lifecycles).map((lifecycle) => [lifecycle.id, new Set(statesOf(lifecycle).map(({ path }) => path))]),
  );
  const strange = leaves.filter(
    ({ lifecycle, machine_version, leaf }) =>
      machine_version === lifecycles[lifecycle]?.version && !known.get(lifecycle)?.has(leaf),
  );
  if (strange.length)
    throw new IntegrityError(
      `there are open cases in states that the charts no longer have: ${strange.map(({ lifecycle, leaf }) => `${lifecycle} ${leaf}`).join(', ')}; raise the version of the lifecycle and give a migration`,
    );
}

/**
 * Carries a case over to this program's machine version, as a row of its own. The state that comes of it stands in the row,
 * for rows before it cannot be derived any more; what the ledger keeps beside it is written anew. 0 when another process was first.
 */
async function carryOver(ledger: LedgerContext, row: CaseRow): Promise<0 | 1> {
  const act = new Act(ledger, await ledger.clock());
  try {
    await recordMigration(act, row);
    await write(act, await keptBeside(ledger, row));
    return 1;
  } catch (error) {
    if (error instanceof Conflict) return 0;
    return tried(row, () => {
      throw error;
    });
  }
}

async function recordMigration(act: Act, row: CaseRow): Promise<void> {
  const lifecycle = lifecycleOf(act.ledger, row.lifecycle);
  const { names, next: state, effects, snapshot } = migrate(lifecycle, row.snapshot, row.machine_version);
  const kept = JSON.parse(JSON.stringify(state)) as JsonObject;
  const event = { type: 'kernel.migrate', from: row.machine_version, to: lifecycle.version, names, state: kept };
  const one = act.cases.hold({ ...row, machine_version: lifecycle.version }, lifecycle);
  // All that is kept beside it counts as new.
  one.before = null;
  await act.record(
    one,
    { state, effects, snapshot },
    {
      // No later than what is due already, or that would be stamped late.
      at: row.next_due !== null && row.next_due < act.now ? row.next_due : act.now,
      event,
      actor: systemActor,
      key: `${OWN}migrate/${lifecycle.version}`,
      law: [],
    },
  );
}

/** What is kept beside a case, under the names of its old chart. */
async function keptBeside({ sql }: LedgerContext, { id }: CaseRow): Promise<Replaced> {
  return {
    case_id: id,
    claims: await sql<Replaced['claims']>`select case_id, scope, value, heir from claim where case_id = ${id}`,
    links: await sql<Replaced['links']>`select case_id, rel, target from link where case_id = ${id}`,
    tasks: await sql<
      Replaced['tasks']
    >`select case_id, state from task where case_id = ${id} and state not like 'effect:%'`,
  };
}
