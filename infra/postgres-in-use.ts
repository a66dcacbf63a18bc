/**
 * Whether a Postgres is running on a data folder. Its file postmaster.pid stays behind after kill -9 or a power
 * cut, and names a process number that another program may have by now, soonest in a container.
 */
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from './processes.ts';
import { type Say, withProgress } from './progress.ts';
import { SetupError } from './setup-error.ts';

/** A server whose starter was killed receives its stop at once (see processes.ts): time for that. */
const NOTICE_MS = 2_000;
const STOPPING_MS = 60_000;

/** Returns when the folder is free, and has removed a file that is stale. Throws a SetupError when a server goes on running. */
export async function waitUntilUnused(dataDir: string, say: Say): Promise<void> {
  const startedAt = performance.now();
  const look = async () => {
    for (;;) {
      const running = await runningOn(dataDir);
      if (running === undefined) return;
      const patience = running.stopping ? STOPPING_MS : NOTICE_MS;
      if (performance.now() - startedAt > patience) {
        throw new SetupError(
          `The data folder ${dataDir} is in use by a Postgres that is running (process ${running.pid}). Stop that one, or choose another folder.`,
        );
      }
      await sleep(100);
    }
  };
  await withProgress(say, `Waiting for the Postgres before us on ${dataDir} to stop`, look, {
    afterMs: NOTICE_MS + 500,
  });
  // Nobody runs, so what is left is stale; Postgres would not dare to remove it if the number is taken again.
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

async function runningOn(dataDir: string): Promise<{ pid: number; stopping: boolean } | undefined> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 0) || !(await isPostgresOn(dataDir, pid))) return undefined;
  return { pid, stopping: lines[7]?.trim() === 'stopping' };
}

async function isPostgresOn(dataDir: string, pid: number): Promise<boolean> {
  const command = await commandLine(pid);
  if (command === undefined || !command.includes('postgres')) return false;
  const real = realpathSync(dataDir);
  try {
    // Its working folder is its data folder: that holds however it was started.
    return readlinkSync(`/proc/${pid}/cwd`) === real;
  } catch {
    return command.includes(dataDir) || command.includes(real);
  }
}
