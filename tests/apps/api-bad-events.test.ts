// Whatever a caller does wrong in sending an event has its own typed answer, writes nothing, and the case can go on.
import { beforeAll, describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import {
  type Asked,
  CENTER,
  HOSPITAL,
  MERCHANT,
  type Served,
  aDraft,
  refusalsOf,
  serveApi,
  submission,
} from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});
const refusedWith = refusalsOf(() => served);

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
