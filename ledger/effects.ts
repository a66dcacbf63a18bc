// Calls of the outside: performed once each, settled together with the event that their answer becomes, tried again when they fail.
import {
  type Actor,
  type CallEffect,
  type CaseId,
  type JsonObject,
  type RefusalCode,
  partiesBy,
  readersIn,
} from '@shuquan/machines/kernel';
import { append } from './append.ts';
import { type LedgerContext, lifecycleOf } from './context.ts';
import type { Queries } from './db.ts';
import { fireDue } from './due.ts';
import { type EffectRow, isConditional, leased, opOf, portOf } from './pending.ts';
import { OWN } from './record.ts';
import type { CaseRow } from './types.ts';

export type PortCall = {
  key: string;
  caseId: CaseId;
  lifecycle: string;
  effect: CallEffect;
  /** The case's parties by relation, so that a notice finds its addressees. */
  parties: Record<string, string[]>;
};
/** Calls the outside: resolves with the reply's payload, rejects when it failed and should be tried again. */
export type CallPort = (call: PortCall) => Promise<JsonObject | void>;

const replyHat: Record<string, Actor> = {
  bank: { person: 'system:bank', hat: 'PSP' },
  domain: { person: 'system:domain', hat: 'DOMAIN' },
};

export const FIRST_RETRY_MS = 2_000;
export const LONGEST_RETRY_MS = 15 * 60_000;
const ALARM_AFTER = 3;
/** The case has moved on: the answer is kept with the effect, and the refusal beside it. Any other refusal is a reply that has yet to arrive. */
const noLongerWaited: RefusalCode[] = ['CASE_CLOSED', 'EVENT_NOT_ALLOWED', 'GUARD_REFUSED'];

/**
 * Performs one effect and settles it. May run twice: the port gets a key, and the reply's append has it too.
 * A failure is kept on the effect's row with the time of the next try, and shows as a task after a few tries.
 */
export async function runEffect(
  ledger: LedgerContext,
  callPort: CallPort,
  caseId: CaseId,
  seq: number,
  idx: number,
): Promise<'done' | 'failed'> {
  const [found] = await effectOf(ledger.sql, caseId, seq, idx);
  return found && !found.done_at ? performFound(ledger, callPort, found) : 'done';
}

/** The same, by whoever may: not while somebody else performs it. */
export async function takeEffect(
  ledger: LedgerContext,
  callPort: CallPort,
  caseId: CaseId,
  seq: number,
  idx: number,
): Promise<'done' | 'failed' | 'elsewhere'> {
  const { sql } = ledger;
  const [found] = await sql<EffectRow[]>`
    update effect set leased_until = ${leased(sql)}
    where case_id = ${caseId} and seq = ${seq} and idx = ${idx} and done_at is null and (leased_until is null or leased_until < now())
    returning *`;
  return found ? performFound(ledger, callPort, found) : 'elsewhere';
}

const effectOf = (sql: Queries, caseId: CaseId, seq: number, idx: number) =>
  sql<EffectRow[]>`select * from effect where case_id = ${caseId} and seq = ${seq} and idx = ${idx}`;

/** Performs and settles an effect that was found open. */
export async function performFound(
  ledger: LedgerContext,
  callPort: CallPort,
  first: EffectRow,
): Promise<'done' | 'failed'> {
  const asked = await askedFor(ledger, first);
  if (!asked) return 'done';
  const { found, row } = asked;
  const { seq, idx, case_id: caseId } = found;
  const call = callOf(ledger, found, row);
  let outcome: JsonObject;
  try {
    outcome = (await callPort(call)) ?? {};
  } catch (error) {
    await failed(ledger, found, row, error instanceof Error ? error.message : String(error));
    return 'failed';
  }
  const { effect } = found;
  const { reply } = effect;
  if (!reply || row.snapshot.done) return settled(ledger, found, outcome);
  const answer = await append(
    ledger,
    { caseId, event: { ...outcome, type: reply }, actor: replierOf(effect), key: `${OWN}reply/${seq}/${idx}` },
    { case_id: caseId, seq, idx, outcome },
  );
  if (answer.ok) return 'done';
  if (noLongerWaited.includes(answer.code)) return settled(ledger, found, { ...outcome, refused: answer.code });
  await failed(ledger, found, row, `the reply was refused: ${answer.code} ${answer.message.en}`);
  return 'failed';
}

/**
 * An effect that is still to be performed, with its case. One that holds under a condition is looked at when everything that
 * is due has happened, and under the lock of its case: once a commit has superseded it, it is not made any more.
 */
async function askedFor(
  ledger: LedgerContext,
  first: EffectRow,
): Promise<{ found: EffectRow; row: CaseRow } | undefined> {
  const { case_id: caseId, seq, idx, effect } = first;
  if (!isConditional(effect)) {
    const [row] = await ledger.sql<CaseRow[]>`select * from cases where id = ${caseId}`;
    return row && { found: first, row };
  }
  await fireDue(ledger, caseId);
  return ledger.sql.begin(async (sql) => {
    const [row] = await sql<CaseRow[]>`select * from cases where id = ${caseId} for share`;
    const [found] = await effectOf(sql, caseId, seq, idx);
    return row && found && !found.done_at ? { found, row } : undefined;
  });
}

function callOf(ledger: LedgerContext, { case_id, seq, idx, effect }: EffectRow, row: CaseRow): PortCall {
  return {
    key: `${case_id}/${seq}/${idx}`,
    caseId: case_id,
    lifecycle: row.lifecycle,
    effect,
    parties: {
      ...partiesBy(lifecycleOf(ledger, row.lifecycle), row.snapshot),
      ...(effect.type === 'notify' && effect.among),
    },
  };
}
const replierOf = (effect: CallEffect): Actor =>
  replyHat[portOf(effect)] ?? { person: `system:${portOf(effect)}`, hat: 'SYSTEM' };

/** An effect whose answer becomes no event. */
async function settled(
  { sql, clock }: LedgerContext,
  { case_id, seq, idx, attempts }: EffectRow,
  outcome: JsonObject,
): Promise<'done'> {
  await sql`
    update effect set done_at = ${await clock()}, outcome = coalesce(outcome, '{}') || ${sql.json(outcome)}, last_error = null
    where case_id = ${case_id} and seq = ${seq} and idx = ${idx}`;
  if (attempts >= ALARM_AFTER)
    await sql`delete from task where case_id = ${case_id} and state = ${`effect:${seq}/${idx}`}`;
  return 'done';
}

async function failed(
  ledger: LedgerContext,
  { case_id, seq, idx, effect, attempts }: EffectRow,
  row: CaseRow,
  error: string,
): Promise<void> {
  const now = await ledger.clock();
  const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
  const still = await ledger.sql`
    update effect set attempts = attempts + 1, leased_until = null, last_error = ${error.slice(0, 500)}, next_at = ${new Date(Date.parse(now) + wait).toISOString()}
    where case_id = ${case_id} and seq = ${seq} and idx = ${idx} and done_at is null returning seq`;
  // Superseded while it was under way: nobody has to see to it.
  if (!still.length || attempts + 1 < ALARM_AFTER) return;
  const hat = readersIn(lifecycleOf(ledger, row.lifecycle), row.snapshot)[0] ?? 'SYSTEM';
  const title = { zh: `外部调用持续失败：${opOf(effect)}`, en: `An outside call keeps failing: ${opOf(effect)}` };
  await ledger.sql`
    insert into task (case_id, state, lifecycle, by_hat, by_parties, title, opened_at, escalated)
    values (${case_id}, ${`effect:${seq}/${idx}`}, ${row.lifecycle}, ${hat}, '{}', ${ledger.sql.json(title)}, ${now}, true) on conflict do nothing`;
}
