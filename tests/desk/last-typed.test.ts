// Saves of one draft that cross: what was typed last is what stays.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AGAIN_MS, PAUSE_MS, lastTyped } from '../../apps/desk/form/last-typed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers when the test says so, and keeps what arrived last. */
function aSlowServer() {
  const open: ((isKept: boolean) => void)[] = [];
  const asked: string[] = [];
  let kept = '';
  const saving = lastTyped(({ text }) => {
    asked.push(text as string);
    return new Promise((resolve) =>
      open.push((isKept) => {
        if (isKept) kept = text as string;
        resolve(isKept);
      }),
    );
  });
  const type = async (text: string) => {
    saving.save({ text });
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
  };
  const answer = async (isKept = true) => {
    open.shift()!(isKept);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saving, type, answer, asked, open, kept: () => kept };
}

describe('a draft', () => {
  it('is written one save after the other, and what was typed last stays', async () => {
    const { type, answer, asked, kept } = aSlowServer();
    await type('first');
    await type('second');
    await type('third');
    expect(asked).toEqual(['first']);
    await answer();
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(asked).toEqual(['first', 'third']);
    await answer();
    await vi.advanceTimersByTimeAsync(2 * AGAIN_MS);
    expect([kept(), asked.length]).toEqual(['third', 2]);
  });

  it('that was not kept is tried again with what was typed by then, never with what was typed before', async () => {
    const { type, answer, asked, kept } = aSlowServer();
    await type('first');
    await type('second');
    await answer(false);
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await answer(false);
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    await answer();
    await vi.advanceTimersByTimeAsync(2 * AGAIN_MS);
    expect([asked, kept()]).toEqual([['first', 'second', 'second'], 'second']);
  });

  it('that is dropped is written no more, and what was under way has ended before it is thrown away', async () => {
    const { saving, type, answer, asked, open } = aSlowServer();
    await type('first');
    saving.save({ text: 'second' });
    let hasEnded = false;
    const stopped = saving.stop().then(() => (hasEnded = true));
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect([hasEnded, open.length]).toEqual([false, 1]);
    await answer(false);
    await stopped;
    await vi.advanceTimersByTimeAsync(2 * AGAIN_MS);
    expect(asked).toEqual(['first']);
  });
});
