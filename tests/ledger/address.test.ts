// The address of the database as people have it: several hosts, standbys, IPv6, what a password may hold.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addressOf } from '../../ledger/address.ts';
import { migrateLedger } from '../../ledger/index.ts';
import { connectTo } from '../../ledger/sql.ts';
import { freshDatabase } from '../support/servers.ts';

describe.each([
  ['postgres://u:p@h:5433/db', ['postgres://u:p@h:5433/db'], false],
  ['POSTGRESQL://u@h/db', ['POSTGRESQL://u@h/db'], false],
  ['postgres://u:p@h1:5432,h2:5433/db', ['postgres://u:p@h1:5432/db', 'postgres://u:p@h2:5433/db'], true],
  ['postgres://u@h1,h2/db?target_session_attrs=any', ['postgres://u@h1/db', 'postgres://u@h2/db'], false],
  [
    'postgres://u@h/db?target_session_attrs=primary&sslmode=verify-full',
    ['postgres://u@h/db?sslmode=verify-full'],
    true,
  ],
  ['postgres://u:p@ss,w@h1,h2/db', ['postgres://u:p@ss,w@h1/db', 'postgres://u:p@ss,w@h2/db'], true],
  ['postgres://u@[::1]:5433,[fe80::2]/db', ['postgres://u@[::1]:5433/db', 'postgres://u@[fe80::2]/db'], true],
  ['postgres:///db?host=h1,::1&port=5433,5434', ['postgres://h1:5433/db', 'postgres://[::1]:5434/db'], true],
  ['postgres:///db?host=/var/run/postgresql', ['postgres:///db?host=%2Fvar%2Frun%2Fpostgresql'], false],
  ['postgres://u@h/%E6%95%B0?options=-c%20a%3Db', ['postgres://u@h/%E6%95%B0?options=-c%20a%3Db'], false],
])('the address %s', (written, urls, mustWrite) => {
  it('names its hosts, each as the driver reads it', () => {
    expect(addressOf(written)).toEqual({ urls, mustWrite });
    expect(urls.map((url) => new pg.Client(url).host).every(Boolean)).toBe(true);
  });
});

it.each([
  ['mysql://u@h/db', 'postgres://'],
  ['postgres://u:a/b@h/db', '%2F'],
  ['postgres://u@h1:x,h2/db', 'host:port'],
  ['postgres://u@h1:70000/db', '65535'],
  ['postgres://u@h1,h2/db?target_session_attrs=standby', 'target_session_attrs'],
])('%s is refused with what to write', (written, why) => {
  expect(() => addressOf(written)).toThrow(why);
});

/** A port where nobody listens. */
async function nobody(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('of several hosts', () => {
  it('the one is taken that is there, and the next when it is lost', async () => {
    const here = new URL(await freshDatabase());
    const several = here.toString().replace(here.host, `127.0.0.1:${await nobody()},${here.host}`);
    await migrateLedger(several);
    const sql = connectTo(several, { max: 4 });
    onTestFinished(() => sql.end());
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async (n) => (await sql<{ n: number }[]>`select ${n}::int as n`)[0]!.n),
    );
    expect(answers).toEqual([1, 2, 3, 4]);
    const ended = sql`select pg_terminate_backend(pg_backend_pid())`;
    await expect(ended).rejects.toMatchObject({ code: '57P01' });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('one that takes no writes is passed over', async () => {
    const [standby, primary] = [new URL(await freshDatabase()), new URL(await freshDatabase())];
    const admin = new pg.Client(primary.toString());
    await admin.connect();
    onTestFinished(() => admin.end());
    await admin.query(`alter database ${standby.pathname.slice(1)} set default_transaction_read_only = on`);
    const alone = connectTo(`${standby.toString()}?target_session_attrs=read-write`, { max: 1 });
    onTestFinished(() => alone.end());
    await expect(alone`select 1`).rejects.toMatchObject({ code: '25006' });
  });

  it('a connection is given up once nothing can be written on it', async () => {
    const url = await freshDatabase();
    const sql = connectTo(url, { max: 1 });
    onTestFinished(() => sql.end());
    const pid = async () => (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid;
    const before = await pid();
    await expect(sql.begin('read only', async (tx) => void (await tx`create table a (b int)`))).rejects.toMatchObject({
      code: '25006',
    });
    expect(await pid()).toBe(before);
    await sql`set default_transaction_read_only = on`;
    await expect(sql`create table a (b int)`).rejects.toMatchObject({ code: '25006' });
    expect(await pid()).not.toBe(before);
    await sql`create table a (b int)`;
  });
});

it('what a start says reaches poolers that refuse settings: it names user, database, program and encoding alone', async () => {
  const said = await new Promise<string>((resolve) => {
    const server = createServer((socket) => {
      socket.once('data', (bytes) => {
        resolve(bytes.subarray(8).toString());
        socket.destroy();
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const sql = connectTo(`postgres://u@127.0.0.1:${port}/db`, { max: 1, set: { jit: 'off' } });
      void sql`select 1`.then(
        () => {},
        () => sql.end().then(() => server.close()),
      );
    });
  });
  const names = said.split('\0').filter((_, i) => i % 2 === 0 && said.split('\0')[i]);
  expect(names.toSorted()).toEqual(['application_name', 'client_encoding', 'database', 'user']);
});
