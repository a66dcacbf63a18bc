// What a careful caller writes beside cases: documents, citizens, reports of ports, holiday notices.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sign } from '../../activities/ports/signing.ts';
import { listen } from '../../apps/api/listen.ts';
import { loadedNotice } from '../../apps/api/schemas.ts';
import { bundledCalendar } from '../../machines/index.ts';
import { law } from '../support/law.ts';
import { clockAt } from '../support/ledger.ts';
import {
  BANK_SECRET,
  CENTER,
  HOSPITAL,
  LARGEST_DOCUMENT,
  MERCHANT,
  OPCO,
  type Served,
  aDraft,
  aSubmittedDraft,
  serveApi,
} from './served.ts';

let served: Served;

describe('documents', () => {
  const bytes = Buffer.from('%PDF-1.7 真实性、完整性、合法性承诺书');
  const sha256 = createHash('sha256').update(bytes).digest('hex');

  it(
    'are stored under the hash of their bytes and come back unchanged, to whoever brought them or reads their case',
    law('T25'),
    async () => {
      served = await serveApi();
      const stored = await served.ask('PUT', '/documents', {
        as: MERCHANT,
        body: bytes,
        headers: { 'Content-Type': 'application/pdf' },
      });
      expect([stored.status, stored.json]).toEqual([
        200,
        { ok: true, sha256, size: bytes.length, mediaType: 'application/pdf' },
      ]);
      const own = await served.ask('GET', `/documents/${sha256}`, { as: MERCHANT });
      expect([own.text, own.headers.get('Content-Type'), own.headers.get('Content-Disposition')]).toEqual([
        bytes.toString(),
        'application/pdf',
        'attachment',
      ]);
      expect((await served.ask('GET', `/documents/${sha256}`, { as: CENTER })).json).toMatchObject({
        code: 'READ_NOT_ALLOWED',
        articles: ['T25'],
      });
      const { path } = await aDraft(served);
      await served.ask('POST', `${path}/events`, {
        as: MERCHANT,
        json: { type: 'ATTACH', documents: [{ sha256, name: '承诺书.pdf' }] },
      });
      expect((await served.ask('GET', `/documents/${sha256}`, { as: CENTER })).status).toBe(200);
      expect((await served.ask('GET', `/documents/${sha256}`, { as: HOSPITAL })).json.code).toBe('READ_NOT_ALLOWED');
    },
  );

  it('of the largest size pass, and one byte more is refused even to a caller that streams', async () => {
    const { url, close } = await listen(served.app);
    try {
      const put = (size: number) =>
        fetch(`${url}/documents`, {
          method: 'PUT',
          headers: { 'Shuquan-Actor': MERCHANT },
          body: new Blob([Buffer.alloc(size, 1)]).stream(),
          duplex: 'half',
        } as never);
      expect((await put(LARGEST_DOCUMENT)).status).toBe(200);
      const refusal = await put(LARGEST_DOCUMENT + 1);
      expect([refusal.status, ((await refusal.json()) as { code: string }).code]).toEqual([413, 'DOCUMENT_TOO_LARGE']);
      expect((await put(20 * LARGEST_DOCUMENT)).status).toBe(413);
    } finally {
      await close();
    }
  });
});

describe('citizens', () => {
  it(
    'get a reference that does not show their number, always the same one, and the number is in no log',
    law('T9'),
    async () => {
      served = await serveApi();
      const identityNumber = '11010519491231002X';
      const one = await served.ask('POST', '/citizens', { as: OPCO, json: { identityNumber } });
      const two = await served.ask('POST', '/citizens', {
        as: OPCO,
        json: { identityNumber: identityNumber.toLowerCase() },
      });
      expect(one.json['ref']).toMatch(/^[0-9a-f]{32}$/);
      expect(two.json['ref']).toBe(one.json['ref']);
      await served.ask('POST', '/citizens', { as: OPCO, json: { identityNumber: '110105194912310021' } });
      expect(served.logged.join()).not.toMatch(/1101051949/);
      expect(served.logged.join()).toContain('/citizens');
    },
  );
});

describe('callbacks of ports', () => {
  it('are taken when they are signed, in the port’s own hat, once', law('T23'), async () => {
    served = await serveApi();
    const { id, path } = await aDraft(served);
    const body = JSON.stringify({ case: id, type: 'WITHDRAW', data: {} });
    const headers = { ...sign(BANK_SECRET, 'evt-1', body) };
    const answer = await served.ask('POST', '/callbacks/bank', { body, headers });
    // A registration has nothing for a bank: the hat is the bank's, whatever it reports.
    expect([answer.status, answer.json.code]).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(answer.json.detail).toContain('资金结算机构');
    const forged = await served.ask('POST', '/callbacks/bank', { body: body.replace('WITHDRAW', 'SUBMIT'), headers });
    expect([forged.status, forged.json.code]).toEqual([401, 'SIGNATURE_WRONG']);
    expect((await served.ask('GET', path, { as: MERCHANT })).json.version).toBe(1);
  });
});

describe('the holiday calendar', () => {
  it('a loaded notice moves the deadlines of open cases, on the record, and loading it twice changes nothing', async () => {
    const clock = clockAt('2029-12-26T02:00:00Z');
    served = await serveApi({ clock: clock.read, calendar: bundledCalendar() });
    const { path } = await aSubmittedDraft(served);
    const dueOf = async () =>
      (await served.ask('GET', path, { as: OPCO })).json['deadlines'].find(
        (one: { kind: string }) => one.kind === 'escalate',
      ) as { dueAt: string; provisional?: boolean };
    const before = await dueOf();
    expect(before.provisional).toBe(true);
    const notice = (year: number) => ({
      year,
      holidays: [`${year}-01-01`, `${year}-01-02`, `${year}-01-03`, `${year}-01-04`, `${year}-05-01`, `${year}-10-01`],
      workdays: [],
      source: '国务院办公厅通知',
    });
    await served.ask('POST', '/calendar/notices', { as: CENTER, json: notice(2029) });
    const loaded = loadedNotice.parse(
      (await served.ask('POST', '/calendar/notices', { as: CENTER, json: notice(2030) })).json,
    );
    expect(loaded).toMatchObject({ year: 2030, cases: 1 });
    const after = await dueOf();
    expect(after.provisional).toBeUndefined();
    expect(after.dueAt > before.dueAt).toBe(true);
    expect((await served.ask('POST', '/calendar/notices', { as: CENTER, json: notice(2030) })).json).toMatchObject({
      cases: 0,
      moved: 0,
    });
  });
});
