// Everything a caller can do wrong through HTTP has its own typed answer, writes nothing, and leaves the case able to go on.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../apps/api/schemas.ts';
import { casePath } from '../../service/case-path.ts';
import { clockAt, uscc, approve } from '../support/ledger.ts';
import {
  BOTH_HANDS,
  CENTER,
  HOSPITAL,
  LARGEST_DOCUMENT,
  MERCHANT,
  OPCO,
  type Served,
  SUPERVISOR,
  aDraft,
  aSubmittedDraft,
  merchantInput,
  miswritten,
  serveApi,
  submission,
} from './served.ts';
import { law } from '../support/law.ts';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});

type Asked = Parameters<Served['ask']>[2];
/** Asks, expects the refusal as a valid problem, and that nothing was written. */
async function refusedWith(status: number, code: string, method: string, path: string, asked: Asked) {
  const before = await served.counts();
  const answer = await served.ask(method, path, asked);
  expect({ status: answer.status, code: answer.json?.code, text: answer.text }).toMatchObject({ status, code });
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  problem.parse(answer.json);
  expect(answer.json.detail).toBe(answer.json.message!.zh);
  expect(await served.counts()).toEqual(before);
  return answer.json;
}

const utf16 = Buffer.from('{"type":"WITHDRAW"}', 'utf16le');
const truncated = Buffer.concat([
  Buffer.from('{"type":"WITHDRAW","reason":"'),
  Buffer.from([0xe4, 0xb8]),
  Buffer.from('"}'),
]);

describe('a draft registration stays as it is and can go on', () => {
  let draft: { id: string; path: string };
  beforeAll(async () => {
    draft = await aDraft(served);
  });

  const events: [rule: string, status: number, code: string, asked: Asked][] = [
    ['an actor that no file names', 401, 'ACTOR_UNKNOWN', { as: 'nobody@CENTER', json: { type: 'WITHDRAW' } }],
    ['a hat that the person does not wear', 401, 'ACTOR_UNKNOWN', { as: 'li.na@CENTER', json: { type: 'WITHDRAW' } }],
    ['a hat that only the machine wears', 401, 'ACTOR_UNKNOWN', { as: 'li.na@SYSTEM', json: { type: 'WITHDRAW' } }],
    ['no actor at all', 401, 'ACTOR_UNKNOWN', { json: { type: 'WITHDRAW' } }],
    ['an actor with a broken escape', 401, 'ACTOR_UNKNOWN', { as: '%E4%B8', json: { type: 'WITHDRAW' } }],
    ['no idempotency key', 428, 'KEY_MISSING', { as: MERCHANT, key: false, json: { type: 'WITHDRAW' } }],
    [
      'a key that could stand for a timer',
      400,
      'KEY_MALFORMED',
      { as: MERCHANT, key: 'timer/xstate.after.x/1', json: { type: 'WITHDRAW' } },
    ],
    ['bytes that are not UTF-8', 400, 'BODY_NOT_UTF8', { as: MERCHANT, body: truncated }],
    ['another encoding', 400, 'BODY_NOT_JSON', { as: MERCHANT, body: utf16 }],
    ['no body', 400, 'BODY_NOT_JSON', { as: MERCHANT }],
    ['JSON that stops in the middle', 400, 'BODY_NOT_JSON', { as: MERCHANT, body: '{"type":"WITHDRAW"' }],
    [
      'JSON nested without end',
      400,
      'BODY_TOO_DEEP',
      { as: MERCHANT, body: `{"type":"WITHDRAW","reason":${'['.repeat(60_000)}${']'.repeat(60_000)}}` },
    ],
    ['a list instead of an event', 400, 'EVENT_MALFORMED', { as: MERCHANT, json: [{ type: 'WITHDRAW' }] }],
    ['null instead of an event', 400, 'EVENT_MALFORMED', { as: MERCHANT, json: null }],
    ['no type', 400, 'EVENT_MALFORMED', { as: MERCHANT, json: { reason: '不再申请' } }],
    ['a type that is no text', 400, 'EVENT_MALFORMED', { as: MERCHANT, json: { type: 7 } }],
    [
      'a wrong shape',
      400,
      'EVENT_MALFORMED',
      { as: MERCHANT, json: { type: 'SUBMIT', checklist: { commitment: 'yes' } } },
    ],
    [
      'a field that nobody asked for',
      400,
      'EVENT_MALFORMED',
      { as: MERCHANT, json: { type: 'WITHDRAW', actor: { person: 'zhao.min', hat: 'CENTER' } } },
    ],
    [
      'facts that only the ledger may set',
      400,
      'EVENT_MALFORMED',
      { as: MERCHANT, json: { type: 'WITHDRAW', facts: {} } },
    ],
    [
      'a NUL inside a text',
      400,
      'EVENT_MALFORMED',
      { as: MERCHANT, json: { type: 'WITHDRAW', reason: '不再\u0000申请' } },
    ],
    ['a lone surrogate', 400, 'EVENT_MALFORMED', { as: MERCHANT, body: '{"type":"WITHDRAW","reason":"\\ud83d!"}' }],
    [
      'a malformed date',
      400,
      'EVENT_MALFORMED',
      { as: MERCHANT, json: { type: 'DELEGATE', task: 'draft', person: 'chen.jie', until: '2026-02-30T25:00:00Z' } },
    ],
    ['an unknown event', 400, 'EVENT_UNKNOWN', { as: MERCHANT, json: { type: 'EXPLODE' } }],
    ['a name that every object has', 400, 'EVENT_UNKNOWN', { as: MERCHANT, json: { type: 'constructor' } }],
    [
      'a forged timer',
      403,
      'EVENT_RESERVED',
      { as: MERCHANT, json: { type: 'xstate.after.trade.subject.correctionDue.subjectRegistration.correction' } },
    ],
    ['a forged recomputation', 403, 'EVENT_RESERVED', { as: CENTER, json: { type: 'kernel.recompute' } }],
    ['a wrong state', 409, 'EVENT_NOT_ALLOWED', { as: CENTER, json: { type: 'APPROVE' } }],
    ['a wrong role', 403, 'ROLE_NOT_ALLOWED', { as: CENTER, json: { type: 'WITHDRAW' } }],
    ['a party that the case does not belong to', 403, 'ROLE_NOT_ALLOWED', { as: HOSPITAL, json: { type: 'WITHDRAW' } }],
    ['a condition that is not met', 422, 'GUARD_REFUSED', { as: MERCHANT, json: { type: 'SUBMIT', checklist: {} } }],
    [
      'a document that was never uploaded',
      422,
      'DOCUMENT_UNKNOWN',
      { as: MERCHANT, json: { type: 'ATTACH', documents: [{ sha256: 'e'.repeat(64), name: '营业执照.pdf' }] } },
    ],
    [
      'a stale version',
      412,
      'STALE_VERSION',
      { as: MERCHANT, headers: { 'If-Match': '"7"' }, json: { type: 'WITHDRAW' } },
    ],
    [
      'an If-Match that is no version',
      400,
      'REQUEST_MALFORMED',
      { as: MERCHANT, headers: { 'If-Match': '"yesterday"' }, json: { type: 'WITHDRAW' } },
    ],
  ];
  it.each(events)('%s is refused with %i %s', async (_, status, code, asked) => {
    const refusal = await refusedWith(status, code, 'POST', `${draft.path}/events`, asked);
    expect(refusal.next?.zh).toBeTruthy();
  });

  it('a payload above the stated limit is refused with the limit, however it is written', async () => {
    const large = { as: MERCHANT, json: { type: 'WITHDRAW', reason: '长'.repeat(100_000) } };
    const refusal = await refusedWith(413, 'EVENT_TOO_LARGE', 'POST', `${draft.path}/events`, large);
    expect(refusal.message?.en).toContain('262144');
    const huge = await refusedWith(413, 'EVENT_TOO_LARGE', 'POST', `${draft.path}/events`, {
      as: MERCHANT,
      body: Buffer.alloc(3_000_000, 0x20),
    });
    expect(huge.message?.en).toContain('262144');
  });

  it('a refusal says where the case stands, under which articles, and what is possible instead', async () => {
    const refusal = await refusedWith(422, 'GUARD_REFUSED', 'POST', `${draft.path}/events`, {
      as: MERCHANT,
      json: { type: 'SUBMIT', checklist: {} },
    });
    expect(refusal).toMatchObject({
      state: ['draft'],
      allowed: expect.arrayContaining(['SUBMIT', 'WITHDRAW']),
      version: 1,
    });
    expect(refusal.articles).toEqual(expect.arrayContaining(['T8(2)', 'T8(3)', 'T26']));
    expect(refusal.details!.length).toBeGreaterThan(3);
  });

  it('a repeated key gives the first answer again, and a key with other content is refused', async () => {
    const as = MERCHANT;
    const comment = { type: 'COMMENT', text: '材料随后补充' };
    const first = await served.ask('POST', `${draft.path}/events`, { as, key: 'comment-1', json: comment });
    const before = await served.counts();
    const again = await served.ask('POST', `${draft.path}/events`, { as, key: '"comment-1"', json: comment });
    expect([first.status, again.status, again.json.repeated, again.json.seq]).toEqual([200, 200, true, first.json.seq]);
    expect(await served.counts()).toEqual(before);
    await refusedWith(422, 'KEY_REUSED', 'POST', `${draft.path}/events`, {
      as,
      key: 'comment-1',
      json: { ...comment, text: '不再补充' },
    });
  });

  it('after all of this the draft is submitted as if nothing had happened', law('T7', 'T16'), async () => {
    const { status, json } = await served.ask('POST', `${draft.path}/events`, {
      as: MERCHANT,
      json: await submission(served),
    });
    expect([status, json.state]).toEqual([200, ['underSignupReview']]);
  });
});

describe('opening', () => {
  const inputs: [rule: string, status: number, code: string, path: string, asked: Asked][] = [
    ['an unknown lifecycle', 404, 'LIFECYCLE_UNKNOWN', '/cases/spaceTravel', { as: MERCHANT, json: merchantInput }],
    [
      'a lifecycle named like a property of every object',
      404,
      'LIFECYCLE_UNKNOWN',
      '/cases/constructor',
      { as: MERCHANT, json: merchantInput },
    ],
    [
      'a wrong shape',
      400,
      'EVENT_MALFORMED',
      '/cases/subjectRegistration',
      { as: MERCHANT, json: { kinds: 'MERCHANT' } },
    ],
    [
      'a wrong credit code',
      400,
      'EVENT_MALFORMED',
      '/cases/subjectRegistration',
      { as: MERCHANT, json: { ...merchantInput, subject: { ...merchantInput.subject, uscc: '916201055811843000' } } },
    ],
    [
      'a readable identity number',
      400,
      'EVENT_MALFORMED',
      '/cases/subjectRegistration',
      { as: HOSPITAL, json: { kinds: ['DEMANDER'], subject: { type: 'citizen', ref: '11010519491231002X' } } },
    ],
    [
      'somebody else’s organisation',
      422,
      'GUARD_REFUSED',
      '/cases/subjectRegistration',
      { as: HOSPITAL, json: merchantInput },
    ],
    [
      'a role that opens nothing here',
      403,
      'ROLE_NOT_ALLOWED',
      '/cases/subjectRegistration',
      { as: SUPERVISOR, json: merchantInput },
    ],
    [
      'an unknown regime',
      400,
      'EVENT_MALFORMED',
      '/cases/subjectRegistration?regime=atlantis',
      { as: MERCHANT, json: merchantInput },
    ],
    [
      'a query that is not known',
      400,
      'REQUEST_MALFORMED',
      '/cases/subjectRegistration?sudo=1',
      { as: MERCHANT, json: merchantInput },
    ],
    [
      'no idempotency key',
      428,
      'KEY_MISSING',
      '/cases/subjectRegistration',
      { as: MERCHANT, key: false, json: merchantInput },
    ],
  ];
  it.each(inputs)('%s is refused with %i %s', (_, status, code, path, asked) =>
    refusedWith(status, code, 'POST', path, asked).then(() => undefined),
  );

  it('a wrong credit code says which check character would fit, and is taken with a reason', law('T16'), async () => {
    const subject = { type: 'organisation', uscc: miswritten(uscc(41)), name: '某农村集体经济组织' };
    const refusal = await refusedWith(400, 'EVENT_MALFORMED', 'POST', '/cases/subjectRegistration', {
      as: OPCO,
      json: { kinds: ['DEMANDER'], subject },
    });
    expect(refusal.details).toEqual([expect.objectContaining({ path: 'subject.uscc' })]);
    const { status } = await served.ask('POST', '/cases/subjectRegistration', {
      as: OPCO,
      json: { kinds: ['DEMANDER'], subject: { ...subject, usccOverride: '登记机关出具的证明' } },
    });
    expect(status).toBe(201);
  });

  it('the same subject is not registered twice', law('T16'), async () => {
    const refusal = await refusedWith(409, 'ALREADY_CLAIMED', 'POST', `${(await aDraft(served)).path}/events`, {
      as: MERCHANT,
      json: await submission(served),
    });
    expect(refusal.articles).toContain('T16');
  });
});

describe('later states', () => {
  it('one person does not do both hands, whatever hats they wear', law('T6'), async () => {
    served = await serveApi();
    const { path } = await aSubmittedDraft(served);
    expect((await served.ask('POST', `${path}/events`, { as: BOTH_HANDS.opco, json: { type: 'PASS' } })).status).toBe(
      200,
    );
    await refusedWith(403, 'MAKER_IS_CHECKER', 'POST', `${path}/events`, {
      as: BOTH_HANDS.center,
      json: { type: 'APPROVE' },
    });
    expect((await served.ask('POST', `${path}/events`, { as: CENTER, json: approve })).status).toBe(200);
  });

  it('a task that somebody claimed is not done by another', async () => {
    served = await serveApi();
    const { path } = await aSubmittedDraft(served);
    await served.ask('POST', `${path}/events`, {
      as: BOTH_HANDS.opco,
      json: { type: 'CLAIM', task: 'underSignupReview' },
    });
    const refusal = await refusedWith(409, 'TASK_CLAIMED', 'POST', `${path}/events`, {
      as: OPCO,
      json: { type: 'PASS' },
    });
    expect(refusal.message?.en).toContain('liu.yang');
  });

  it('a closed case takes nothing', async () => {
    served = await serveApi();
    const { path } = await aDraft(served);
    expect(
      (await served.ask('POST', `${path}/events`, { as: MERCHANT, json: { type: 'WITHDRAW' } })).json.state,
    ).toEqual(['withdrawn']);
    await refusedWith(409, 'CASE_CLOSED', 'POST', `${path}/events`, { as: MERCHANT, json: await submission(served) });
  });

  it(
    'an event after its deadline is refused; the deadline itself is on the record, at its own instant',
    law('T16'),
    async () => {
      const clock = clockAt('2026-03-02T02:00:00Z');
      served = await serveApi({ clock: clock.read });
      const { path } = await aSubmittedDraft(served);
      await served.ask('POST', `${path}/events`, {
        as: OPCO,
        json: { type: 'RETURN', items: [{ item: '安全能力', problem: '材料不全' }] },
      });
      const due = (await served.ask('GET', path, { as: MERCHANT })).json['deadlines'].find(
        (one: { kind: string }) => one.kind === 'after',
      ).dueAt as string;
      clock.set(new Date(Date.parse(due) + 1).toISOString());
      const { checklist } = await submission(served);
      const late = await served.ask('POST', `${path}/events`, { as: MERCHANT, json: { type: 'RESUBMIT', checklist } });
      expect([late.status, late.json.code, late.json.state]).toEqual([409, 'CASE_CLOSED', ['lapsed']]);
      const rows = (await served.ask('GET', `${path}/log`, { as: MERCHANT })).json['rows'] as {
        at: string;
        to_state: string[];
      }[];
      expect(rows.at(-1)).toMatchObject({ at: due, to_state: ['lapsed'] });
    },
  );
});

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
});

describe('anything at all', () => {
  it('is answered with a typed answer, never with a broken service', async () => {
    served = await serveApi();
    const { path } = await aDraft(served);
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const payload = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc
        .record({
          type: fc.constantFrom('SUBMIT', 'RETURN', 'COMMENT', 'ATTACH', 'CLAIM', '__proto__', 'hasOwnProperty'),
          task: fc.jsonValue(),
          text: fc.jsonValue(),
          checklist: fc.jsonValue(),
          documents: fc.jsonValue(),
        })
        .map((event) => JSON.stringify(event)),
      text,
    );
    const address = fc.oneof(
      fc.constantFrom(
        path,
        `${path}/events`,
        `${path}/log`,
        `${path}/explain`,
        '/cases',
        '/cases/subjectRegistration',
        '/tasks',
        '/documents',
        '/citizens',
        '/calendar/notices',
        '/callbacks/bank',
      ),
      fc
        .array(text, { minLength: 1, maxLength: 5 })
        .map((parts) => `/${parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/')}`),
      fc
        .tuple(text, text)
        .map(
          ([name, value]) =>
            `/cases?${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`,
        ),
      text.map((event) => `${path}/explain?event=${encodeURIComponent(event.toWellFormed())}`),
    );
    const header = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      address,
      as: fc.oneof(fc.constantFrom(MERCHANT, CENTER, OPCO), header),
      key: fc.oneof(fc.uuid(), header),
      match: fc.oneof(fc.constant(''), header),
      payload,
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, address: to, as, key, match, payload: body }) => {
        const answer = await served.ask(method, to, {
          as,
          key,
          headers: match ? { 'If-Match': match } : {},
          ...(method !== 'GET' && { body }),
        });
        expect(answer.status, `${method} ${to} ${body} ${answer.text} ${served.logged.at(-2) ?? ''}`).toBeLessThan(500);
        if (answer.status >= 400) problem.parse(answer.json);
      }),
      { numRuns: 150 },
    );
    const { verdict } = (await served.ask('GET', path.replace('/cases', '/verify'), { as: CENTER })).json as never as {
      verdict: { ok: boolean };
    };
    expect(verdict.ok).toBe(true);
  });
});
