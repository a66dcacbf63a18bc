// A round of chaos: an installation, people who act, faults; then quiet, and the questions.
import { anAgreement } from '../../bench/operation-situations.ts';
import { type Acts, act, doorsOf, noActs } from './acts.ts';
import { type Finding, check } from './check.ts';
import { type Came, chanceOf, noneYet, trouble } from './faults.ts';
import { type Sizes, bringUp } from './system.ts';

/** What has happened so far. */
export type SoFar = { seconds: number; faults: number; done: Record<string, number> };
export type Asked = Sizes & {
  seed: number;
  restMs: number;
  say: (line: string) => void;
  /** Then the trouble ends. */ enough: (soFar: SoFar) => boolean;
};
export type Told = Acts & {
  asked: Asked;
  seconds: number;
  /** Until everything had caught up and was checked. */ quietSeconds: number;
  came: Came;
  statuses: Record<string, number>;
  rows: number;
  findings: Finding[];
  /** Without a disk of its own the database's was never full. */ hadDisk: boolean;
};

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, one) => all + one, 0);

export async function chaos(asked: Asked): Promise<Told> {
  const { say } = asked;
  const system = await bringUp(asked);
  try {
    const { ledger, gateway } = system;
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const agreement = await anAgreement(ledger, today);
    say(`up in ${system.folder}; the trouble begins`);
    const begun = performance.now();
    const secondsSince = (instant: number): number => (performance.now() - instant) / 1000;
    const [acts, came] = [noActs(), noneYet()];
    const going = () => !asked.enough({ seconds: secondsSince(begun), faults: sum(came), done: acts.done });
    const telling = setInterval(() => {
      const { none = 0, '503': later = 0, '200': taken = 0 } = gateway.statuses;
      say(
        `${Math.round(secondsSince(begun))} s: ${sum(came)} faults, ${taken} answered, ${later} told to come later, ${none} without an answer, ${gateway.wrong.length} wrong`,
      );
    }, 30_000);
    const load = { doors: doorsOf(gateway.url), url: gateway.url, agreement, going, acts };
    await Promise.all([
      act(load),
      trouble(system, chanceOf(asked.seed), { going, came, restMs: asked.restMs }),
    ]).finally(() => clearInterval(telling));
    const seconds = secondsSince(begun);
    say('quiet; it catches up');
    const quiet = performance.now();
    const findings = await check(system, acts.refused);
    const [row] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from ledger`;
    return {
      ...acts,
      asked,
      came,
      findings,
      seconds,
      quietSeconds: secondsSince(quiet),
      statuses: gateway.statuses,
      rows: row!.count,
      hadDisk: system.disk.fill !== null,
    };
  } finally {
    await system.stop();
  }
}
