// The judge of the regulation on data trading: whatever it denies is refused, with its article, and nothing is written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { possibleCases, tradingCases } from './cases.ts';
import { Court, whyNotPossible, whyNotRefused } from './court.ts';
import { agreeing } from './trials/agreeing.ts';
import { listings } from './trials/listings.ts';
import { performing } from './trials/performing.ts';
import { subjects } from './trials/subjects.ts';
import { supervising } from './trials/supervising.ts';

const trials = { ...subjects, ...listings, ...agreeing, ...performing, ...supervising };
let court: Court;
let refused = 0;
const failed: string[] = [];
beforeAll(async () => {
  court = await Court.at();
});
afterAll(() => {
  console.log(
    `denied by the regulation on trading: ${refused} of ${tradingCases.length} refused\n${failed.join('\n')}`,
  );
});
void [possibleCases, whyNotPossible];

describe.each(tradingCases)('%s (%s)', (id, articles, sentence) => {
  it(sentence, { timeout: 60_000 }, async () => {
    const trial = trials[id];
    let why: string | null;
    try {
      why = trial ? whyNotRefused(await trial(court), articles) : 'no trial';
    } catch (error) {
      why = `story: ${String(error)}`;
    }
    if (why === null) refused += 1;
    else failed.push(`${id} [${articles}] ${why}`);
    expect(why).toBeNull();
  });
});
