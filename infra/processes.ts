/**
 * Child processes: programs that are run to their end, and servers that must not outlive us.
 * A server runs in a process group of its own, so that Ctrl-C reaches only us and we stop things in order.
 * A small shell beside it reads a pipe that only we hold: when we die in any way, even by kill -9,
 * the pipe closes and the shell stops the server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

interface ServerOptions extends RunOptions {
  /** Where all that it prints is kept; without it only the last lines are, in memory. */
  logFile?: string;
}

interface RunResult {
  /** The exit code; `-1` when it was killed or could not be started. */
  code: number;
  /** Standard output and standard error as they came. */
  output: string;
}

/**
 * Runs a program to its end, without input; it and all that it starts end with us.
 * Never throws: a program that is missing has code -1.
 */
export async function run(program: string, args: string[], options: RunOptions = {}): Promise<RunResult> {
  return await new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const lines = tail(child);
    child.once('error', (error) => resolve({ code: -1, output: error.message }));
    child.once('spawn', () => {
      const watcher = watch(child.pid!);
      child.once('close', (code) => {
        watcher.kill('SIGKILL');
        resolve({ code: code ?? -1, output: lines() });
      });
    });
  });
}

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ServerProcess {
  readonly pid: number;
  /** The last lines it printed, for error messages. */
  lastLines(): string;
  /** Resolves when it has ended, for whatever reason. */
  readonly exited: Promise<Exit>;
  hasExited(): boolean;
  /** SIGINT, and SIGKILL when it has not ended in time. Resolves when it is gone; harmless when it already is. */
  stop(graceMs?: number): Promise<void>;
  /** SIGKILL at once, for crash tests. */
  kill(): Promise<void>;
}

/** Starts a server that dies with us. Rejects when the program cannot be started at all. */
export async function startServer(
  program: string,
  args: string[],
  options: ServerOptions = {},
): Promise<ServerProcess> {
  const { logFile, ...rest } = options;
  const child = spawn(program, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const lastLines = tail(child, logFile);
  await once(child, 'spawn');
  const pid = child.pid!;
  const watcher = watch(pid);
  let ended = false;
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true;
      watcher.kill('SIGKILL');
      resolve({ code, signal });
    });
  });
  child.on('error', () => {}); // a signal could not be sent; those who wait for the end go on waiting
  // A server must not keep a program alive that has nothing else to do.
  child.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref(): void }).unref();
  return {
    pid,
    lastLines,
    exited,
    hasExited: () => ended,
    stop: (graceMs = 10_000) => stop(child, exited, graceMs),
    kill: async () => {
      child.ref();
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function stop(child: ChildProcess, exited: Promise<Exit>, graceMs: number): Promise<void> {
  child.ref();
  child.kill('SIGINT');
  const timer = new AbortController();
  const late = sleep(graceMs, 'late', { signal: timer.signal }).catch(() => 'ended');
  if ((await Promise.race([exited, late])) === 'late') child.kill('SIGKILL');
  timer.abort();
  await exited;
}

const WATCHER = `
while read -r _; do :; done
kill -s INT -- "-$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  kill -s 0 -- "-$1" 2>/dev/null || exit 0
  sleep 0.5
done
kill -s KILL -- "-$1" 2>/dev/null`;

/** Stops the process group of `pid` when our end of the pipe closes. Plain sh, without any file of ours. */
function watch(pid: number): ChildProcess {
  const watcher = spawn('sh', ['-c', WATCHER, 'shuquan-watcher', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => {}); // no sh: the server is then only stopped by stop()
  watcher.stdin.on('error', () => {});
  watcher.unref();
  (watcher.stdin as unknown as { unref(): void }).unref();
  return watcher;
}

/** Keeps the last lines of what a child prints, and all of it in a file when one is named. */
function tail(child: ChildProcess, logFile?: string): () => string {
  const maximum = 20_000;
  let text = '';
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' });
  log?.on('error', () => {}); // a full disk must not take us down with the log
  const add = (chunk: string) => {
    text = (text + chunk).slice(-maximum);
    log?.write(chunk);
  };
  child.stdout?.setEncoding('utf8').on('data', add);
  child.stderr?.setEncoding('utf8').on('data', add);
  child.once('close', () => log?.end());
  return () => text.trim();
}

/**
 * A name for a living process that no later process with the same number has, or nothing when it is gone.
 * Numbers are used again, soon in containers: a lock file that holds only a number cannot tell.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      // The name in brackets may hold spaces; state and start time are fields 3 and 22.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
      return fields[0] === 'Z' ? undefined : `${pid}@${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  const { code, output } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return code === 0 && output !== '' ? `${pid}@${output}` : undefined;
}

/** The command line of a living process, or nothing when it is gone or not ours to read. */
export async function commandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return undefined;
    }
  }
  const { code, output } = await run('ps', ['-o', 'command=', '-p', String(pid)]);
  return code === 0 ? output : undefined;
}
