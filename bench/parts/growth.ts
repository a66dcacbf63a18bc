// Issue: what an append costs with 1,000 to 1,000,000 rows in the ledger.
import { type Result, type Round, contestHead, contestRow, result, round } from '../contest.ts';
import { copyCases } from '../copies.ts';
import { direct } from '../contestants.ts';
import type { Ledger } from '../../ledger/index.ts';
import { type Section, figure } from '../report.ts';
import { type Merchant, merchant, steps } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

export async function growth(
  around: Surroundings,
  { rows: sizes, appends }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database());
  const contestant = direct(ledger, 'append, in process', around.server.pid);
  const merchants = Array.from({ length: Math.ceil(appends / 6) }, (_, n) => merchant(n));
  // Models for what fills the ledger: cases that have been through everything, and cases in the middle of it.
  await round(contestant, merchants.slice(0, 20), 20);
  await halfway(
    contestant,
    Array.from({ length: 20 }, (_, n) => merchant(1_000 + n)),
  );
  const measured: (Result & { size: number })[] = [];
  let filled = 0;
  for (const size of sizes) {
    say(`  filling up to ${figure(size)} rows`);
    filled = await fill(ledger, size, filled);
    const rounds: Round[] = [];
    for (let n = 0; n < 3; n += 1) rounds.push(await round(contestant, merchants, 1));
    measured.push({ size, ...result(`${figure(size)} rows`, 1, rounds) });
    say(`  ${figure(size)} rows: ${figure(measured.at(-1)!.p50, 2)} ms`);
  }
  await ledger.close();
  const cost = ({ cpu }: (typeof measured)[0]) => cpu['postgres'] ?? Number.NaN;
  const growthOf = (of: (one: (typeof measured)[0]) => number) => of(measured.at(-1)!) / of(measured[0]!);
  const byTime = growthOf(({ p50 }) => p50);
  return {
    title: 'Size of the ledger',
    how: `Appends one at a time (three times ${appends}), with so many rows in the ledger; the fill is copies of cases that went through all six events and of cases half-way, with their rows, claims, tasks, effects and references, under ids of their own.`,
    head: contestHead,
    rows: measured.map(contestRow),
    findings: [
      {
        what: `Cost of an append with ${figure(measured.at(-1)!.size)} rows against ${figure(measured[0]!.size)}`,
        measured: `× ${figure(byTime, 2)} (by Postgres’ processor time × ${figure(growthOf(cost), 2)})`,
        target: 'flat (≤ × 1.25)',
        met: byTime <= 1.25 || growthOf(cost) <= 1.25,
      },
    ],
  };
}

/** Cases that are in force: registered, not ended. */
async function halfway({ open, send }: ReturnType<typeof direct>, merchants: Merchant[]): Promise<void> {
  for (const one of merchants) {
    const id = await open(one);
    for (const step of steps.slice(0, 3)) await send(id, one, step);
  }
}

/** Copies the models until the ledger has that many rows. Answers how often each was copied in all. */
async function fill(ledger: Ledger, size: number, filled: number): Promise<number> {
  const [now] = await ledger.sql<
    { count: number; models: number }[]
  >`select count(*)::int as count, (count(*) filter (where case_id not like '%~%'))::int as models from ledger`;
  const copies = Math.max(0, Math.ceil((size - now!.count) / now!.models));
  await copyCases(ledger, '', filled + 1, filled + copies);
  // Else it goes on beside what is measured.
  while (await ledger.seal());
  return filled + copies;
}
