// Records the histories of runners for tests/replay: run it when the runner has changed in a way that old
// histories still fit. The old files stay: NAME stands in front of the new ones. Usage: node --import tsx scripts/record-history.ts NAME
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { createLedgerActivities } from '../activities/ledger.ts';
import { startRelay } from '../service/relay.ts';
import { packageRoot } from '../infra/package-root.ts';
import { startPostgres } from '../infra/postgres.ts';
import { sayOnStderr as say } from '../infra/progress.ts';
import { startTemporal } from '../infra/temporal.ts';
import { openLedger } from '../ledger/index.ts';
import type { Actor } from '@shuquan/machines/kernel';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { RUNNERS, portQueues, searchAttributes } from '../workflows/ids.ts';
import { sendEventUpdate, wakeSignal } from '../workflows/messages.ts';

const [name] = process.argv.slice(2);
if (!name) throw new Error('say how the new files are to begin');
const folder = mkdtempSync(join(tmpdir(), 'shuquan-record-'));
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port: 0, say });
const temporal = await startTemporal({ port: 0, uiPort: 0, namespace: 'default', searchAttributes, say });
const ledger = await openLedger({ url: postgres.url, lifecycles, regimes: [defaultRegime] });
const connection = await Connection.connect({ address: temporal.address });
const native = await NativeConnection.connect({ address: temporal.address });
const client = new Client({ connection });

const uscc = '91110000600037341L';
const owner: Actor = { person: 'li.na', hat: 'MERCHANT', party: `org:${uscc}` };
const people: Record<string, Actor> = {
  owner,
  opco: { person: 'wang.fang', hat: 'OPCO' },
  center: { person: 'zhao.min', hat: 'CENTER' },
};
let outages = 1;
const callPort = async (): Promise<void> => {
  if (outages-- > 0) throw new Error('away');
};
const activities = createLedgerActivities({ ledger, actorOf: (name) => people[name] ?? owner, callPort });
const workers = await Promise.all([
  Worker.create({
    connection: native,
    taskQueue: RUNNERS,
    workflowsPath: new URL('../workflows/index.ts', import.meta.url).pathname,
    activities,
  }),
  ...portQueues.map((taskQueue) => Worker.create({ connection: native, taskQueue, activities })),
]);
const running = Promise.all(workers.map((worker) => worker.run()));
const relay = startRelay({ ledger, client, callPort, log: pino({ level: 'warn' }) });

/** Without the folder of this machine, which stack traces name. */
function save(file: string, history: Parameters<typeof historyToJSON>[0]): void {
  writeFileSync(file, `${historyToJSON(history).replaceAll(packageRoot() + sep, '')}\n`);
}

const sha256 = 'a'.repeat(64);
await ledger.sql`insert into document values (${sha256}, 'application/pdf', 3, '{}', now())`;
const item = { declared: true, evidence: [{ sha256, name: 'material.pdf' }] };
const checklist = {
  commitment: {
    ...item,
    document: { sha256, name: 'commitment.pdf' },
    resources: item.evidence,
    abilities: item.evidence,
  },
  securityAbility: { ...item, protection: item.evidence, technology: item.evidence },
  venueRules: item,
  legalRequirements: item,
  securitySystem: item,
};
const findings = Object.fromEntries(
  ['resources', 'abilities', 'protection', 'technology'].map((part) => [part, { met: true, basis: '经核查符合要求' }]),
);
const id = `subjectRegistration/${uscc}/1`;
const input = { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc, name: '长春数据科技有限公司' } };
const handle = await client.workflow.start('subjectRegistration', {
  workflowId: id,
  taskQueue: RUNNERS,
  args: [{ input, actor: 'owner' }],
});
const send = (event: { type: string; [field: string]: unknown }, actor: string) =>
  handle.executeUpdate(sendEventUpdate, { args: [{ event, actor }] });
await send({ type: 'SUBMIT', checklist }, 'owner');
await send({ type: 'RETURN', items: [{ item: '承诺书', problem: '未盖章' }] }, 'opco');
await send({ type: 'APPROVE' }, 'center').catch(() => {});
await send({ type: 'RESUBMIT', checklist }, 'owner');
await send({ type: 'PASS' }, 'opco');
await handle.signal(wakeSignal);
await send({ type: 'APPROVE', findings }, 'center');
await new Promise((resolve) => setTimeout(resolve, 4_000));
await send({ type: 'DEREGISTER', reason: '停止经营' }, 'owner');
await handle.result();
const file = new URL(`../tests/replay/histories/${name}-started-by-temporal.json`, import.meta.url).pathname;
save(file, await handle.fetchHistory());

const opened = await ledger.open({ lifecycle: 'subjectRegistration', input, actor: owner, key: 'second' });
if (!opened.ok) throw new Error(opened.message.en);
await ledger.append({ caseId: opened.caseId, event: { type: 'SUBMIT', checklist }, actor: owner, key: '1' });
await ledger.append({ caseId: opened.caseId, event: { type: 'WITHDRAW' }, actor: owner, key: '2' });
await new Promise((resolve) => setTimeout(resolve, 3_000));
const second = client.workflow.getHandle(opened.caseId);
await second.result();
save(file.replace('started-by-temporal', 'started-by-the-ledger'), await second.fetchHistory());

await relay.stop();
for (const worker of workers) worker.shutdown();
await running;
await ledger.close();
await native.close();
await connection.close();
await temporal.stop();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
