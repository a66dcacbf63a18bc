// Readiness tells the truth: what keeps the service from taking acts is named (503), and what operators are to see to is a note.
import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ensureSchedules, scheduleIds } from '../../service/schedules.ts';
import { temporalStanding } from '../../service/temporal-standing.ts';
import { keyringOf } from '../../infra/keyring.ts';
import { dataConverterOf } from '../../infra/payload-codec.ts';
import { freePort } from '../../infra/ports.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { searchAttributes } from '../../workflows/ids.ts';
import { sealNotes } from '../../wiring.ts';
import { aDraftSubject, aLedger } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';
import { serveApi } from './served.ts';

async function admin(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end().catch(() => {});
}
const others =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
const nameOf = (url: string): string => new URL(url).pathname.slice(1);

describe.each<[name: string, happens: (url: string) => string[], mended: (url: string) => string[]]>([
  [
    'DATABASE_READ_ONLY',
    (url) => [`alter database ${nameOf(url)} set default_transaction_read_only = on`, others],
    (url) => [
      'set default_transaction_read_only = off',
      `alter database ${nameOf(url)} reset default_transaction_read_only`,
      others,
    ],
  ],
  // A limit of its own stands for a full disk: Postgres answers both with the class of what has run out.
  [
    'DATABASE_FULL',
    (url) => [`alter database ${nameOf(url)} set temp_file_limit = '100kB'`, others],
    (url) => [`alter database ${nameOf(url)} reset temp_file_limit`, others],
  ],
  [
    'SCHEMA_NEWER',
    () => ["insert into drizzle.__drizzle_migrations (hash, created_at) values ('of another program', 9999999999999)"],
    () => ['delete from drizzle.__drizzle_migrations where created_at = 9999999999999'],
  ],
])('%s', (name, happens, mended) => {
  it('makes it not ready, by that name, until it is over', async () => {
    const url = await freshDatabase();
    const served = await serveApi({ url, onError: () => {} });
    onTestFinished(() => served.ledger.close());
    const ready = async () => {
      const { status, json } = await served.ask('GET', '/readyz');
      return [status, json.details?.[0]?.path];
    };
    expect(await ready()).toEqual([200, undefined]);
    await admin(url, ...happens(url));
    // The first who asks may meet a connection that was just ended.
    await expect.poll(ready).toEqual([503, name]);
    await admin(url, ...mended(url));
    await expect.poll(ready).toEqual([200, undefined]);
  });
});

it('rows that nobody has sealed for a minute are a note', async () => {
  const url = await freshDatabase();
  await aDraftSubject(await aLedger({ url }), 1);
  const later = await aLedger({ url, clock: async () => new Date(Date.now() + 120_000).toISOString() });
  expect((await sealNotes(later)).map(({ name }) => name)).toEqual(['SEALS_BEHIND']);
  while (await later.seal());
  expect(await sealNotes(later)).toEqual([]);
});

it('a newer schema keeps an older program from starting, in one sentence', async () => {
  const url = await freshDatabase();
  await (await aLedger({ url })).close();
  await admin(
    url,
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of another program', 9999999999999)",
  );
  await expect(aLedger({ url })).rejects.toThrow(/A newer Shuquan has migrated this database.*Start the newer one/);
});

describe('Temporal', () => {
  afterEach(() => vi.unstubAllEnvs());
  const namesOf = async () => {
    const standing = temporalStanding();
    onTestFinished(() => standing.close());
    return (await standing.notes()).map(({ name }) => name);
  };

  it('is not spoken of where nobody has named it, and is away where nobody answers', async () => {
    vi.stubEnv('TEMPORAL_ADDRESS', '');
    expect(await namesOf()).toEqual([]);
    vi.stubEnv('TEMPORAL_ADDRESS', `127.0.0.1:${await freePort()}`);
    expect(await namesOf()).toEqual(['TEMPORAL_AWAY']);
  });

  it('without a worker and schedules is a note for each, which names them', async () => {
    const server = await startTemporal({ port: 0, uiPort: 0, namespace: 'default', searchAttributes, say: () => {} });
    onTestFinished(() => server.stop());
    vi.stubEnv('TEMPORAL_ADDRESS', server.address);
    expect(await namesOf()).toEqual(['NO_WORKER', 'SCHEDULES_MISSING']);
    const connection = await Connection.connect({ address: server.address });
    onTestFinished(() => connection.close());
    // What schedules carry may be encrypted with keys that this process does not need.
    const ring = keyringOf([`a:${randomBytes(32).toString('base64')}`]);
    const client = new Client({ connection, ...dataConverterOf(ring) });
    await ensureSchedules(client);
    expect(await namesOf()).toEqual(['NO_WORKER']);
    await client.schedule.getHandle(scheduleIds()[0]!).delete();
    const standing = temporalStanding();
    onTestFinished(() => standing.close());
    expect((await standing.notes()).at(-1)).toMatchObject({
      name: 'SCHEDULES_MISSING',
      en: expect.stringContaining(scheduleIds()[0]!),
    });
  });
});
