// A round: the same six events on so many fresh cases, for whoever competes, and what it took.
import { setTimeout as sleep } from 'node:timers/promises';
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

/** `calm`: each event is sent when everything that the last one set off is over, one case after another. */
export type Pace = number | 'calm';

const [CALM_MS, CALMS] = [3_000, 20];
/** Long enough for all that an event sets off; then somebody looks, once as a rule: to look costs something too. */
async function calmed(settled: Contestant['settled']): Promise<void> {
  await sleep(CALM_MS);
  await settled?.();
}
/** What each takes in a second in which nothing happens, with somebody who looks as often. */
async function idle({ processes, settled }: Contestant): Promise<Record<string, number>> {
  const before = taken(processes);
  const begun = performance.now();
  for (let n = 0; n < CALMS; n += 1) await calmed(settled);
  const seconds = (performance.now() - begun) / 1000;
  return mapped(taken(processes), (ms, name) => (ms - before[name]!) / seconds);
}
const taken = (processes: Contestant['processes']): Record<string, number> => mapped(processes, cpuMs);
const mapped = <A, B>(all: Record<string, A>, work: (one: A, name: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, work(one, name)]));

export async function round(contestant: Contestant, merchants: Merchant[], pace: Pace): Promise<Round> {
  const { open, send, processes, settled } = contestant;
  const opened = await pMap(merchants, async (merchant) => ({ id: await open(merchant), merchant }), {
    concurrency: 20,
  });
  await settled?.();
  const latencies: number[] = [];
  // Calm takes its time, in which they would also have idled.
  const idled = pace === 'calm' ? await idle(contestant) : {};
  const before = taken(processes);
  const begun = performance.now();
  await pMap(
    opened,
    async ({ id, merchant }) => {
      for (const step of steps) {
        const sent = performance.now();
        await send(id, merchant, step);
        latencies.push(performance.now() - sent);
        if (pace === 'calm') await calmed(settled);
      }
    },
    { concurrency: pace === 'calm' ? 1 : pace },
  );
  const ended = performance.now();
  await settled?.();
  const all = (performance.now() - begun) / 1000;
  return {
    seconds: (ended - begun) / 1000,
    events: latencies.length,
    latencies,
    caughtUpSeconds: settled ? (performance.now() - ended) / 1000 : Number.NaN,
    cpu: mapped(taken(processes), (ms, name) => (ms - before[name]! - (idled[name] ?? 0) * all) / latencies.length),
  };
}

export type Result = {
  name: string;
  pace: Pace;
  rate: number;
  /** Events a second until everything that they set off is over too. */
  sustained: number;
  p50: number;
  p95: number;
  cpu: Record<string, number>;
  caughtUpSeconds: number;
  rates: number[];
  sustainedRates: number[];
  cpus: number[];
};

export const result = (name: string, pace: Pace, rounds: Round[]): Result => {
  const latencies = ascending(rounds.flatMap((one) => one.latencies));
  const rates = rounds.map(({ events, seconds }) => events / seconds);
  const sustainedRates = rounds.map(
    ({ events, seconds, caughtUpSeconds }) =>
      events / (seconds + (Number.isNaN(caughtUpSeconds) ? 0 : caughtUpSeconds)),
  );
  const names = Object.keys(rounds[0]?.cpu ?? {});
  return {
    name,
    pace,
    rates,
    sustainedRates,
    rate: median(rates),
    sustained: median(sustainedRates),
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
  pace: Pace,
  rounds: number,
  say: (line: string) => void,
): Promise<Result[]> {
  const played = new Map<Contestant, Round[]>(contestants.map((one) => [one, []]));
  for (let n = 0; n <= rounds; n += 1) {
    for (const one of contestants) {
      // The first round warms up compilers and caches, and does not count.
      const last = await round(one, n ? merchantsOf(one) : merchantsOf(one).slice(0, 20), n ? pace : 20);
      if (n) played.get(one)!.push(last);
      if (n) say(`  ${one.name}, ${pace} at a time: ${said(last)}`);
    }
  }
  return contestants.map((one) => result(one.name, pace, played.get(one)!));
}

const said = ({ events, seconds, caughtUpSeconds, cpu }: Round): string =>
  `${figure(events / seconds)} events/s, caught up after ${figure(caughtUpSeconds, 1)} s, ${processorMs(cpu)}`;
const processorMs = (cpu: Record<string, number>): string =>
  Object.entries(cpu)
    .map(([process, ms]) => `${process} ${figure(ms, 2)}`)
    .join(', ');

export const contestHead = [
  '',
  'at a time',
  'events/s',
  'p50 ms',
  'p95 ms',
  'processor ms per event',
  'caught up after s',
];
export const contestRow = ({ name, pace, rate, p50, p95, cpu, caughtUpSeconds }: Result): string[] => [
  name,
  String(pace),
  figure(rate),
  figure(p50, 1),
  figure(p95, 1),
  processorMs(cpu),
  figure(caughtUpSeconds, 1),
];
/** The median of the ratios of neighbouring rounds. */
export const ratio = (a: Result, b: Result): number =>
  median(a.rates.map((rate, n) => rate / (b.rates[n] ?? Number.NaN)));
/** The same of what is accepted and caught up. */
export const sustainedRatio = (a: Result, b: Result): number =>
  median(a.sustainedRates.map((rate, n) => rate / (b.sustainedRates[n] ?? Number.NaN)));
/** What these of its processes take for an event. */
export const processorOf = ({ cpu }: Result, names: string[]): number =>
  names.reduce((total, name) => total + (cpu[name] ?? Number.NaN), 0);
export const cpuRatio = (a: Result, b: Result): number => median(a.cpus.map((ms, n) => (b.cpus[n] ?? Number.NaN) / ms));
