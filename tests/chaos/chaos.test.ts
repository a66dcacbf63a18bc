// A short round of chaos; `npm run chaos -- --minutes 60` is the long one.
import { expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { chaos } from './round.ts';
import type { SoFar } from './round.ts';

/** Counted and not timed: a slow machine takes longer over the same. */
const enough = ({ faults, done }: SoFar): boolean => faults >= 8 && done['registrations']! > 0;

it(
  'after kills, stalls, cut connections, a full disk and a Temporal that lost everything, nothing is lost, doubled or left behind',
  { timeout: 3_600_000, ...law('T24') },
  async () => {
    const told = await chaos({
      services: 2,
      workers: 2,
      enough,
      seed: 7,
      restMs: 3_000,
      say: (line) => process.stderr.write(`chaos: ${line}\n`),
    });
    expect(told.findings.flatMap(({ rule, against }) => against.map((one) => `${rule}: ${one}`))).toEqual([]);
  },
);
