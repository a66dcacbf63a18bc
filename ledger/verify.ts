// Proof that the record is whole: every row's hash, the chain, and every state derived again from input and events,
// under the regime, calendar and machine version that the row names.
import {
  type Calendar,
  type CaseId,
  type CaseState,
  type Env,
  type Facts,
  type JsonObject,
  type Lifecycle,
  type Refusal,
  type Taken,
  fireTimer,
  hashOf,
  leavesOf,
  openValid,
  recompute,
  takeValid,
} from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import { claimKeysOf, linkKeysOf } from './derived.ts';
import type { Held } from './held.ts';
import { GENESIS } from './record.ts';
import { standingOf } from './standing.ts';
import type { CaseRow, LedgerRow } from './types.ts';

export type Verdict = {
  caseId: CaseId;
  rows: number;
  ok: boolean;
  problems: string[];
  hash: string;
  /** Rows of machine versions that this program no longer has: their hashes were checked, their states cannot be derived again. */
  older: number;
};

const bodyOf = ({ hash: _, ...row }: LedgerRow) => {
  const { n: __, ...body } = row as typeof row & { n?: number };
  return body;
};

/** Checks the chain of one case and derives it again, row by row. */
export async function verifyCase(ledger: LedgerContext, caseId: CaseId): Promise<Verdict> {
  const [row] = await ledger.sql<CaseRow[]>`select * from cases where id = ${caseId}`;
  const rows = await ledger.sql<LedgerRow[]>`select * from ledger where case_id = ${caseId} order by seq`;
  const problems: string[] = [];
  let prev = GENESIS;
  let state: CaseState | undefined;
  let older = 0;
  const lifecycle = ledger.lifecycles[row?.lifecycle ?? caseId.split('/')[0]!];
  for (const [index, entry] of rows.entries()) {
    const where = `row ${entry.seq}`;
    if (entry.seq !== index + 1) problems.push(`${where}: expected row ${index + 1}`);
    if (entry.prev !== prev) problems.push(`${where}: does not follow the row before`);
    if (hashOf(bodyOf(entry)) !== entry.hash) problems.push(`${where}: was altered (hash differs)`);
    prev = entry.hash;
    if (!followsVersion(rows[index - 1], entry))
      problems.push(`${where}: of machine version ${entry.machine_version}, and no migration leads there`);
    if (lifecycle?.version !== entry.machine_version) {
      older += 1;
      continue;
    }
    try {
      state = rederive(ledger, lifecycle, state, rows.slice(0, index + 1));
      if (hashOf(state) !== entry.snapshot_hash) problems.push(`${where}: deriving it again gives another state`);
    } catch (error) {
      problems.push(`${where}: cannot be derived again: ${error instanceof Error ? error.message : String(error)}`);
      break;
    }
  }
  if (!row) problems.push('the case itself is missing');
  else if (row.hash !== prev || row.version !== rows.length)
    problems.push(`the case stands at row ${row.version}, the ledger ends at ${rows.length}`);
  else if (hashOf(row.snapshot) !== rows.at(-1)?.snapshot_hash)
    problems.push('the case row was altered: its state is not the ledger’s');
  else if (lifecycle?.version === row.machine_version)
    problems.push(...(await alteredBeside(ledger, lifecycle, row, rows)));
  return { caseId, rows: rows.length, ok: problems.length === 0, problems, hash: prev, older };
}

/** What is kept beside a case is what its state says, and its regime what its first row says: or somebody altered it. */
async function alteredBeside(
  { sql }: LedgerContext,
  lifecycle: Lifecycle,
  row: CaseRow,
  rows: LedgerRow[],
): Promise<string[]> {
  const { id: case_id, snapshot } = row;
  const one = { row, lifecycle } as Held;
  const links = await sql<object[]>`select case_id, rel, target from link where case_id = ${case_id}`;
  const owned = await sql<object[]>`select case_id, scope, value, heir from claim where case_id = ${case_id}`;
  // What an ended case kept may have gone to its heir meanwhile.
  const derived = claimKeysOf(one, snapshot);
  const claimed = snapshot.done
    ? owned.some((each) => !derived.some((its) => same([each], [its])))
    : !same(owned, derived);
  return [
    ...(rows[0]?.regime === row.regime ? [] : ['the case row was altered: its regime is not the ledger’s']),
    ...(same(links, linkKeysOf(one, snapshot)) ? [] : ['its links were altered: they are not those of its state']),
    ...(claimed ? ['its claims were altered: they are not those of its state'] : []),
    ...(hashOf(inOneOrder(row)) === hashOf(inOneOrder(standingOf(lifecycle, snapshot)))
      ? []
      : ['the columns of the case row were altered: they are not those of its state']),
  ];
}
const inOneOrder = ({ state, tags, ended, next_due, parties, shares }: ReturnType<typeof standingOf>) => ({
  state: state.toSorted(),
  tags: tags.toSorted(),
  parties: parties.toSorted(),
  ended,
  next_due,
  shares,
});
const same = (kept: object[], derived: object[]): boolean => {
  const inOrder = (list: object[]) => list.map((entry) => hashOf({ ...entry })).toSorted();
  return hashOf(inOrder(kept)) === hashOf(inOrder(derived));
};

/** Only a migration changes the machine version. Or any row could be called an old one, and its state be taken on trust. */
const followsVersion = (before: LedgerRow | undefined, { machine_version, event }: LedgerRow): boolean =>
  event.type === 'kernel.migrate'
    ? before !== undefined &&
      event['from'] === before.machine_version &&
      event['to'] === machine_version &&
      machine_version > before.machine_version
    : before === undefined || before.machine_version === machine_version;

/** The calendars that the case had seen when its last row was written, the oldest first. */
const seenIn = (ledger: LedgerContext, rows: LedgerRow[]): Calendar[] =>
  [...new Set(rows.slice(0, -1).map(({ calendar }) => calendar))].map(ledger.calendarOf);

/** The state after a row, from the state before it. Throws when the row cannot have come about like this. */
export function rederive(
  ledger: LedgerContext,
  lifecycle: Lifecycle,
  before: CaseState | undefined,
  rows: LedgerRow[],
): CaseState {
  const row = rows.at(-1)!;
  const env: Env = { at: row.at, regime: ledger.regimes.byHash(row.regime), calendar: ledger.calendarOf(row.calendar) };
  if (row.event.type === 'kernel.migrate') return row.event['state'] as CaseState;
  if (before && row.event.type === 'kernel.recompute')
    return recompute(lifecycle, before, env, seenIn(ledger, rows)).next;
  const taken = again(lifecycle, before, row, env);
  if (!taken.ok) throw new Error(`it would be refused: ${taken.message.en}`);
  const leaves = leavesOf(taken.snapshot);
  if (hashOf(leaves) !== hashOf(row.to_state))
    throw new Error(`leads to ${leaves.join(', ')}, not ${row.to_state.join(', ')}`);
  return taken.state;
}

/** Opens, fires or takes what the row says. */
function again(lifecycle: Lifecycle, before: CaseState | undefined, row: LedgerRow, env: Env): Taken | Refusal {
  const { actor, event } = row;
  const facts = (row.facts ?? {}) as Facts;
  if (!before) return openValid(lifecycle, event['input'] as JsonObject, { id: row.case_id, actor, facts }, env);
  const { timer: id, generation } = event;
  if (id === undefined) return takeValid(lifecycle, before, event, { actor, facts }, env);
  const timer = before.timers.find((one) => one.id === id && one.generation === generation);
  if (!timer) throw new Error(`no timer ${JSON.stringify(id)}`);
  return fireTimer(lifecycle, before, timer, env, row.at);
}

/** Verifies all cases, page by page. */
export async function* verifyAll(ledger: LedgerContext, page = 500): AsyncGenerator<Verdict> {
  for (let last = ''; ;) {
    const ids = await ledger.sql<
      { case_id: string }[]
    >`select distinct case_id from ledger where case_id > ${last} order by case_id limit ${page}`;
    if (!ids.length) return;
    for (const { case_id } of ids) yield verifyCase(ledger, case_id);
    last = ids.at(-1)!.case_id;
  }
}
