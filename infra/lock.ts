/**
 * A lock between processes: a file that names its holder. It ends with the holder, however the holder ends.
 * The holder's process and start time are compared, so a number used again is no holder; across hosts, where
 * processes cannot be asked (a shared home folder), a holder that has not touched its file for a minute is gone.
 */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './processes.ts';
import { errorCode } from './setup-error.ts';

const TOUCH_EVERY_MS = 10_000;
const SILENT_FOR_MS = 60_000;

export interface Lock {
  /** From now on the lock lives as long as this process, which we started. */
  handTo(pid: number): Promise<void>;
  release(): void;
}

/** Takes the lock, or answers nothing when a living process has it. The folder must exist. */
async function tryLock(file: string): Promise<Lock | undefined> {
  let mine = await holderText(process.pid);
  if (!createWhole(file, mine)) {
    if (!(await removeIfStale(file)) || !createWhole(file, mine)) return undefined;
  }
  const touch = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // someone removed the file: the work goes on, what it builds is put in place atomically
    }
  }, TOUCH_EVERY_MS);
  touch.unref();
  return {
    handTo: async (pid) => {
      mine = await holderText(pid);
      writeFileSync(file, mine);
    },
    release: () => {
      clearInterval(touch);
      if (readOrNothing(file) === mine) rmSync(file, { force: true });
    },
  };
}

/** Waits for the lock, at most so long; answers nothing when it was not to be had. */
export async function waitForLock(file: string, forMs = Number.POSITIVE_INFINITY): Promise<Lock | undefined> {
  const until = performance.now() + forMs;
  for (;;) {
    const lock = await tryLock(file);
    if (lock !== undefined || performance.now() > until) return lock;
    await sleep(250);
  }
}

/** The number of the process that holds the lock, for messages. */
export function lockHolder(file: string): number | undefined {
  const { holder } = parse(readOrNothing(file) ?? '');
  return holder === undefined ? undefined : Number.parseInt(holder, 10);
}

async function holderText(pid: number): Promise<string> {
  return JSON.stringify({ host: hostname(), holder: await processIdentity(pid) });
}

/** Removes the file of a holder that is gone. Two that find it stale take turns, so none removes a fresh lock. */
async function removeIfStale(file: string): Promise<boolean> {
  const turn = `${file}.turn`;
  if (!createWhole(turn, '')) {
    if (ageMs(turn) > SILENT_FOR_MS) rmSync(turn, { force: true });
    return false;
  }
  try {
    if (!(await isStale(file))) return false;
    rmSync(file, { force: true });
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

async function isStale(file: string): Promise<boolean> {
  const text = readOrNothing(file);
  if (text === undefined) return true;
  const { host, holder } = parse(text);
  if (host !== hostname() || holder === undefined) return ageMs(file) > SILENT_FOR_MS;
  return (await processIdentity(Number.parseInt(holder, 10))) !== holder;
}

function parse(text: string): { host?: string; holder?: string } {
  try {
    return JSON.parse(text) as { host?: string; holder?: string };
  } catch {
    return {};
  }
}

/** Creates the file with this content, unless it exists. */
function createWhole(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function ageMs(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
