// What Postgres and its driver say while nothing can be written: later it can, and nobody has done anything wrong.
export type Trouble = 'DATABASE_AWAY' | 'DATABASE_READ_ONLY' | 'DATABASE_FULL';

const kinds: [Trouble, RegExp][] = [
  ['DATABASE_READ_ONLY', /^25006$/],
  ['DATABASE_FULL', /^53(100|400)$/],
  [
    'DATABASE_AWAY',
    /^(08\w{3}|53\w{3}|57P0\d|ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_\w+)$/,
  ],
];

type Coded = { code?: unknown; syscall?: unknown };
/** Which trouble of the database an error tells of, itself or as its cause; undefined when it tells of something else. */
export function troubleOf(error: unknown): Trouble | undefined {
  for (const one of [error, (error as { cause?: unknown } | undefined)?.cause] as (Coded | undefined)[]) {
    if (typeof one?.code !== 'string') continue;
    // A socket in the file system that is not there yet.
    if (one.code === 'ENOENT' && one.syscall === 'connect') return 'DATABASE_AWAY';
    const found = kinds.find(([, codes]) => codes.test(one.code as string));
    if (found) return found[0];
  }
  return undefined;
}
