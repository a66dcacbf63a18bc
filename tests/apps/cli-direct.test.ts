// The commands that go to the database and to Temporal themselves.
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, temporalAddress } from '../support/servers.ts';
import { shell } from './cli-runner.ts';
import { type Served, aDraft, aSubmittedDraft, serveApi } from './served.ts';

let served: Served;
let cli: ReturnType<typeof shell>;
let open: string[];
beforeAll(async () => {
  const url = await freshDatabase();
  served = await serveApi({ url });
  cli = shell('http://127.0.0.1:1', { DATABASE_URL: url });
  open = [(await aSubmittedDraft(served)).id, (await aDraft(served)).id, (await aDraft(served)).id];
});

describe('verify --all', () => {
  it('answers 0 for a whole ledger, without the API', async () => {
    expect(await cli(['verify', '--all'])).toMatchObject({
      code: 0,
      out: '✓ 3 件 · 4 行 · 记录完整，状态可由事件重新推导\n',
    });
  });

  it('answers 1 and names the case whose record was altered, and the seal that no longer fits', async () => {
    await served.ledger.seal();
    await served.ledger.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update ledger set hash = repeat('0', 64) where case_id = ${open[1]!}`;
    });
    const ran = await cli(['verify', '--all']);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`✗ ${open[1]}`);
    expect(ran.out).toContain('seal 1');
    expect(JSON.parse((await cli(['verify', '--all', '--json'])).out)).toMatchObject({
      ok: false,
      cases: 3,
      broken: [{ caseId: open[1] }],
    });
  });

  it('answers 3 when the database is not there', async () => {
    expect(
      (await shell('http://127.0.0.1:1', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })(['verify', '--all']))
        .code,
    ).toBe(3);
  });
});

describe('recover', () => {
  let connection: Connection;
  beforeAll(async () => {
    process.env['TEMPORAL_ADDRESS'] = await temporalAddress();
    connection = await Connection.connect({ address: process.env['TEMPORAL_ADDRESS'] });
  });
  afterAll(async () => {
    delete process.env['TEMPORAL_ADDRESS'];
    await connection.close();
  });

  it('starts a runner for every open case in an empty Temporal, under the case’s own name, and may run again', async () => {
    for (let run = 0; run < 2; run += 1)
      expect(await cli(['recover'])).toMatchObject({ code: 0, out: expect.stringMatching(/^已恢复 3 件/) });
    const { workflow } = new Client({ connection });
    for (const id of open)
      expect(await workflow.getHandle(id).describe()).toMatchObject({
        type: 'subjectRegistration',
        status: { name: 'RUNNING' },
      });
    await Promise.all(open.map((id) => workflow.getHandle(id).terminate('end of the test')));
  });
});
