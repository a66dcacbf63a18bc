// The one place that decides. Every door comes through here: people, services, timers, cascades, ports' replies.
import {
  type JsonObject,
  type Actor,
  isTaskEvent,
  parseEvent,
  parseInput,
  CalendarUncovered,
  hashOf,
  type Refusal,
  isRefusal,
  refuse,
} from '@shuquan/machines/kernel';
import { mayRead, officesOf, veiled } from './reading.ts';
import { taskSchemas, taskStep } from './tasks.ts';
import type { Accepted, Answer, AppendRequest, CaseRow, LedgerContext, LedgerRow, OpenRequest } from './types.ts';
import { documentsIn } from './derived.ts';
import { Conflict, OWN, RefusedAct, type Held, type Unit, unitOfWork } from './unit.ts';

const TRIES = 40;

/** Settles an effect in the same transaction as the event that its answer becomes. */
export type Settlement = { case_id: string; seq: number; idx: number; outcome: JsonObject };

/**
 * Appends one event to one case. One transaction: the row, the case, its deadlines, tasks, effects, wake-up, and
 * everything that it changes in other cases. Refused means nothing of it was written.
 * Never throws for what a caller may do wrong; throws when the database cannot be reached or an invariant broke.
 */
export const append = (ledger: LedgerContext, request: AppendRequest, settlement?: Settlement): Promise<Answer> =>
  timed(
    ledger,
    request.caseId.split('/')[0]!,
    async () =>
      keyProblem(request.key, request.actor, settlement) ??
      (await fromMemory(ledger, request, settlement)) ??
      attempt(ledger, (unit) => appendOnce(ledger, unit, request, settlement)),
  );

/** Opens a case of a lifecycle; the answer names its id. */
export const open = (ledger: LedgerContext, request: OpenRequest): Promise<Answer> =>
  timed(ledger, request.lifecycle, () => attempt(ledger, (unit) => openOnce(ledger, unit, request)));

async function timed(ledger: LedgerContext, lifecycle: string, work: () => Promise<Answer>): Promise<Answer> {
  const begun = performance.now();
  let outcome = 'error';
  try {
    const answer = await work();
    outcome = answer.ok ? 'accepted' : answer.code;
    return answer;
  } finally {
    ledger.onAppend?.(lifecycle in ledger.lifecycles ? lifecycle : 'unknown', outcome, performance.now() - begun);
  }
}

async function attempt(ledger: LedgerContext, work: (unit: Unit) => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(unitOfWork(ledger, await ledger.clock()));
    } catch (error) {
      if (error instanceof RefusedAct) return error.refusal;
      if (error instanceof CalendarUncovered)
        return refuse('CALENDAR_UNCOVERED', {
          zh: `尚未载入 ${error.year} 年节假日安排，无法计算期限；请先载入通知。`,
          en: `the holiday notice of ${error.year} is not loaded, so the deadline cannot be computed; load it first`,
        });
      if (!(error instanceof Conflict)) throw error;
      if (tries >= TRIES)
        return refuse('CONFLICT', {
          zh: '多方同时办理，请重试。',
          en: 'Others keep changing this case at the same time; try again.',
        });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(5 * tries, 50)));
    }
  }
}

/** Accepted, if the case still is as this process last wrote it and takes the event; else nobody knows yet. */
async function fromMemory(
  ledger: LedgerContext,
  request: AppendRequest,
  settlement?: Settlement,
): Promise<Accepted | undefined> {
  const row = ledger.recent.get(request.caseId);
  const now = await ledger.clock();
  if (!row || (row.next_due !== null && row.next_due <= now)) return undefined;
  const unit = unitOfWork(ledger, now);
  const one = unit.guess(row);
  const event = parse(unit, one, request);
  try {
    if (!isRefusal(event) && !(await refusalOf(ledger, unit, one, event, request)))
      return await written(unit, one, request, settlement);
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof RefusedAct || error instanceof CalendarUncovered)) throw error;
  }
  ledger.recent.forget(request.caseId);
  return undefined;
}

async function appendOnce(
  ledger: LedgerContext,
  unit: Unit,
  request: AppendRequest,
  settlement?: Settlement,
): Promise<Answer> {
  const { caseId, key, actor } = request;
  const [found] = await ledger.sql<(CaseRow & { seen: LedgerRow | null; late: boolean })[]>`
    select c.*, (select to_jsonb(l) from ledger l where l.case_id = c.id and l.key = ${key}) as seen, exists (
      with recursive above (id) as (select c.id union select l.target from above a join link l on l.case_id = a.id)
      select 1 from above a join alarm d on d.case_id = a.id where d.next_due <= ${unit.now}) as late
    from cases c where c.id = ${caseId}`;
  if (!found) return refuse('CASE_UNKNOWN', { zh: `没有案件 ${caseId}。`, en: `There is no case ${caseId}.` });
  const { seen, late, ...row } = found;
  const one = unit.take(row);
  const event = parse(unit, one, request);
  if (isRefusal(event)) return { ...event, state: row.state, version: row.version };
  if (seen) return repeated(seen, { event, actor });
  const fired = late ? await unit.loadAt([caseId], unit.now) : 0;
  const refusal = await refusalOf(ledger, unit, one, event, request);
  if (refusal) {
    // What was due has happened all the same; only the event is refused.
    if (fired) {
      const clean = unitOfWork(ledger, unit.now);
      await clean.loadAt([caseId], clean.now);
      await clean.commit();
    }
    return mayRead(ledger, row, actor) || isOurs(actor) ? refusal : veiled(refusal, event.type);
  }
  return written(unit, one, request, settlement);
}

const parse = (unit: Unit, { row, lifecycle }: Held, { event }: AppendRequest) =>
  parseEvent(lifecycle, taskSchemas, event, unit.envAt(row.regime, unit.now).regime.values['event.maxBytes']);

/** Takes the event, in memory; or says why not. */
const refusalOf = async (
  ledger: LedgerContext,
  unit: Unit,
  one: Held,
  event: LedgerRow['event'],
  request: AppendRequest,
): Promise<Refusal | undefined> =>
  staleVersion(request, one) ??
  (await unknownDocument(ledger, event, request.actor)) ??
  take(unit, one, event, request);

async function written(
  unit: Unit,
  one: Held,
  { caseId, key }: AppendRequest,
  settlement?: Settlement,
): Promise<Accepted> {
  if (settlement) unit.settle(settlement);
  await unit.commit();
  return {
    ok: true,
    caseId,
    seq: one.rows.find((other) => other.key === key)!.seq,
    state: one.row.state,
    at: one.row.at,
  };
}

function staleVersion({ expectedVersion }: AppendRequest, { row }: Held): Refusal | undefined {
  if (expectedVersion === undefined || expectedVersion === row.version) return undefined;
  return refuse(
    'STALE_VERSION',
    {
      zh: `案件已更新：您看到的是第 ${expectedVersion} 版，现为第 ${row.version} 版(${row.state.join('、')})。请刷新后再办。`,
      en: `The case has moved on: you saw version ${expectedVersion}, it is at ${row.version} (${row.state.join(', ')}). Read it again.`,
    },
    { state: row.state, version: row.version },
  );
}

/** Keys of the ledger's own doings are not for callers, who could otherwise block a timer or a cascade. */
function keyProblem(key: unknown, actor: Actor, settlement?: Settlement): Refusal | undefined {
  const fits =
    typeof key === 'string' &&
    key.length > 0 &&
    key.length <= 300 &&
    (!key.startsWith(OWN) || actor.hat === 'SYSTEM' || settlement !== undefined);
  return fits
    ? undefined
    : refuse(
        'EVENT_MALFORMED',
        {
          zh: `幂等键须为 1 至 300 个字符，且不得以 ${OWN} 开头。`,
          en: `An idempotency key has 1 to 300 characters and does not begin with ${OWN}.`,
        },
        { details: [{ path: 'key', message: { zh: '不合要求', en: 'not a key' } }] },
      );
}

const take = (
  unit: Unit,
  one: Held,
  event: LedgerRow['event'],
  { actor, key }: AppendRequest,
): Promise<Refusal | undefined> =>
  isTaskEvent(event.type)
    ? taskStep(unit, one, event, actor, key)
    : unit.send(one, { event, actor, key, at: unit.now });

function repeated(seen: LedgerRow, asked: { event: LedgerRow['event']; actor: AppendRequest['actor'] }): Answer {
  const same =
    hashOf({ event: seen.event, person: seen.actor.person }) ===
    hashOf({ event: asked.event, person: asked.actor.person });
  if (!same)
    return refuse(
      'KEY_REUSED',
      {
        zh: '幂等键已用于另一内容；请更换。',
        en: 'This idempotency key was used for another content; take a new one.',
      },
      { state: seen.to_state, version: seen.seq },
    );
  const answer: Accepted = {
    ok: true,
    caseId: seen.case_id,
    seq: seen.seq,
    state: seen.to_state,
    at: new Date(seen.at).toISOString(),
    repeated: true,
  };
  return answer;
}

/** T25: whoever refers to a document brought it, or may read a case that has it; or knowing a hash would be enough to read it. */
async function unknownDocument(ledger: LedgerContext, event: unknown, actor: Actor): Promise<Refusal | undefined> {
  const wanted = [...new Set(documentsIn(event))];
  if (!wanted.length) return undefined;
  const party = actor.party ?? '';
  const known = await ledger.sql<{ sha256: string }[]>`
    select d.sha256 from document d where d.sha256 = any(${wanted}) and (
      ${isOurs(actor)} or not (d.uploaded_by ? 'person')
      or exists (select 1 from upload u where u.sha256 = d.sha256 and (u.person = ${actor.person} or (u.party <> '' and u.party = ${party})))
      or exists (select 1 from document_ref r join cases c on c.id = r.case_id where r.sha256 = d.sha256 and (c.lifecycle = any(${officesOf(ledger, actor)}) or ${party} = any(c.parties))))`;
  const missing = wanted.filter((sha256) => !known.some((row) => row.sha256 === sha256));
  return missing.length
    ? refuse('DOCUMENT_UNKNOWN', {
        zh: `所引文档未上传：${missing.join('、')}`,
        en: `These documents have not been uploaded: ${missing.join(', ')}`,
      })
    : undefined;
}
/** The system and the ports: they name what they have made themselves, and are told where a case stands. */
const isOurs = ({ hat }: Actor): boolean => hat === 'SYSTEM' || hat === 'PSP' || hat === 'DOMAIN';

async function openOnce(ledger: LedgerContext, unit: Unit, request: OpenRequest): Promise<Answer> {
  const badKey = keyProblem(request.key, request.actor);
  if (badKey) return badKey;
  const lifecycle = Object.hasOwn(ledger.lifecycles, request.lifecycle)
    ? ledger.lifecycles[request.lifecycle]
    : undefined;
  if (!lifecycle)
    return refuse(
      'LIFECYCLE_UNKNOWN',
      { zh: `没有“${request.lifecycle}”这一流程。`, en: `There is no lifecycle ${request.lifecycle}.` },
      { allowed: Object.keys(ledger.lifecycles) },
    );
  const regime = request.regimeHash
    ? ledger.regimes.byHash(request.regimeHash)
    : request.regime
      ? ledger.regimes.byId(request.regime)
      : ledger.regimes.standard;
  if (!regime)
    return refuse('EVENT_MALFORMED', {
      zh: `没有规则包 ${request.regime}。`,
      en: `There is no regime ${request.regime}.`,
    });
  const input = parseInput(lifecycle, request.input, regime.values['event.maxBytes']);
  if (isRefusal(input)) return input;
  // Readable, and nothing in it that the lifecycle did not put there: no personal data.
  const stem = `${lifecycle.id}/${lifecycle.stem(input)}/`;
  if (request.caseId && !(request.caseId.startsWith(stem) && /^[1-9]\d{0,5}$/.test(request.caseId.slice(stem.length))))
    return refuse('EVENT_MALFORMED', {
      zh: `该案件编号应为 ${stem}1 或其后序号。`,
      en: `The id of this case is ${stem}1, or the next number.`,
    });
  const openKey = `${lifecycle.id}/${request.key}`;
  const [seen] = await ledger.sql<
    LedgerRow[]
  >`select l.* from ledger l where l.seq = 1 and l.case_id = coalesce((select id from cases where open_key = ${openKey}), ${request.caseId ?? null})`;
  if (seen) {
    const answer = repeated(seen, { event: { type: 'OPEN', input }, actor: request.actor });
    return answer.ok || !request.caseId || seen.case_id !== request.caseId
      ? answer
      : { ...answer, code: 'CASE_EXISTS' };
  }
  const missing = await unknownDocument(ledger, input, request.actor);
  if (missing) return missing;
  const one = await unit.open({
    lifecycle,
    input,
    actor: request.actor,
    key: request.key,
    at: unit.now,
    regime: regime.hash,
    openKey,
    ...(request.caseId && { caseId: request.caseId }),
  });
  if (isRefusal(one)) return one;
  await unit.commit();
  return { ok: true, caseId: one.row.id, seq: one.rows[0]!.seq, state: one.row.state, at: one.row.at };
}
