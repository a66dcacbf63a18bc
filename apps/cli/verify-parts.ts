// `verify --all` on every core: a large ledger is verified by several processes, which take page after page of its cases.
import { availableParallelism } from 'node:os';
import { forkBeside } from '../../infra/fork-beside.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { NextPage, Verdict } from '../../ledger/verify.ts';

/** What one process has to say: the rows that it read since it spoke last, and what is broken. */
export type Heard = { cases: number; rows: number; broken: Verdict[] };
/** What it asks for instead: the next page. It is answered by ids, by none when there are none left. */
export const NEXT_PAGE = 'next page';
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
  const pages = ledger.casePages();
  const others = Array.from({ length: size!.many ? availableParallelism() - 1 : 0 }, () => inProcess(pages, env, hear));
  await Promise.all([...others, verifyPages(ledger, pages, hear)]);
  return sums;
}

/** Page by page, here. */
export async function verifyPages(
  ledger: Pick<Ledger, 'verifyAll'>,
  pages: NextPage,
  say: (heard: Heard) => void,
): Promise<void> {
  let heard: Heard = { cases: 0, rows: 0, broken: [] };
  for await (const verdict of ledger.verifyAll(pages)) {
    heard.cases += 1;
    heard.rows += verdict.rows;
    if (!verdict.ok) heard.broken.push(verdict);
    if (verdict.ok && heard.cases < SAY_EVERY) continue;
    say(heard);
    heard = { cases: 0, rows: 0, broken: [] };
  }
  say(heard);
}

/** The same in a process of its own. */
function inProcess(
  pages: NextPage,
  env: Record<string, string | undefined>,
  hear: (heard: Heard) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = forkBeside('verify-part', import.meta.url, [], {
      env: { ...process.env, ...env },
      serialization: 'json',
    });
    const answer = async () => void child.send((await pages()) ?? []);
    child.on('message', (message) => {
      if (message === NEXT_PAGE) answer().catch(reject);
      else hear(message as Heard);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a process that verified a part of the cases ended with ${code}`)),
    );
  });
}
