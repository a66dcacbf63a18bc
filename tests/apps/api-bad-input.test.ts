// Whatever a caller does wrong in opening a case or at a later state of it has its own typed answer and writes nothing.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../apps/api/schemas.ts';
import { clockAt, uscc, approve } from '../support/ledger.ts';
import {
  type Asked,
  BOTH_HANDS,
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  type Served,
  SUPERVISOR,
  aDraft,
  aSubmittedDraft,
  merchantInput,
  miswritten,
  refusalsOf,
  serveApi,
  submission,
} from './served.ts';
import { law } from '../support/law.ts';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});

const refusedWith = refusalsOf(() => served);

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
    await aSubmittedDraft(served);
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
