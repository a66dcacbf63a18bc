// The runner on a real Temporal server: opened by the ledger or by Temporal's own tools, it holds timers and performs effects.
import { readFile } from 'node:fs/promises';
import { Client, Connection, WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import { recover, startRelay, sweep } from '../../service/relay.ts';
import type { CallPort, Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { RUNNERS, portQueues } from '../../workflows/ids.ts';
import { describeQuery, sendEventUpdate } from '../../workflows/messages.ts';
import {
  aDraftSubject,
  aFullChecklist,
  aLedger,
  anActiveSubject,
  center,
  opco,
  person,
  sent,
  uscc,
  approve,
  measure,
  system,
} from '../support/ledger.ts';
import { temporalAddress, workflowBundlePath } from '../support/servers.ts';

const log = pino({ level: 'silent' });
const people: Record<string, Actor> = {
  'wang.fang@OPCO': opco,
  'zhao.min@CENTER': center,
  'li.na@MERCHANT': person('li.na', 'MERCHANT', `org:${uscc(501)}`),
};
const actorOf = (name: string) =>
  people[name] ?? {
    ok: false as const,
    code: 'ACTOR_UNKNOWN' as const,
    message: { zh: name, en: name },
    articles: [],
    state: [],
    allowed: [],
  };

let ledger: Ledger;
let client: Client;
let stop: () => Promise<void>;
const calls: string[] = [];
/** Keys of effects whose tries fail. */
const failing = new Set<string>();
const callPort: CallPort = async ({ key }) => {
  if (failing.has(key)) throw new Error('the mail server is away');
  calls.push(key);
};

beforeAll(async () => {
  ledger = await aLedger();
  const address = await temporalAddress();
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  client = new Client({ connection });
  const activities = createLedgerActivities({ ledger, callPort, actorOf });
  const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
  const workers = await Promise.all([
    Worker.create({ connection: native, taskQueue: RUNNERS, workflowBundle, activities }),
    ...portQueues.map((taskQueue) => Worker.create({ connection: native, taskQueue, activities })),
  ]);
  const done = Promise.all(workers.map((worker) => worker.run()));
  const relay = startRelay({ ledger, client, callPort, log });
  stop = async () => {
    await relay.stop();
    for (const worker of workers) worker.shutdown();
    await done;
    await Promise.all([native.close(), connection.close()]);
  };
});
afterAll(() => stop());
// A busy machine is no fault: what has to happen may take its time.
vi.setConfig({ testTimeout: 200_000 });

const until = async <T>(what: () => Promise<T | undefined | false>, ms = 90_000): Promise<T> => {
  for (const end = Date.now() + ms; ;) {
    const got = await what().catch(() => undefined);
    if (got) return got;
    if (Date.now() > end) throw new Error('did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('the runner', () => {
  it('is started by the opening of a case, shows its state and deadlines, and performs its effects once', async () => {
    const { id, actor } = await aDraftSubject(ledger, 500);
    await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    await sent(ledger, id, { type: 'PASS' }, opco);
    await sent(ledger, id, approve, center);
    const handle = client.workflow.getHandle(id);
    const shown = await until(async () => {
      const description = await handle.query(describeQuery);
      return description?.version === 4 && !description.effects.length && description;
    });
    expect(shown).toMatchObject({
      lifecycle: 'subjectRegistration',
      state: expect.arrayContaining(['inForce.standing.active']),
    });
    expect(calls.filter((key) => key.startsWith(id))).toEqual([`${id}/4/0`]);
    const found = await until(async () => {
      for await (const one of client.workflow.list({
        query: `ShuquanLifecycle = 'subjectRegistration' AND ShuquanState = 'inForce.standing.active'`,
      }))
        if (one.workflowId === id) return one;
      return undefined;
    });
    expect(found.type).toBe('subjectRegistration');
  });

  it('opens a case for `temporal workflow start`, takes updates, and fails an update with the code of the refusal', async () => {
    const id = `subjectRegistration/${uscc(501)}/1`;
    const input = { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: uscc(501), name: '长春数据' } };
    const handle = await client.workflow.start('subjectRegistration', {
      workflowId: id,
      taskQueue: RUNNERS,
      args: [{ input, actor: 'li.na@MERCHANT' }],
    });
    const send = (type: string, actor: string, more = {}) =>
      handle.executeUpdate(sendEventUpdate, { args: [{ event: { type, ...more }, actor }] });
    expect(await send('SUBMIT', 'li.na@MERCHANT', { checklist: await aFullChecklist(ledger) })).toMatchObject({
      ok: true,
      state: ['underSignupReview'],
    });
    const codeOf = async (sending: Promise<unknown>) =>
      sending.then(
        () => 'accepted',
        (error: WorkflowUpdateFailedError) => (error.cause as { type?: string }).type,
      );
    expect(await codeOf(send('APPROVE', 'zhao.min@CENTER'))).toBe('EVENT_NOT_ALLOWED');
    expect(await codeOf(send('PASS', 'li.na@MERCHANT'))).toBe('ROLE_NOT_ALLOWED');
    expect(await codeOf(send('PASS', 'nobody@OPCO'))).toBe('ACTOR_UNKNOWN');
    expect(await codeOf(send('xstate.after.1', 'wang.fang@OPCO'))).toBe('EVENT_RESERVED');
    expect(await send('PASS', 'wang.fang@OPCO')).toMatchObject({ ok: true, state: ['underCenterReview'] });
  });

  it('fails a start that the ledger refuses, and leaves no case', async () => {
    const id = `subjectRegistration/${uscc(502)}/1`;
    const handle = await client.workflow.start('subjectRegistration', {
      workflowId: id,
      taskQueue: RUNNERS,
      args: [{ input: { kinds: ['MERCHANT'] }, actor: 'li.na@MERCHANT' }],
    });
    const error = await handle.result().catch((caught: WorkflowFailedError) => caught);
    expect((error as WorkflowFailedError).cause).toMatchObject({ type: 'EVENT_MALFORMED' });
    expect(await ledger.sql`select 1 from cases where id = ${id}`).toHaveLength(0);
  });

  it('goes on after a failed effect, keeps the failure on the case, and tries again', async () => {
    const effect = `subjectRegistration/${uscc(503)}/1/4/0`;
    failing.add(effect);
    const { id, actor } = await anActiveSubject(ledger, 503);
    await until(async () => {
      const view = await ledger.show(id, actor);
      return view.ok && view.effects[0]?.lastError === 'the mail server is away';
    });
    failing.delete(effect);
    // The case is not held up by it.
    expect(await sent(ledger, id, measure('SUSPEND'), system)).toContain('inForce.standing.suspended');
    await until(async () => calls.includes(effect));
  });

  it('comes back by itself when somebody terminated it, and by recover for every open case', async () => {
    const { id } = await anActiveSubject(ledger, 504);
    const handle = client.workflow.getHandle(id);
    await until(async () => handle.query(describeQuery));
    await handle.terminate('by mistake');
    await until(async () => (await handle.describe()).status.name === 'RUNNING', 120_000);
    await handle.terminate('again');
    const { cases } = await recover({ ledger, client, log });
    expect(cases).toBeGreaterThan(3);
    await until(async () => (await handle.describe()).status.name === 'RUNNING');
  });

  it('is tried again by the next sweep when Temporal could not be reached by this one', async () => {
    const { id } = await anActiveSubject(ledger, 505);
    const handle = client.workflow.getHandle(id);
    await until(async () => handle.query(describeQuery));
    await handle.terminate('by mistake');
    const woken: string[] = [];
    const through = (away: boolean): Client => {
      const workflow = Object.create(client.workflow) as Client['workflow'];
      workflow.signalWithStart = async (type, options) => {
        if (away) throw new Error('Temporal is away');
        woken.push(String(options.workflowId));
        return client.workflow.signalWithStart(type, options);
      };
      return Object.assign(Object.create(client) as Client, { workflow });
    };
    const seen = new Set<string>();
    await until(async () => {
      await sweep(ledger, through(true), log, seen);
      await sweep(ledger, through(false), log, seen);
      return woken.includes(id);
    });
    const times = woken.filter((one) => one === id).length;
    await sweep(ledger, through(false), log, seen);
    expect(woken.filter((one) => one === id)).toHaveLength(times);
  });
});
