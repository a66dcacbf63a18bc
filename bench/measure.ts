// How long it took, and what it cost. Wall time suffers from whatever else the machine does; processor time hardly does.
import { readFileSync, readdirSync } from 'node:fs';

export const percentile = (sorted: number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
export const ascending = (values: number[]): number[] => values.toSorted((a, b) => a - b);
export const median = (values: number[]): number => percentile(ascending(values), 0.5);
export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Seconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

// Linux counts in hundredths of a second, on every architecture that Node runs on.
const TICK_MS = 10;
type Stat = { parent: number; ms: number };

/** Processor time of a process; of its ended children too, which it has inherited. Undefined where there is no /proc. */
function statOf(pid: number | string): Stat | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined; // ended meanwhile, or another operating system
  }
  // The name stands in brackets and may hold anything; the fields are counted after it.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { parent: fields[1]!, ms: sum(fields.slice(11, 15)) * TICK_MS };
}

/** Milliseconds of processor time of processes and all that they started; NaN where they cannot be read. */
export function cpuMs(roots: number[]): number {
  if (!statOf('self')) return Number.NaN;
  const stats = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const stat = statOf(name);
        return stat ? [[Number(name), stat] as const] : [];
      }),
  );
  const family = new Set(roots);
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const [pid, { parent }] of stats) if (family.has(parent)) family.add(pid);
  }
  return sum([...family].map((pid) => stats.get(pid)?.ms ?? 0));
}

/** Resident memory of a process in MB; NaN where it cannot be read. */
export function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
