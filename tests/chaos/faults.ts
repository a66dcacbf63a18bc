// What happens to an installation in a round of chaos, at random: each fault is over before the next of its program begins.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Between } from '../support/between.ts';
import type { Program } from './programs.ts';
import type { System } from './system.ts';

type Chance = () => number;
/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Answers whether it happened: there may be nothing to kill, and nothing to fill. */
type Fault = (system: System, chance: Chance) => Promise<boolean>;
const oneOf = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)]!;
const upTo = (ms: number, chance: Chance): Promise<void> => sleep(chance() * ms);

const kill =
  (which: (system: System) => Program[], awayMs: number): Fault =>
  async (system, chance) => {
    const free = which(system).filter(({ isBusy }) => !isBusy);
    return free.length > 0 && oneOf(free, chance).kill(() => upTo(awayMs, chance));
  };
const stall =
  (which: (system: System) => Program[], ms: number): Fault =>
  (system, chance) =>
    oneOf(which(system), chance).stall(chance() * ms);
const disconnect =
  (which: (system: System) => Between, how: 'cut' | 'reset'): Fault =>
  async (system) => {
    const between = which(system);
    const { connections } = between;
    between[how]();
    return connections > 0;
  };

/** As an operator does who has read the guide: an empty Temporal, then `shuquan recover` until it has worked. */
const wipe: Fault = async ({ temporal, wipeTemporal, command }, chance) => {
  if (temporal.isBusy) return false;
  const isGone = await temporal.kill(async () => {
    await wipeTemporal();
    await upTo(3_000, chance);
  });
  for (let tries = 1; isGone; tries += 1) {
    const { code, output } = await command('recover');
    if (code === 0) break;
    if (tries === RECOVERIES)
      throw new Error(`\`shuquan recover\` did not work ${tries} times: ${output.slice(-2_000)}`);
    await sleep(1_000);
  }
  return isGone;
};
/** The other hand goes on meanwhile: it stops some of them. */
const RECOVERIES = 20;
const fillDisk: Fault = async ({ disk, postgres }, chance) => {
  if (!disk.fill || postgres.isBusy) return false;
  // A database that cannot write any more may end by itself; that is no fault of ours.
  postgres.mayEnd = true;
  disk.fill();
  await sleep(1_000 + chance() * 5_000);
  disk.free();
  await sleep(1_000);
  postgres.mayEnd = false;
  return true;
};

const postgres = ({ postgres: one }: System) => [one];
const temporal = ({ temporal: one }: System) => [one];
const faults: Record<string, { weight: number; fault: Fault }> = {
  'a service is killed': { weight: 4, fault: kill(({ apis }) => apis, 2_000) },
  'a worker is killed': { weight: 4, fault: kill(({ runners }) => runners, 4_000) },
  'Postgres is killed': { weight: 3, fault: kill(postgres, 4_000) },
  'Temporal is killed': { weight: 2, fault: kill(temporal, 4_000) },
  'a service stalls': { weight: 2, fault: stall(({ apis }) => apis, 12_000) },
  'a worker stalls': { weight: 2, fault: stall(({ runners }) => runners, 20_000) },
  'Postgres stalls': { weight: 2, fault: stall(postgres, 8_000) },
  'Temporal stalls': { weight: 1, fault: stall(temporal, 12_000) },
  'connections to Postgres are cut': { weight: 4, fault: disconnect(({ toPostgres }) => toPostgres, 'cut') },
  'connections to Postgres are reset': { weight: 2, fault: disconnect(({ toPostgres }) => toPostgres, 'reset') },
  'connections to Temporal are cut': { weight: 2, fault: disconnect(({ toTemporal }) => toTemporal, 'cut') },
  'Postgres cannot be reached for a while': {
    weight: 2,
    fault: async ({ toPostgres }, chance) => {
      toPostgres.cut();
      toPostgres.refuse(true);
      await upTo(5_000, chance);
      toPostgres.refuse(false);
      return true;
    },
  },
  'the disk of Postgres is full': { weight: 2, fault: fillDisk },
  'Temporal loses all that it knows': { weight: 1, fault: wipe },
};
const urn = Object.entries(faults).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));
/** How often each kind of fault has happened. */
export type Came = Record<string, number>;
export const noneYet = (): Came => Object.fromEntries(Object.keys(faults).map((name) => [name, 0]));

/** Two at a time while `going`, counted in `came` where they happened; each kind has its turn once before any has a second. */
export async function trouble(
  system: System,
  chance: Chance,
  { going, came, restMs }: { going: () => boolean; came: Came; restMs: number },
): Promise<void> {
  const waiting = Object.keys(faults).toSorted(() => chance() - 0.5);
  const hand = async () => {
    for (await sleep(restMs); going(); await sleep(restMs / 2 + chance() * restMs)) {
      const name = waiting.pop() ?? oneOf(urn, chance);
      if (await faults[name]!.fault(system, chance)) came[name]! += 1;
    }
  };
  await Promise.all([hand(), hand()]);
}
