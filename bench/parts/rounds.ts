// Issue: the yearly round over 10,000 agreements opens each report and each evaluation once, killed half-way and run twice.
import { setTimeout as sleep } from 'node:timers/promises';
import { copyCases } from '../copies.ts';
import { timed } from '../measure.ts';
import { anAgreement } from '../operation-situations.ts';
import { type Section, figure } from '../report.ts';
import { runRound } from '../round-process.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const NEW_YEAR = '2026-12-31T16:10:00.000Z';

export async function rounds(
  around: Surroundings,
  { agreements }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const url = await around.database();
  let now = '2026-03-02T02:00:00.000Z';
  const ledger = await around.ledgerOn(url, async () => now);
  await anAgreement(ledger, '2026-03-02');
  await copyCases(ledger, 'operatingAgreement/', 1, agreements - 1);
  now = NEW_YEAR;
  const count = async (lifecycle: string) =>
    (
      await ledger.sql<
        { n: number; of: number }[]
      >`select count(*)::int as n, count(distinct shares ->> 'agreement')::int as of from cases where lifecycle = ${lifecycle}`
    )[0]!;
  const rows = [];
  let once = true;
  for (const round of ['annualReport', 'annualEvaluation']) {
    const killed = await around.program('bench/round-process.ts', {
      DATABASE_URL: url,
      BENCH_ROUND: round,
      BENCH_AT: NEW_YEAR,
    });
    while ((await count(round)).n < agreements / 2 && !killed.running.hasExited()) await sleep(20);
    await killed.running.kill();
    const half = await count(round);
    say(`  ${round}: killed at ${figure(half.n)}`);
    let opened = 0;
    const seconds = await timed(async () => {
      const both = await Promise.all([runRound(ledger, round), runRound(ledger, round)]);
      opened = both[0] + both[1];
    });
    const again = await runRound(ledger, round);
    const whole = await count(round);
    once &&= whole.n === agreements && whole.of === agreements && again === 0;
    rows.push([
      round,
      figure(half.n),
      figure(opened),
      figure(opened / seconds),
      figure(again),
      figure(whole.n),
      figure(whole.of),
    ]);
  }
  await ledger.close();
  return {
    title: 'The yearly round',
    how: `The round over ${figure(agreements)} agreements in force runs in a process that is killed (SIGKILL) when half is open, then twice at once, then once more.`,
    head: [
      'round',
      'open when killed',
      'opened by two at once',
      'a second',
      'opened by one more',
      'open at the end',
      'agreements with one',
    ],
    rows,
    findings: [
      {
        what: `The yearly round over ${figure(agreements)} agreements opens each exactly once`,
        measured: rows.map(([round, , , , , n, of]) => `${round}: ${n} for ${of}`).join('; '),
        target: 'exactly once',
        met: once,
      },
    ],
  };
}
