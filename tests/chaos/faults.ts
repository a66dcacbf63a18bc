// What happens to an installation in a round of chaos, at random: each fault is over before the next of its program begins.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './programs.ts';
import type { System } from './system.ts';

export type Chance = () => number;
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

type Fault = (system: System, chance: Chance) => Promise<void>;
const oneOf = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)]!;
const upTo = (ms: number, chance: Chance): Promise<void> => sleep(chance() * ms);

const kill =
  (which: (system: System) => Program[], awayMs: number): Fault =>
  async (system, chance) => {
    const free = which(system).filter(({ isBusy }) => !isBusy);
    if (free.length) await oneOf(free, chance).kill(() => upTo(awayMs, chance));
  };
const stall =
  (which: (system: System) => Program[], ms: number): Fault =>
  (system, chance) =>
    oneOf(which(system), chance).stall(chance() * ms);

/** As an operator does who has read the guide: an empty Temporal, then `shuquan recover` until it has worked. */
const wipe: Fault = async ({ temporal, wipeTemporal, command }, chance) => {
  if (temporal.isBusy) return;
  await temporal.kill(async () => {
    await wipeTemporal();
    await upTo(3_000, chance);
  });
  while ((await command('recover')).code !== 0) await sleep(1_000);
};
const fillDisk: Fault = async ({ disk, postgres }, chance) => {
  if (!disk.fill || postgres.isBusy) return;
  // A database that cannot write any more may end by itself; that is no fault of ours.
  postgres.mayEnd = true;
  disk.fill();
  await sleep(1_000 + chance() * 5_000);
  disk.free();
  await sleep(1_000);
  postgres.mayEnd = false;
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
  'connections to Postgres are cut': { weight: 4, fault: async ({ toPostgres }) => toPostgres.cut() },
  'connections to Postgres are reset': { weight: 2, fault: async ({ toPostgres }) => toPostgres.reset() },
  'connections to Temporal are cut': { weight: 2, fault: async ({ toTemporal }) => toTemporal.cut() },
  'Postgres cannot be reached for a while': {
    weight: 2,
    fault: async ({ toPostgres }, chance) => {
      toPostgres.cut();
      toPostgres.refuse(true);
      await upTo(5_000, chance);
      toPostgres.refuse(false);
    },
  },
  'the disk of Postgres is full': { weight: 2, fault: fillDisk },
  'Temporal loses all that it knows': { weight: 1, fault: wipe },
};
export const faultNames = Object.keys(faults);
const urn = Object.entries(faults).flatMap(([name, { weight }]) => Array<string>(weight).fill(name));

/** Two at a time while `going`; each kind comes at least once where there is time for it. Answers how often each came. */
export async function trouble(
  system: System,
  chance: Chance,
  going: () => boolean,
  restMs: number,
): Promise<Record<string, number>> {
  const came: Record<string, number> = Object.fromEntries(faultNames.map((name) => [name, 0]));
  const waiting = faultNames.toSorted(() => chance() - 0.5);
  const hand = async () => {
    for (await sleep(restMs); going(); await sleep(restMs / 2 + chance() * restMs)) {
      const name = waiting.pop() ?? oneOf(urn, chance);
      await faults[name]!.fault(system, chance);
      came[name]! += 1;
    }
  };
  await Promise.all([hand(), hand()]);
  return came;
}
