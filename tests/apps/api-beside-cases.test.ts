// What a careful caller writes beside cases: documents, citizens, reports of ports, holiday notices.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sign } from '../../activities/ports/signing.ts';
import { listen } from '../../apps/api/listen.ts';
import { keptNotices, proposedNotice, takenNotice } from '../../apps/api/schemas.ts';
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
  SUPERVISOR,
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
  it('takes what others publish: a year of holiday-cn, iCalendar, what changes; a proposal is taken back', async () => {
    served = await serveApi({ calendar: bundledCalendar() });
    const propose = async (asked: object) =>
      (await served.ask('POST', '/calendar/notices', { as: CENTER, ...asked })).json;
    const days = ['2031-01-01', '2031-05-01', '2031-10-01'];
    const cn = {
      $schema: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json',
      year: 2031,
      papers: ['https://www.gov.cn/2031.htm'],
      days: [
        ...days.map((date) => ({ name: '节', date, isOffDay: true })),
        { name: '节', date: '2031-01-04', isOffDay: false },
      ],
    };
    const ofCn = await propose({ json: cn });
    const event = (from: string, to: string, summary: string) =>
      `BEGIN:VEVENT\r\nUID:${from}\r\nDTSTART;VALUE=DATE:${from}\r\nDTEND;VALUE=DATE:${to}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`;
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nX-WR-CALNAME:放假安排\r\n${event('20320101', '20320103', '元旦 放假')}${event('20320104', '20320105', '元旦 补班')}${event('20320501', '20320502', '劳动节')}${event('20321001', '20321002', '国庆节')}END:VCALENDAR\r\n`;
    await propose({ body: ics, headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
    await served.ask('POST', `/calendar/notices/${ofCn['n']}/take`, { as: SUPERVISOR });
    const amends = { holidays: ['2031-05-02'], ordinary: ['2031-01-04'] };
    const change = await propose({ json: { year: 2031, source: '更正通知', amends } });
    const kept = async () =>
      keptNotices.parse((await served.ask('GET', '/calendar/notices', { as: CENTER })).json).notices;
    expect((await kept()).map(({ notice }) => notice)).toEqual([
      {
        year: 2031,
        holidays: ['2031-01-01', '2031-05-01', '2031-05-02', '2031-10-01'],
        workdays: [],
        source: '更正通知',
      },
      {
        year: 2032,
        holidays: ['2032-01-01', '2032-01-02', '2032-05-01', '2032-10-01'],
        workdays: ['2032-01-04'],
        source: '放假安排',
      },
      { year: 2031, holidays: days, workdays: ['2031-01-04'], source: 'https://www.gov.cn/2031.htm' },
    ]);
    expect((await served.ask('POST', `/calendar/notices/${change['n']}/discard`, { as: CENTER })).status).toBe(200);
    expect((await kept())[0]).toMatchObject({ calendar: null, decidedBy: { person: 'zhao.min' } });
    expect((await served.ask('POST', '/calendar/notices/99/discard', { as: CENTER })).json.code).toBe('NOTICE_UNKNOWN');
    const odd = ['BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT', event('20260101', '99991231', '假')];
    for (const inside of odd)
      expect(
        await propose({
          body: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${inside}\r\nEND:VCALENDAR`,
          headers: { 'Content-Type': 'text/calendar' },
        }),
      ).toMatchObject({ code: 'NOTICE_MALFORMED' });
    // Two changes that were proposed on the same calendar: the second would undo the first.
    const one = await propose({ json: { year: 2031, source: '一', amends: { holidays: ['2031-05-02'] } } });
    const two = await propose({ json: { year: 2031, source: '二', amends: { holidays: ['2031-05-05'] } } });
    const take = (n: unknown) => served.ask('POST', `/calendar/notices/${String(n)}/take`, { as: SUPERVISOR });
    expect((await take(one['n'])).status).toBe(200);
    expect((await take(two['n'])).json).toMatchObject({ code: 'NOTICE_UNKNOWN' });
    expect(await propose({ body: 'BEGIN:VCALENDAR', headers: { 'Content-Type': 'text/calendar' } })).toMatchObject({
      code: 'NOTICE_MALFORMED',
    });
  });

  it('a notice moves the deadlines of open cases, on the record, once another person has taken it', async () => {
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
    const propose = async (year: number) =>
      proposedNotice.parse((await served.ask('POST', '/calendar/notices', { as: CENTER, json: notice(year) })).json);
    const take = async (n: number, as: string) => served.ask('POST', `/calendar/notices/${n}/take`, { as });
    const first = await propose(2029);
    const second = await propose(2030);
    if ('unchanged' in first || 'unchanged' in second) throw new Error('the calendar says this already');
    expect(await propose(2030)).toEqual(second);
    await take(first.n, SUPERVISOR);
    // Nothing has moved for being proposed; who proposed does not take.
    expect(second.preview.cases).toBe(1);
    expect(await dueOf()).toEqual(before);
    expect((await take(second.n, CENTER)).json).toMatchObject({ status: 403, code: 'MAKER_IS_CHECKER' });
    expect((await take(second.n, MERCHANT)).json.code).toBe('ROLE_NOT_ALLOWED');
    expect(await dueOf()).toEqual(before);
    const taken = takenNotice.parse((await take(second.n, SUPERVISOR)).json);
    expect(taken).toMatchObject({ year: 2030, ...second.preview });
    expect((await take(second.n, SUPERVISOR)).json).toMatchObject({ status: 404, code: 'NOTICE_UNKNOWN' });
    const after = await dueOf();
    expect(after.provisional).toBeUndefined();
    expect(after.dueAt > before.dueAt).toBe(true);
    expect(await propose(2030)).toMatchObject({ unchanged: true, calendar: taken.calendar });
    const kept = keptNotices.parse((await served.ask('GET', '/calendar/notices', { as: CENTER })).json).notices;
    expect(kept.map(({ year, proposedBy, decidedBy }) => [year, proposedBy.person, decidedBy?.person])).toEqual([
      [2030, 'zhao.min', 'sun.wei'],
      [2029, 'zhao.min', 'sun.wei'],
    ]);
  });
});
