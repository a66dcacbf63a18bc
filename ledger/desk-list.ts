// The cases that somebody may read, filtered, sorted, page by page. Each way in which a case is read walks an index of its
// own, as far as the page goes; none goes through all that there are.
import {
  type Actor,
  type CaseId,
  type Env,
  type Timer,
  bodiesOf,
  endOfDay,
  nextDeadline,
  startOfDay,
  stateTitle,
  workingDaysLeft,
} from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { type LedgerContext, envAt, lifecycleOf } from './context.ts';
import { keyOf, kindOf, numberOf } from './desk.ts';
import { type Cursor, cursorOf, readCursor } from './desk-cursor.ts';
import { type NamedParty, inNames, partyNames } from './desk-names.ts';
import { type Text as TextAsked, showsAsked, textAsked } from './desk-text.ts';
import { reachOf } from './grants.ts';
import { filledPage, sizeOf } from './pages.ts';
import { labelFor, mayRead, officesOf, readingOf } from './reading.ts';
import type { Queries, Statement } from './sql.ts';
import { placeOf } from './standing.ts';
import type { CaseRow } from './types.ts';

/** `recent`: last changed first; `opened`: newest first; `due`: what is due first, then what has nothing due. */
export const orders = ['recent', 'due', 'opened'] as const;
export type Order = (typeof orders)[number];

export type ListFilter = {
  lifecycle?: string;
  state?: string;
  tag?: string;
  ended?: boolean;
  dueBefore?: string;
  party?: string;
  /** Cited by one of its rows; `T21` takes in `T21(9)`. */
  article?: string;
  /** Words, ids, numbers, credit codes, names of organisations: all of them. */
  text?: string;
  /** Days, both included. */
  openedFrom?: string;
  openedTo?: string;
  order?: Order;
  /** A cursor of a list in the same order. */
  after?: string;
  limit?: number;
};
export type Listed = {
  caseId: CaseId;
  lifecycle: string;
  lifecycleTitle: Text;
  label: Text;
  state: string[];
  stateTitle: Text;
  ended: boolean;
  version: number;
  parties: NamedParty[];
  nextDue: string | null;
  /** Of `nextDue`, where the law counts working days. */ workingDaysLeft: number | null;
  /** `nextDue` reaches into a year whose holiday notice is not loaded. */ provisional?: true;
  openedAt: string;
  at: string;
};

const sorted = {
  recent: { column: 'at', down: true },
  opened: { column: 'opened_at', down: true },
  due: { column: 'due', down: false },
} as const;

/** Where the next page begins. */
export const cursorAfter = (
  { caseId, at, openedAt, nextDue }: Pick<Listed, 'caseId' | 'at' | 'openedAt' | 'nextDue'>,
  order: Order = 'recent',
): string => cursorOf(order, [{ recent: at, opened: openedAt, due: nextDue ?? 'infinity' }[order], caseId]);
export const isCursor = (after: string, order: Order = 'recent'): boolean => cursorIn(after, order) !== undefined;
const cursorIn = (after: string, order: Order) => readCursor(order, after, ['instant', 'text']);

export async function list(ledger: LedgerContext, actor: Actor, filter: ListFilter = {}): Promise<Listed[]> {
  const { order = 'recent', after } = filter;
  const limit = sizeOf(filter.limit);
  const text = await textAsked(ledger, filter.text);
  if (filter.text !== undefined && !text) return [];
  // The rows beside a case find it; whether it is shown, and as what, its state says.
  const found = await filledPage(limit, after === undefined ? undefined : cursorIn(after, order), {
    read: (begin) => foundBy(ledger, actor, { ...filter, order, limit }, { after: begin, text }),
    shows: (row) => mayRead(ledger, row, actor) && showsAsked(ledger, row, actor, { ...filter, terms: text?.terms }),
    placeOf: ({ sort_key, id }): Cursor => [sort_key, id],
  });
  return listedOf(
    ledger,
    actor,
    found.map((row) => ({ ...row, ...placeOf(ledger, row) })),
  );
}

async function listedOf(ledger: LedgerContext, actor: Actor, rows: CaseRow[]): Promise<Listed[]> {
  const shown = rows.map((row) => {
    const whole = readingOf(ledger, row, actor) === 'all';
    return { row, parties: row.parties.filter((party) => whole || bodiesOf(actor).includes(party)) };
  });
  const named = await partyNames(
    ledger.reading,
    shown.flatMap(({ parties }) => parties),
  );
  const now = await ledger.clock();
  return shown.map(({ row, parties }) => {
    const lifecycle = lifecycleOf(ledger, row.lifecycle);
    const due = row.ended ? undefined : nextDeadline(row.snapshot.timers);
    return {
      caseId: row.id,
      lifecycle: row.lifecycle,
      lifecycleTitle: lifecycle.title,
      label: inNames(labelFor(ledger, row, actor), parties.map(named)),
      state: row.state,
      stateTitle: stateTitle(lifecycle, row.state),
      ended: row.ended,
      version: row.version,
      parties: parties.map(named),
      nextDue: due?.dueAt ?? null,
      ...leftOf(due, envAt(ledger, row.regime, now)),
      openedAt: row.opened_at,
      at: row.at,
    };
  });
}

/** How much of a deadline is left, in working days where it is counted in them. */
export const leftOf = (due: Timer | undefined, env: Env): { workingDaysLeft: number | null; provisional?: true } => ({
  workingDaysLeft: due ? workingDaysLeft(due, env) : null,
  ...(due?.provisional && { provisional: true as const }),
});

type Found = CaseRow & { sort_key: string };
type Asked = ListFilter & { order: Order; limit: number };

/** By each way in which somebody may read a case. */
async function foundBy(
  ledger: LedgerContext,
  actor: Actor,
  asked: Asked,
  { after, text }: { after: Cursor | undefined; text: TextAsked | null },
): Promise<Found[]> {
  const { reading: sql } = ledger;
  const { column, down } = sorted[asked.order];
  const key = sql.unsafe(`d.${column}`);
  const by = sql.unsafe(down ? `d.${column} desc, d.no desc` : `d.${column}, d.no`);
  const begin = after
    ? sql`and (${key}, d.no) ${sql.unsafe(down ? '<' : '>')} (${after[0]}::timestamptz, ${numberOf(sql, after[1]!)})`
    : sql``;
  const where = sql`${conditions(sql, asked)} ${text ? sql`and ${text.where}` : sql``} ${begin}`;
  const { limit } = asked;
  const kinds = asked.lifecycle === undefined ? Object.keys(ledger.lifecycles) : [asked.lifecycle];
  const offices = officesOf(ledger, actor).filter((id) => kinds.includes(id));
  const others = kinds.filter((id) => !offices.includes(id));
  const reach = reachOf(ledger);
  const own = [...[...bodiesOf(actor), ...reach.parties].map(keyOf.party), keyOf.seat(actor.person)];
  return sql<Found[]>`
    with found as materialized (
      (select f.* from unnest(${offices.map(kindOf)}::int[]) kind cross join lateral (
        select d.no, ${key} as sort_key from desk_case d where d.kind = kind.kind ${where} order by ${by} limit ${limit}) f)
      -- By the keys first: the planner would walk through the cases of everybody, in order, for the few of a party.
      union (select d.no, ${key} as sort_key from (select * from desk_case m where m.keys && ${own}::text[] offset 0) d
        where d.kind = any(${others.map(kindOf)}::int[]) ${where} order by ${by} limit ${limit})
      union (select d.no, ${key} as sort_key from desk_case d where d.no in (select no from cases where id = any(${reach.cases}::text[])) and d.kind = any(${kinds.map(kindOf)}::int[]) ${where})
    )
    select c.*, case when d.sort_key = 'infinity' then 'infinity' else to_char(d.sort_key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as sort_key
    from (select * from found order by sort_key ${sql.unsafe(down ? 'desc' : 'asc')}, no ${sql.unsafe(down ? 'desc' : 'asc')} limit ${limit}) d
    join cases c on c.no = d.no order by d.sort_key ${sql.unsafe(down ? 'desc' : 'asc')}, d.no ${sql.unsafe(down ? 'desc' : 'asc')}`;
}

/** What is asked of `desk_case d`. */
function conditions(sql: Queries, asked: ListFilter): Statement {
  const { state, tag, party, article, ended, dueBefore, openedFrom, openedTo } = asked;
  const keys = [
    ...(state === undefined ? [] : [keyOf.state(state)]),
    ...(tag === undefined ? [] : [keyOf.tag(tag)]),
    ...(party === undefined ? [] : [keyOf.party(party)]),
    ...(article === undefined ? [] : [keyOf.article(article)]),
  ];
  return sql`${keys.length ? sql`and d.keys @> ${keys}::text[]` : sql``}
    ${ended === undefined ? sql`` : sql`and d.ended = ${ended}`}
    ${dueBefore === undefined ? sql`` : sql`and d.due < ${dueBefore}`}
    ${openedFrom === undefined ? sql`` : sql`and d.opened_at >= ${startOfDay(openedFrom)}`}
    ${openedTo === undefined ? sql`` : sql`and d.opened_at < ${endOfDay(openedTo)}`}`;
}
