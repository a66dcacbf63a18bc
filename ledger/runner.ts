// What the runner of a case asks of the ledger: fire what is due, say what is next, perform effects.
import {
  type CallEffect,
  type JsonObject,
  type Actor,
  type CaseId,
  type RefusalCode,
  stateTitle,
  type CaseState,
} from '@shuquan/machines/kernel';
import { append } from './append.ts';
import type { CaseRow, Description, LedgerContext, PendingWork } from './types.ts';
import { Conflict, OWN, unitOfWork } from './unit.ts';

type EffectRow = {
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

export const deadlinesOf = (state: CaseState): Description['deadlines'] =>
  state.timers
    .map(({ clock, kind, dueAt, provisional }) => ({
      clock,
      kind,
      dueAt: dueAt ?? null,
      ...(provisional && { provisional }),
    }))
    .sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1));

/** Fires what is due and says what the runner should do next. Notes until when the runner sleeps. */
export async function pendingWork(ledger: LedgerContext, caseId: CaseId): Promise<PendingWork | null> {
  const now = await fireDue(ledger, caseId);
  return ledger.sql.begin(async (sql) => {
    const [row] = await sql<CaseRow[]>`select * from cases where id = ${caseId} for no key update`;
    if (!row) return null;
    await sql`update alarm set armed_until = coalesce(next_due, '9999-12-31Z') where case_id = ${caseId}`;
    const effects = await sql<
      EffectRow[]
    >`select * from effect where case_id = ${caseId} and done_at is null order by seq, idx`;
    const due = effects.filter(({ next_at }) => next_at <= now);
    const next = [row.next_due, ...effects.filter(({ next_at }) => next_at > now).map(({ next_at }) => next_at)]
      .filter((at) => at !== null)
      .sort()[0];
    const lifecycle = ledger.lifecycles[row.lifecycle]!;
    return {
      final: row.ended && effects.length === 0,
      nextInMs: next ? Math.max(0, Date.parse(next) - Date.parse(now)) : null,
      effects: due.map(({ seq, idx, effect }) => ({ seq, idx, port: portOf(effect) })),
      description: {
        caseId,
        lifecycle: row.lifecycle,
        state: row.state,
        title: stateTitle(lifecycle, row.state),
        version: row.version,
        at: row.at,
        deadlines: deadlinesOf(row.snapshot),
        effects: effects.map(({ seq, idx, effect, attempts, next_at, last_error }) => ({
          key: `${caseId}/${seq}/${idx}`,
          op: opOf(effect),
          attempts,
          nextAt: next_at,
          lastError: last_error,
        })),
      },
    };
  }) as Promise<PendingWork | null>;
}

/** Fires every deadline of the case that is due by the ledger's clock; answers that instant. */
export async function fireDue(ledger: LedgerContext, caseId: CaseId): Promise<string> {
  for (;;) {
    const unit = unitOfWork(ledger, await ledger.clock());
    if (!(await unit.loadAt([caseId], unit.now))) return unit.now;
    try {
      await unit.commit();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

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
  const { effect } = found;
  const lifecycle = ledger.lifecycles[row.lifecycle]!;
  const key = `${caseId}/${seq}/${idx}`;
  const parties = Object.fromEntries(
    Object.entries(lifecycle.parties(row.snapshot.context as never)).map(([rel, party]) => [rel, [party ?? []].flat()]),
  );
  let outcome: JsonObject | void;
  try {
    outcome = await callPort({ key, caseId, lifecycle: row.lifecycle, effect, parties });
  } catch (error) {
    await failed(ledger, found, row, error instanceof Error ? error.message : String(error));
    return 'failed';
  }
  const settlement = { case_id: caseId, seq, idx, outcome: outcome ?? {} };
  const reply = effect.type === 'call' ? effect.reply : undefined;
  if (reply && !row.ended) {
    const actor = replyHat[portOf(effect)] ?? { person: `system:${portOf(effect)}`, hat: 'SYSTEM' as const };
    const answer = await append(
      ledger,
      { caseId, event: { ...outcome, type: reply }, actor, key: `${OWN}reply/${seq}/${idx}` },
      settlement,
    );
    if (answer.ok) return 'done';
    if (!noLongerWaited.includes(answer.code)) {
      await failed(ledger, found, row, `the reply was refused: ${answer.code} ${answer.message.en}`);
      return 'failed';
    }
    settlement.outcome = { ...settlement.outcome, refused: answer.code };
  }
  await ledger.sql`update effect set done_at = ${await ledger.clock()}, outcome = ${ledger.sql.json(settlement.outcome as never)}, last_error = null where case_id = ${caseId} and seq = ${seq} and idx = ${idx}`;
  await ledger.sql`delete from task where case_id = ${caseId} and state = ${`effect:${seq}/${idx}`}`;
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
  const hat = ledger.lifecycles[row.lifecycle]!.readers[0] ?? 'SYSTEM';
  const title = { zh: `外部调用持续失败：${opOf(effect)}`, en: `An outside call keeps failing: ${opOf(effect)}` };
  await ledger.sql`
    insert into task (case_id, state, lifecycle, by_hat, by_parties, title, opened_at, escalated)
    values (${case_id}, ${`effect:${seq}/${idx}`}, ${row.lifecycle}, ${hat}, '{}', ${ledger.sql.json(title)}, ${now}, true) on conflict do nothing`;
}
