// `verify --all` on every core: a large ledger is verified by several processes, each a part of its cases.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ledger } from '../../ledger/index.ts';
import type { Verdict } from '../../ledger/verify.ts';

/** What one process has to say: the rows that it read since it spoke last, and what is broken. */
export type Heard = { cases: number; rows: number; broken: Verdict[] };
export type Sums = { cases: number; rows: number };

/** Fewer are verified sooner than a process starts. */
const MANY_ROWS = 10_000;
/** Cases between two messages. */
const SAY_EVERY = 500;

/** Verifies all cases; `onBroken` hears of each that does not hold, as it is found. `env`: where the database is. */
export async function verifyCases(
  ledger: Ledger,
  env: Record<string, string | undefined>,
  onBroken: (verdict: Verdict) => void,
): Promise<Sums> {
  const sums: Sums = { cases: 0, rows: 0 };
  const hear = ({ cases, rows, broken }: Heard): void => {
    sums.cases += cases;
    sums.rows += rows;
    for (const verdict of broken) onBroken(verdict);
  };
  const [size] = await ledger.sql<{ many: boolean }[]>`select coalesce(max(n), 0) >= ${MANY_ROWS} as many from ledger`;
  const of = size!.many ? Math.max(1, availableParallelism()) : 1;
  const others = Array.from({ length: of - 1 }, (_, index) => inProcess({ part: index + 1, of }, env, hear));
  await Promise.all([...others, verifyPart(ledger, { part: 0, of }, hear)]);
  return sums;
}

/** One part, here. */
export async function verifyPart(
  ledger: Pick<Ledger, 'verifyAll'>,
  part: { part: number; of: number },
  say: (heard: Heard) => void,
): Promise<void> {
  let heard: Heard = { cases: 0, rows: 0, broken: [] };
  for await (const verdict of ledger.verifyAll(part)) {
    heard.cases += 1;
    heard.rows += verdict.rows;
    if (!verdict.ok) heard.broken.push(verdict);
    if (verdict.ok && heard.cases < SAY_EVERY) continue;
    say(heard);
    heard = { cases: 0, rows: 0, broken: [] };
  }
  say(heard);
}

/** One part, in a process of its own. */
function inProcess(
  { part, of }: { part: number; of: number },
  env: Record<string, string | undefined>,
  hear: (heard: Heard) => void,
): Promise<void> {
  const program = new URL(`./verify-part${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  return new Promise((resolve, reject) => {
    const child = fork(program, [String(part), String(of)], { env: { ...process.env, ...env }, serialization: 'json' });
    child.on('message', (heard) => hear(heard as Heard));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a process that verified part ${part} of ${of} ended with ${code}`)),
    );
  });
}
