// Runners that sleep from their start, on a Temporal of their own: found at once, run when there is something to do, ended in one task.
import { readFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import { freePort } from '../../infra/ports.ts';
import { type RunningTemporal, startTemporal } from '../../infra/temporal.ts';
import type { CallPort, Ledger } from '../../ledger/index.ts';
import { StandstillError, recover, sweep, wakeRunners } from '../../service/relay.ts';
import { RUNNERS, portQueues, searchAttributes } from '../../workflows/ids.ts';
import { describeQuery, sendEventUpdate } from '../../workflows/messages.ts';
import { aDraftSubject, aFullChecklist, aLedger, anActiveSubject, opco, sent } from '../support/ledger.ts';
import { workflowBundlePath } from '../support/servers.ts';

const log = pino({ level: 'silent' });
let temporal: RunningTemporal;
let ledger: Ledger;
let client: Client;
let stop: () => Promise<void>;
const callPort: CallPort = async () => {};
vi.setConfig({ testTimeout: 200_000, hookTimeout: 200_000 });

beforeAll(async () => {
  temporal = await startTemporal({
    port: await freePort(),
    uiPort: 0,
    namespace: 'default',
    searchAttributes,
    say: () => {},
  });
  const { address } = temporal;
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  ledger = await aLedger();
  client = new Client({ connection });
  const activities = createLedgerActivities({ ledger, callPort, actorOf: () => opco });
  const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
  const workers = await Promise.all([
    Worker.create({ connection: native, taskQueue: RUNNERS, workflowBundle, activities }),
    ...portQueues.map((taskQueue) => Worker.create({ connection: native, taskQueue, activities })),
  ]);
  const done = Promise.all(workers.map((worker) => worker.run()));
  stop = async () => {
    for (const worker of workers) worker.shutdown();
    await done;
    await Promise.all([native.close(), connection.close()]);
    await temporal.stop();
  };
});
afterAll(() => stop());

/** As the relay of a worker does, but when the test says so; no sweep runs beside it. */
const relay = async () => {
  while (await ledger.relay(callPort, (runners) => wakeRunners(client, runners, log)));
};
const eventually = (what: () => Promise<boolean>) => vi.waitUntil(what, { timeout: 120_000, interval: 100 });
/** How many tasks it has run. */
const tasksOf = async (id: string): Promise<number> =>
  (await client.workflow.getHandle(id).fetchHistory()).events!.filter(
    (event) => event.workflowTaskCompletedEventAttributes,
  ).length;
const statusOf = async (id: string): Promise<string> => (await client.workflow.getHandle(id).describe()).status.name;

/** A client that tells of each runner before it starts it. */
function starting(tell: (id: string) => void): Client {
  const workflow = Object.create(client.workflow) as Client['workflow'];
  workflow.start = async (type, options) => {
    tell(options.workflowId);
    return client.workflow.start(type, options);
  };
  workflow.signalWithStart = async (type, options) => {
    tell(String(options.workflowId));
    return client.workflow.signalWithStart(type, options);
  };
  return Object.assign(Object.create(client) as Client, { workflow });
}

describe('a runner that sleeps from its start', () => {
  it('is found by its state and deadline, and answers a query after the next sweep', async () => {
    const { id } = await aDraftSubject(ledger, 1);
    await relay();
    expect([await statusOf(id), await tasksOf(id)]).toEqual(['RUNNING', 0]);
    await eventually(async () => {
      const query = `ShuquanLifecycle = 'subjectRegistration' AND ShuquanState = 'draft' AND ShuquanDeadline > '2020-01-01T00:00:00Z'`;
      for await (const { workflowId } of client.workflow.list({ query })) if (workflowId === id) return true;
      return false;
    });
    const handle = client.workflow.getHandle(id);
    await expect(handle.query(describeQuery)).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/not scheduled/) as string },
    });
    await sweep(ledger, client, log);
    await eventually(async () => (await handle.query(describeQuery).catch(() => null))?.version === 1);
  });

  it('is ended as completed, in one task, when its case has ended', async () => {
    const { id, actor } = await aDraftSubject(ledger, 2);
    await relay();
    await sent(ledger, id, { type: 'WITHDRAW' }, actor);
    await relay();
    await eventually(async () => (await statusOf(id)) === 'COMPLETED');
    expect(await tasksOf(id)).toBe(1);
  });

  it('takes an update of Temporal’s own tools', async () => {
    const { id, actor } = await aDraftSubject(ledger, 3);
    await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    await relay();
    const event = { type: 'PASS' };
    const update = client.workflow.getHandle(id).executeUpdate(sendEventUpdate, { args: [{ event, actor: 'opco' }] });
    expect(await update).toMatchObject({ ok: true, state: ['underCenterReview'] });
  });

  it('shows an event that no runner was needed for two seconds later', async () => {
    const { id, actor } = await anActiveSubject(ledger, 4);
    await relay();
    const handle = client.workflow.getHandle(id);
    await sweep(ledger, client, log);
    await eventually(async () => (await handle.query(describeQuery).catch(() => null))?.version === 4);
    const before = await tasksOf(id);
    await sent(
      ledger,
      id,
      { type: 'REQUEST_CHANGE', name: '新名', evidence: [(await aFullChecklist(ledger)).commitment.document] },
      actor,
    );
    await eventually(async () => {
      await relay();
      const shown = await handle.query(describeQuery);
      return shown?.state.includes('inForce.change.underReview') ?? false;
    });
    expect((await tasksOf(id)) - before).toBeLessThanOrEqual(2);
  });

  it('is there again for every open case in an empty Temporal, without a task', async () => {
    const drafts = await Promise.all([11, 12, 13].map((serial) => aDraftSubject(ledger, serial)));
    await relay();
    for (const { id } of drafts) await client.workflow.getHandle(id).terminate('as if it were gone');
    const order = new Set<string>();
    const told: { done: number; of: number }[] = [];
    const { cases } = await recover({
      ledger,
      client: starting((id) => void order.add(id)),
      log,
      progress: ({ done, of }) => void told.push({ done, of }),
    });
    expect(told.at(-1)).toEqual({ done: cases, of: cases });
    const [open] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from cases where not ended`;
    expect(cases).toBe(open!.count);
    for (const { id } of drafts) expect([await statusOf(id), await tasksOf(id)]).toEqual(['RUNNING', 0]);
    const due = await ledger.sql<
      { id: string }[]
    >`select case_id as id from alarm where case_id = any(${[...order]}) order by next_due nulls last, case_id`;
    expect([...order]).toEqual(due.map(({ id }) => id));
  });

  it('is not waited for without an end where Temporal takes none any more', async () => {
    const { id } = await aDraftSubject(ledger, 14);
    await relay();
    await client.workflow.getHandle(id).terminate('as if it were gone');
    const away = starting((one) => {
      if (one === id) throw new Error('Temporal is away');
    });
    const recovery = recover({ ledger, client: away, log, standstillMs: 0 });
    await expect(recovery).rejects.toThrow(StandstillError);
    await expect(recovery).rejects.toThrow(id);
    // The same again goes on with the rest.
    await recover({ ledger, client, log });
    expect(await statusOf(id)).toBe('RUNNING');
  });
});
