// A round of chaos: an installation, people who act, faults; then quiet, and the questions.
import { anAgreement } from '../../bench/operation-situations.ts';
import { type Done, act, doorsOf } from './acts.ts';
import { type Finding, check } from './check.ts';
import { chanceOf, trouble } from './faults.ts';
import { type Sizes, bringUp } from './system.ts';

export type Asked = Sizes & { seconds: number; seed: number; restMs: number; say: (line: string) => void };
export type Told = Done & {
  asked: Asked;
  seconds: number;
  /** Until everything had caught up and was checked. */ quietSeconds: number;
  came: Record<string, number>;
  statuses: Record<string, number>;
  rows: number;
  findings: Finding[];
  /** Without a disk of its own the database's was never full. */ hadDisk: boolean;
};

export async function chaos(asked: Asked): Promise<Told> {
  const { say, seconds } = asked;
  const system = await bringUp(asked);
  try {
    const { ledger, gateway } = system;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const agreement = await anAgreement(ledger, today);
    say(`up in ${system.folder}; ${seconds} s of trouble begin`);
    const begun = performance.now();
    const going = () => performance.now() - begun < seconds * 1000;
    const telling = setInterval(() => {
      const { none = 0, '503': later = 0, '200': taken = 0 } = gateway.statuses;
      say(
        `${Math.round((performance.now() - begun) / 1000)} s: ${taken} answered, ${later} told to come later, ${none} without an answer, ${gateway.wrong.length} wrong`,
      );
    }, 30_000);
    const load = { doors: doorsOf(gateway.url), url: gateway.url, agreement, going, seconds };
    const [done, came] = await Promise.all([act(load), trouble(system, chanceOf(asked.seed), going, asked.restMs)]);
    clearInterval(telling);
    say('quiet; it catches up');
    const quiet = performance.now();
    const findings = await check(system);
    const [row] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from ledger`;
    return {
      ...done,
      asked,
      came,
      findings,
      seconds: (quiet - begun) / 1000,
      quietSeconds: (performance.now() - quiet) / 1000,
      statuses: gateway.statuses,
      rows: row!.count,
      hadDisk: system.disk.fill !== null,
    };
  } finally {
    await system.stop();
  }
}
