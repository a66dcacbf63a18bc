// A clock for XState actors whose delays may be years: setTimeout counts milliseconds in 32 bits, and what is longer
// than 24.8 days fires at once.
export type HostTimers<Handle> = { set: (run: () => void, ms: number) => Handle; clear: (handle: Handle) => void };
type Clock = {
  setTimeout: (run: (...args: unknown[]) => void, ms: number) => unknown;
  clearTimeout: (id: unknown) => void;
};

const LONGEST_MS = 2 ** 31 - 1;

/** `createActor(machine, { clock: longClock(hostTimers) })`; `host` brings the runtime's own timers. */
export function longClock<Handle>(host: HostTimers<Handle>): Clock {
  const pending = new Map<unknown, Handle>();
  let last = 0;
  const arm = (id: number, run: () => void, ms: number): void => {
    const wait = Math.min(Math.max(ms, 0), LONGEST_MS);
    pending.set(
      id,
      host.set(() => {
        if (ms > LONGEST_MS) return arm(id, run, ms - LONGEST_MS);
        pending.delete(id);
        run();
      }, wait),
    );
  };
  return {
    setTimeout: (run, ms) => {
      last += 1;
      arm(last, run, ms);
      return last;
    },
    clearTimeout: (id) => {
      const handle = pending.get(id);
      if (handle !== undefined) host.clear(handle);
      pending.delete(id);
    },
  };
}
