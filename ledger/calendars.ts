// Calendars as rows: every ledger row names the one that it was counted on, and the newest counts for every process.
import { type Calendar, IntegrityError, bundledCalendar, calendarFrom, mergedCalendar } from '@shuquan/machines/kernel';
import type { Sql } from './db.ts';

type Kept = { version: string; content: unknown };

export class Calendars {
  readonly #sql: Sql;
  readonly #kept: Map<string, Calendar>;
  #current: Calendar;
  /** Deadlines may still stand as an earlier calendar has them. */
  readonly toRecompute: boolean;

  private constructor(sql: Sql, kept: Map<string, Calendar>, current: Calendar, toRecompute: boolean) {
    this.#sql = sql;
    this.#kept = kept;
    this.#current = current;
    this.toRecompute = toRecompute;
  }

  /** Reads what is kept. `own`, the program's calendar, counts for the years that no notice was loaded for. */
  static async open(sql: Sql, own: Calendar = bundledCalendar()): Promise<Calendars> {
    const rows = await sql<
      (Kept & { recomputed_at: string | null })[]
    >`select version, content, recomputed_at from calendar order by ordinal`;
    const kept = new Map(rows.map(({ version, content }) => [version, calendarFrom(content)]));
    const latest = rows.at(-1);
    const current = mergedCalendar(latest ? kept.get(latest.version)!.content.notices : [], own);
    const isNew = current.version !== latest?.version;
    // It came with the program or its files, or its process was killed before every deadline had moved.
    const calendars = new Calendars(sql, kept, current, isNew || !latest?.recomputed_at);
    if (isNew) await calendars.use(current);
    return calendars;
  }

  /** The one that counts. */
  current(): Calendar {
    return this.#current;
  }
  byVersion(version: string): Calendar {
    const calendar = this.#kept.get(version);
    if (!calendar) throw new IntegrityError(`no calendar ${version}`);
    return calendar;
  }
  /** From now on this one counts, for every process. */
  async use(next: Calendar): Promise<void> {
    this.#kept.set(next.version, next);
    await this.#sql`
      insert into calendar (version, content) values (${next.version}, ${this.#sql.json(next.content)})
      on conflict (version) do update set ordinal = default, recomputed_at = null`;
    this.#current = next;
  }
  /** Reads what other processes have kept since. */
  async learn(): Promise<void> {
    const rows = await this.#sql<Kept[]>`
      select version, content from calendar where version <> all(${[...this.#kept.keys()]})`;
    for (const { version, content } of rows) this.#kept.set(version, calendarFrom(content));
  }
  /** Goes over to the one that counts by now; answers whether it is another. */
  async follow(): Promise<boolean> {
    await this.learn();
    const [newest] = await this.#sql<{ version: string }[]>`
      select version from calendar order by ordinal desc limit 1`;
    if (!newest || newest.version === this.#current.version) return false;
    this.#current = this.byVersion(newest.version);
    return true;
  }
}
