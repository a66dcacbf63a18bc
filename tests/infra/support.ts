import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../infra/package-root.ts';

/** A folder of the running test, removed after it. Others may look in, as the user of Postgres must. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-test-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One of the programs beside the tests, run as a process of its own; killed after the test at the latest. */
export function aProcess(program: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const file = join('tests', 'infra', 'programs', program);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: packageRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** All that a process printed, when it has ended. */
export async function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(child, 'close');
  return text;
}

/** The first thing a process prints. */
export async function firstLineOf(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout!.setEncoding('utf8'), 'data')) as [string];
  return chunk.trim();
}
