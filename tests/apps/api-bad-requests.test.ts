// Whatever a caller does wrong in reading, uploading, or with HTTP itself has its own typed answer and writes nothing.
import { casePath } from '@shuquan/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import {
  type Asked,
  CENTER,
  HOSPITAL,
  LARGEST_DOCUMENT,
  MERCHANT,
  OPCO,
  type Served,
  aDraft,
  refusalsOf,
  serveApi,
} from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});
const refusedWith = refusalsOf(() => served);

describe('reading and the rest', () => {
  const asked: [rule: string, status: number, code: string, method: string, path: string, asked: Asked][] = [
    ['an unknown case', 404, 'CASE_UNKNOWN', 'GET', '/cases/subjectRegistration/91220101MA0000000X/1', { as: CENTER }],
    ['a case id with a NUL', 400, 'REQUEST_MALFORMED', 'GET', '/cases/subjectRegistration/a%00b/1', { as: CENTER }],
    [
      'a case id with a broken escape',
      404,
      'CASE_UNKNOWN',
      'GET',
      '/cases/subjectRegistration/%E4%B8/1',
      { as: CENTER },
    ],
    [
      'an event to an unknown case',
      404,
      'CASE_UNKNOWN',
      'POST',
      '/cases/subjectRegistration/91220101MA0000000X/9/events',
      { as: MERCHANT, json: { type: 'WITHDRAW' } },
    ],
    ['a date that is none in a filter', 400, 'REQUEST_MALFORMED', 'GET', '/cases?dueBefore=tomorrow', { as: CENTER }],
    ['a page that is too long', 400, 'REQUEST_MALFORMED', 'GET', '/cases?limit=1000000', { as: CENTER }],
    ['a filter that does not exist', 400, 'REQUEST_MALFORMED', 'GET', '/cases?sort=up', { as: CENTER }],
    ['an address that does not exist', 404, 'NOT_FOUND', 'GET', '/nothing', {}],
    ['a method that an address does not take', 405, 'METHOD_NOT_ALLOWED', 'POST', '/lifecycles', { json: {} }],
    ['a host name that leads here from elsewhere', 421, 'HOST_NOT_ALLOWED', 'GET', '/', {}],
    ['an unknown certificate', 404, 'CASE_UNKNOWN', 'GET', '/certificates/CC-M-2026-0000000000', {}],
    ['an unknown article', 404, 'NOT_FOUND', 'GET', '/articles/T99', {}],
    ['a document that is no hash', 404, 'DOCUMENT_UNKNOWN', 'GET', '/documents/..%2F..%2Fetc%2Fpasswd', { as: CENTER }],
    ['an unknown document', 404, 'DOCUMENT_UNKNOWN', 'GET', `/documents/${'0'.repeat(64)}`, { as: CENTER }],
    [
      'a document that is too large',
      413,
      'DOCUMENT_TOO_LARGE',
      'PUT',
      '/documents',
      { as: MERCHANT, body: Buffer.alloc(LARGEST_DOCUMENT + 1) },
    ],
    ['an empty document', 400, 'REQUEST_MALFORMED', 'PUT', '/documents', { as: MERCHANT }],
    [
      'a media type that is none',
      400,
      'REQUEST_MALFORMED',
      'PUT',
      '/documents',
      { as: MERCHANT, body: 'x', headers: { 'Content-Type': 'nonsense' } },
    ],
    ['an upload by nobody', 401, 'ACTOR_UNKNOWN', 'PUT', '/documents', { body: 'x' }],
    [
      'a wrong identity number',
      400,
      'IDENTITY_MALFORMED',
      'POST',
      '/citizens',
      { as: OPCO, json: { identityNumber: '110105194912310021' } },
    ],
    [
      'an identity number as a number',
      400,
      'IDENTITY_MALFORMED',
      'POST',
      '/citizens',
      { as: OPCO, json: { identityNumber: 11010519491231 } },
    ],
    [
      'a callback without a signature',
      401,
      'SIGNATURE_WRONG',
      'POST',
      '/callbacks/bank',
      { json: { case: 'trade/1/1', type: 'FUNDS_HELD' } },
    ],
    [
      'a holiday notice from somebody who keeps no calendar',
      403,
      'ROLE_NOT_ALLOWED',
      'POST',
      '/calendar/notices',
      { as: MERCHANT, json: {} },
    ],
    [
      'a holiday notice without its holidays',
      400,
      'NOTICE_MALFORMED',
      'POST',
      '/calendar/notices',
      { as: CENTER, json: { year: 2031, holidays: ['2031-01-01'], workdays: [], source: '国办发明电' } },
    ],
  ];
  it.each(asked)('%s is refused with %i %s', async (_, status, code, method, path, one) => {
    if (code === 'HOST_NOT_ALLOWED') {
      const response = await served.app.request('http://rebound.example/');
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
    } else await refusedWith(status, code, method, path, one);
  });

  it('an id with a slash and Chinese in its stem has an address of its own', async () => {
    const id = 'trade/长春/汇泽/7';
    expect((await refusedWith(404, 'CASE_UNKNOWN', 'GET', casePath(id)!, { as: CENTER })).message?.en).toContain(id);
    expect([casePath('trade/7'), casePath('trade'), casePath('trade//7'), casePath('/a/b')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('non-public material is neither shown nor verified nor explained to strangers', law('T25'), async () => {
    const { path } = await aDraft(served);
    for (const address of [path, `${path}/log`, `${path}/explain?event=WITHDRAW`, path.replace('/cases', '/verify')])
      await refusedWith(403, 'READ_NOT_ALLOWED', 'GET', address, { as: HOSPITAL });
  });

  it('a message comes in the language that the caller asks for, and both stay in the body', async () => {
    const { json, headers } = await served.ask('GET', '/articles/T99', {
      headers: { 'Accept-Language': 'fr, en;q=0.8, zh-CN;q=0.3' },
    });
    expect([json.detail, headers.get('Content-Language')]).toEqual([json.message!.en, 'en']);
    expect(json.message!.zh).toBeTruthy();
  });

  it('a method that an address does not take is answered with those that it takes', async () => {
    const { headers } = await served.ask('POST', '/lifecycles', { json: {} });
    expect(headers.get('Allow')).toBe('GET, HEAD');
  });

  it('a refusal names the request under the id that the caller gave it, and otherwise under one of ours', async () => {
    const given = await served.ask('GET', '/nothing', { headers: { 'X-Request-Id': 'gateway-17' } });
    expect([given.json['instance'], given.headers.get('X-Request-Id')]).toEqual(['gateway-17', 'gateway-17']);
    const { json, headers } = await served.ask('GET', '/nothing');
    expect(json['instance']).toMatch(/^urn:uuid:/);
    expect(headers.get('X-Request-Id')).toBe(json['instance']);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});
