// The clock of embedded actors: years, on timers that count in 32 bits.
import { expect, it } from 'vitest';
import { longClock } from '../../machines/kernel/long-clock.ts';

const LONGEST = 2 ** 31 - 1;
const YEAR = 365 * 86_400_000;

/** A host whose time passes when it is told to, and that fires what is longer than it can count at once, as Node does. */
function host() {
  const timers = new Map<number, { at: number; run: () => void }>();
  let [now, last] = [0, 0];
  return {
    timers,
    set: (run: () => void, ms: number): number => {
      timers.set((last += 1), { at: now + (ms > LONGEST || ms < 0 ? 1 : ms), run });
      return last;
    },
    clear: (handle: number): void => void timers.delete(handle),
    pass: (ms: number): void => {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].toSorted(([, a], [, b]) => a.at - b.at);
        if (!next || next[1].at > until) break;
        timers.delete(next[0]);
        now = next[1].at;
        next[1].run();
      }
      now = until;
    },
  };
}

it.each([0, 1, LONGEST - 1, LONGEST, LONGEST + 1, 2 * LONGEST, YEAR, 20 * YEAR])(
  '%i ms are waited for, and then it runs once',
  (ms) => {
    const timers = host();
    let ran = 0;
    longClock(timers).setTimeout(() => (ran += 1), ms);
    timers.pass(ms - 1);
    expect(ran).toBe(0);
    timers.pass(1);
    expect(ran).toBe(1);
    timers.pass(YEAR);
    expect([ran, timers.timers.size]).toEqual([1, 0]);
  },
);

it('what is past runs at once', () => {
  const timers = host();
  let ran = 0;
  longClock(timers).setTimeout(() => (ran += 1), -5);
  timers.pass(0);
  expect(ran).toBe(1);
});

it('is called off in any of its pieces, and no other with it', () => {
  const timers = host();
  const clock = longClock(timers);
  const ran: string[] = [];
  const first = clock.setTimeout(() => ran.push('first'), YEAR);
  clock.setTimeout(() => ran.push('second'), YEAR);
  timers.pass(LONGEST + 1);
  clock.clearTimeout(first);
  clock.clearTimeout(first);
  clock.clearTimeout('unknown');
  timers.pass(YEAR);
  expect(ran).toEqual(['second']);
});
