// The commands that go to the database and to Temporal themselves.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, temporalAddress } from '../support/servers.ts';
import { law } from '../support/law.ts';
import { RECORD_SCHEDULE } from '../../service/schedules.ts';
import { createAccounts } from '../../accounts/index.ts';
import { shell } from './cli-runner.ts';
import { type Served, aDraft, aSubmittedDraft, principals, serveApi } from './served.ts';

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
      out: expect.stringMatching(
        /^✓ 3 件 · 4 行 · 记录完整，状态可由事件重新推导\n( {2}4 行尚未封印\n)? {2}未校验文档和锚定/,
      ),
    });
  });

  it('answers 1 and names the case whose record was altered, and the seal that no longer fits', async () => {
    await served.ledger.seal();
    await served.ledger.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update ledger set hash = decode(repeat('0', 64), 'hex') where case_id = ${open[1]!}`;
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

describe('anchor', () => {
  it(
    'signs, keeps and delivers; verification then covers anchors and documents, and names what was changed',
    law('T24'),
    async () => {
      const data = mkdtempSync(join(tmpdir(), 'shuquan-cli-'));
      const url = await freshDatabase();
      const own = await serveApi({ url });
      const at = shell('http://127.0.0.1:1', { DATABASE_URL: url, SHUQUAN_DATA: data });
      await aDraft(own);
      // The anchor goes to the supervisor, who is found in the accounts.
      const { people, organisations, hats } = principals.file;
      await createAccounts(own.ledger.sql, own.ledger.now).load(
        { people: people.map((one) => ({ ...one, email: `${one.id}@changchun.example` })), organisations, hats },
        'test',
      );
      expect(await at(['anchor'])).toMatchObject({ code: 2, err: expect.stringContaining('SHUQUAN_ANCHOR_KEY') });
      const { privateKey } = generateKeyPairSync('ed25519');
      writeFileSync(join(data, 'anchor.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
      expect(await at(['anchor'])).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^✓ 已锚定，第 1 · .* 1 件 · \+1 行/),
      });
      expect(readdirSync(join(data, 'notices')).length).toBeGreaterThan(0);
      expect(await at(['verify', '--all'])).toMatchObject({ code: 0, out: expect.not.stringContaining('未校验') });
      await own.ledger.sql`insert into document values (repeat('a', 64), 'text/plain', 1, '{}', now())`;
      rmSync(join(data, 'anchors', 'anchors', '000001.json'));
      const ran = await at(['verify', '--all']);
      expect(ran.code).toBe(1);
      expect(ran.out).toContain('[锚定缺失]');
      expect(ran.out).toContain('[文档缺失]');
    },
  );
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
    const { schedule, workflow } = new Client({ connection });
    // The schedules come back with them.
    expect(await schedule.getHandle(RECORD_SCHEDULE).describe()).toMatchObject({
      action: { workflowType: 'keepRecord' },
    });
    for (const id of open)
      expect(await workflow.getHandle(id).describe()).toMatchObject({
        type: 'subjectRegistration',
        status: { name: 'RUNNING' },
      });
    await Promise.all(open.map((id) => workflow.getHandle(id).terminate('end of the test')));
  });
});
