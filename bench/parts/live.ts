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
  const [ours, theirs] = [await shuquan(around, merchants), await handWritten(around)];
  const play = (among: Merchant[], pace: Pace) =>
    whileUp(
      [...ours.programs, ...theirs.programs],
      contest([ours.contestant, theirs.contestant], () => among, pace, rounds, say),
    );
  const [atOnce, rivalAtOnce] = await play(merchants, 20);
  // One at a time the workflow takes its time: fewer cases tell as much.
  const [alone, rivalAlone] = await play(merchants.slice(0, Math.max(10, Math.floor(cases / 6))), 1);
  await Promise.all([ours.close(), theirs.close()]);
  return {
    title: 'Doors, runners live',
    how: `The same ${cases} × 6 (one at a time: a sixth of the cases), with \`worker.ts\` in a process of its own: each case has its runner, which holds its timers and sees to its effects (a notice on APPROVE and later, an archive on DEREGISTER). The rival is an update handler that steps the same machine, and a local activity that writes state and audit row; it holds no timers and performs no effects. “Caught up” counts from the last answer until every wake-up is relayed, every effect performed, and every runner idle or ended. Processor time includes all of that.`,
    head: contestHead,
    rows: [atOnce!, rivalAtOnce!, alone!, rivalAlone!].map(contestRow),
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
    ],
  };
}

export const costOf = (when: string, ms: number, most: number): Finding => ({
  what: `Worker and Temporal for an event, ${when}`,
  measured: `${figure(ms, 1)} ms of processor time`,
  target: `≤ ${most} ms`,
  met: ms <= most,
});

type Live = { contestant: Contestant; programs: Program[]; close: () => Promise<void> };
/** Each with a Temporal of its own, so that it waits for itself alone. */
export async function shuquan(around: Surroundings, merchants: Merchant[]): Promise<Live> {
  const [temporal, url] = [await around.temporal(), await around.database()];
  const ledger = await around.ledgerOn(url);
  const settings = around.settings(url, merchants, temporal.address);
  const api = await around.httpServer('apps/api/main.ts', settings, '/lifecycles');
  const worker = await around.program('worker.ts', settings);
  return {
    contestant: overHttp(
      'Shuquan over HTTP, runners live',
      api.url,
      { server: [api.pid], worker: [worker.pid], temporal: [temporal.pid], postgres: [around.server.pid] },
      () => caughtUp(ledger, temporal.client),
    ),
    programs: [api, worker],
    close: async () => {
      await Promise.all([api.stop(), worker.stop()]);
      await ledger.close();
      await temporal.close();
    },
  };
}

async function handWritten(around: Surroundings): Promise<Live> {
  const [temporal, url] = [await around.temporal(), await around.database()];
  const worker = await around.program('bench/rivals/workflow-worker.ts', {
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: temporal.address,
  });
  return {
    contestant: handWrittenWorkflow(temporal.client, {
      worker: [worker.pid],
      temporal: [temporal.pid],
      postgres: [around.server.pid],
    }),
    programs: [worker],
    close: async () => {
      await worker.stop();
      await temporal.close();
    },
  };
}
