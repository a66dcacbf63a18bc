// Refused attempts leave a trace (P20(1), T25, D-0193). Noted in the process and written a moment later, outside the way of
// the refusal, which they never slow or fail.
import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type CaseId,
  type Lifecycle,
  type Refusal,
  type RefusalCode,
  parseDuration,
  refuse,
  taskEvents,
  wears,
} from '@shuquan/machines/kernel';
import type { ArticleId } from '@shuquan/machines/law';
import { type Clock, type LedgerContext, lifecycleOf } from './context.ts';
import type { Sql } from './db.ts';
import { type RowsAsked, pageOf, sizeOf } from './pages.ts';
import { noSuchCase, readersNow } from './reading.ts';
import type { CaseRow, SeenAct } from './types.ts';

export type RefusedAttempt = {
  at: string;
  person: string;
  hat: string;
  party: string | null;
  event: string;
  code: RefusalCode;
  articles: ArticleId[];
  /** Where it is looked for over many cases; null: there is no such case, or none yet. */ caseId?: CaseId | null;
};
export type RefusedPage = {
  ok: true;
  refusals: RefusedAttempt[];
  /** So many more of a lifecycle, which came too fast to be kept one by one; absent when there are none. */ beyond?: number;
  /** Ask with `after` for the next page; absent on the last one. */ next?: number;
};
/** Over all cases of a lifecycle, its refused openings among them; of one person, or of everybody. */
export type RefusedSought = RowsAsked & { lifecycle: string; person?: string };

export type Refusals = {
  note: (seen: SeenAct) => void;
  /** Writes what was noted until now. Never rejects: what could not be written is told, kept, and tried again. */
  flush: () => Promise<void>;
  close: () => Promise<void>;
};
type Options = {
  /** Of one person in a minute that are kept one by one; what is beyond is counted. */
  perMinute: number;
  sql: Sql;
  clock: Clock;
  lifecycles: Record<string, Lifecycle>;
  onError: (error: unknown, what: string) => void;
};

const EVERY_MS = 1_000;
const AT_ONCE = 1_000;
/** While the database is away; what is beyond is counted and told, not kept. */
const MOST_WAITING = 10_000;
const CLOSE_MS = 5_000;
const LONGEST_ID = 500;

/** Notes refusals, and writes them every second and when it is closed. A crash loses what was not written yet. */
export function refusedAttempts(options: Options): Refusals {
  const { clock, onError } = options;
  const waiting: Promise<object | undefined>[] = [];
  let unkept = 0;
  let writing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    if (unkept) onError(new Error(`${unkept} refused attempts were not kept`), 'too many refused attempts waited');
    unkept = 0;
    while (waiting.length) {
      const batch = waiting.splice(0, AT_ONCE);
      try {
        await write(options, await Promise.all(batch));
      } catch (error) {
        waiting.unshift(...batch);
        return onError(error, 'refused attempts could not be written; it will be tried again');
      }
    }
  };
  const flush = (): Promise<void> => (writing ??= writeAll().finally(() => void (writing = undefined)));
  const timer = setInterval(() => void (waiting.length && flush()), EVERY_MS);
  timer.unref();
  return {
    note: (seen) => {
      if ('error' in seen || seen.answer.ok || seen.actor.hat === 'SYSTEM') return;
      if (waiting.length >= MOST_WAITING) unkept += 1;
      else waiting.push(rowOf(seen, seen.answer, clock, options).catch((error) => void onError(error, 'a refusal')));
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
      if (waiting.length) onError(new Error(`${waiting.length} were lost`), 'refused attempts could not be written');
    },
  };
}

/** Texts of callers are not kept: an event or a lifecycle that the program does not have is `unknown`. */
async function rowOf(
  { lifecycle, caseId, event, actor }: SeenAct,
  { code, articles }: Refusal,
  clock: Clock,
  { lifecycles }: Options,
): Promise<object> {
  const known = Object.hasOwn(lifecycles, lifecycle) ? lifecycles[lifecycle] : undefined;
  const events = ['OPEN', 'READ', ...taskEvents, ...Object.keys(known?.events ?? {})];
  return {
    id: randomUUID(),
    at: await clock(),
    person: plain(actor.person),
    hat: actor.hat,
    party: actor.party === undefined ? null : plain(actor.party),
    lifecycle,
    case_id: caseId !== undefined && caseId.length <= LONGEST_ID ? plain(caseId) : null,
    event: events.includes(event) ? event : 'unknown',
    code,
    articles,
  };
}
/** As Postgres takes it. */
const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** Of each person in each minute the first are kept one by one, over all processes; the others are counted by lifecycle. */
const write = ({ sql, perMinute }: Options, rows: unknown[]) =>
  sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(720103)`;
    await tx`
      with x as (
        select r.*, date_trunc('minute', r.at) as minute, row_number() over (partition by r.person, date_trunc('minute', r.at) order by r.line) as place
        from rows from (jsonb_to_recordset(${sql.json(rows.filter(Boolean))}) as (id uuid, at timestamptz, person text, hat text, party text,
          lifecycle text, case_id text, event text, code text, articles text[])) with ordinality
          as r(id, at, person, hat, party, lifecycle, case_id, event, code, articles, line)
        where not exists (select 1 from refused_attempt a where a.id = r.id)
      ), placed as (
        select x.*, x.place + (select count(*) from refused_attempt a
          where a.person = x.person and a.at >= x.minute and a.at < x.minute + interval '1 minute') as nth from x
      ), counted as (
        insert into refused_beyond (lifecycle, person, minute, count)
        select lifecycle, person, minute, count(*) from placed where nth > ${perMinute} group by lifecycle, person, minute
        on conflict (lifecycle, person, minute) do update set count = refused_beyond.count + excluded.count
      )
      insert into refused_attempt (id, at, person, hat, party, lifecycle, case_id, event, code, articles)
      select p.id, p.at, p.person, p.hat, p.party, p.lifecycle, c.id, p.event, p.code, p.articles
      from placed p left join cases c on c.id = p.case_id where p.nth <= ${perMinute} order by p.line
      on conflict (id) do nothing`;
  });

/** As Postgres says it. */
const intervals = { h: 'hours', cd: 'days', bd: 'days', mo: 'months', y: 'years' } as const;
/** Takes away what is older than its term, some thousand at a time. Answers how many. */
export async function disposeOfRefusals({ sql, regimes, clock }: LedgerContext): Promise<number> {
  const { amount, unit } = parseDuration(regimes.standard.values['attempt.keptFor']);
  const [row] = await sql<{ until: string }[]>`
    select least(${await clock()}::timestamptz - ${`${amount} ${intervals[unit]}`}::interval, now() - interval '6 months') as until`;
  const { until } = row!;
  for (let gone = 0; ;) {
    const count = await sql.begin(async (tx) => {
      await tx`set local shuquan.disposing = 'on'`;
      await tx`delete from refused_beyond where minute < ${until}`;
      await tx`delete from door_use where at < ${until}`;
      const rows =
        await tx`delete from refused_attempt where n = any(array(select n from refused_attempt where at < ${until} order by at limit 5000)) returning n`;
      return rows.length;
    });
    if (!count) return gone;
    gone += count;
  }
}

/** What was refused in a case, oldest first, for the offices that lead it. */
export async function refusalsOf(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
  { after = 0, limit }: RowsAsked = {},
): Promise<RefusedPage | Refusal> {
  const [row] = await ledger.sql<CaseRow[]>`select * from cases where id = ${caseId}`;
  if (!row) return noSuchCase(caseId);
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  if (actor.hat !== 'SYSTEM' && !wears(lifecycle, row.snapshot.context, actor, readersNow(lifecycle, row)))
    return notLeading();
  const size = sizeOf(limit);
  return refusedPage(
    await ledger.sql<Numbered[]>`
    select n, at, person, hat, party, event, code, articles from refused_attempt
    where case_id = ${caseId} and n > ${after} order by n limit ${size}`,
    size,
  );
}

/** What was refused in a lifecycle, openings and reads too, oldest first, for the offices that read all its cases. */
export async function refusalsIn(
  ledger: LedgerContext,
  actor: Actor,
  { lifecycle: id, person, after = 0, limit }: RefusedSought,
): Promise<RefusedPage | Refusal> {
  const lifecycle = Object.hasOwn(ledger.lifecycles, id) ? ledger.lifecycles[id]! : null;
  if (!lifecycle || (actor.hat !== 'SYSTEM' && !lifecycle.readers.includes(actor.hat))) return notLeading();
  const size = sizeOf(limit);
  // Where the readers of one case are not those of all, the cases of others stay closed here too.
  const all =
    lifecycle.readersIn && actor.hat !== 'SYSTEM'
      ? await ledger.sql<CaseRow[]>`select * from cases where lifecycle = ${id}`
      : [];
  const closed = all.flatMap((row) => (readersNow(lifecycle, row).some((hat) => hat === actor.hat) ? [] : [row.id]));
  const ofPerson = person === undefined ? ledger.sql`` : ledger.sql`and person = ${person}`;
  const [more] = await ledger.sql<{ count: number | null }[]>`
    select sum(count)::int as count from refused_beyond where lifecycle = ${id} ${ofPerson}`;
  return refusedPage(
    await ledger.sql<Numbered[]>`
    select n, at, person, hat, party, event, code, articles, case_id as "caseId" from refused_attempt
    where lifecycle = ${id} and n > ${after} and not coalesce(case_id = any(${closed}), false) ${ofPerson}
    order by n limit ${size}`,
    size,
    more?.count ?? 0,
  );
}

type Numbered = RefusedAttempt & { n: number };
function refusedPage(found: Numbered[], size: number, beyond = 0): RefusedPage {
  const { rows, ...next } = pageOf(found, size);
  return { ok: true, refusals: rows, ...(beyond && { beyond }), ...next };
}

const notLeading = (): Refusal =>
  refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '未受理的办理记录仅供办理部门查阅。',
      en: 'What was refused in a case is read by the offices that handle it.',
    },
    { articles: ['T25'] },
  );
