import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type RunningPostgres, startPostgres, urlOfRunning } from '../../infra/postgres.ts';
import { processIdentity } from '../../infra/processes.ts';
import { SetupError } from '../../infra/setup-error.ts';
import { shell } from '../apps/cli-runner.ts';
import { freshDatabase } from '../support/servers.ts';
import { aFolder, aProcess, firstLineOf } from './support.ts';

async function aPostgres(
  dataDir: string,
  options: { port?: number; say?: (line: string) => void } = {},
): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, port: options.port ?? 0, say: options.say ?? (() => {}) });
  onTestFinished(async () => await server.stop());
  return server;
}

/** Runs statements on a connection of their own. */
async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

describe('the embedded Postgres', () => {
  it('keeps what was committed when it is killed, and starts again on it', async () => {
    const dataDir = join(aFolder(), 'data');
    const first = await aPostgres(dataDir);
    await query(first.url, 'create table record (title text)', `insert into record values ('数据交易')`);
    await first.kill();
    expect(statSync(join(dataDir, 'postmaster.pid')).isFile()).toBe(true);

    const second = await aPostgres(dataDir);
    expect(await query(second.url, 'select title from record')).toEqual([{ title: '数据交易' }]);
  });

  it('goes on with the same data and the same password after a clean stop', async () => {
    const dataDir = join(aFolder(), 'data');
    const first = await aPostgres(dataDir);
    await query(first.url, 'create table record (title text)');
    await first.stop();

    const second = await aPostgres(dataDir);
    expect(await query(second.url, 'select * from record')).toEqual([]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('is found by the commands that need the database, while it runs', async () => {
    const folder = aFolder();
    const commands = shell('http://127.0.0.1:1', { SHUQUAN_DATA: folder });
    expect(await commands(['verify', '--all'])).toMatchObject({ code: 2, err: expect.stringContaining(folder) });
    const server = await aPostgres(join(folder, 'postgres'));
    expect(urlOfRunning(join(folder, 'postgres'))).toBe(server.url);
    expect(await commands(['verify', '--all'])).toMatchObject({ code: 0, out: expect.not.stringContaining('未校验') });
    await server.stop();
    expect(await commands(['verify', '--all'])).toMatchObject({ code: 2 });
  });

  it('says which process has the data folder, and leaves that one alone', async () => {
    const dataDir = join(aFolder(), 'data');
    const first = await aPostgres(dataDir);
    const second = startPostgres({ dataDir, port: 0, say: () => {} });
    await expect(second).rejects.toThrow(SetupError);
    await expect(second).rejects.toThrow(`is in use by a Postgres that is running (process ${first.pid})`);
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts when the number in a stale postmaster.pid belongs to another program by now', async () => {
    const dataDir = join(aFolder(), 'data');
    const first = await aPostgres(dataDir);
    await first.kill();
    const pidFile = join(dataDir, 'postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    writeFileSync(pidFile, [process.pid, ...rest].join('\n'));

    const second = await aPostgres(dataDir);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('ends when the process that started it is killed, and lets go of the data folder', async () => {
    const dataDir = join(aFolder(), 'data');
    const starter = aProcess('start-postgres.ts', [dataDir]);
    const pid = Number(await firstLineOf(starter));
    expect(await processIdentity(pid)).toBeDefined();
    starter.kill('SIGKILL');

    await vi.waitUntil(async () => (await processIdentity(pid)) === undefined, { timeout: 60_000 });
    await aPostgres(dataDir);
  });

  it('listens on loopback alone, writes through to the disk, and sorts the same everywhere', async () => {
    const url = await freshDatabase();
    const [settings] = await query(
      url,
      `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
        (select datlocale from pg_database where datname = current_database()) as locale, array(select unnest(array['b', 'B', '台', 'a']) order by 1) as sorted`,
    );
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      fsync: 'on',
      encoding: 'UTF8',
      locale: 'C.UTF-8',
      sorted: ['B', 'a', 'b', '台'],
    });
    const stranger = new URL(url);
    stranger.password = 'guessed';
    await expect(query(stranger.toString(), 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('says so when the folder holds something else, or the port is taken', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'not a database');
    await expect(startPostgres({ dataDir: folder, port: 0, say: () => {} })).rejects.toThrow(
      'is neither empty nor a data folder',
    );

    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await vi.waitUntil(() => taken.listening, 60_000);
    const { port } = taken.address() as { port: number };
    await expect(startPostgres({ dataDir: join(aFolder(), 'data'), port, say: () => {} })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken`,
    );
  });
});
