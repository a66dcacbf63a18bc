// A round: the same six events on so many fresh cases, for whoever competes, and what it took.
import pMap from 'p-map';
import { ascending, cpuMs, median, percentile } from './measure.ts';
import { figure } from './report.ts';
import { type Merchant, type Step, steps } from './situations.ts';

export type Contestant = {
  name: string;
  /** Opens a case; not part of the measurement. */
  open: (merchant: Merchant) => Promise<string>;
  /** Sends one event; rejects unless it was accepted. */
  send: (caseId: string, merchant: Merchant, step: Step) => Promise<void>;
  /** Whose processor time counts, by name. */
  processes: Record<string, number[]>;
  /** Waits until everything that an event set off is over. */
  settled?: () => Promise<void>;
};
export type Round = {
  seconds: number;
  events: number;
  latencies: number[];
  cpu: Record<string, number>;
  caughtUpSeconds: number;
};

export async function round(
  { open, send, processes, settled }: Contestant,
  merchants: Merchant[],
  atATime: number,
): Promise<Round> {
  const opened = await pMap(merchants, async (merchant) => ({ id: await open(merchant), merchant }), {
    concurrency: 20,
  });
  await settled?.();
  const latencies: number[] = [];
  const before = Object.entries(processes).map(([name, pids]) => [name, pids, cpuMs(pids)] as const);
  const begun = performance.now();
  await pMap(
    opened,
    async ({ id, merchant }) => {
      for (const step of steps) {
        const sent = performance.now();
        await send(id, merchant, step);
        latencies.push(performance.now() - sent);
      }
    },
    { concurrency: atATime },
  );
  const ended = performance.now();
  await settled?.();
  return {
    seconds: (ended - begun) / 1000,
    events: latencies.length,
    latencies,
    caughtUpSeconds: settled ? (performance.now() - ended) / 1000 : Number.NaN,
    cpu: Object.fromEntries(before.map(([name, pids, ms]) => [name, (cpuMs(pids) - ms) / latencies.length])),
  };
}

export type Result = {
  name: string;
  atATime: number;
  rate: number;
  p50: number;
  p95: number;
  cpu: Record<string, number>;
  caughtUpSeconds: number;
  rates: number[];
  cpus: number[];
};

export const result = (name: string, atATime: number, rounds: Round[]): Result => {
  const latencies = ascending(rounds.flatMap((one) => one.latencies));
  const rates = rounds.map(({ events, seconds }) => events / seconds);
  const names = Object.keys(rounds[0]?.cpu ?? {});
  return {
    name,
    atATime,
    rates,
    rate: median(rates),
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    cpu: Object.fromEntries(names.map((process) => [process, median(rounds.map(({ cpu }) => cpu[process] ?? 0))])),
    cpus: rounds.map(({ cpu }) => Object.values(cpu).reduce((total, ms) => total + ms, 0)),
    caughtUpSeconds: median(rounds.map((one) => one.caughtUpSeconds)),
  };
};

/** The contestants take turns (A B A B), so that whatever else the machine does hits both. */
export async function contest(
  contestants: Contestant[],
  merchantsOf: (contestant: Contestant) => Merchant[],
  atATime: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Result[]> {
  const played = new Map<Contestant, Round[]>(contestants.map((one) => [one, []]));
  for (let n = 0; n <= rounds; n += 1) {
    for (const one of contestants) {
      // The first round warms up compilers and caches, and does not count.
      const last = await round(one, n ? merchantsOf(one) : merchantsOf(one).slice(0, 20), n ? atATime : 20);
      if (n) played.get(one)!.push(last);
      if (n) say(`  ${one.name}, ${atATime} at a time: ${figure(last.events / last.seconds)} events/s`);
    }
  }
  return contestants.map((one) => result(one.name, atATime, played.get(one)!));
}

export const contestHead = [
  '',
  'at a time',
  'events/s',
  'p50 ms',
  'p95 ms',
  'processor ms per event',
  'caught up after s',
];
export const contestRow = ({ name, atATime, rate, p50, p95, cpu, caughtUpSeconds }: Result): string[] => [
  name,
  String(atATime),
  figure(rate),
  figure(p50, 1),
  figure(p95, 1),
  Object.entries(cpu)
    .map(([process, ms]) => `${process} ${figure(ms, 2)}`)
    .join(', '),
  figure(caughtUpSeconds, 1),
];
/** The median of the ratios of neighbouring rounds. */
export const ratio = (a: Result, b: Result): number =>
  median(a.rates.map((rate, n) => rate / (b.rates[n] ?? Number.NaN)));
export const cpuRatio = (a: Result, b: Result): number => median(a.cpus.map((ms, n) => (b.cpus[n] ?? Number.NaN) / ms));
