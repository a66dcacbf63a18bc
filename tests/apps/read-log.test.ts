// T25: every opening of a case, a log, a document, an export is a row before it is answered, and a party sees who read.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../../accounts/index.ts';
import { createApi } from '../../apps/api/app.ts';
import { readsPage } from '../../apps/api/routes/accesses.ts';
import { loggedReads } from '../../apps/api/routes/desk-reads.ts';
import { law } from '../support/law.ts';
import { CENTER, HOSPITAL, MERCHANT, OPCO, type Served, aDraft, principals, serveApi } from './served.ts';

let served: Served;
let id: string;
let path: string;
beforeAll(async () => {
  served = await serveApi();
  ({ id, path } = await aDraft(served));
});
const rows = async () =>
  served.ledger.sql`select person, hat, material, case_id as case, document from read_log order by n`;
const newRows = async (work: () => Promise<unknown>) => {
  const before = (await rows()).length;
  await work();
  return (await rows()).slice(before);
};

describe('a read', () => {
  it('of a case, its log and its archive is a row with who, in which hat, and what', law('T25'), async () => {
    const center = { person: 'zhao.min', hat: 'CENTER', case: id, document: null };
    expect(await newRows(() => served.ask('GET', path, { as: CENTER }))).toEqual([{ ...center, material: 'case' }]);
    expect(await newRows(() => served.ask('GET', `${path}/log`, { as: CENTER }))).toEqual([
      { ...center, material: 'log' },
    ]);
    expect(await newRows(() => served.ask('GET', `${path}/archive`, { as: CENTER }))).toEqual([
      { ...center, material: 'archive' },
    ]);
  });

  it('of a document is a row with the case that lets it be read', law('T25'), async () => {
    const bytes = Buffer.from('凭证');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await served.ask('PUT', '/documents', { as: MERCHANT, body: bytes, headers: { 'Content-Type': 'text/plain' } });
    await served.ledger.sql`insert into document_ref values (${id}, ${sha256})`;
    const read = { material: 'documents', document: sha256, case: id };
    expect(await newRows(() => served.ask('GET', `/documents/${sha256}`, { as: OPCO }))).toEqual([
      { ...read, person: 'wang.fang', hat: 'OPCO' },
    ]);
  });

  it('that is refused is none', law('T25'), async () => {
    expect(await newRows(() => served.ask('GET', path, { as: HOSPITAL }))).toEqual([]);
  });

  it('is not answered when its row cannot be written, through no door', law('T25'), async () => {
    const { sql } = served.ledger;
    await sql`alter table read_log add constraint full_disk check (false) not valid`;
    for (const door of [path, `${path}/log`, '/cases.csv', `/verify/${id}`]) {
      const { status, text } = await served.ask('GET', door, { as: CENTER });
      expect([door, status, text.includes('长春数据科技')]).toEqual([door, 500, false]);
    }
    await sql`alter table read_log drop constraint full_disk`;
    expect((await served.ask('GET', path, { as: CENTER })).status).toBe(200);
  });

  it('is added to, never changed', law('T25'), async () => {
    const appendOnly = { code: 'SQ900' };
    await expect(served.ledger.sql`update read_log set person = 'nobody'`).rejects.toMatchObject(appendOnly);
    await expect(served.ledger.sql`delete from read_log`).rejects.toMatchObject(appendOnly);
    await expect(served.ledger.sql`truncate read_log`).rejects.toMatchObject(appendOnly);
  });

  it('of many at once is a row for each', async () => {
    const found = await newRows(() => Promise.all([...Array(25)].map(() => served.ask('GET', path, { as: OPCO }))));
    expect(found).toHaveLength(25);
  });
});

describe('who read', () => {
  it('is shown to the party whose material it is, page by page, and to nobody else', law('T25'), async () => {
    const { id: own, path: at } = await aDraft(served);
    await served.ask('GET', at, { as: CENTER });
    await served.ask('GET', `${at}/log`, { as: OPCO });
    const first = readsPage.parse((await served.ask('GET', `${at}/reads?limit=1`, { as: MERCHANT })).json);
    expect(first.reads).toMatchObject([{ person: 'zhao.min', hat: 'CENTER', party: null, material: 'case' }]);
    const rest = readsPage.parse((await served.ask('GET', `${at}/reads?after=${first.next}`, { as: MERCHANT })).json);
    expect(rest.reads).toMatchObject([{ person: 'wang.fang', hat: 'OPCO', material: 'log' }]);
    expect((await served.ask('GET', `${at}/reads`, { as: HOSPITAL })).status).toBe(403);
    expect(own).not.toBe(id);
  });

  it('is listed over all cases for administrators of the installation, and for an organisation’s own of its people', async () => {
    const accounts = createAccounts(served.ledger.sql, served.ledger.now);
    await accounts.load(principals.file, 'a test');
    await served.ledger
      .sql`insert into administrator (person, party) values ('zhao.min', ''), ('li.na', ${MERCHANT.split('MERCHANT:')[1]!})`;
    const app = createApi({ ...served.deps, accounts });
    const ask = (as: string, query = '') =>
      app.request(`http://localhost/reads${query}`, { headers: { 'Shuquan-Actor': as } });
    expect((await ask(OPCO)).status).toBe(403);
    await served.ask('GET', path, { as: MERCHANT });
    const own = loggedReads.parse(await (await ask(MERCHANT, '?limit=1000')).json());
    expect(new Set(own.reads.map(({ party }) => party))).toEqual(new Set([MERCHANT.split('MERCHANT:')[1]!]));
    const all = loggedReads.parse(await (await ask(CENTER, '?limit=2')).json());
    expect(all.reads).toHaveLength(2);
    const older = loggedReads.parse(await (await ask(CENTER, `?before=${all.reads.at(-1)!.n}&limit=1000`)).json());
    expect(all.reads.length + older.reads.length).toBe((await rows()).length);
    const theirs = loggedReads.parse(await (await ask(CENTER, '?person=wang.fang&limit=1000')).json());
    expect(new Set(theirs.reads.map(({ person }) => person))).toEqual(new Set(['wang.fang']));
  });
});
