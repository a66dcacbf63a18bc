// A short round of chaos; `npm run chaos -- --minutes 60` is the long one.
import { expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { chaos } from './round.ts';

const SECONDS = 45;

it(
  'after kills, stalls, cut connections, a full disk and a Temporal that lost everything, nothing is lost, doubled or left behind',
  { timeout: 900_000, ...law('T24') },
  async () => {
    const told = await chaos({ services: 2, workers: 2, seconds: SECONDS, seed: 7, restMs: 3_000, say: () => {} });
    expect(told.findings.flatMap(({ rule, against }) => against.map((one) => `${rule}: ${one}`))).toEqual([]);
    expect(Object.values(told.came).reduce((sum, times) => sum + times, 0)).toBeGreaterThan(10);
    expect(told.done['registrations']).toBeGreaterThan(0);
  },
);
