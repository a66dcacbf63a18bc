/**
 * Starts a Temporal dev server of our own, for those who have configured none. It listens on loopback, keeps
 * its data in one file (or in memory, for tests), and dies with the process that started it.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { lockHolder, type Lock, waitForLock } from './lock.ts';
import { freePort, portIsFree } from './ports.ts';
import { type ServerProcess, startServer } from './processes.ts';
import { type Say, withProgress } from './progress.ts';
import { SetupError } from './setup-error.ts';
import { ensureSearchAttributes, type SearchAttributes } from './search-attributes.ts';
import { findTemporalCli } from './temporal-cli.ts';
import { type Guard, guardUi, hiddenAddress } from './temporal-ui.ts';

export interface TemporalOptions {
  /** The SQLite file with all that Temporal knows; without it the server forgets everything when it stops. */
  dataFile?: string;
  /** 0 takes a free port. */
  port: number;
  /** 0 takes a free port. */
  uiPort: number;
  namespace: string;
  searchAttributes?: SearchAttributes;
  logLevel?: 'debug' | 'info' | 'warn' | 'error';
  /** Where all that the server prints is kept. */
  logFile?: string;
  say: Say;
}

export interface RunningTemporal {
  address: string;
  namespace: string;
  /** Behind the guard; null where it could not be hidden from other sites, and is off. */
  uiUrl: string | null;
  /** How the program was come by. */
  how: string;
  pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  exited: ServerProcess['exited'];
  stop: () => Promise<void>;
  /** SIGKILL, for crash tests. */
  kill: () => Promise<void>;
}

/** A first start on a slow disk takes seconds; nothing that works takes a minute. */
const READY_WITHIN_MS = 60_000;
/** A server whose starter was just killed needs a moment to end; see processes.ts. */
const WAIT_FOR_DATA_FILE_MS = 5_000;

const DYNAMIC_CONFIG = [
  // No question to the outside about newer versions: networks are closed, and nobody was asked.
  'frontend.enableServerVersionCheck=false',
  // The limits protect tenants of a shared cluster from each other. Here there is one, with bursts.
  'frontend.rps=100000',
  'frontend.namespaceRPS=100000',
  'frontend.namespaceRPS.visibility=10000',
  'history.rps=100000',
  'matching.rps=100000',
  'matching.persistenceMaxQPS=45000',
];

/** Answers when the server takes calls and knows the namespace and the search attributes, else throws. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const { path, how } = await findTemporalCli(options.say);
  const lock = options.dataFile === undefined ? undefined : await lockDataFile(options.dataFile, options.say);
  try {
    const start = async () => await startOnce(path, options, lock);
    const { server, ports, guard } = await withProgress(options.say, 'Starting Temporal', start);
    void server.exited.then(() => {
      lock?.release();
      guard?.close();
    });
    return {
      address: `127.0.0.1:${ports.port}`,
      namespace: options.namespace,
      uiUrl: guard?.url ?? null,
      how,
      pid: server.pid,
      exited: server.exited,
      stop: async () => await server.stop(),
      kill: async () => await server.kill(),
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

interface Ports {
  port: number;
  /** Where the server's own UI listens; absent: nowhere. */
  ui?: { host: string; port: number };
}
interface Started {
  server: ServerProcess;
  ports: Ports;
  guard: Guard | undefined;
}

async function startOnce(
  path: string,
  options: TemporalOptions,
  lock: Lock | undefined,
  attemptsLeft = 3,
): Promise<Started> {
  const [port, uiPort, host] = [await choosePort(options.port), await choosePort(options.uiPort), hiddenAddress()];
  const ports: Ports = { port, ...(host !== undefined && { ui: { host, port: await freePort() } }) };
  const server = await startServer(path, argumentsFor(options, ports), {
    env: environment(),
    logFile: options.logFile,
    ...(options.dataFile !== undefined && { cwd: dirname(options.dataFile) }),
  });
  try {
    await lock?.handTo(server.pid);
    await becomesReady(server, port, options);
    return { server, ports, guard: ports.ui && (await guardUi(ports.ui, uiPort)) };
  } catch (error) {
    await server.kill();
    // The server takes four more free ports of its own, and another process may take one first.
    const lostAPort = /address already in use|can't set .* port/.test(server.lastLines());
    if (lostAPort && attemptsLeft > 0) return await startOnce(path, options, lock, attemptsLeft - 1);
    throw error;
  }
}

function argumentsFor(options: TemporalOptions, ports: Ports): string[] {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${ports.port}`];
  if (ports.ui) args.push('--ui-ip', ports.ui.host, '--ui-port', `${ports.ui.port}`);
  else args.push('--headless');
  // Its HTTP API cannot be left out, and takes what any page sends. It answers to one name alone, which nobody has.
  args.push('--dynamic-config-value', `frontend.httpAllowedHosts=["${randomUUID()}.invalid"]`);
  args.push('--namespace', options.namespace, '--log-level', options.logLevel ?? 'warn');
  // From within its folder: in a path, `#` and `?` would end the name.
  if (options.dataFile !== undefined) args.push('--db-filename', basename(options.dataFile));
  for (const value of DYNAMIC_CONFIG) args.push('--dynamic-config-value', value);
  for (const [name, type] of Object.entries(options.searchAttributes ?? {}))
    args.push('--search-attribute', `${name}=${type}`);
  return args;
}

/** The program reads TEMPORAL_… too: what is meant for clients must not reach the server. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}

async function becomesReady(server: ServerProcess, port: number, options: TemporalOptions): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  let reason: unknown;
  while (!server.hasExited() && performance.now() < until) {
    let connection: Connection | undefined;
    try {
      connection = await Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: 2_000 });
      await connection.workflowService.describeNamespace({ namespace: options.namespace });
    } catch (error) {
      reason = error;
      await connection?.close();
      await sleep(100);
      continue;
    }
    try {
      // The flags above name them too, but count only for a namespace that is new.
      return await ensureSearchAttributes(connection, options.namespace, options.searchAttributes ?? {});
    } finally {
      await connection.close();
    }
  }
  const what = server.hasExited() ? 'ended at once' : 'did not become ready within a minute';
  throw new SetupError(`The Temporal server ${what}. Its last lines:\n${server.lastLines() || '(none)'}`, {
    cause: reason,
  });
}

async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return await freePort();
  if (await portIsFree(wanted)) return wanted;
  throw new SetupError(
    `Port ${wanted} on 127.0.0.1 is taken by another program. Stop it, or choose another port for Temporal.`,
  );
}

/** Two servers on one SQLite file would damage it, and SQLite does not keep them apart. */
async function lockDataFile(dataFile: string, say: Say): Promise<Lock> {
  mkdirSync(dirname(dataFile), { recursive: true });
  const file = `${dataFile}.lock`;
  const lock = await withProgress(
    say,
    `Waiting for ${dataFile}`,
    async () => await waitForLock(file, WAIT_FOR_DATA_FILE_MS),
  );
  if (lock !== undefined) return lock;
  throw new SetupError(
    `Temporal's data file ${dataFile} is in use by a server that is running (process ${lockHolder(file) ?? 'unknown'}). Stop that one, or choose another data folder.`,
  );
}
