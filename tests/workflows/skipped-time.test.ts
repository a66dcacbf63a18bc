// Years in seconds: the runner's timers on the time-skipping server, the ledger's clock being the environment's.
import { readFile } from 'node:fs/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import { wakeRunners } from '../../client/relay.ts';
import type { Ledger } from '../../ledger/index.ts';
import { RUNNERS, portQueues } from '../../workflows/ids.ts';
import { aDraftSubject, aFullChecklist, aLedger, opco, sent } from '../support/ledger.ts';
import { workflowBundlePath } from '../support/servers.ts';
import { aTimeSkippingTemporal } from '../support/skipped-time.ts';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
let env: TestWorkflowEnvironment;
let ledger: Ledger;
let stop: () => Promise<void>;
const notices: string[] = [];

beforeAll(async () => {
  env = await aTimeSkippingTemporal();
  ledger = await aLedger({ clock: async () => new Date(await env.currentTimeMs()).toISOString() });
  const activities = createLedgerActivities({
    ledger,
    actorOf: () => opco,
    callPort: async ({ effect }) => void (effect.type === 'notify' && notices.push(`${effect.notice} ${JSON.stringify(effect.about?.['kind'] ?? 'decision')}`)),
  });
  const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
  const workers = await Promise.all([
    Worker.create({ connection: env.nativeConnection, taskQueue: RUNNERS, workflowBundle, activities }),
    ...portQueues.map((taskQueue) => Worker.create({ connection: env.nativeConnection, taskQueue, activities })),
  ]);
  const done = Promise.all(workers.map((worker) => worker.run()));
  stop = async () => {
    for (const worker of workers) worker.shutdown();
    await done;
    await env.teardown();
  };
}, 180_000);
afterAll(() => stop());

const wake = async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_100)); // the coalesced wake-up of a mere change of state
  await ledger.relay((cases) => wakeRunners(env.client, cases, log));
};

describe('timers on skipped time', () => {
  it('reminds a reviewer once, escalates once, and lapses an application that is not corrected, with nobody asking [T6, T16]', async () => {
    const { id, actor } = await aDraftSubject(ledger, 900);
    await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    await wake();
    await env.sleep('40 days');
    const rows = async () => ledger.sql<{ type: string; at: string; to_state: string[] }[]>`select event->>'type' as type, at, to_state from ledger where case_id = ${id} order by seq`;
    expect((await rows()).map(({ type }) => type)).toEqual(['OPEN', 'SUBMIT', 'kernel.remind', 'kernel.escalate']);
    await sent(ledger, id, { type: 'RETURN', items: [{ item: '承诺书', problem: '未盖章' }] }, opco);
    await wake();
    await env.sleep('40 days');
    const last = (await rows()).at(-1)!;
    expect(last).toMatchObject({ type: expect.stringContaining('trade.subject.correctionDue'), to_state: ['lapsed'] });
    expect(notices.filter((notice) => notice.startsWith('N19'))).toEqual(['N19 "remind"', 'N19 "escalate"']);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });
});
