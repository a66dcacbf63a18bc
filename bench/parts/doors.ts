// Issue: 300 registrations × 6 events, through append and over HTTP, beside a hand-written transaction; runners off.
import { contest, contestHead, contestRow, cpuRatio, ratio } from '../contest.ts';
import { direct, handWrittenTransaction, overHttp } from '../contestants.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

export async function doors(
  around: Surroundings,
  { cases, rounds }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const merchants = Array.from({ length: cases }, (_, n) => merchant(n));
  const ledger = await around.ledgerOn(await around.database());
  const url = await around.database();
  const behindApi = await around.ledgerOn(url); // migrates, and keeps the documents
  const api = await around.httpServer('apps/api/main.ts', around.settings(url, merchants), '/lifecycles');
  const rival = await around.httpServer(
    'bench/rivals/transaction-server.ts',
    { DATABASE_URL: await around.database() },
    '/health',
  );
  const postgres = around.server.pid;
  const contestants = [
    direct(ledger, 'append, in process', postgres),
    overHttp('Shuquan over HTTP', api.url, { server: [api.pid], postgres: [postgres] }),
    handWrittenTransaction(rival.url, { server: [rival.pid], postgres: [postgres] }),
  ];
  const results = [];
  for (const atATime of [20, 1]) results.push(...(await contest(contestants, () => merchants, atATime, rounds, say)));
  await Promise.all([api.stop(), rival.stop(), ledger.close(), behindApi.close()]);
  const [, ours, theirs, , oursAlone, theirsAlone] = results as [
    (typeof results)[0],
    (typeof results)[0],
    (typeof results)[0],
    (typeof results)[0],
    (typeof results)[0],
    (typeof results)[0],
  ];
  const reached = ratio(ours, theirs);
  return {
    title: 'Doors, runners off',
    how: `${cases} registrations × 6 events (SUBMIT, PASS, APPROVE, REQUEST_CHANGE, APPROVE_CHANGE, DEREGISTER) on cases opened before; contestants take turns, median of ${rounds} rounds, percentiles over all. The hand-written transaction locks the row, steps the same machine, updates it, writes an audit row, on the same HTTP stack, driver and server; it has no keys, hashes, tasks, effects, deadlines or claims. DEREGISTER also opens the record of retention here, and there does not.`,
    head: contestHead,
    rows: results.map(contestRow),
    findings: [
      {
        what: 'Over HTTP, against the hand-written transaction, 20 at a time',
        measured: `${figure(reached, 2)} (by processor time ${figure(cpuRatio(ours, theirs), 2)})`,
        target: '≥ 1.05',
        met: reached >= 1.05,
      },
      {
        what: 'The same, one at a time',
        measured: `${figure(ratio(oursAlone, theirsAlone), 2)} (by processor time ${figure(cpuRatio(oursAlone, theirsAlone), 2)})`,
        target: '≥ 0.85',
        met: ratio(oursAlone, theirsAlone) >= 0.85,
      },
    ],
  };
}
