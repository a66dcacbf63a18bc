// The two commands that need the database itself: verifying everything, and recovery.
import { UnreachableError } from '@shuquan/client';
import { recover } from '../../service/recover.ts';
import { openLedger } from '../../ledger/index.ts';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { OK, REFUSED, type Session, verdictLine } from './commands.ts';
import { UsageError } from './io.ts';
import { wordsIn } from './words.ts';

async function withLedger<T>(
  { io }: Session,
  work: (ledger: Awaited<ReturnType<typeof openLedger>>) => Promise<T>,
): Promise<T> {
  const url = io.env['DATABASE_URL'];
  if (!url) throw new UsageError('this needs DATABASE_URL · 需要 DATABASE_URL');
  try {
    // The ledger keeps the packs that its cases pin; new cases are none of our business here.
    const ledger = await openLedger({ url, lifecycles, regimes: [defaultRegime], connections: 4 });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  } catch (error) {
    if (!isAway(error)) throw error;
    throw new UnreachableError(`DATABASE_URL: ${(error as { code?: string }).code}`, { cause: error });
  }
}
const isAway = (error: unknown): boolean =>
  /^(ECONN\w+|ENOTFOUND|ETIMEDOUT|CONNECT\w+|28\w{3}|3D000|57P0\d)$/.test(String((error as { code?: unknown }).code));

/** Every case row by row, then the seals over all of them. */
export async function verifyAll(session: Session): Promise<number> {
  const { io, options } = session;
  const word = wordsIn(options.lang);
  return withLedger(session, async (ledger) => {
    let cases = 0;
    let rows = 0;
    const broken = [];
    for await (const verdict of ledger.verifyAll()) {
      cases += 1;
      rows += verdict.rows;
      if (!verdict.ok) broken.push(verdict);
      if (!verdict.ok && !options.json) io.out(verdictLine(session, verdict));
    }
    const seals = await ledger.verifySeals();
    const ok = !broken.length && !seals.length;
    if (options.json) io.out(`${JSON.stringify({ ok, cases, rows, broken, seals }, null, 2)}\n`);
    else
      io.out(
        `${ok ? '✓' : '✗'} ${cases} ${word('cases')} · ${rows} ${word('rows')} · ${ok ? word('whole') : word('broken')}\n${seals.map((problem) => `  - ${word('seals')}: ${problem}\n`).join('')}`,
      );
    return ok ? OK : REFUSED;
  });
}

/** Restarts the runner of every open case. */
export async function recoverAll(session: Session): Promise<number> {
  const { io, options } = session;
  const word = wordsIn(options.lang);
  const line = (cases: number, rate: number) =>
    `${word('restarted')} ${cases} ${word('cases')} · ${Math.round(rate)}/s\n`;
  const { cases, seconds } = await withLedger(session, (ledger) =>
    recover(ledger, { progress: (done, rate) => void (options.json || io.err(line(done, rate))) }),
  );
  io.out(
    options.json ? `${JSON.stringify({ ok: true, cases, seconds })}\n` : line(cases, cases / Math.max(seconds, 0.001)),
  );
  return OK;
}
