/** Lines for the person who waits. Anything that takes longer than two seconds says so, and goes on saying it. */

/** Prints one line. Set-up progress goes to stderr, so that stdout stays clean for results. */
export type Say = (line: string) => void;

export const sayOnStderr: Say = (line) => {
  process.stderr.write(`${line}\n`);
};

export interface ProgressOptions {
  /** Milliseconds of silence before the first line. */
  afterMs?: number;
  /** Milliseconds between the heartbeat lines that follow. */
  everyMs?: number;
}

/**
 * Runs `work`. When it is not done after two seconds, says `what` once, then a heartbeat each 20 s, then
 * that it is done and how long it took. Quick work says nothing; a failure is the caller's to tell.
 */
export async function withProgress<T>(
  say: Say,
  what: string,
  work: () => Promise<T>,
  { afterMs = 2_000, everyMs = 20_000 }: ProgressOptions = {},
): Promise<T> {
  const startedAt = performance.now();
  let announced = false;
  let heartbeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    announced = true;
    say(`${what} …`);
    heartbeat = setInterval(() => say(`  still at it after ${elapsed(startedAt)}: ${what}`), everyMs);
  }, afterMs);
  try {
    const result = await work();
    if (announced) say(`  done in ${elapsed(startedAt)}: ${what}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(heartbeat);
  }
}

/** `7 s`, `3 min 20 s` since an instant of `performance.now()`. */
export function elapsed(startedAt: number): string {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
