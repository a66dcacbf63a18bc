// With keys, Temporal's store holds no clear text of a case: arguments, results, updates, failures. With a real server.
import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { expect, it, vi } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import { keyringOf } from '../../infra/keyring.ts';
import { dataConverterOf } from '../../infra/payload-codec.ts';
import { bundleWorkflows } from '../../infra/workflow-bundle.ts';
import { sendEventUpdate, wakeSignal } from '../../workflows/messages.ts';
import { aFullChecklist, aLedger, person, uscc } from '../support/ledger.ts';
import { temporalAddress } from '../support/servers.ts';

vi.setConfig({ testTimeout: 200_000 });
const NAME = '长春某某数据科技有限公司';
const QUEUE = `encrypted-${randomBytes(4).toString('hex')}`;

it('holds no clear text, and still answers, refuses and ends', async () => {
  const ring = keyringOf([`a:${randomBytes(32).toString('base64')}`]);
  const [ledger, address] = [await aLedger(), await temporalAddress()];
  const id = `subjectRegistration/${uscc(701)}/2`;
  const merchant = person('li.na', 'MERCHANT', `org:${uscc(701)}`);
  const [connection, native] = [await Connection.connect({ address }), await NativeConnection.connect({ address })];
  const worker = await Worker.create({
    connection: native,
    taskQueue: QUEUE,
    workflowBundle: await bundleWorkflows(ring),
    activities: createLedgerActivities({ ledger, callPort: async () => {}, actorOf: () => merchant }),
    ...dataConverterOf(ring),
  });
  await worker.runUntil(async () => {
    const client = new Client({ connection, ...dataConverterOf(ring) });
    const input = { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: uscc(701), name: NAME } };
    const started = (workflowId: string) =>
      client.workflow.start('subjectRegistration', {
        workflowId,
        taskQueue: QUEUE,
        args: [{ input, actor: 'li.na@MERCHANT' }],
      });
    const withdrawn = await started(`subjectRegistration/${uscc(701)}/1`);
    const withdraw = { event: { type: 'WITHDRAW' }, actor: 'li.na@MERCHANT' };
    await withdrawn.executeUpdate(sendEventUpdate, { args: [withdraw] });
    await withdrawn.signal(wakeSignal);
    await withdrawn.result();
    const handle = await started(id);
    const event = { type: 'SUBMIT', checklist: await aFullChecklist(ledger) };
    const answer = await handle.executeUpdate(sendEventUpdate, { args: [{ event, actor: 'li.na@MERCHANT' }] });
    expect(answer).toMatchObject({ ok: true, state: ['underSignupReview'] });
    const refused = await handle
      .executeUpdate(sendEventUpdate, { args: [{ event: { type: 'PASS' }, actor: 'li.na@MERCHANT' }] })
      .catch((error: Error) => error);
    expect((refused as Error & { cause: Error }).cause.message).toContain('PASS was refused');
    const raw = await connection.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: id },
    });
    // Bytes are shown in base64: beside each text stands what it decodes to.
    const stored = JSON.stringify(raw.history).replaceAll(
      /"([A-Za-z0-9+/]{4,}=*)"/g,
      (whole, text: string) => `${whole} ${Buffer.from(text, 'base64').toString('utf8')}`,
    );
    expect(stored).toContain('binary/encrypted');
    for (const clear of [NAME, 'li.na', 'checklist', 'was refused']) expect(stored).not.toContain(clear);
    await handle.terminate();
  });
  await Promise.all([native.close(), connection.close()]);
});
