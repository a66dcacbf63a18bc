/** What was downloaded or built once for this user, and is used by every clone and every run. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { waitForLock } from './lock.ts';
import { type ProgressOptions, type Say, withProgress } from './progress.ts';

/** SHUQUAN_CACHE, else the user's cache folder. */
export function cacheFolder(): string {
  const { SHUQUAN_CACHE, XDG_CACHE_HOME } = process.env;
  if (SHUQUAN_CACHE) return resolve(SHUQUAN_CACHE);
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'shuquan');
}

/** Eight digits that change with the file: for names of what is built from it. */
export function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);
}

/** The finished build of this name, or nothing. A folder that is there is whole: it arrives by a rename. */
export function cached(name: string): string | undefined {
  const finished = join(cacheFolder(), name);
  return existsSync(finished) ? finished : undefined;
}

interface BuildOptions extends ProgressOptions {
  /** Another folder than the user's cache. */
  cache?: string;
}

/**
 * The folder `name` of the cache, filled by `build` if it is not there yet. Built aside and renamed, by one
 * process at a time: others wait and say so. If `build` fails, nothing is kept and the error passes through.
 */
export async function buildOnce(
  name: string,
  build: (folder: string) => Promise<void>,
  say: Say,
  { cache = cacheFolder(), ...progress }: BuildOptions = {},
): Promise<string> {
  const finished = join(cache, name);
  if (existsSync(finished)) return finished;
  mkdirSync(cache, { recursive: true });
  const takeLock = async () => await waitForLock(`${finished}.lock`);
  const lock = await withProgress(say, `Waiting for another process that is preparing ${name}`, takeLock, progress);
  try {
    if (existsSync(finished)) return finished;
    for (const left of readdirSync(cache)) {
      // We hold the lock, so the process that left this is gone.
      if (left.startsWith(`${name}.building-`)) rmSync(join(cache, left), { recursive: true, force: true });
    }
    const aside = `${finished}.building-${process.pid}`;
    mkdirSync(aside);
    try {
      await build(aside);
      renameSync(aside, finished);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
    return finished;
  } finally {
    lock?.release();
  }
}
