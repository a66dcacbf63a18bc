// The inbox of a hat and a party: what is late first, then what is due first; by tabs, filtered, page by page, counted.
import { type Actor, type CaseId, type Lifecycle, bodiesOf, dueAt, statesOf, timerOf } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { type LedgerContext, envAt, lifecycleOf } from './context.ts';
import { keyOf, numberOf } from './desk.ts';
import { type Cursor, cursorOf, readCursor } from './desk-cursor.ts';
import { leftOf } from './desk-list.ts';
import { type NamedParty, inNames, namesIn, partyNames } from './desk-names.ts';
import { type Text as TextAsked, showsAsked, textAsked } from './desk-text.ts';
import { caseAsJson } from './held.ts';
import { sizeOf, filledPage } from './pages.ts';
import { labelFor, mayRead, officesOf, readingOf } from './reading.ts';
import type { Queries, Statement } from './sql.ts';
import { placeOf } from './standing.ts';
import type { CaseRow } from './types.ts';

/**
 * `all`: of the hat and the party; `free`: nobody has claimed it; `mine`: claimed by the person; `due`: by the end of the second
 * working day from now; `overdue`; `delegated`: handed to the person, or claimed by whom they act for;
 * `led`: of others, whom the hat assigns them to.
 */
export const openTabs = ['all', 'free', 'mine', 'due', 'overdue', 'delegated', 'led'] as const;
/** `done`: what the person did, last first. */
export const tabs = [...openTabs, 'done'] as const;
export type Tab = (typeof tabs)[number];

export type TasksAsked = {
  tab?: Tab;
  lifecycle?: string;
  article?: string;
  dueBefore?: string;
  text?: string;
  after?: string;
  limit?: number;
};
export type Task = {
  caseId: CaseId;
  task: string;
  lifecycle: string;
  lifecycleTitle: Text;
  label: Text;
  title: Text;
  parties: NamedParty[];
  claimedBy: string | null;
  /** The name of whoever has claimed it, where the accounts know one. */
  claimedByName: string | null;
  openedAt: string;
  dueAt: string | null;
  /** Of `dueAt`, where the law counts working days. */ workingDaysLeft: number | null;
  /** `dueAt` reaches into a year whose holiday notice is not loaded. */ provisional?: true;
  escalated: boolean;
};
export type TaskRow = {
  case_id: string;
  state: string;
  lifecycle: string;
  title: Text;
  claimed_by: string | null;
  opened_at: string;
  due_at: string | null;
  escalated: boolean;
};

export const taskCursorAfter = ({
  escalated,
  dueAt: due,
  openedAt,
  caseId,
  task,
}: Pick<Task, 'escalated' | 'dueAt' | 'openedAt' | 'caseId' | 'task'>): string =>
  cursorOf('tasks', [String(!escalated), due ?? 'infinity', openedAt, caseId, task]);
export const isTaskCursor = (after: string): boolean => taskCursorIn(after) !== undefined;
const taskCursorIn = (after: string) => readCursor('tasks', after, ['flag', 'instant', 'instant', 'text', 'text']);

export async function tasks(ledger: LedgerContext, actor: Actor, asked: TasksAsked = {}): Promise<Task[]> {
  const limit = sizeOf(asked.limit);
  const text = await textAsked(ledger, asked.text);
  if (asked.text !== undefined && !text) return [];
  const { article, after } = asked;
  const found = await filledPage(limit, after === undefined ? undefined : taskCursorIn(after), {
    read: (begin) => foundBy(ledger, actor, { ...asked, limit }, { after: begin, text }),
    shows: ({ held }) =>
      mayRead(ledger, held, actor) && showsAsked(ledger, held, actor, { article, terms: text?.terms }),
    placeOf: ({ escalated, due_at, opened_at, case_id, state }): Cursor => [
      String(!escalated),
      due_at ?? 'infinity',
      opened_at,
      case_id,
      state,
    ],
  });
  return tasksShown(ledger, actor, found);
}

export type Found = TaskRow & { held: CaseRow };
/** With the words of their cases, as far as the actor reads them. */
export async function tasksShown(ledger: LedgerContext, actor: Actor, found: Found[]): Promise<Task[]> {
  const own = bodiesOf(actor);
  const shown = found.map((task) => {
    const row = { ...task.held, ...placeOf(ledger, task.held) };
    const whole = readingOf(ledger, row, actor) === 'all';
    return { task, row, parties: row.parties.filter((party) => whole || own.includes(party)) };
  });
  const named = await partyNames(
    ledger.reading,
    shown.flatMap(({ parties }) => parties),
  );
  const persons = await namesIn(
    ledger.reading,
    found.map(({ claimed_by }) => claimed_by),
  );
  const now = await ledger.clock();
  return shown.map(({ task, row, parties }) => ({
    caseId: task.case_id,
    task: task.state,
    lifecycle: task.lifecycle,
    lifecycleTitle: lifecycleOf(ledger, task.lifecycle).title,
    label: inNames(labelFor(ledger, row, actor), parties.map(named)),
    title: task.title,
    parties: parties.map(named),
    claimedBy: task.claimed_by,
    claimedByName: task.claimed_by === null ? null : (persons.get(task.claimed_by) ?? null),
    openedAt: task.opened_at,
    dueAt: task.due_at,
    ...leftOf(
      timerOf(task.held.snapshot.timers, { kind: 'escalate', task: task.state }),
      envAt(ledger, task.held.regime, now),
    ),
    escalated: task.escalated,
  }));
}

/** Row `d` of the desk is of the case of task `t`. */
const ofTask = (sql: Queries): Statement => sql`d.no = ${numberOf(sql, sql`t.case_id`)}`;

/** A task of their hat, in a case that the hat reads; where it takes a seat, in those in which the person has one (T25). */
const isTheirs = (ledger: LedgerContext, actor: Actor): Statement => {
  const { reading: sql } = ledger;
  const keys = [...bodiesOf(actor).map(keyOf.party), keyOf.seat(actor.person)];
  const keyed = (these: string[]) =>
    sql`exists (select 1 from desk_case d where ${ofTask(sql)} and d.keys && ${these}::text[])`;
  // Nobody reads by their hat in the case of a party that they act for besides (D-0321).
  const ownCase = actor.alsoFor?.length ? sql`and not ${keyed(actor.alsoFor.map(keyOf.party))}` : sql``;
  return sql`(t.lifecycle = any(${officesOf(ledger, actor)}::text[]) ${ownCase} or ${keyed(keys)})`;
};

/** In the order of the index, ascending. */
const BY = `(not t.escalated), (coalesce(t.due_at, 'infinity'::timestamptz)), t.opened_at, t.case_id, t.state`;

async function foundBy(
  ledger: LedgerContext,
  actor: Actor,
  asked: TasksAsked & { limit: number },
  { after, text }: { after: Cursor | undefined; text: TextAsked | null },
): Promise<Found[]> {
  const { reading: sql } = ledger;
  const by = sql.unsafe(BY);
  const times = await timesOf(ledger);
  const [flag, due, opened, caseId, state] = after ?? [];
  const begin = after
    ? sql`and (${by}) > (${flag}::boolean, ${due}::timestamptz, ${opened}::timestamptz, ${caseId}::text, ${state}::text)`
    : sql``;
  const where = sql`${conditions(sql, actor, asked, times)} ${text ? sql`and exists (select 1 from desk_case d where ${ofTask(sql)} and ${text.where})` : sql``} ${begin}`;
  // Of few cases, their tasks first: the planner would walk through the whole inbox for them.
  const from = text?.few
    ? sql`(select * from task where case_id in (select id from cases where no = any(${text.few}::int[])) offset 0) t`
    : sql`task t`;
  const { limit } = asked;
  const led = asked.tab === 'led';
  return sql<Found[]>`
    with found as materialized (${
      led
        ? ledBy(
            ledger,
            actor,
            (theirs) => sql`(select t.* from ${from} where ${theirs} ${where} order by ${by} limit ${limit})`,
          )
        : sql`
      (select t.* from ${from} where t.by_hat = ${actor.hat} and ${isTheirs(ledger, actor)} ${where} order by ${by} limit ${limit})
      union all (select t.* from ${from} where t.by_parties && ${bodiesOf(actor)}::text[] and t.by_hat <> ${actor.hat} ${where} order by ${by} limit ${limit})`
    })
    select t.*, ${caseAsJson(sql)} as held from (select * from found t order by ${by} limit ${limit}) t
    join cases c on c.id = t.case_id order by ${by}`;
}

function conditions(sql: Queries, actor: Actor, asked: TasksAsked, times: Times): Statement {
  const { tab = 'all', lifecycle, article, dueBefore } = asked;
  return sql`${tab === 'all' || tab === 'done' || tab === 'led' ? sql`` : sql`and ${tabsOf(sql, actor, times)[tab]}`}
    ${lifecycle === undefined ? sql`` : sql`and t.lifecycle = ${lifecycle}`}
    ${dueBefore === undefined ? sql`` : sql`and t.due_at < ${dueBefore}`}
    ${article === undefined ? sql`` : sql`and exists (select 1 from desk_case d where ${ofTask(sql)} and d.keys @> ${[keyOf.article(article)]}::text[])`}`;
}

/** Tasks of others that the charts let a hat assign: a branch for each hat that does them, whose index has them in order. */
function ledBy(ledger: LedgerContext, actor: Actor, branch: (theirs: Statement) => Statement): Statement {
  const { reading: sql, lifecycles } = ledger;
  const led = Object.values(lifecycles).flatMap((lifecycle) => ledIn(lifecycle, actor.hat));
  const hats = [...new Set(led.map(({ by }) => by))].filter((by) => by !== actor.hat);
  const branches = hats.map((hat) => {
    const keys = led.flatMap(({ by, key }) => (by === hat ? [key] : []));
    return branch(
      sql`t.by_hat = ${hat} and t.lifecycle || ' ' || t.state = any(${keys}::text[]) and ${isTheirs(ledger, actor)}`,
    );
  });
  return branches.length
    ? branches.reduce((all, one) => sql`${all} union all ${one}`)
    : sql`select t.* from task t where false`;
}
const ledIn = (lifecycle: Lifecycle, hat: string): { by: string; key: string }[] =>
  statesOf(lifecycle).flatMap(({ path, meta }) =>
    meta?.task?.lead === hat && !meta.task.each ? [{ by: meta.task.by, key: `${lifecycle.id} ${path}` }] : [],
  );

type Times = { now: string; soon: string };
async function timesOf(ledger: LedgerContext): Promise<Times> {
  const now = await ledger.clock();
  return { now, soon: dueAt(now, '2 bd', ledger.calendar()).at };
}

const tabsOf = (sql: Queries, { person, onBehalfOf }: Actor, { now, soon }: Times) => ({
  free: sql`t.claimed_by is null`,
  mine: sql`t.claimed_by = ${person}`,
  due: sql`not t.escalated and t.due_at >= ${now} and t.due_at < ${soon}`,
  overdue: sql`(t.escalated or t.due_at < ${now})`,
  delegated: sql`(t.claimed_by = ${person} and t.delegated_by is not null or t.claimed_by = ${onBehalfOf ?? null}::text)`,
});

export type TaskCounts = Record<Tab, number> & { lifecycles: Record<string, number> };
const CAP = 1000;
/** Of the hat and the party themselves. */
const counted = ['all', 'free', 'mine', 'due', 'overdue', 'delegated'] as const;
type Counted = (typeof counted)[number];

/** How many there are in each tab, and of each lifecycle; of what is done and what is led at most 1,000. */
export async function taskCounts(ledger: LedgerContext, actor: Actor): Promise<TaskCounts> {
  const { reading: sql } = ledger;
  const by = tabsOf(sql, actor, await timesOf(ledger));
  const [rows, [done], [led]] = await Promise.all([
    sql<({ lifecycle: string } & Record<Counted, number>)[]>`
      select t.lifecycle, count(*)::int as all, count(*) filter (where ${by.free})::int as free,
        count(*) filter (where ${by.mine})::int as mine, count(*) filter (where ${by.due})::int as due,
        count(*) filter (where ${by.overdue})::int as overdue, count(*) filter (where ${by.delegated})::int as delegated
      from (
        select lifecycle, claimed_by, delegated_by, due_at, escalated from task t where t.by_hat = ${actor.hat} and ${isTheirs(ledger, actor)}
        union all
        select lifecycle, claimed_by, delegated_by, due_at, escalated from task where by_parties && ${bodiesOf(actor)}::text[] and by_hat <> ${actor.hat}
      ) t group by t.lifecycle`,
    sql<{ count: number }[]>`
      select count(*)::int as count from (select 1 from desk_done d where ${doneBy(sql, actor)} limit ${CAP}) d`,
    sql<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from (${ledBy(ledger, actor, (theirs) => sql`(select t.* from task t where ${theirs} limit ${CAP})`)}) t limit ${CAP}) t`,
  ]);
  const sum = (tab: Counted) => rows.reduce((all, row) => all + row[tab], 0);
  return {
    ...(Object.fromEntries(counted.map((tab) => [tab, sum(tab)])) as Record<Counted, number>),
    done: done!.count,
    led: led!.count,
    lifecycles: Object.fromEntries(rows.map((row) => [row.lifecycle, row.all])),
  };
}

/** In the hat and for the party that they act in now. */
export const doneBy = (sql: Queries, { person, hat, party }: Actor): Statement =>
  sql`person = ${person} and hat = ${hat} and party is not distinct from ${party ?? null}::text`;
