// Issue: the same over HTTP with the runners live, beside a hand-written Temporal workflow.
import { caughtUp } from '../caught-up.ts';
import { contest, contestHead, contestRow, ratio } from '../contest.ts';
import { handWrittenWorkflow, overHttp } from '../contestants.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import { type Sizes, type Surroundings, whileUp } from '../surroundings.ts';

export async function live(
  around: Surroundings,
  { cases, rounds }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const merchants = Array.from({ length: cases }, (_, n) => merchant(n));
  // Temporals of their own, so that each waits for itself alone.
  const [ours, theirs] = [await around.temporal(), await around.temporal()];
  const [url, rivalUrl] = [await around.database(), await around.database()];
  const ledger = await around.ledgerOn(url);
  const settings = around.settings(url, merchants, ours.address);
  const api = await around.httpServer('apps/api/main.ts', settings, '/lifecycles');
  const worker = await around.program('worker.ts', settings);
  const rival = await around.program('bench/rivals/workflow-worker.ts', {
    DATABASE_URL: rivalUrl,
    TEMPORAL_ADDRESS: theirs.address,
  });
  const postgres = around.server.pid;
  const contestants = [
    overHttp(
      'Shuquan over HTTP, runners live',
      api.url,
      { server: [api.pid], worker: [worker.pid], temporal: [ours.pid], postgres: [postgres] },
      () => caughtUp(ledger, ours.client),
    ),
    handWrittenWorkflow(theirs.client, { worker: [rival.pid], temporal: [theirs.pid], postgres: [postgres] }),
  ];
  const results = [];
  for (const atATime of [20, 1]) {
    // One at a time the workflow takes its time: fewer cases tell as much.
    const some = atATime === 1 ? merchants.slice(0, Math.max(10, Math.floor(cases / 6))) : merchants;
    results.push(
      ...(await whileUp(
        [api, worker, rival],
        contest(contestants, () => some, atATime, rounds, say),
      )),
    );
  }
  await Promise.all([api.stop(), worker.stop(), rival.stop()]);
  await ledger.close();
  await Promise.all([ours.close(), theirs.close()]);
  const [atOnce, rivalAtOnce, alone, rivalAlone] = results as [
    (typeof results)[0],
    (typeof results)[0],
    (typeof results)[0],
    (typeof results)[0],
  ];
  const reached = ratio(atOnce, rivalAtOnce);
  return {
    title: 'Doors, runners live',
    how: `The same ${cases} × 6 (one at a time: a sixth of the cases), with \`worker.ts\` in a process of its own: each case has its runner, which holds its timers and performs its effects (a notice on APPROVE and later). The rival is an update handler that steps the same machine, and an activity that writes state and audit row; it holds no timers and performs no effects. “Caught up” counts from the last answer until every wake-up is relayed, every effect performed, and every runner idle or ended. Processor time includes all of that.`,
    head: contestHead,
    rows: results.map(contestRow),
    findings: [
      {
        what: 'Runners live, against the hand-written workflow, 20 at a time',
        measured: `${figure(reached, 1)} ×`,
        target: '≥ 8 ×',
        met: reached >= 8,
      },
      {
        what: 'The same, one at a time',
        measured: `${figure(ratio(alone, rivalAlone), 1)} ×`,
        target: '≥ 8 ×',
        met: ratio(alone, rivalAlone) >= 8,
      },
    ],
  };
}
