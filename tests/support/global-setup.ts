/**
 * The servers that all tests share: one Postgres, one Temporal, one bundle of the workflows. The programs are
 * made sure of before the first test, which takes minutes on a fresh machine; a server is started when the
 * first test asks for it, so that tests that need none do not wait. Tests ask over loopback, in servers.ts.
 */
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../infra/postgres.ts';
import { sayOnStderr as say } from '../../infra/progress.ts';
import { processIdentity } from '../../infra/processes.ts';
import { temporalCliPath } from '../../infra/temporal-cli.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { bundleWorkflows } from '../../infra/workflow-bundle.ts';
import { searchAttributes } from '../../workflows/ids.ts';
import { testServerPath } from '../../infra/test-server.ts';

/** What a test may ask for, and how it is come by. Each is made once, and its failure is told to everyone who asks. */
export interface Servers {
  postgresUrl: string;
  temporalAddress: string;
  testServerPath: string;
  workflowBundlePath: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to ask for what `Servers` names. */
    serversUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeWhatCrashedRunsLeft();
  const folder = join(tmpdir(), `shuquan-tests-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // as root, Postgres runs as another user and has to get in
  const stops: (() => Promise<void>)[] = [];

  const programs = [once(() => temporalCliPath(say)), once(() => testServerPath(say))] as const;
  // A missing program fails the tests that ask for it, and no others.
  await Promise.allSettled(programs.map((find) => find()));

  const temporal = once(async () => {
    await programs[0]();
    const server = await startTemporal({
      port: 0,
      uiPort: 0,
      namespace: 'default',
      searchAttributes,
      logFile: join(folder, 'temporal.log'),
      say,
    });
    stops.push(async () => await server.stop());
    return server;
  });
  const makers: { [Name in keyof Servers]: () => Promise<string> } = {
    postgresUrl: once(async () => {
      const options = ['-c', 'max_connections=300'];
      const server = await startPostgres({
        dataDir: join(folder, 'postgres'),
        port: 0,
        options,
        logFile: join(folder, 'postgres.log'),
        say,
      });
      stops.push(async () => await server.stop());
      return server.url;
    }),
    temporalAddress: async () => (await temporal()).address,
    testServerPath: programs[1],
    workflowBundlePath: once(async () => {
      const file = join(folder, 'workflows.js');
      writeFileSync(file, (await bundleWorkflows()).code);
      return file;
    }),
  };

  const door = createServer((request, response) => {
    // A test that computes for seconds would ask again on a connection that we have closed meanwhile.
    response.setHeader('Connection', 'close');
    const make = makers[(request.url ?? '').slice(1) as keyof Servers];
    make().then(
      (value) => response.end(value),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address = door.address();
  project.provide('serversUrl', typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '');

  return async () => {
    door.close();
    door.closeAllConnections();
    await Promise.all(stops.map((stop) => stop()));
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Calls `make` at most once; everyone gets the same answer. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function removeWhatCrashedRunsLeft(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^shuquan-tests-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && (await processIdentity(Number(pid))) === undefined) {
      try {
        rmSync(join(tmpdir(), name), { recursive: true, force: true });
      } catch {
        // another user's run; theirs to remove
      }
    }
  }
}
