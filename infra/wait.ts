/** Waiting for what a process needs and does not start itself: with a line now and then, up to a bound. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Say, elapsed } from './progress.ts';
import { SetupError } from './setup-error.ts';

interface WaitOptions {
  say: Say;
  /** No try begins after so many milliseconds. */
  forMs: number;
  /** Why it may work later; undefined for what waiting does not mend, which is thrown as it is. */
  whyNot: (error: unknown) => string | undefined;
  everyMs?: number;
}

/** Tries until it works. Says at once what it waits for, then every ten seconds; ends with a SetupError. */
export async function waitFor<T>(
  what: string,
  work: () => Promise<T>,
  { say, forMs, whyNot, everyMs = 10_000 }: WaitOptions,
): Promise<T> {
  const begun = performance.now();
  let told: number | undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      const got = await work();
      if (told !== undefined) say(`${what}: there after ${elapsed(begun)}`);
      return got;
    } catch (error) {
      const why = whyNot(error);
      if (why === undefined) throw error;
      const waited = performance.now() - begun;
      if (waited >= forMs)
        throw new SetupError(
          `${what}: not there within ${elapsed(begun)} (${why}). See to it and start again, or let the start wait longer (SHUQUAN_START_WAIT_SECONDS).`,
          { cause: error },
        );
      if (told === undefined || performance.now() - told > everyMs) {
        say(`${what}: waiting, for ${Math.ceil((forMs - waited) / 1000)} s at most (${why})`);
        told = performance.now();
      }
    }
    await sleep(Math.min(100 * tries, 1000));
  }
}
