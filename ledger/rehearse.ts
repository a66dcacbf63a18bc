// A dry run: what the ledger would answer to an event, with everything that stands against it at once. Whoever may send the
// event may rehearse it, and is told no more than the event itself would tell them. Nothing is written.
import {
  type Actor,
  type CaseId,
  type FailedRule,
  type JsonObject,
  type Lifecycle,
  type Problem,
  type Refusal,
  decideInPart,
  isRefusal,
  parseEvent,
  taskSchemas,
  withoutFields,
  lawOfEvent,
} from '@shuquan/machines/kernel';
import type { Act } from './act.ts';
import { attempt } from './attempt.ts';
import { identityNumbers, unknownDocument } from './checks.ts';
import { type LedgerContext, envAt } from './context.ts';
import { type Held, caseRow } from './held.ts';
import { asAsked } from './open.ts';
import { isTold, noSuchCase, veiled } from './reading.ts';
import { OWN } from './record.ts';
import type { AppendRequest, OpenRequest } from './types.ts';

/** The event would be taken, and leave the case in this state. What others do meanwhile may still change that. */
export type Rehearsed = { ok: true; caseId: CaseId; state: string[] };
type Details = (Problem | FailedRule)[];
/** The refusal that the event would meet, with everything else that stands against it: problems of its shape and rules alike. */
export type Against = Omit<Refusal, 'details'> & { details?: Details };
export type RehearsalRequest = Pick<AppendRequest, 'caseId' | 'event' | 'actor' | 'named'>;

/** Never throws for what a caller may do wrong; throws when the database cannot be reached or an invariant broke. */
export const rehearse = (ledger: LedgerContext, { caseId, event, actor, named }: RehearsalRequest) =>
  attempt<Rehearsed | Against>(ledger, async (act) => {
    if (!(await caseRow(ledger, caseId))) return noSuchCase(caseId);
    await act.loadAt([caseId], act.now);
    const one = act.cases.get(caseId)!;
    // Asked as the case stands, before the event is tried on it.
    const isTheirs = isTold(ledger, one.row, actor);
    const refusal = await refusalOf(act, one, { event, actor, named, isTheirs });
    return refusal ?? { ok: true, caseId, state: one.row.state };
  });

export type OpeningRehearsal = Pick<OpenRequest, 'lifecycle' | 'input' | 'actor' | 'regime'>;
/** The same before there is a case: would this input open one, and in which state? */
export const rehearseOpening = (ledger: LedgerContext, request: OpeningRehearsal) =>
  attempt<Rehearsed | Against>(ledger, async (act) => {
    const { actor } = request;
    const asked = asAsked(ledger, request);
    const personal = identityNumbers(request.input, actor);
    if (isRefusal(asked)) return withDetails(asked, asked.details && personal ? detailsOf(personal) : []);
    const { lifecycle, regime, input } = asked;
    const key = `${OWN}rehearsal`;
    const one = await act.open({ lifecycle, input, actor, key, at: act.now, regime: regime.hash, openKey: key });
    const [first, ...others] = [
      personal,
      await unknownDocument(ledger, input, actor, lifecycle.opens.law),
      isRefusal(one) ? one : undefined,
    ].flatMap((refusal) => refusal ?? []);
    if (first) return withDetails(first, others.flatMap(detailsOf));
    return isRefusal(one) ? one : { ok: true, caseId: one.row.id, state: one.row.state };
  });

type Asked = { event: unknown; actor: Actor; named: Actor[] | undefined; isTheirs: boolean };
async function refusalOf(
  act: Act,
  one: Held,
  { event: sent, actor, named, isTheirs }: Asked,
): Promise<Against | undefined> {
  const { lifecycle, row } = one;
  const { regime } = envAt(act.ledger, row.regime, act.now);
  const event = parseEvent(lifecycle, taskSchemas, sent, regime.values['event.maxBytes']);
  const { state, version } = row;
  const personal = identityNumbers(sent, actor);
  if (isRefusal(event)) {
    if (!isTheirs) return event;
    const against = isOwn(lifecycle, sent) && event.details ? await withRules(act, one, actor, sent, event) : event;
    return withDetails({ ...against, state, version }, personal ? detailsOf(personal) : []);
  }
  if (personal && !isTheirs) return personal;
  const [first, ...others] = [
    personal,
    await unknownDocument(act.ledger, event, actor, lawOfEvent(lifecycle, event.type)),
    await act.send(one, { event, actor, key: `${OWN}rehearsal`, at: act.now, named }),
  ].flatMap((refusal) => refusal ?? []);
  if (!first) return undefined;
  return isTheirs
    ? withDetails({ ...first, state, version }, others.flatMap(detailsOf))
    : veiled(lifecycle, first, event.type);
}

type Sent = JsonObject & { type: string };
/** An event of the lifecycle itself, whose rules stand on its chart. */
const isOwn = ({ events }: Lifecycle, sent: unknown): sent is Sent =>
  typeof sent === 'object' &&
  sent !== null &&
  'type' in sent &&
  typeof sent.type === 'string' &&
  Object.hasOwn(events, sent.type);
/** The problems of the shape, and the rules that fail whatever the wrong fields were meant to be. */
async function withRules(act: Act, one: Held, actor: Actor, sent: Sent, malformed: Refusal): Promise<Against> {
  const wrong = detailsOf(malformed).flatMap(({ path }) => path ?? []);
  const facts = await act.factsFor(one, { type: sent.type }, act.now);
  const event = { ...withoutFields(sent, wrong), type: sent.type, actor, facts };
  const refusal = decideInPart(one.lifecycle, one.row.snapshot, event, act.envOf(one, act.now), wrong);
  return refusal ? withDetails(malformed, detailsOf(refusal)) : malformed;
}

/** What a refusal lists; one that lists nothing (wrong role, wrong state) stands for itself. */
const detailsOf = ({ details, code, message, articles }: Refusal): Details =>
  details ?? [{ rule: code, message, articles }];
const withDetails = ({ details = [], ...refusal }: Against, more: Details): Against =>
  details.length || more.length ? { ...refusal, details: [...details, ...more] } : refusal;
