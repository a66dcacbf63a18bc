// Servers of the bench's own, in a temporary folder; gone when it ends, however it ends.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createFileStore } from '../activities/ports/document-store.ts';
import { packageRoot } from '../infra/package-root.ts';
import { freePort } from '../infra/ports.ts';
import { startPostgres } from '../infra/postgres.ts';
import { connectTo } from '../ledger/sql.ts';
import { type ServerProcess, startServer } from '../infra/processes.ts';
import type { Say } from '../infra/progress.ts';
import { startTemporal } from '../infra/temporal.ts';
import { startTemporalServer } from '../infra/temporal-server.ts';
import { type Clock, type Ledger, openLedger } from '../ledger/index.ts';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { searchAttributes } from '../workflows/ids.ts';
import { type Merchant, documents, principals } from './situations.ts';

export type Surroundings = Awaited<ReturnType<typeof bringUp>>;
export type Program = { pid: number; stop: () => Promise<void>; running: ServerProcess };
/** Does `work` as long as all of these are up; rejects when one of them ends before. */
export const whileUp = <T>(programs: Program[], work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    ...programs.map(async ({ running }): Promise<never> => {
      const { code } = await running.exited;
      throw new Error(`a program ended (${code}) before the bench was done with it:\n${running.lastLines()}`);
    }),
  ]);
export type Sizes = {
  quick: boolean;
  cases: number;
  rounds: number;
  listings: number;
  runners: number;
  rows: number[];
  /** Cases that queries are asked of. */
  filled: number;
  /** Rows under an anchor, and rows that verification derives again. */
  anchored: number;
  verified: number;
  seconds: number;
  appends: number;
  grants: number;
  staff: number;
  agreements: number;
};

export async function bringUp(say: Say) {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-bench-'));
  chmodSync(folder, 0o755); // as root, Postgres runs as another user and has to get in
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const server = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: 0,
      options: ['-c', 'max_connections=200'],
      logFile: join(folder, 'postgres.log'),
      say,
    });
    stops.push(server.stop);
    return { folder, server, stop, ...helpers(folder, server.url, stops, say) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the situations refer to, in the store and in the ledger. */
export async function addDocuments(ledger: Ledger, store: ReturnType<typeof createFileStore>): Promise<void> {
  for (const { sha256, name } of documents) {
    await store.put(Buffer.from(name), { maxBytes: 1_000 });
    await ledger.sql`insert into document values (${sha256}, 'application/pdf', ${name.length}, '{}', now()) on conflict do nothing`;
  }
}

function helpers(folder: string, adminUrl: string, stops: (() => Promise<unknown>)[], say: Say) {
  const store = createFileStore(join(folder, 'data', 'documents')); // archives are sealed with what is in it

  /** The URL of a new, empty database. */
  async function database(): Promise<string> {
    const name = `bench_${randomBytes(6).toString('hex')}`;
    const sql = connectTo(adminUrl, { max: 1 });
    try {
      await sql`create database ${sql(name)} template template0`;
    } finally {
      await sql.end();
    }
    return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString();
  }

  /** A ledger of this process; `close` it when the part is over. */
  async function ledgerOn(url: string, clock?: Clock): Promise<Ledger> {
    const ledger = await openLedger({ url, lifecycles, regimes: [defaultRegime], ...(clock && { clock }) });
    await addDocuments(ledger, store);
    return ledger;
  }

  /** A Temporal of its own for a part, so that no part waits for what another left; empty, in memory. */
  const temporal = async () => ofThePart(await startTemporal({ ...temporalOf('temporal'), port: 0, uiPort: 0 }));

  /** The same with the production server, which keeps its data in our Postgres. */
  async function productionTemporal() {
    const { address, running } = await startTemporalServer({ ...temporalOf('temporal-server'), adminUrl, folder });
    return ofThePart({ address, pid: running.pid, stop: () => running.stop() });
  }

  const temporalOf = (name: string) => ({
    namespace: 'default',
    searchAttributes,
    logFile: join(folder, `${name}-${randomBytes(3).toString('hex')}.log`),
    say,
  });

  async function ofThePart<T extends { address: string; stop: () => Promise<void> }>(running: T) {
    const stopIt = once(() => running.stop());
    stops.push(stopIt);
    const connection = await Connection.connect({ address: running.address });
    const close = once(async () => {
      await connection.close();
      await stopIt();
    });
    stops.push(close);
    return { ...running, client: new Client({ connection }), close };
  }

  /** Another program in a process of its own; ours as they are deployed, which `npm run bench` builds first. */
  async function program(file: string, env: Record<string, string>): Promise<Program> {
    const logFile = join(folder, `${file.replaceAll('/', '-')}-${randomBytes(3).toString('hex')}.log`);
    const running = await startServer(process.execPath, argumentsOf(file), {
      cwd: packageRoot(),
      logFile,
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    const stopIt = once(() => running.stop());
    stops.push(stopIt);
    return { pid: running.pid, stop: stopIt, running };
  }

  /** The variables of Shuquan's own processes on that database. */
  function settings(databaseUrl: string, merchants: Merchant[], temporalAddress?: string): Record<string, string> {
    const people = join(folder, `principals-${randomBytes(3).toString('hex')}.json`);
    writeFileSync(people, JSON.stringify(principals(merchants)));
    return {
      DATABASE_URL: databaseUrl,
      SHUQUAN_DATA: join(folder, 'data'),
      SHUQUAN_PRINCIPALS: people,
      SHUQUAN_IDENTITY_KEY: 'a secret of the bench alone, long enough',
      ...(temporalAddress && { TEMPORAL_ADDRESS: temporalAddress }),
    };
  }

  /** An HTTP server of ours on a free port, once it answers. */
  async function httpServer(
    file: string,
    env: Record<string, string>,
    path: string,
  ): Promise<Program & { url: string }> {
    const port = await freePort();
    const started = await program(file, { ...env, SHUQUAN_PORT: String(port) });
    const url = `http://127.0.0.1:${port}`;
    for (;;) {
      const answered = await fetch(url + path).then(
        (response) => response.ok,
        () => false,
      );
      if (answered) return { url, ...started };
      if (started.running.hasExited()) throw new Error(`${file} ended at once:\n${started.running.lastLines()}`);
      await sleep(100);
    }
  }
  return { store, database, ledgerOn, temporal, productionTemporal, program, settings, httpServer };
}

const argumentsOf = (file: string): string[] =>
  file.startsWith('bench/') ? ['--import', 'tsx', file] : [`dist/${file.replace(/\.ts$/, '.js')}`];

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}
