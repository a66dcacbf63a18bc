// Issue: the same over HTTP with the runners live, beside a hand-written Temporal workflow.
import { caughtUp } from '../caught-up.ts';
import {
  type Contestant,
  type Pace,
  contest,
  contestHead,
  contestRow,
  processorOf,
  ratio,
  sustainedRatio,
} from '../contest.ts';
import { handWrittenWorkflow, overHttp } from '../contestants.ts';
import { type Finding, type Section, figure } from '../report.ts';
import { type Merchant, merchant } from '../situations.ts';
import { type Program, type Sizes, type Surroundings, whileUp } from '../surroundings.ts';

export async function live(
  around: Surroundings,
  { cases, rounds }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const merchants = Array.from({ length: cases }, (_, n) => merchant(n));
  const { ours, theirs, programs, close } = await bothOf(around, merchants);
  const play = (contestants: Contestant[], among: Merchant[], pace: Pace) =>
    whileUp(
      programs,
      contest(contestants, () => among, pace, rounds, say),
    );
  const [atOnce, rivalAtOnce] = await play([ours, theirs], merchants, 20);
  // One at a time the workflow takes its time, and calm comes slowly: fewer cases tell as much.
  const [alone, rivalAlone] = await play([ours, theirs], merchants.slice(0, Math.max(10, Math.floor(cases / 6))), 1);
  const [calm] = await play([ours], merchants.slice(0, Math.max(2, Math.floor(cases / 60))), 'calm');
  await close();
  return {
    title: 'Doors, runners live',
    how: `The same ${cases} × 6 (one at a time: a sixth of the cases; calm: a sixtieth, each event when all that the last one set off is over), with \`worker.ts\` in a process of its own: each case has its runner, which holds its timers and sees to its effects (a notice on APPROVE and later, an archive on DEREGISTER). The rival is an update handler that steps the same machine, and a local activity that writes state and audit row; it holds no timers and performs no effects. “Caught up” counts from the last answer until every wake-up is relayed, every effect performed, and every runner idle or ended. Processor time includes all of that; of calm it is what comes to what they take while nothing happens, measured for 20 s before.`,
    head: contestHead,
    rows: [atOnce!, rivalAtOnce!, alone!, rivalAlone!, calm!].map(contestRow),
    findings: [
      {
        what: `Accepted and caught up, against the hand-written workflow, 20 at a time`,
        measured: `${figure(sustainedRatio(atOnce!, rivalAtOnce!), 1)} × (${figure(atOnce!.sustained)} and ${figure(rivalAtOnce!.sustained)} events/s)`,
        target: '≥ 2.5 ×',
        met: sustainedRatio(atOnce!, rivalAtOnce!) >= 2.5,
      },
      {
        what: 'Accepted, against the hand-written workflow, one at a time',
        measured: `${figure(ratio(alone!, rivalAlone!), 1)} ×`,
        target: '≥ 8 ×',
        met: ratio(alone!, rivalAlone!) >= 8,
      },
      costOf('in a burst', processorOf(atOnce!, ['worker', 'temporal']), 8),
      costOf('when all is calm', processorOf(calm!, ['worker', 'temporal']), 12),
    ],
  };
}

const costOf = (when: string, ms: number, most: number): Finding => ({
  what: `Worker and Temporal for an event, ${when}`,
  measured: `${figure(ms, 1)} ms of processor time`,
  target: `≤ ${most} ms`,
  met: ms <= most,
});

type Both = { ours: Contestant; theirs: Contestant; programs: Program[]; close: () => Promise<void> };
/** Both, with Temporals of their own, so that each waits for itself alone. */
async function bothOf(around: Surroundings, merchants: Merchant[]): Promise<Both> {
  const [our, their] = [await around.temporal(), await around.temporal()];
  const [url, rivalUrl] = [await around.database(), await around.database()];
  const ledger = await around.ledgerOn(url);
  const settings = around.settings(url, merchants, our.address);
  const api = await around.httpServer('apps/api/main.ts', settings, '/lifecycles');
  const worker = await around.program('worker.ts', settings);
  const rival = await around.program('bench/rivals/workflow-worker.ts', {
    DATABASE_URL: rivalUrl,
    TEMPORAL_ADDRESS: their.address,
  });
  const postgres = around.server.pid;
  return {
    ours: overHttp(
      'Shuquan over HTTP, runners live',
      api.url,
      { server: [api.pid], worker: [worker.pid], temporal: [our.pid], postgres: [postgres] },
      () => caughtUp(ledger, our.client),
    ),
    theirs: handWrittenWorkflow(their.client, { worker: [rival.pid], temporal: [their.pid], postgres: [postgres] }),
    programs: [api, worker, rival],
    close: async () => {
      await Promise.all([api.stop(), worker.stop(), rival.stop()]);
      await ledger.close();
      await Promise.all([our.close(), their.close()]);
    },
  };
}
