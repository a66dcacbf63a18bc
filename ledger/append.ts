// The one place that decides. Every door comes through here: people, services, timers, cascades, ports' replies.
import {
  type Actor,
  CalendarUncovered,
  type CaseId,
  isRefusal,
  parseEvent,
  refuse,
  taskSchemas,
  type Lifecycle,
  lawOfEvent,
} from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import { attempt, observed } from './attempt.ts';
import { identityNumbers, keyProblem, repeated, staleVersion, unknownDocument } from './checks.ts';
import { commit } from './commit.ts';
import { type LedgerContext, envAt } from './context.ts';
import { documentsIn } from './derived.ts';
import type { Queries } from './db.ts';
import { Conflict, RefusedAct } from './errors.ts';
import { type Held, regimeOf } from './held.ts';
import { isOurs, isPort } from './ours.ts';
import { isTold, veiled } from './reading.ts';
import type { Answer, AppendRequest, CaseRow, LedgerRow, Settlement } from './types.ts';

/**
 * Appends one event to one case. One transaction: the row, the case, its deadlines, tasks, effects, wake-up, and
 * everything that it changes in other cases. Refused means nothing of it was written.
 * Never throws for what a caller may do wrong; throws when the database cannot be reached or an invariant broke.
 */
export const append = (ledger: LedgerContext, request: AppendRequest, settlement?: Settlement): Promise<Answer> => {
  const { caseId, event, actor } = request;
  const about = { lifecycle: caseId.split('/')[0]!, caseId, event: event?.type, actor };
  return observed(
    ledger,
    about,
    async () =>
      keyProblem(request.key, actor, settlement) ??
      ledger.inTurn(
        caseId,
        async () =>
          (await fromMemory(ledger, request, settlement)) ??
          (await attempt(ledger, (act) => fromDatabase(act, request, settlement))),
      ),
  );
};

/** Accepted, if the case still is as this process last wrote it and takes the event; else nobody knows yet. */
async function fromMemory(
  ledger: LedgerContext,
  request: AppendRequest,
  settlement?: Settlement,
): Promise<Answer | undefined> {
  const row = ledger.recent.get(request.caseId);
  const now = await ledger.clock();
  if (!row || (row.next_due !== null && row.next_due <= now)) return undefined;
  const act = new Act(ledger, now);
  try {
    const answer = await appendTo(act, { one: act.guess(row), seen: null, late: false }, request, settlement);
    if (answer.ok) return answer;
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof RefusedAct || error instanceof CalendarUncovered)) throw error;
  }
  ledger.recent.forget(request.caseId);
  ledger.recent.doubt(act.cases.assumed);
  return undefined;
}

async function fromDatabase(act: Act, request: AppendRequest, settlement?: Settlement): Promise<Answer> {
  const { caseId, key } = request;
  const [found] = await act.ledger.sql<(CaseRow & Omit<Found, 'one'>)[]>`
    select c.*, ${regimeOf(act.ledger.sql)}, (${rowOf(act.ledger.sql, key)}) as seen, exists (
      with recursive above (id) as (select c.id union select l.target from above a join link l on l.case_id = a.id)
      select 1 from above a join alarm d on d.case_id = a.id where d.next_due <= ${act.now}) as late
    from cases c where c.id = ${caseId}`;
  if (!found) return refuse('CASE_UNKNOWN', { zh: `没有案件 ${caseId}。`, en: `There is no case ${caseId}.` });
  const { seen, late, ...row } = found;
  return appendTo(act, { one: act.cases.take(row), seen, late }, request, settlement);
}

/** The row that a key has written in case `c`. */
const rowOf = (sql: Queries, key: string) => sql`
  select to_jsonb(l) from ledger l where md5(l.case_id || ' ' || l.key)::uuid = md5(c.id || ' ' || ${key})::uuid and l.case_id = c.id and l.key = ${key}`;

/** `seen`: the row that the key has written already. `late`: something is due in the case, or in what it hangs on. */
type Found = { one: Held; seen: LedgerRow | null; late: boolean };

async function appendTo(
  act: Act,
  { one, seen, late }: Found,
  request: AppendRequest,
  settlement?: Settlement,
): Promise<Answer> {
  const { lifecycle, row } = one;
  const { actor, caseId, key } = request;
  const { regime } = envAt(act.ledger, row.regime, act.now);
  const event = parseEvent(lifecycle, taskSchemas, request.event, regime.values['event.maxBytes']);
  const isTheirs = isTold(act.ledger, row, actor);
  if (isRefusal(event)) return isTheirs ? { ...event, state: row.state, version: row.version } : event;
  const personal = identityNumbers(event, actor);
  if (personal) return personal;
  if (seen) {
    const answer = repeated(seen, { event, actor });
    return answer.ok || isTheirs ? answer : veiled(lifecycle, answer, event.type);
  }
  const fired = late ? await act.loadAt([caseId], act.now) : 0;
  // Who may not read the case learns from no guessed version at which one it is.
  const stale = staleVersion(request, one);
  const refusal =
    (isTheirs ? stale : undefined) ??
    (await missingDocument(act, one.lifecycle, event, actor)) ??
    (await act.send(one, { event, actor, key, at: act.now, named: request.named })) ??
    stale;
  if (refusal) {
    const told =
      refusal.code === 'CASE_CLOSED' && isPort(actor) && isReport(event) && !settlement
        ? await toldBefore(act.ledger, caseId, event, actor)
        : null;
    if (told) return repeated(told, { event, actor: told.actor });
    if (fired) await writeDue(act.ledger, caseId, act.now);
    return isTheirs ? refusal : veiled(lifecycle, refusal, event.type);
  }
  act.settled = settlement;
  await commit(act);
  const { seq } = one.rows.find((other) => other.key === key)!;
  return { ok: true, caseId, seq, state: row.state, at: row.at };
}

/** Beside a remembered case it is taken that whoever names a document has brought it. */
function missingDocument(act: Act, lifecycle: Lifecycle, event: LedgerRow['event'], actor: Actor) {
  if (!act.cases.guesses) return unknownDocument(act.ledger, event, actor, lawOfEvent(lifecycle, event.type));
  const { person, party = '' } = actor;
  for (const sha256 of new Set(documentsIn(event))) act.brought.push({ sha256, person, party, ours: isOurs(actor) });
  return undefined;
}

/** Does it report what has happened, under a number of the port's own? Whoever asks to be let in is answered anew each time. */
const isReport = (event: LedgerRow['event']): boolean => 'receipt' in event || 'bankRef' in event;

/** What a port told once and tells again, under another id, to a case that has ended since. */
async function toldBefore(
  ledger: LedgerContext,
  caseId: CaseId,
  event: LedgerRow['event'],
  { hat }: Actor,
): Promise<LedgerRow | null> {
  const [row] = await ledger.sql<LedgerRow[]>`
    select * from ledger where case_id = ${caseId} and event = ${ledger.sql.json(event)} and actor ->> 'hat' = ${hat} order by seq limit 1`;
  return row ?? null;
}

/** What was due has happened all the same; only the event is refused. */
async function writeDue(ledger: LedgerContext, caseId: CaseId, now: string): Promise<void> {
  const act = new Act(ledger, now);
  await act.loadAt([caseId], now);
  await commit(act);
}
