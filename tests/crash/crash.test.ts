// What a machine room does to us, with real processes and servers of our own: killed, stopped, wiped, restarted under load.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recover } from '../../service/relay.ts';
import { freePort } from '../../infra/ports.ts';
import { type RunningPostgres, startPostgres } from '../../infra/postgres.ts';
import { type RunningTemporal, startTemporal } from '../../infra/temporal.ts';
import type { Ledger } from '../../ledger/index.ts';
import { describeQuery } from '../../workflows/messages.ts';
import { searchAttributes } from '../../workflows/ids.ts';
import {
  aDraftSubject,
  aFullChecklist,
  aLedger,
  anActiveSubject,
  center,
  key,
  opco,
  sent,
  approve,
  measure,
  system,
} from '../support/ledger.ts';

const say = () => {};
const folder = mkdtempSync(join(tmpdir(), 'shuquan-crash-'));
chmodSync(folder, 0o755);
const log = pino({ level: 'silent' });
let postgres: RunningPostgres;
let temporal: RunningTemporal;
let ledger: Ledger;
let ports: { postgres: number; temporal: number };
/** Deliveries to the notice webhook, by id; the first `hangs` of them get no answer. */
const delivered: string[] = [];
let hangs = 0;
const hook = createServer((request, response) => {
  delivered.push(String(request.headers['webhook-id']));
  if (hangs > 0) hangs -= 1;
  else response.end();
});
const children = new Set<ChildProcess>();

beforeAll(async () => {
  ports = { postgres: await freePort(), temporal: await freePort() };
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port: ports.postgres, say });
  temporal = await startTheTemporal();
  ledger = await aLedger({ url: postgres.url, onError: () => {} });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  hook.closeAllConnections();
  hook.close();
  await ledger.close();
  await Promise.all([temporal.stop(), postgres.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const startTheTemporal = (dataFile?: string) =>
  startTemporal({ dataFile, port: ports.temporal, uiPort: 0, namespace: 'default', searchAttributes, say });

function startWorkerProcess(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      SHUQUAN_DATA: join(folder, 'data'),
      SHUQUAN_IDENTITY_KEY: 'a secret of this test alone, long enough',
      NOTICE_WEBHOOK_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`,
      NOTICE_WEBHOOK_SECRET: 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiB0aGlzIHRlc3Q=',
      LOG_LEVEL: 'silent',
    },
  });
  children.add(child);
  return child;
}
const killed = async (child: ChildProcess) => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  children.delete(child);
};
const until = async <T>(what: string, ask: () => Promise<T | undefined | false>, ms = 150_000): Promise<T> => {
  for (const end = Date.now() + ms; ;) {
    const got = await ask().catch(() => undefined);
    if (got) return got;
    if (Date.now() > end) throw new Error(`did not happen in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
const settled = (id: string) =>
  until(
    `effects of ${id} settled`,
    async () => !(await ledger.sql`select 1 from effect where case_id = ${id} and done_at is null`).length,
  );
async function anApplication(serial: number) {
  const subject = await aDraftSubject(ledger, serial);
  await sent(ledger, subject.id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, subject.actor);
  await sent(ledger, subject.id, { type: 'PASS' }, opco);
  return subject;
}

describe('crashes', () => {
  it('wakes the runner of an event whose process was killed right after the commit', async () => {
    const { id } = await anApplication(7001);
    const dying = spawn(process.execPath, ['--import', 'tsx', 'tests/crash/append-and-die.ts', postgres.url, id], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [, signal] = (await once(dying, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect((await ledger.show(id, center)) as { state: string[] }).toMatchObject({
      state: expect.arrayContaining(['inForce.standing.active']),
    });
    const worker = startWorkerProcess();
    await settled(id);
    expect(delivered.filter((one) => one === `${id}/4/0`)).toHaveLength(1);
    await killed(worker);
  }, 400_000);

  it('performs an effect again under the same key when its worker was killed in the middle of it', async () => {
    hangs = 1;
    const { id } = await anApplication(7002);
    const first = startWorkerProcess();
    await sent(ledger, id, approve, center);
    await until('the call is under way', async () => delivered.includes(`${id}/4/0`));
    await killed(first);
    const second = startWorkerProcess();
    await settled(id);
    expect(delivered.filter((one) => one === `${id}/4/0`).length).toBeGreaterThanOrEqual(2);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
    await killed(second);
  }, 400_000);

  it('accepts events while Temporal is down or wiped, and every open case gets its runner back in an empty one', async () => {
    const worker = startWorkerProcess();
    const { id, actor } = await anActiveSubject(ledger, 7003);
    await settled(id);
    await temporal.kill();
    expect(await sent(ledger, id, measure('SUSPEND'), system)).toContain('inForce.standing.suspended');
    const another = await anApplication(7004);
    temporal = await startTheTemporal(); // in memory: nothing is left of what it knew
    const connection = await Connection.connect({ address: temporal.address });
    const client = new Client({ connection });
    const { cases } = await recover({ ledger, client, log });
    const [open] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from cases where not ended`;
    expect(cases).toBe(open!.count);
    const described = await until('the runner shows the suspension', async () => {
      const description = await client.workflow.getHandle(id).query(describeQuery);
      return description?.state.includes('inForce.standing.suspended') && description;
    });
    expect(described.version).toBe(5);
    await until(
      'the other runner is up',
      async () => (await client.workflow.getHandle(another.id).describe()).status.name === 'RUNNING',
    );
    expect(await sent(ledger, id, measure('REINSTATE'), system)).toContain('inForce.standing.active');
    expect(actor.party).toBeTruthy();
    await connection.close();
    await killed(worker);
  }, 400_000);

  it('keeps every accepted event exactly once when Postgres restarts under load', async () => {
    const subjects = await Promise.all(Array.from({ length: 8 }, (_, i) => anActiveSubject(ledger, 7100 + i)));
    const accepted = new Map<string, Set<string>>();
    let restarted = false;
    const load = subjects.map(async ({ id }, i) => {
      for (let round = 0; round < 40; round += 1) {
        const request = {
          caseId: id,
          event: measure(round % 2 ? 'REINSTATE' : 'SUSPEND', 'load'),
          actor: system,
          key: key(),
        };
        for (;;) {
          try {
            const answer = await ledger.append(request);
            if (!answer.ok) throw Object.assign(new Error(answer.code), { refused: true });
            accepted.set(id, (accepted.get(id) ?? new Set()).add(request.key));
            break;
          } catch (error) {
            if ((error as { refused?: boolean }).refused) throw error;
            await new Promise((resolve) => setTimeout(resolve, 100)); // the same key again: once, whatever happened
          }
        }
        if (i === 0 && round === 10 && !restarted) {
          restarted = true;
          await postgres.kill();
          postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port: ports.postgres, say });
        }
      }
    });
    await Promise.all(load);
    for (const { id } of subjects) {
      const rows = await ledger.sql<
        { key: string }[]
      >`select key from ledger where case_id = ${id} and event->>'cause' = 'violationCase/load/1'`;
      expect(rows.map((row) => row.key).sort()).toEqual([...accepted.get(id)!].sort());
      expect((await ledger.verifyCase(id)).problems).toEqual([]);
    }
  }, 400_000);
});
