// One test for each case, and the rate at the end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from './case.ts';
import { Court, type Trials, whyNotRefused } from './court.ts';

export function judge(regulation: string, cases: readonly Case[], trials: Trials, why = whyNotRefused): void {
  let court: Court;
  const failed: string[] = [];
  beforeAll(async () => {
    court = await Court.at();
  });
  afterAll(() => {
    const passed = cases.length - failed.length;
    console.log([`${regulation}: ${passed} of ${cases.length}`, ...failed].join('\n'));
  });
  describe.each(cases)('%s (%s)', (id, articles, sentence) => {
    it(sentence, async () => {
      const failure = await verdict(() => trials[id]!(court), articles, why);
      if (failure !== null) failed.push(`${id} [${articles}] ${failure}`);
      expect(failure).toBeNull();
    });
  });
}
async function verdict(
  tried: () => ReturnType<Trials[string]>,
  articles: string,
  why: typeof whyNotRefused,
): Promise<string | null> {
  try {
    return why(await tried(), articles);
  } catch (error) {
    return `not tried: ${String(error)}`;
  }
}
