// A whole installation in processes of its own: a database on a disk that can be filled, Temporal, services, workers, and what
// they talk to. Between them and their servers stands somebody who cuts connections.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { startBankSimulator } from '../../activities/simulators/bank.ts';
import { startDomainSimulator } from '../../activities/simulators/domain.ts';
import { addDocuments } from '../../bench/surroundings.ts';
import { packageRoot } from '../../infra/package-root.ts';
import { freePort } from '../../infra/ports.ts';
import { startPostgres } from '../../infra/postgres.ts';
import { run, startServer } from '../../infra/processes.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { openLedger } from '../../ledger/index.ts';
import { defaultRegime, lifecycles } from '../../machines/index.ts';
import { searchAttributes } from '../../workflows/ids.ts';
import { Between } from '../support/between.ts';
import { type Disk, aDisk } from './disk.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { people } from './people.ts';
import { Program } from './programs.ts';

export type Sizes = { services: number; workers: number };
export type System = Awaited<ReturnType<typeof bringUp>>;

const say = () => {};
const SECRET = 'whsec_YSBzZWNyZXQgb2YgdGhpcyByb3VuZCBhbG9uZSwgbG9uZw==';
const root = packageRoot();

export async function bringUp({ services, workers }: Sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-chaos-'));
  chmodSync(folder, 0o755); // as root, Postgres runs as another user and has to get in
  const disk = await aDisk(join(folder, 'disk'));
  const servers = await theServers(folder, disk);
  const outside = await theOutside();
  const ports = await Promise.all(Array.from({ length: services }, () => freePort()));
  const gateway = await startGateway(ports.map((port) => `http://127.0.0.1:${port}`));
  const { bank, domain } = await simulators(gateway);
  const people_ = join(folder, 'principals.json');
  writeFileSync(people_, JSON.stringify(people()));
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: servers.toPostgres.url,
    TEMPORAL_ADDRESS: new URL(servers.toTemporal.url).host,
    SHUQUAN_DATA: join(folder, 'data'),
    SHUQUAN_PRINCIPALS: people_,
    SHUQUAN_IDENTITY_KEY: 'a secret of this round alone, long enough',
    SHUQUAN_REQUESTS_PER_MINUTE: '1000000',
    BANK_URL: bank.url,
    BANK_SECRET: SECRET,
    DOMAIN_URL: domain.url,
    DOMAIN_SECRET: SECRET,
    NOTICE_WEBHOOK_URL: outside.url,
    NOTICE_WEBHOOK_SECRET: SECRET,
    LOG_LEVEL: 'warn',
  };
  const programOf = (name: string, file: string, more: Record<string, string> = {}) =>
    new Program(name, () =>
      startServer(process.execPath, ['--import', 'tsx', file], {
        cwd: root,
        logFile: join(folder, `${name}.log`),
        env: { ...env, ...more },
      }),
    );
  const apis = ports.map((port, n) =>
    programOf(`service ${n + 1}`, 'apps/api/main.ts', { SHUQUAN_PORT: String(port) }),
  );
  const runners = Array.from({ length: workers }, (_, n) => programOf(`worker ${n + 1}`, 'worker.ts'));
  const ledger = await openLedger({ url: servers.url, lifecycles, regimes: [defaultRegime], onError: say });
  await addDocuments(ledger, createFileStore(join(folder, 'data', 'documents')));
  await Promise.all([...apis, ...runners].map((one) => one.start()));
  await Promise.all(ports.map((port) => answering(`http://127.0.0.1:${port}/readyz`, apis)));
  /** The command as an operator types it, past the connections that are cut. */
  const command = (...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', 'apps/cli/main.ts', ...args], {
      cwd: root,
      env: { ...env, DATABASE_URL: servers.url, TEMPORAL_ADDRESS: servers.temporalAddress },
    });
  const stop = async () => {
    gateway.stop();
    await Promise.all([...apis, ...runners].map((one) => one.stop()));
    await Promise.all([ledger.close(), bank.stop(), domain.stop()]);
    outside.stop();
    await servers.stop();
    await disk.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...servers, folder, disk, apis, runners, gateway, bank, domain, outside, ledger, command, stop };
}

async function answering(url: string, programs: Program[]): Promise<void> {
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    const [ended] = programs.filter(({ endedByItself }) => endedByItself.length);
    if (ended) throw new Error(`${ended.name} does not start: ${ended.endedByItself[0]}`);
    await sleep(100);
  }
}

async function theServers(folder: string, disk: Disk) {
  const ports = { postgres: await freePort(), temporal: await freePort() };
  const dataFile = join(folder, 'temporal', 'temporal.db');
  mkdirSync(join(folder, 'temporal'));
  let url = '';
  const postgres = new Program('Postgres', async () => {
    const up = await startPostgres({
      dataDir: join(disk.path, 'postgres'),
      port: ports.postgres,
      options: ['-c', 'max_connections=200', '-c', 'max_wal_size=128MB', '-c', 'min_wal_size=64MB'],
      logFile: join(folder, 'postgres.log'),
      say,
    });
    url = up.url;
    return up;
  });
  const temporal = new Program('Temporal', () =>
    startTemporal({
      dataFile,
      port: ports.temporal,
      uiPort: 0,
      namespace: 'default',
      searchAttributes,
      logFile: join(folder, 'temporal.log'),
      say,
    }),
  );
  await Promise.all([postgres.start(), temporal.start()]);
  const temporalAddress = `127.0.0.1:${ports.temporal}`;
  const toPostgres = await Between.to(new URL(url));
  const toTemporal = await Between.to(new URL(`http://${temporalAddress}`));
  const wipeTemporal = async () => {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${dataFile}${ending}`, { force: true });
  };
  /** Works with a client of Temporal that is closed afterwards. */
  const withTemporal = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const connection = await Connection.connect({ address: temporalAddress });
    try {
      return await work(new Client({ connection }));
    } finally {
      await connection.close();
    }
  };
  const stop = async () => {
    for (const between of [toPostgres, toTemporal]) between.close();
    await Promise.all([temporal.stop(), postgres.stop()]);
  };
  return { postgres, temporal, url, temporalAddress, toPostgres, toTemporal, wipeTemporal, withTemporal, stop };
}

const simulators = async ({ url }: Gateway) => ({
  bank: await startBankSimulator({ secret: SECRET, callbackUrl: `${url}/callbacks/bank` }),
  domain: await startDomainSimulator({ secret: SECRET }),
});

/** Where notices go, by the id of each. */
async function theOutside() {
  const delivered = new Map<string, number>();
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    delivered.set(id, (delivered.get(id) ?? 0) + 1);
    request.resume();
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, delivered, stop };
}
