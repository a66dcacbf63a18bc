// What anybody may ask about the law: articles, charts as pictures, the calendar, certificates.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CertificateView, Picture } from '@shuquan/client';
import * as shapes from '../../apps/api/law-schemas.ts';
import { certificateView } from '../../apps/api/schemas.ts';
import { anActiveSubject, clockAt, measure, sent, system } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { type Served, serveApi } from './served.ts';

let served: Served;
const clock = clockAt('2026-03-02T02:00:00.000Z');
beforeAll(async () => {
  served = await serveApi({ clock: clock.read });
});
const get = (path: string, headers?: Record<string, string>) => served.ask('GET', path, { headers: headers ?? {} });

describe('a picture', () => {
  it('is answered to anybody, in the language and folding that is asked for', async () => {
    const { status, json } = await get('/lifecycles/subjectRegistration/picture?open=inForce.standing&lang=en');
    expect(status).toBe(200);
    const picture = shapes.picture.parse(json) as Picture;
    expect(picture).toMatchObject({
      lifecycle: 'subjectRegistration',
      language: 'en',
      open: ['inForce', 'inForce.standing'],
    });
    expect(picture.boxes.find(({ path }) => path === 'inForce.standing.active')).toMatchObject({ title: 'Active' });
  });

  it('is not sent twice to who knows it', async () => {
    const first = await get('/lifecycles/subjectRegistration/picture');
    const tag = first.headers.get('ETag')!;
    const again = await get('/lifecycles/subjectRegistration/picture?open=nowhere,,draft', {
      'If-None-Match': `W/${tag}`,
    });
    expect([again.status, again.text, again.headers.get('ETag')]).toEqual([304, '', tag]);
  });

  it('is refused of what is no lifecycle, in what is no language', async () => {
    expect(await get('/lifecycles/toString/picture')).toMatchObject({
      status: 404,
      json: { code: 'LIFECYCLE_UNKNOWN' },
    });
    expect(await get('/lifecycles/trade/picture?lang=fr')).toMatchObject({
      status: 400,
      json: { code: 'REQUEST_MALFORMED' },
    });
    expect(await get(`/lifecycles/trade/picture?open=${'x'.repeat(4_001)}`)).toMatchObject({ status: 400 });
  });
});

it('the articles are listed in the order of the regulations', async () => {
  const { articles } = shapes.articleList.parse((await get('/articles')).json);
  expect([articles[0]!.id, articles.at(-1)!.id]).toEqual(['T1', 'P33']);
  expect(articles.filter(({ treatment, why }) => treatment === 'outside' && !why)).toEqual([]);
});

it('values of a regime that are words have names', async () => {
  const { regimes } = shapes.regimeList.parse((await get('/regimes')).json);
  const review = regimes[0]!.parameters.find(({ key }) => key === 'trade.roles.orderReview');
  expect(review).toMatchObject({ value: 'CENTER', names: { CENTER: { zh: '数据交易中心' } } });
});

describe('the calendar', () => {
  it('names holidays, days worked instead, and the notice that says so', async () => {
    const year = shapes.calendarYear.parse((await get('/calendar?year=2026')).json);
    expect(year.source).not.toBeNull();
    expect(year.holidays).toEqual(expect.arrayContaining(['2026-01-01', '2026-10-01']));
    expect(year.holidays.every((day) => day.startsWith('2026-'))).toBe(true);
    for (const day of year.workdays) expect([0, 6]).toContain(new Date(day).getUTCDay());
    expect(year.known).toContain(2026);
  });

  it('says of a year without a notice that it is provisional, and refuses what is no year', async () => {
    expect((await get('/calendar?year=2150')).json).toMatchObject({ source: null, holidays: [], workdays: [] });
    for (const query of ['', '?year=', '?year=1999', '?year=2026.5', '?year=soon'])
      expect(await get(`/calendar${query}`)).toMatchObject({ status: 400 });
  });
});

describe('a certificate', () => {
  let number: string;
  let id: string;
  const asked = async (typed = number): Promise<CertificateView> =>
    certificateView.parse((await get(`/certificates/${encodeURIComponent(typed)}`)).json) as CertificateView;
  beforeAll(async () => {
    ({ id } = await anActiveSubject(served.ledger, 31));
    const [row] = await served.ledger.sql<{ number: string }[]>`select number from certificate where case_id = ${id}`;
    number = row!.number;
  });

  it('is found as people write its number', law('T16'), async () => {
    for (const typed of [
      number,
      number.toLowerCase(),
      ` ${number.replaceAll('-', ' - ')}\u3000`,
      number.replaceAll('-', '—'),
      number.replace(/./g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)),
    ])
      expect(await asked(typed)).toMatchObject({ number, valid: true });
    expect(await get('/certificates/%20')).toMatchObject({
      status: 404,
      json: { code: 'CASE_UNKNOWN', articles: ['T16', 'T17'] },
    });
  });

  it(
    'says whose it is, for what, and since when it is valid, or not, under which article',
    law('T16', 'T22'),
    async () => {
      const valid = await asked();
      expect(valid).toMatchObject({
        title: { zh: '主体登记' },
        holder: expect.any(String),
        about: null,
        stateTitle: { zh: '有效 · 无变更' },
      });
      expect(valid.articles).toContain('T16');
      expect(valid.since).toBe('2026-03-02T02:00:00.000Z');
      clock.set('2026-03-09T02:00:00.000Z');
      await sent(served.ledger, id, measure('SUSPEND'), system);
      expect(await asked()).toMatchObject({
        valid: false,
        since: '2026-03-09T02:00:00.000Z',
        articles: expect.arrayContaining(['T22']),
      });
      clock.set('2026-03-16T02:00:00.000Z');
      await sent(served.ledger, id, measure('REINSTATE'), system);
      expect(await asked()).toMatchObject({ valid: true, since: '2026-03-16T02:00:00.000Z' });
    },
  );

  it('has a code that leads to the page which verifies it', law('T16'), async () => {
    const { status, headers, text } = await get(`/certificates/${number.toLowerCase()}/qr`);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'image/svg+xml']);
    expect(text).toMatch(/^<svg [^]+<\/svg>\s*$/);
    expect((await get('/certificates/CC-M-2026-0000000000/qr')).status).toBe(404);
  });
});
