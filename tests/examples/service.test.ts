// A service of one's own on the machines alone.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from 'shuquan/machines';
import { serverOf, serviceOn } from '../../examples/embed/service.ts';
import { fileStore } from '../../examples/embed/store.ts';
import { uscc } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { checklistWith } from '../support/subjects.ts';

const folder = mkdtempSync(join(tmpdir(), 'shuquan-example-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const code = uscc(7);
const liNa: Actor = { person: 'li.na', hat: 'MERCHANT', party: `org:${code}` };
const wangFang: Actor = { person: 'wang.fang', hat: 'OPCO' };
const input = {
  kinds: ['MERCHANT' as const],
  subject: { type: 'organisation' as const, uscc: code, name: '长春数据科技有限公司' },
};
const id = `subjectRegistration/${code}/1`;
const checklist = checklistWith({ sha256: 'a'.repeat(64), name: '承诺书.pdf' });

describe('a service with a store of its own', () => {
  let now = '2026-03-02T02:00:00.000Z';
  const store = fileStore(join(folder, 'cases'));
  const service = serviceOn(store, () => now);

  it('opens, refuses with the article, takes, and keeps it all in files', law('T8(2)'), () => {
    expect(service.open(input, liNa)).toMatchObject({ ok: true, id });
    expect(service.send(id, { type: 'SUBMIT', checklist: {} }, liNa)).toMatchObject({
      ok: false,
      code: 'GUARD_REFUSED',
      articles: expect.arrayContaining(['T8(2)']),
    });
    expect(service.send(id, { type: 'SUBMIT', checklist }, liNa)).toMatchObject({
      ok: true,
      state: 'underSignupReview',
    });
    expect(service.send(id, { type: 'PASS' }, liNa)).toMatchObject({ ok: false, code: 'ROLE_NOT_ALLOWED' });
    expect(service.show(id, wangFang)?.mine.map(({ event }) => event)).toContain('PASS');
    expect(readdirSync(join(folder, 'cases'))).toEqual([`${encodeURIComponent(id)}.json`]);
  });

  it('goes on after a restart, and fires what was due meanwhile at its own instant', () => {
    service.send(id, { type: 'RETURN', items: [{ item: '承诺书', problem: '缺少签章' }] }, wangFang);
    now = '2026-12-31T02:00:00.000Z';
    const restarted = serviceOn(fileStore(join(folder, 'cases')), () => now);
    expect(restarted.send(id, { type: 'RESUBMIT', checklist }, liNa)).toMatchObject({ ok: false, code: 'CASE_CLOSED' });
    const { record, state } = store.read(id)!;
    expect(state.done).toBe(true);
    expect(record.at(-1)).toMatchObject({ at: '2026-03-16T16:00:00.000Z', actor: { hat: 'SYSTEM' } });
    expect(record.map(({ at }) => at)).toEqual(record.map(({ at }) => at).toSorted());
  });

  it('does not lose a case that is opened twice', () => {
    const before = store.read(id);
    expect(service.open(input, liNa)).toMatchObject({ ok: true, id });
    expect(store.read(id)).toEqual(before);
  });

  it('answers over HTTP, whatever comes in', async () => {
    const server = serverOf(serviceOn(fileStore(join(folder, 'served'))), liNa).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const post = (path: string, body: unknown) => fetch(root + path, { method: 'POST', body: JSON.stringify(body) });
    try {
      expect((await post('/', input)).status).toBe(200);
      const wrong = await post(`/${id}`, { type: 'SUBMIT', checklist: 'yes' });
      expect([wrong.status, await wrong.json()]).toMatchObject([409, { code: 'EVENT_MALFORMED' }]);
      expect((await post('/', { kinds: [] })).status).toBe(409);
      expect((await fetch(`${root}/${id}`)).status).toBe(200);
      expect((await fetch(`${root}/subjectRegistration/none/1`)).status).toBe(404);
      expect((await fetch(root, { method: 'POST', body: '{' })).status).toBe(400);
    } finally {
      server.close();
    }
  });
});
