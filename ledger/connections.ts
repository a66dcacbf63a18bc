// Connections to the database: which host of several is taken, and what their loss is called.
import pg from 'pg';
import { addressOf } from './address.ts';
import { DatabaseUnfit } from './errors.ts';

/** Nobody waits longer for a connection. */
export const CONNECT_MS = 10_000;

/** The connection was lost, or none could be had: what was under way may have been done or not. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code = 'CONNECTION_LOST';
}
const READ_ONLY = '25006';
/** This host takes no writes, as a standby does. */
class TakesNoWrites extends Error {
  override readonly name = 'TakesNoWrites';
  readonly code = READ_ONLY;
}
/** The database refused the statement, and nothing of it was written. A fatal error ends the connection too, and says why by its own code. Where nothing can be written any more, another host may take over. */
export const isRefusedStatement = (error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  error.severity !== 'FATAL' &&
  error.severity !== 'PANIC' &&
  error.code !== READ_ONLY;
export const named = (error: unknown): unknown =>
  error instanceof Error && !('code' in error) ? new ConnectionLost(error.message, { cause: error }) : error;

export const assertWritable = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ shut: boolean }>(
    `select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as shut`,
  );
  if (rows[0]!.shut) throw new TakesNoWrites('the database takes no writes');
};

/** A connection of its own to the first host of `url` that will do, within ten seconds each. Whoever asked ends it. */
export async function connectOnce(url: string): Promise<pg.Client> {
  const { urls, mustWrite } = addressOf(url);
  let failure: unknown;
  for (const connectionString of urls) {
    const client = new pg.Client({
      connectionString,
      application_name: 'shuquan',
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
    });
    // What is lost is told by the statement that was under way.
    client.on('error', () => {});
    try {
      await client.connect();
      if (mustWrite) await assertWritable(client);
      return client;
    } catch (error) {
      failure = named(error);
      void client.end().catch(() => {});
    }
  }
  throw failure;
}

const pidOf = async (client: pg.Client): Promise<number> =>
  (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;

/** A pooler that gives one session to several, transaction by transaction, loses settings, prepared statements and locks. */
export async function assertOwnSession(client: pg.Client, url: string): Promise<void> {
  const pid = await pidOf(client);
  const other = await connectOnce(url);
  try {
    await other.query('begin');
    if ((await pidOf(other)) !== pid && (await pidOf(client)) === pid) return;
  } finally {
    await other.end();
  }
  throw new DatabaseUnfit(
    'The pooler before the database shares sessions between clients (transaction pooling). Let it give each client a session of its own (PgBouncer: pool_mode = session), or connect to Postgres itself.',
  );
}

/** From the host that was the last to do, else from the next that does. */
export async function connected(pool: pg.Pool, urls: string[]): Promise<pg.PoolClient> {
  for (let left = urls.length - 1; ; left -= 1) {
    const tried = pool.options.connectionString!;
    try {
      return await pool.connect();
    } catch (error) {
      // Another who waited may have gone on to the next host already.
      if (pool.options.connectionString === tried)
        pool.options.connectionString = urls[(urls.indexOf(tried) + 1) % urls.length]!;
      if (!left) throw error;
    }
  }
}
