// Old cases under a new program: each open case is carried over to the machine version that the program has, before
// anything else happens. Several processes may do it at once; one that is cut off goes on where it stopped.
import { migrationsFrom } from '../machines/kernel/migrate.ts';
import { statesOf } from '../machines/kernel/chart-walk.ts';
import { IntegrityError } from '../machines/kernel/refusals.ts';
import type { CaseRow, LedgerContext } from './types.ts';
import { Conflict, unitOfWork } from './unit.ts';

const PAGE = 500;

/** Answers how many were carried over. Throws an IntegrityError, before the first, when a migration is missing. */
export async function migrateCases(ledger: LedgerContext): Promise<number> {
  const { sql, lifecycles } = ledger;
  const versions = await sql<Pick<CaseRow, 'lifecycle' | 'machine_version'>[]>`select distinct lifecycle, machine_version from cases where not ended`;
  const strange = versions.filter(({ lifecycle, machine_version }) => lifecycles[lifecycle]?.version !== machine_version);
  for (const { lifecycle: id, machine_version } of strange) {
    const lifecycle = lifecycles[id];
    if (!lifecycle) throw new IntegrityError(`there are open cases of ${id}, a lifecycle that this program does not have`);
    migrationsFrom(lifecycle, machine_version);
  }
  let carried = 0;
  for (const { lifecycle, machine_version } of strange)
    for (;;) {
      const rows = await sql<CaseRow[]>`select * from cases where lifecycle = ${lifecycle} and machine_version = ${machine_version} and not ended order by id limit ${PAGE}`;
      if (!rows.length) break;
      for (const row of rows) carried += await carryOver(ledger, row);
    }
  await refuseStrangers(ledger);
  return carried;
}

/** A chart that was changed without a new version: fails at start-up, not at the first event of such a case. */
async function refuseStrangers({ sql, lifecycles }: LedgerContext): Promise<void> {
  const leaves = await sql<{ lifecycle: string; leaf: string }[]>`select distinct lifecycle, unnest(state) as leaf from cases where not ended`;
  const known = new Map(Object.values(lifecycles).map((lifecycle) => [lifecycle.id, new Set(statesOf(lifecycle).map(({ path }) => path))]));
  const strange = leaves.filter(({ lifecycle, leaf }) => !known.get(lifecycle)?.has(leaf));
  if (strange.length)
    throw new IntegrityError(`there are open cases in states that the charts no longer have: ${strange.map(({ lifecycle, leaf }) => `${lifecycle} ${leaf}`).join(', ')}; raise the version of the lifecycle and give a migration`);
}

/** 0 when another process was first. */
async function carryOver(ledger: LedgerContext, row: CaseRow): Promise<0 | 1> {
  const unit = unitOfWork(ledger, await ledger.clock());
  try {
    await unit.carryOver(row);
    await unit.commit();
    return 1;
  } catch (error) {
    if (error instanceof IntegrityError) throw new IntegrityError(`${row.id}: ${error.message}`, { cause: error });
    if (error instanceof Conflict) return 0;
    throw error;
  }
}
