// With the workflow cache off every task replays the runner from its beginning: what it asks must depend on nothing that a worker remembers.
import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import type { CallPort } from '../../ledger/index.ts';
import { startRelay } from '../../service/relay.ts';
import { freePort } from '../../infra/ports.ts';
import { startTemporal } from '../../infra/temporal.ts';
import { refuse } from '../../machines/kernel/refusals.ts';
import { RUNNERS, portQueues, searchAttributes } from '../../workflows/ids.ts';
import { describeQuery, sendEventUpdate } from '../../workflows/messages.ts';
import { aLedger, anActiveSubject, center, sent, uscc, aDocument } from '../support/ledger.ts';
import { workflowBundlePath } from '../support/servers.ts';

it('a runner whose worker keeps nothing goes on through effects, events, updates and its end', async () => {
  // Of its own: another worker of the queue would keep what this one must not.
  const temporal = await startTemporal({
    port: await freePort(),
    uiPort: 0,
    namespace: 'default',
    searchAttributes,
    say: () => {},
  });
  const { address } = temporal;
  const [connection, native, ledger] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
    aLedger(),
  ]);
  const client = new Client({ connection });
  const failing = new Set<string>();
  const callPort: CallPort = async ({ key }) => {
    if (failing.delete(key)) throw new Error('the mail server is away');
  };
  const activities = createLedgerActivities({
    ledger,
    callPort,
    actorOf: (name) => (name === 'zhao.min@CENTER' ? center : refuse('ACTOR_UNKNOWN', { zh: name, en: name })),
  });
  const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
  const workers = await Promise.all([
    Worker.create({ connection: native, taskQueue: RUNNERS, workflowBundle, activities, maxCachedWorkflows: 0 }),
    ...portQueues.map((taskQueue) => Worker.create({ connection: native, taskQueue, activities })),
  ]);
  const done = Promise.all(workers.map((worker) => worker.run()));
  const relay = startRelay({ ledger, client, callPort, log: pino({ level: 'silent' }) });
  try {
    failing.add(`subjectRegistration/${uscc(7)}/1/4/0`);
    const { id, actor } = await anActiveSubject(ledger, 7);
    const handle = client.workflow.getHandle(id);
    const shows = (state: string) =>
      vi.waitUntil(async () => (await handle.query(describeQuery).catch(() => null))?.state.includes(state), {
        timeout: 120_000,
        interval: 200,
      });
    await shows('inForce.standing.active');
    const update = (event: { type: string; [field: string]: unknown }) =>
      handle.executeUpdate(sendEventUpdate, { args: [{ event, actor: 'zhao.min@CENTER' }] });
    await sent(ledger, id, { type: 'REQUEST_CHANGE', name: '新名', evidence: [await aDocument(ledger)] }, actor);
    await shows('inForce.change.underReview');
    expect(await update({ type: 'APPROVE_CHANGE' })).toMatchObject({ ok: true });
    await shows('inForce.change.none');
    await sent(ledger, id, { type: 'DEREGISTER', reason: '停止经营' }, actor);
    await vi.waitUntil(async () => (await handle.describe()).status.name === 'COMPLETED', {
      timeout: 120_000,
      interval: 200,
    });
    const { events = [] } = await handle.fetchHistory();
    expect(events!.filter(({ workflowTaskFailedEventAttributes: failed }) => failed)).toEqual([]);
    expect(events!.filter(({ workflowTaskCompletedEventAttributes: completed }) => completed).length).toBeGreaterThan(
      5,
    );
  } finally {
    await relay.stop();
    for (const worker of workers) worker.shutdown();
    await done;
    await Promise.all([native.close(), connection.close()]);
    await temporal.stop();
  }
});
