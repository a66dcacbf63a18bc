// What somebody learns of a case who may not read it: nothing, by whatever they send.
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { law } from '../support/law.ts';
import { CENTER, HOSPITAL, MERCHANT, OPCO, SUPERVISOR, type Served, aSubmittedDraft, serveApi } from './served.ts';

let served: Served;
let path: string;
const KEY = 'a-key-of-the-merchant';
beforeAll(async () => {
  served = await serveApi();
  ({ path } = await aSubmittedDraft(served));
  const remark = { type: 'COMMENT', text: '已补充材料' };
  expect((await served.ask('POST', `${path}/events`, { as: MERCHANT, key: KEY, json: remark })).status).toBe(200);
});

describe('an event of a stranger', () => {
  it.each<[string, { json: object; key?: string; headers?: Record<string, string> }]>([
    ['that is malformed', { json: { type: 'COMMENT', text: '' } }],
    ['that is unknown', { json: { type: 'NOTHING' } }],
    ['that is reserved', { json: { type: 'xstate.after.1' } }],
    ['that the state does not take', { json: { type: 'RESUBMIT', checklist: {} } }],
    ['that it takes from others', { json: { type: 'PASS' } }],
    ['under a used key', { json: { type: 'PASS' }, key: KEY }],
    ['with a wrong version', { json: { type: 'PASS' }, headers: { 'If-Match': '"1"' } }],
    ['with the right version', { json: { type: 'PASS' }, headers: { 'If-Match': '"3"' } }],
  ])('%s shows neither state nor version', law('T25'), async (_, asked) => {
    const { status, json, text } = await served.ask('POST', `${path}/events`, { as: HOSPITAL, ...asked });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json).toMatchObject({ state: [], allowed: [] });
    expect(json.version).toBeUndefined();
    expect(text).not.toMatch(/underSignupReview/);
  });

  it('has one answer, whatever the version and the key', async () => {
    const answers = await Promise.all(
      [{}, { key: KEY }, { headers: { 'If-Match': '"1"' } }, { headers: { 'If-Match': '"3"' } }].map(async (more) => {
        const { json } = await served.ask('POST', `${path}/events`, { as: HOSPITAL, json: { type: 'PASS' }, ...more });
        return { ...json, instance: '' };
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe('references of citizens', () => {
  const json = { identityNumber: '11010519491231002X' };
  it('are for those who name citizens in what they file, and each question is kept', law('T25'), async () => {
    expect((await served.ask('POST', '/citizens', { as: HOSPITAL, json })).json.code).toBe('ROLE_NOT_ALLOWED');
    expect((await served.ask('POST', '/citizens', { as: SUPERVISOR, json })).json.code).toBe('ROLE_NOT_ALLOWED');
    for (let asked = 0; asked < 60; asked += 1)
      expect((await served.ask('POST', '/citizens', { as: OPCO, json })).status).toBe(200);
    expect(await served.ask('POST', '/citizens', { as: OPCO, json })).toMatchObject({
      status: 429,
      json: { code: 'LIMIT_REACHED' },
    });
    expect((await served.ask('POST', '/citizens', { as: CENTER, json })).status).toBe(200);
    const [kept] = await served.ledger.sql`select count(*)::int as count from door_use where what = 'citizen'`;
    expect(kept).toEqual({ count: 61 });
  });
});

describe('an identity number in free text', () => {
  it.each([
    '号码 11010519491231002X。',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105 19491231 002x',
    '旧号 110105491231002',
  ])('%s is refused with its path', law('T25'), async (text) => {
    const { status, json } = await served.ask('POST', `${path}/events`, {
      as: MERCHANT,
      json: { type: 'COMMENT', text },
    });
    expect([status, json.code, json.details?.[0]?.path]).toEqual([400, 'EVENT_MALFORMED', 'text']);
  });
  it('is not what only looks like one', async () => {
    const text = '合同 110105194912310021，统一社会信用代码 91220101MA7F2K4D0Y';
    expect((await served.ask('POST', `${path}/events`, { as: MERCHANT, json: { type: 'COMMENT', text } })).status).toBe(
      200,
    );
  });
});

describe('a host name', () => {
  it.each([
    ['127.999.1.1', 400],
    ['evil.example', 421],
    ['127.0.0.1', 200],
  ])('%s: %i', async (host, status) => {
    const { port, close } = await listen(served.app, { port: 0 });
    const got = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/healthz', headers: { Host: host } };
      request(options, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    await close();
    expect(got).toBe(status);
  });
});
