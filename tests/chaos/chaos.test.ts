// A short round of chaos; `npm run chaos -- --minutes 60` is the long one.
import { expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { chaos } from './round.ts';
import type { SoFar } from './round.ts';

/** Counted and not timed: a slow machine takes longer over the same. */
const enough = ({ faults, done }: SoFar): boolean =>
  faults >= 12 && Object.values(done).every((times) => times > 0) && done['registrations']! >= 10;

it(
  'after kills, stalls, cut connections, a full disk and a Temporal that lost everything, nothing is lost, doubled or left behind',
  { timeout: 3_600_000, ...law('T24') },
  async () => {
    const told = await chaos({ services: 2, workers: 2, enough, seed: 7, restMs: 3_000, say: () => {} });
    expect(told.findings.flatMap(({ rule, against }) => against.map((one) => `${rule}: ${one}`))).toEqual([]);
  },
);
