// Calls of the outside: performed once each, settled together with the event that their answer becomes, tried again when they fail.
import {
  type Actor,
  type CallEffect,
  type CaseId,
  type JsonObject,
  type RefusalCode,
  partiesBy,
} from '@shuquan/machines/kernel';
import { append } from './append.ts';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { type Queries, json } from './db.ts';
import { OWN } from './record.ts';
import type { CaseRow } from './types.ts';

export type EffectRow = {
  case_id: string;
  seq: number;
  idx: number;
  effect: CallEffect;
  attempts: number;
  next_at: string;
  last_error: string | null;
  done_at: string | null;
};

export const portOf = (effect: CallEffect): string => (effect.type === 'notify' ? 'notices' : effect.port);
export const opOf = (effect: CallEffect): string =>
  effect.type === 'notify' ? `notify ${effect.notice}` : `${effect.port}.${effect.op}`;

/** Effects of a case that are not settled yet, in the order in which they were asked for. */
export const pendingEffects = (sql: Queries, caseId: CaseId): Promise<EffectRow[]> =>
  sql<EffectRow[]>`select * from effect where case_id = ${caseId} and done_at is null order by seq, idx`;
export const effectView = ({ case_id, seq, idx, effect, attempts, next_at, last_error }: EffectRow) => ({
  key: `${case_id}/${seq}/${idx}`,
  op: opOf(effect),
  attempts,
  nextAt: next_at,
  lastError: last_error,
});

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
  const [found] = await ledger.sql<
    EffectRow[]
  >`select * from effect where case_id = ${caseId} and seq = ${seq} and idx = ${idx}`;
  if (!found || found.done_at) return 'done';
  const [row] = await ledger.sql<CaseRow[]>`select * from cases where id = ${caseId}`;
  if (!row) return 'done';
  const call = callOf(ledger, found, row);
  let outcome: JsonObject;
  try {
    outcome = (await callPort(call)) ?? {};
  } catch (error) {
    await failed(ledger, found, row, error instanceof Error ? error.message : String(error));
    return 'failed';
  }
  const { effect } = found;
  const reply = effect.type === 'call' ? effect.reply : undefined;
  if (!reply || row.ended) return settled(ledger, found, outcome);
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

function callOf(ledger: LedgerContext, { case_id, seq, idx, effect }: EffectRow, row: CaseRow): PortCall {
  return {
    key: `${case_id}/${seq}/${idx}`,
    caseId: case_id,
    lifecycle: row.lifecycle,
    effect,
    parties: partiesBy(lifecycleOf(ledger, row.lifecycle), row.snapshot),
  };
}
const replierOf = (effect: CallEffect): Actor =>
  replyHat[portOf(effect)] ?? { person: `system:${portOf(effect)}`, hat: 'SYSTEM' };

/** An effect whose answer becomes no event. */
async function settled(
  { sql, clock }: LedgerContext,
  { case_id, seq, idx }: EffectRow,
  outcome: JsonObject,
): Promise<'done'> {
  await sql`
    update effect set done_at = ${await clock()}, outcome = ${json(sql, outcome)}, last_error = null
    where case_id = ${case_id} and seq = ${seq} and idx = ${idx}`;
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
  await ledger.sql`
    update effect set attempts = attempts + 1, last_error = ${error.slice(0, 500)}, next_at = ${new Date(Date.parse(now) + wait).toISOString()}
    where case_id = ${case_id} and seq = ${seq} and idx = ${idx} and done_at is null`;
  if (attempts + 1 < ALARM_AFTER) return;
  const hat = lifecycleOf(ledger, row.lifecycle).readers[0] ?? 'SYSTEM';
  const title = { zh: `外部调用持续失败：${opOf(effect)}`, en: `An outside call keeps failing: ${opOf(effect)}` };
  await ledger.sql`
    insert into task (case_id, state, lifecycle, by_hat, by_parties, title, opened_at, escalated)
    values (${case_id}, ${`effect:${seq}/${idx}`}, ${row.lifecycle}, ${hat}, '{}', ${ledger.sql.json(title)}, ${now}, true) on conflict do nothing`;
}
