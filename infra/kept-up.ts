/** Something that shall run as long as we do: when it ends by itself it is started again, a few times, and then given up loudly. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Say } from './progress.ts';

export interface Up {
  /** Settles when it has ended, for whatever reason. */
  exited: Promise<unknown>;
  /** Harmless when it has ended. */
  stop: () => Promise<unknown>;
}
interface KeptOptions {
  say: Say;
  /** After so many ends within `withinMs` it is given up. */
  tries?: number;
  withinMs?: number;
  pauseMs?: number;
  onGivenUp: (why: string) => void;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Rejects when the first start fails. `start` is given what ran before, to take its place. */
export async function keptUp<U extends Up>(
  what: string,
  start: (before?: U) => Promise<U>,
  options: KeptOptions,
): Promise<{ first: U; stop: () => Promise<void> }> {
  const first = await start();
  const kept = new Kept(what, start, first, options);
  return { first, stop: () => kept.stop() };
}

class Kept<U extends Up> {
  readonly #what: string;
  readonly #start: (before?: U) => Promise<U>;
  readonly #options: Required<KeptOptions>;
  readonly #ends: number[] = [];
  readonly #watching: Promise<void>;
  #up: U;
  #isStopping = false;
  constructor(what: string, start: (before?: U) => Promise<U>, first: U, options: KeptOptions) {
    this.#what = what;
    this.#start = start;
    this.#up = first;
    this.#options = { tries: 5, withinMs: 60_000, pauseMs: 500, ...options };
    this.#watching = this.#watch();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#up.stop();
    await this.#watching;
    // It may have been on its way up.
    await this.#up.stop();
  }

  async #watch(): Promise<void> {
    const { say, tries, onGivenUp } = this.#options;
    for (;;) {
      const how = await this.#up.exited.then(
        () => '',
        (error: unknown) => ` (${reasonOf(error)})`,
      );
      if (this.#isStopping) return;
      say(`${this.#what} ended by itself${how}; starting it again`);
      const isUp = await this.#again();
      if (this.#isStopping) return;
      if (!isUp) {
        onGivenUp(`${this.#what} does not stay up: given up after ${tries} tries`);
        return;
      }
      say(`${this.#what} is up again`);
    }
  }

  async #again(): Promise<boolean> {
    await this.#up.stop().catch(() => {});
    while (this.#mayTry()) {
      await sleep(this.#options.pauseMs);
      if (this.#isStopping) return false;
      try {
        this.#up = await this.#start(this.#up);
        return true;
      } catch (error) {
        this.#options.say(`${this.#what} could not be started again: ${reasonOf(error)}`);
      }
    }
    return false;
  }

  #mayTry(): boolean {
    const { withinMs, tries } = this.#options;
    this.#ends.push(performance.now());
    return !this.#isStopping && this.#ends.filter((at) => performance.now() - at < withinMs).length <= tries;
  }
}
