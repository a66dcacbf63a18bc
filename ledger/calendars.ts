// Calendars as rows: every ledger row names the one that it was counted on, and the newest counts for every process.
import { type Calendar, IntegrityError, bundledCalendar, calendarFrom, mergedCalendar } from '@shuquan/machines/kernel';
import { type Sql, json } from './db.ts';

export type Calendars = Awaited<ReturnType<typeof openCalendars>>;

/** Reads what is kept; `own`, the program's calendar, counts for the years that no notice was loaded for. */
export async function openCalendars(sql: Sql, own: Calendar = bundledCalendar()) {
  const kept = new Map<string, Calendar>();
  const rows = await sql<
    { version: string; content: unknown; recomputed_at: string | null }[]
  >`select version, content, recomputed_at from calendar order by ordinal`;
  for (const { version, content } of rows) kept.set(version, calendarFrom(content));
  const latest = rows.at(-1);
  let current = mergedCalendar(latest ? kept.get(latest.version)!.content.notices : [], own);

  const byVersion = (version: string): Calendar => {
    const calendar = kept.get(version);
    if (!calendar) throw new IntegrityError(`no calendar ${version}`);
    return calendar;
  };
  /** From now on the one that counts, for every process. */
  const use = async (next: Calendar): Promise<void> => {
    kept.set(next.version, next);
    await sql`insert into calendar (version, content) values (${next.version}, ${json(sql, next.content)}) on conflict (version) do update set ordinal = default, recomputed_at = null`;
    current = next;
  };
  /** What other processes have kept since. */
  const learn = async (): Promise<void> => {
    const rows = await sql<
      { version: string; content: unknown }[]
    >`select version, content from calendar where version <> all(${[...kept.keys()]})`;
    for (const { version, content } of rows) kept.set(version, calendarFrom(content));
  };
  /** Goes over to the one that counts; answers whether it is another. */
  const follow = async (): Promise<boolean> => {
    const [newest] = await sql<{ version: string }[]>`select version from calendar order by ordinal desc limit 1`;
    if (!newest || newest.version === current.version) return false;
    current = byVersion(newest.version);
    return true;
  };

  // A calendar that came with the program or its files, or whose process was killed before every deadline had moved.
  const isNew = current.version !== latest?.version;
  if (isNew) await use(current);
  return {
    current: () => current,
    byVersion,
    use,
    learn,
    follow,
    /** Deadlines may still stand as an earlier calendar has them. */
    toRecompute: isNew || !latest?.recomputed_at,
  };
}
