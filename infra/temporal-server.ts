/**
 * A production Temporal server of our own, built from the Go module proxy, with its data in a Postgres: what stands in
 * for a cluster where more than one machine is tried on one. All of its four services in one process, on loopback.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { reasonOf } from './download.ts';
import { type GoPrograms, goBuilt } from './go-build.ts';
import { portIsFree } from './ports.ts';
import { run, type ServerProcess, startServer } from './processes.ts';
import type { Say } from './progress.ts';
import { ensureSearchAttributes, type SearchAttributes } from './search-attributes.ts';
import { SetupError } from './setup-error.ts';

interface Options {
  /** Of a Postgres whose user may make databases. */
  adminUrl: string;
  /** Where its settings are written. */
  folder: string;
  namespace: string;
  searchAttributes: SearchAttributes;
  logFile: string;
  say: Say;
}
/** How many parts its histories are kept in, for good. */
const SHARDS = 16;
const READY_WITHIN_MS = 120_000;
const built: GoPrograms = {
  folder: 'temporal-server',
  name: 'temporal-server',
  programs: {
    'temporal-server': 'go.temporal.io/server/cmd/server',
    'temporal-sql-tool': 'go.temporal.io/server/cmd/tools/sql',
  },
  what: 'Building the production Temporal server from the Go module proxy (only once; takes minutes)',
};

/** Answers the folder with both programs. */
async function programsOf(say: Say): Promise<string> {
  try {
    return await goBuilt(built, say);
  } catch (cause) {
    throw new SetupError(`The Temporal server could not be built: ${reasonOf(cause)}`, { cause });
  }
}

/** Answers when it takes calls and knows namespace and search attributes. */
export async function startTemporalServer(options: Options): Promise<{ address: string; running: ServerProcess }> {
  const programs = await programsOf(options.say);
  const database = new URL(options.adminUrl);
  const suffix = randomBytes(4).toString('hex');
  const names = { temporal: `temporal_${suffix}`, visibility: `temporal_visibility_${suffix}` };
  for (const [schema, name] of Object.entries(names)) {
    const at = ['--plugin', 'postgres12', '--ep', database.hostname, '-p', database.port, '-u', database.username];
    const tool = async (...args: string[]) => {
      const { code, output } = await run(join(programs, 'temporal-sql-tool'), [...at, '--db', name, ...args], {
        env: { ...process.env, SQL_PASSWORD: database.password },
      });
      if (code !== 0) throw new SetupError(`temporal-sql-tool ${args.join(' ')} failed:\n${output.slice(-2000)}`);
    };
    await tool('create');
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
  const ports = await lowPorts(8);
  const file = join(options.folder, `temporal-server-${suffix}.yaml`);
  writeFileSync(file, JSON.stringify(settingsOf(database, names, ports)), { mode: 0o600 });
  const running = await startServer(
    join(programs, 'temporal-server'),
    ['--config-file', file, '--allow-no-auth', 'start'],
    {
      cwd: options.folder,
      logFile: options.logFile,
    },
  );
  const address = `127.0.0.1:${ports[0]}`;
  await becomesReady(running, address, options);
  return { address, running };
}

/** The server keeps its ports in a column of 16 bits with a sign. */
async function lowPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(20_000, 32_000);
    if (await portIsFree(port)) ports.add(port);
  }
  return [...ports];
}

const storeOn =
  ({ hostname, port, username, password }: URL) =>
  (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${hostname}:${port}`,
      connectProtocol: 'tcp',
      user: username,
      password,
      maxConns,
      maxIdleConns: maxConns,
    },
  });

/** JSON is YAML. */
function settingsOf(database: URL, names: Record<'temporal' | 'visibility', string>, ports: number[]) {
  const store = storeOn(database);
  const rpc = (n: number) => ({
    rpc: { grpcPort: ports[2 * n], membershipPort: ports[2 * n + 1], bindOnLocalHost: true },
  });
  const active = { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${ports[0]}` };
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: SHARDS,
      datastores: { main: store(names.temporal, 20), visibility: store(names.visibility, 5) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: { frontend: rpc(0), history: rpc(1), matching: rpc(2), worker: rpc(3) },
    clusterMetadata: {
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: { active },
    },
  };
}

async function becomesReady(
  running: ServerProcess,
  address: string,
  { namespace, searchAttributes }: Options,
): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  let reason: unknown;
  while (!running.hasExited() && performance.now() < until) {
    let connection: Connection | undefined;
    try {
      connection = await Connection.connect({ address, connectTimeout: 2_000 });
      await madeNamespace(connection, namespace);
      await ensureSearchAttributes(connection, namespace, searchAttributes);
      await connection.workflowService.listWorkflowExecutions({ namespace, query: 'ShuquanLifecycle IS NOT NULL' });
      return;
    } catch (error) {
      reason = error;
      await sleep(500);
    } finally {
      await connection?.close();
    }
  }
  throw new SetupError(`The Temporal server did not become ready. Its last lines:\n${running.lastLines()}`, {
    cause: reason,
  });
}

async function madeNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  const ALREADY_EXISTS = 6;
  try {
    await workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    });
  } catch (error) {
    if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error;
  }
}
