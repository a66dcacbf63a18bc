// Reads. Every read carries the actor: non-public material goes only to parties of the case and to the offices that
// the lifecycle names (T25). What third parties may check of a certificate is public.
import {
  type Actor,
  type CaseId,
  type Enabled,
  type Facts,
  type Json,
  type JsonObject,
  type Refusal,
  type View,
  bodiesOf,
  enabled,
  explainEvent,
  isRefusal,
  partiesOf,
  possible,
  refuse,
  stateTitle,
  sealedIn,
} from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { Act } from './act.ts';
import type { LedgerContext } from './context.ts';
import { tasksOf } from './derived.ts';
import { reachOf } from './grants.ts';
import { inView, labelFor, mayRead, noSuchCase, officesOf, readingOf, rowsFor, seatedOf } from './reading.ts';
import { effectView, pendingEffects } from './pending.ts';
import { type Held, caseRow } from './held.ts';
import { deadlinesOf } from './runner.ts';
import { asItStands } from './standing.ts';
import type { CaseRow, Description, LedgerRow } from './types.ts';

type TaskRow = {
  state: string;
  by_hat: string;
  title: Text;
  claimed_by: string | null;
  due_at: string | null;
  escalated: boolean;
};

export type CaseView = {
  ok: true;
  caseId: CaseId;
  lifecycle: string;
  title: Text;
  label: Text;
  regime: string;
  version: number;
  ended: boolean;
  state: string[];
  stateTitle: Text;
  openedAt: string;
  at: string;
  context: Json;
  parties: string[];
  tasks: {
    task: string;
    by: string;
    title: Text;
    claimedBy: string | null;
    dueAt: string | null;
    escalated: boolean;
  }[];
  deadlines: Description['deadlines'];
  effects: Description['effects'];
  /** What this actor may do now; `unmet` lists the rules that stand against it already. */
  mine: Enabled[];
  /** What anybody may do now. */
  open: Enabled[];
};

const notYours = (): Refusal =>
  refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '非公开材料仅本案当事人和办理部门可以查阅。',
      en: 'Non-public material is for the parties of the case and the offices that handle it.',
    },
    { articles: ['T25'] },
  );

export async function readable(ledger: LedgerContext, caseId: CaseId, actor: Actor): Promise<CaseRow | Refusal> {
  const row = await caseRow(ledger, caseId);
  return !row ? noSuchCase(caseId) : mayRead(ledger, row, actor) ? row : notYours();
}

const without = (object: JsonObject, fields: string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, fields.includes(name) ? null : value]));

/** The case as it is by now. What is due has happened, whoever looks; it is written by the next append or by the runner. */
async function presently(ledger: LedgerContext, caseId: CaseId, actor: Actor) {
  const row = await readable(ledger, caseId, actor);
  if (isRefusal(row)) return row;
  const act = new Act(ledger, await ledger.clock());
  await act.loadAt([caseId], act.now);
  const one = act.cases.get(caseId)!;
  const env = act.envOf(one, act.now);
  const open = possible(one.lifecycle, one.row.snapshot, env);
  const facts: Record<string, Facts> = {};
  for (const { event } of open) facts[event] = await act.factsFor(one, { type: event }, act.now);
  return { one, env, open, facts };
}

/** The tasks of a case: all, with the calls that wait for somebody, or those of the bodies that somebody acts for. */
async function tasksFor({ sql }: LedgerContext, one: Held, bodies: 'all' | string[]): Promise<CaseView['tasks']> {
  const whole = bodies === 'all';
  const calling = whole
    ? await sql<
        TaskRow[]
      >`select * from task where case_id = ${one.row.id} and state like 'effect:%' order by opened_at`
    : [];
  const own = tasksOf(one, one.row.snapshot).filter(
    ({ by_parties }) => whole || bodies.some((body) => by_parties.includes(body)),
  );
  return [...own, ...calling].map((task) => ({
    task: task.state,
    by: task.by_hat,
    title: task.title,
    claimedBy: task.claimed_by,
    dueAt: task.due_at,
    escalated: task.escalated,
  }));
}

/** What somebody sees who has ceased to read the case meanwhile. */
const nothing: View = { fields: [], events: [] };

/** The case as this actor may see it, with what they may do now. */
export async function show(ledger: LedgerContext, caseId: CaseId, actor: Actor): Promise<CaseView | Refusal> {
  const now = await presently(ledger, caseId, actor);
  if (isRefusal(now)) return now;
  const { one, env, open, facts } = now;
  const { lifecycle, row } = one;
  const state = row.snapshot;
  const view = readingOf(ledger, row, actor) ?? nothing;
  const whole = view === 'all';
  const mine = enabled(lifecycle, state, actor, env, facts);
  return {
    ok: true,
    caseId,
    lifecycle: lifecycle.id,
    title: lifecycle.title,
    label: labelFor(ledger, row, actor),
    regime: ledger.regimes.byHash(row.regime).id,
    version: row.version,
    ended: row.ended,
    state: row.state,
    stateTitle: stateTitle(lifecycle, row.state),
    openedAt: row.opened_at,
    at: row.at,
    context: inView(without(state.context, sealedIn(lifecycle, state).fields), view),
    parties: partiesOf(lifecycle, state.context).filter((party) => whole || bodiesOf(actor).includes(party)),
    tasks: await tasksFor(ledger, one, whole ? 'all' : bodiesOf(actor)),
    deadlines: deadlinesOf(lifecycle, state, env),
    effects: whole ? (await pendingEffects(ledger.sql, caseId)).map(effectView) : [],
    mine,
    open: whole ? open : mine,
  };
}

/** Why an event would be refused now, or that it would be taken, as far as can be told without its payload. */
export async function explain(
  ledger: LedgerContext,
  caseId: CaseId,
  event: { type: string },
  actor: Actor,
): Promise<{ ok: true; possible: Enabled } | Refusal> {
  const now = await presently(ledger, caseId, actor);
  if (isRefusal(now)) return now;
  const { one, env, facts } = now;
  const answer = explainEvent(one.lifecycle, one.row.snapshot, event.type, { actor, facts }, env);
  return answer.ok ? answer : { ...answer, version: one.row.version };
}

export type Listed = {
  caseId: CaseId;
  lifecycle: string;
  /** What the case is about. */
  label: Text;
  state: string[];
  ended: boolean;
  version: number;
  nextDue: string | null;
  openedAt: string;
  at: string;
};
export type ListFilter = {
  lifecycle?: string;
  state?: string;
  tag?: string;
  ended?: boolean;
  dueBefore?: string;
  party?: string;
  after?: string;
  limit?: number;
};

/** Cases that this actor may see, oldest id first, page by page (`after`: the last id of the page before). */
export async function list(ledger: LedgerContext, actor: Actor, filter: ListFilter = {}): Promise<Listed[]> {
  const limit = Math.min(filter.limit ?? 100, 1000);
  const found: CaseRow[] = [];
  // The columns find a case; whether it is shown, and as what, its state says.
  for (let after = filter.after ?? ''; found.length < limit;) {
    const rows = await foundBy(ledger, actor, { ...filter, after, limit });
    found.push(...rows.filter((row) => mayRead(ledger, row, actor)).map((row) => asItStands(ledger, row)));
    if (rows.length < limit) break;
    after = rows.at(-1)!.id;
  }
  return found.slice(0, limit).map((row) => ({
    caseId: row.id,
    lifecycle: row.lifecycle,
    label: labelFor(ledger, row, actor),
    state: row.state,
    ended: row.ended,
    version: row.version,
    nextDue: row.next_due,
    openedAt: row.opened_at,
    at: row.at,
  }));
}

/** By each way in which somebody may read a case on its own: none of them goes through all that there are. */
async function foundBy(ledger: LedgerContext, actor: Actor, filter: ListFilter): Promise<CaseRow[]> {
  const { sql } = ledger;
  const offices = officesOf(ledger, actor);
  const reach = reachOf(ledger);
  const asked = sql`
    ${filter.lifecycle ? sql`and lifecycle = ${filter.lifecycle}` : sql``} ${filter.state ? sql`and ${filter.state} = any(state)` : sql``}
    ${filter.tag ? sql`and ${filter.tag} = any(tags)` : sql``} ${filter.ended === undefined ? sql`` : sql`and ended = ${filter.ended}`}
    ${filter.dueBefore ? sql`and next_due < ${filter.dueBefore}` : sql``} ${filter.party ? sql`and parties && ${[filter.party]}::text[]` : sql``}
    ${filter.after ? sql`and id > ${filter.after}` : sql``}`;
  return await sql<CaseRow[]>`
    with found as materialized (
      select id from cases where parties && ${[...bodiesOf(actor), ...reach.parties]}::text[] ${asked}
      union select id from cases where id = any(${reach.cases}) ${asked}
      union select id from cases where lifecycle = any(${seatedOf(ledger)}) ${asked}
        and jsonb_path_exists(snapshot -> 'context', '$.** ? (@ == $person)', jsonb_build_object('person', ${actor.person}::text))
      ${offices.length ? sql`union (select id from cases where lifecycle = any(${offices}) ${asked} order by id limit ${filter.limit!})` : sql``}
    )
    select c.* from (select id from found order by id limit ${filter.limit!}) f join cases c on c.id = f.id order by c.id`;
}

/** The ledger rows of a case: who, in which hat, from what, to what, under which article. */
export async function log(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
): Promise<{ ok: true; rows: LedgerRow[] } | Refusal> {
  const row = await readable(ledger, caseId, actor);
  if (isRefusal(row)) return row;
  const rows = await ledger.sql<LedgerRow[]>`select * from ledger where case_id = ${caseId} order by seq`;
  return { ok: true, rows: rowsFor(ledger, row, rows, actor) };
}

export type Task = {
  caseId: CaseId;
  task: string;
  lifecycle: string;
  label: Text;
  title: Text;
  claimedBy: string | null;
  openedAt: string;
  dueAt: string | null;
  escalated: boolean;
};
const INBOX = 500;
/** The inbox of a hat or party: what is late first, then what is due first. */
export async function tasks(ledger: LedgerContext, actor: Actor): Promise<Task[]> {
  const rows = await ledger.sql<
    {
      case_id: string;
      state: string;
      lifecycle: string;
      title: Text;
      claimed_by: string | null;
      opened_at: string;
      due_at: string | null;
      escalated: boolean;
      held: CaseRow;
    }[]
  >`
    select t.*, to_jsonb(c) as held from (
      (select * from task where by_hat = ${actor.hat} order by escalated desc, due_at, opened_at limit ${INBOX})
      union all (select * from task where by_parties && ${bodiesOf(actor)}::text[] and by_hat <> ${actor.hat})
      order by escalated desc, due_at, opened_at limit ${INBOX}
    ) t join cases c on c.id = t.case_id order by t.escalated desc, t.due_at, t.opened_at`;
  return rows.map((row) => ({
    caseId: row.case_id,
    task: row.state,
    lifecycle: row.lifecycle,
    label: labelFor(ledger, row.held, actor),
    title: row.title,
    claimedBy: row.claimed_by,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    escalated: row.escalated,
  }));
}
