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
import { GENESIS } from './record.ts';
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
  return { caseId, rows: rows.length, ok: problems.length === 0, problems, hash: prev, older };
}

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
function rederive(
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
