// Reads of one case. Every read carries the actor: non-public material goes only to parties of the case and to the offices that
// the lifecycle names (T25). What third parties may check of a certificate is public.
import {
  type Actor,
  type CaseId,
  type Enabled,
  type Env,
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
  timerOf,
  workingDaysLeft,
} from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { Act } from './act.ts';
import type { LedgerContext } from './context.ts';
import { tasksOf } from './derived.ts';
import { leftOf } from './desk-list.ts';
import { inNames, partyNames } from './desk-names.ts';
import { inView, labelFor, mayRead, noSuchCase, readingOf, rowsFor } from './reading.ts';
import { effectView, pendingEffects } from './pending.ts';
import { type Held, caseRow } from './held.ts';
import { deadlinesOf } from './runner.ts';
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
    workingDaysLeft: number | null;
    escalated: boolean;
  }[];
  deadlines: (Description['deadlines'][number] & {
    /** Where the law counts working days. */ workingDaysLeft: number | null;
  })[];
  effects: Description['effects'];
  /** What this actor may do now; `unmet` lists the rules that stand against it already, `onFile` what its form begins with. */
  mine: (Enabled & { onFile?: JsonObject })[];
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
async function tasksFor(
  { sql }: LedgerContext,
  one: Held,
  env: Env,
  bodies: 'all' | string[],
): Promise<CaseView['tasks']> {
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
    workingDaysLeft: leftOf(timerOf(one.row.snapshot.timers, { kind: 'escalate', task: task.state }), env)
      .workingDaysLeft,
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
  // Who reads a part of the case finds no more of it in a form.
  const held = (whole && lifecycle.onFile?.(state.context)) || {};
  const mine = enabled(lifecycle, state, actor, env, facts);
  return {
    ok: true,
    caseId,
    lifecycle: lifecycle.id,
    title: lifecycle.title,
    label: inNames(labelFor(ledger, row, actor), row.parties.map(await partyNames(ledger.reading, row.parties))),
    regime: ledger.regimes.byHash(row.regime).id,
    version: row.version,
    ended: row.ended,
    state: row.state,
    stateTitle: stateTitle(lifecycle, row.state),
    openedAt: row.opened_at,
    at: row.at,
    context: inView(without(state.context, sealedIn(lifecycle, state).fields), view),
    parties: partiesOf(lifecycle, state.context).filter((party) => whole || bodiesOf(actor).includes(party)),
    tasks: await tasksFor(ledger, one, env, whole ? 'all' : bodiesOf(actor)),
    deadlines: deadlinesOf(lifecycle, state, env).map((one) => ({
      ...one,
      workingDaysLeft: workingDaysLeft(one, env),
    })),
    effects: whole ? (await pendingEffects(ledger.sql, caseId)).map(effectView) : [],
    mine: mine.map((one) => ({ ...one, ...(held[one.event] && { onFile: held[one.event] }) })),
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
