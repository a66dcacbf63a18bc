// Every state derived again, under the regime, calendar and machine version that the row names: the same decision, by the
// same roles and guards, from the same event, actor and facts.
import {
  type CallEffect,
  type CaseState,
  type Env,
  type Facts,
  type JsonObject,
  type Lifecycle,
  type Refusal,
  type Taken,
  type Worn,
  fireTimer,
  hashOf,
  leavesOf,
  openValid,
  recompute,
  takeValid,
} from '@shuquan/machines/kernel';
import type { LedgerContext } from '../context.ts';
import { OWN, systemActor } from '../record.ts';
import type { LedgerRow } from '../types.ts';
import { type Finding, inRow, sameJson, sameTexts } from './findings.ts';

export type Derived = {
  /** After the last row; undefined where it could not be derived. */
  state: CaseState | undefined;
  findings: Finding[];
  /** Calls of the outside that each row asked for, by `seq/idx`; of rows that were derived alone. */
  calls: Map<string, CallEffect>;
  /** Rows whose calls are known. */
  known: Set<number>;
  /** Rows of machine versions that this program no longer has. */
  older: number;
};
type Step = { state: CaseState; effects: Taken['effects'] | null };

/** Derives a case row by row, until one cannot be derived. */
export function derive(ledger: LedgerContext, lifecycle: Lifecycle | undefined, rows: LedgerRow[]): Derived {
  const derived: Derived = { state: undefined, findings: [], calls: new Map(), known: new Set(), older: 0 };
  /** The calendars that the case had seen before a row, the oldest first. */
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const calendars = [...seen];
    seen.add(row.calendar);
    if (lifecycle?.version !== row.machine_version) {
      derived.older += 1;
      if (!lifecycle || row.machine_version > lifecycle.version || row.machine_version < 1)
        derived.findings.push(inRow('altered', row, `of a machine version that there is not: ${row.machine_version}`));
      continue;
    }
    try {
      const before = rows[index - 1];
      const step = stepOf(ledger, lifecycle, { state: derived.state, before, row, calendars });
      derived.state = step.state;
      noteCalls(derived, row.seq, step.effects);
      if (hashOf(step.state) !== row.snapshot_hash)
        derived.findings.push(inRow('notDerivable', row, 'deriving it again gives another state'));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      derived.findings.push(inRow('notDerivable', row, `cannot be derived again: ${why}`));
      return { ...derived, state: undefined };
    }
  }
  return derived;
}

function noteCalls({ calls, known }: Derived, seq: number, effects: Step['effects']): void {
  if (!effects) return;
  known.add(seq);
  for (const [idx, effect] of effects.entries())
    if (effect.type !== 'tell' && effect.type !== 'open') calls.set(`${seq}/${idx}`, effect);
}

/** The state after the last of a case's rows, from the state before it. Throws when the row cannot have come about like this. */
export function rederive(
  ledger: LedgerContext,
  lifecycle: Lifecycle,
  state: CaseState | undefined,
  rows: LedgerRow[],
): CaseState {
  const before = rows.slice(0, -1);
  const calendars = [...new Set(before.map(({ calendar }) => calendar))];
  return stepOf(ledger, lifecycle, { state, before: before.at(-1), row: rows.at(-1)!, calendars }).state;
}

type At = { state: CaseState | undefined; before: LedgerRow | undefined; row: LedgerRow; calendars: string[] };

/** The state after a row, from the state before it. Throws when the row cannot have come about like this. */
function stepOf(ledger: LedgerContext, lifecycle: Lifecycle, at: At): Step {
  const { row, state } = at;
  const env: Env = { at: row.at, regime: ledger.regimes.byHash(row.regime), calendar: ledger.calendarOf(row.calendar) };
  if (row.event.type === 'kernel.migrate') {
    assertOwn(row, `migrate/${row.machine_version}`);
    return { state: row.event['state'] as CaseState, effects: null };
  }
  if (state && row.event.type === 'kernel.recompute') {
    assertOwn(row, `recompute/${row.seq - 1}`);
    const { next, moved } = recompute(lifecycle, state, env, at.calendars.map(ledger.calendarOf));
    if (!sameJson(moved, row.event['moved'])) throw new Error('other deadlines move');
    return { state: next, effects: [] };
  }
  const taken = again(lifecycle, at, env);
  if (!taken.ok) throw new Error(`it would be refused: ${taken.message.en}`);
  const leaves = leavesOf(taken.snapshot);
  if (!sameTexts(leaves, row.to_state))
    throw new Error(`leads to ${leaves.join(', ')}, not ${row.to_state.join(', ')}`);
  return taken;
}

/** Opens, fires or takes what the row says. */
function again(lifecycle: Lifecycle, { state, before, row }: At, env: Env): Taken | Refusal {
  const { actor, event } = row;
  const facts = (row.facts ?? {}) as Facts;
  const { named } = (row.facts ?? {}) as { named?: Worn };
  if (!state) {
    if (before) throw new Error('the state before it is not known');
    return openValid(lifecycle, event['input'] as JsonObject, { id: row.case_id, actor, facts }, env);
  }
  const { timer: id, generation } = event;
  if (id === undefined) return takeValid(lifecycle, state, event, { actor, facts, named }, env);
  const timer = state.timers.find((one) => one.id === id && one.generation === generation);
  if (!timer) throw new Error(`no timer ${JSON.stringify(id)}`);
  assertOwn(row, `timer/${timer.id}/${timer.generation}`);
  const fired = fireTimer(lifecycle, state, timer, env, row.at);
  const due = before && fired.at < before.at ? before.at : fired.at;
  if (row.at !== due) throw new Error(`it was due at ${due}, not at ${row.at}`);
  if (!sameJson(fired.event, event)) throw new Error('its timer fires another event');
  return fired;
}

/** What the ledger does by itself is done by the system, under a key of its own. */
function assertOwn({ actor, key }: LedgerRow, name: string): void {
  if (actor.hat !== systemActor.hat) throw new Error('the system does this alone');
  if (key !== OWN + name) throw new Error(`its key is ${OWN}${name}`);
}
