// What keeps a process from taking acts, each by its name: asked anew each time, within a few seconds.
import type { Text } from '@shuquan/machines/law';
import { type Trouble as OfTheDatabase, troubleOf } from './away.ts';
import type { LedgerContext } from './context.ts';
import { isNewer } from './db.ts';
import { inTime } from './sql.ts';
import { ClockOff, assertClock } from './host-clock.ts';

export type Trouble = { name: OfTheDatabase | 'SCHEMA_NEWER' | 'CLOCK_OFF' } & Text;

const WITHIN_MS = 5_000;
const says: Record<OfTheDatabase | 'SCHEMA_NEWER', Text> = {
  DATABASE_AWAY: { zh: '数据库暂时无法访问，未作任何记录。', en: 'The database cannot be reached just now.' },
  DATABASE_READ_ONLY: { zh: '数据库为只读，未作任何记录。', en: 'The database is read-only: nothing can be recorded.' },
  DATABASE_FULL: { zh: '数据库存储空间已满，未作任何记录。', en: 'The database is full: nothing can be recorded.' },
  SCHEMA_NEWER: {
    zh: '数据库已由更新版本的程序升级；请启动新版本。',
    en: 'A newer Shuquan has migrated the database; start that one.',
  },
};
const named = (name: keyof typeof says): Trouble => ({ name, ...says[name] });

/** What an error tells of, in words for whoever asked; undefined when something else broke. */
export function troubleIn(error: unknown): Trouble | undefined {
  if (error instanceof ClockOff)
    return {
      name: 'CLOCK_OFF',
      zh: '本机时钟与数据库时钟不一致，未作任何记录；校准后自动恢复。',
      en: `The clock of the server is off, so nothing was recorded: ${error.message}.`,
    };
  const name = troubleOf(error);
  return name && named(name);
}

/** Undefined: ready. Throws what is no such trouble. */
export async function troubleNow(ledger: LedgerContext): Promise<Trouble | undefined> {
  try {
    return await inTime(WITHIN_MS, ask(ledger));
  } catch (error) {
    const trouble = troubleIn(error);
    if (!trouble) throw error;
    return trouble;
  }
}

async function ask({ sql, clock, clockTolerance }: LedgerContext): Promise<Trouble | undefined> {
  const [row] = await sql<{ shut: boolean; migrated: number | null }[]>`
    select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as shut,
      (select max(created_at) from drizzle.__drizzle_migrations) as migrated`;
  if (row!.shut) return named('DATABASE_READ_ONLY');
  if (isNewer(row!.migrated)) return named('SCHEMA_NEWER');
  await sql.begin(async (tx) => {
    // Spills about a megabyte to its disk, and leaves nothing behind: on a full one it fails as an act would.
    await tx`set local work_mem = '64kB'`;
    await tx`select count(*) from generate_series(1, 40000)`;
  });
  await assertClock(sql, clock, clockTolerance);
  return undefined;
}
