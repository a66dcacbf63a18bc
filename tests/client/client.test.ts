// The client against the running API: a registration from its opening to its certificate, and what is refused on the way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, orThrow } from '@shuquan/client';
import { type Serving, listen } from '../../apps/api/listen.ts';
import {
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  type Served,
  aDraft,
  hospitalCode,
  merchantCode,
  serveApi,
  submission,
} from '../apps/served.ts';
import { law } from '../support/law.ts';
import { subjectFindings } from '../support/subjects.ts';

const SR = 'subjectRegistration';
let served: Served;
let serving: Serving;
let merchant: Client;
let opco: Client;
let center: Client;
beforeAll(async () => {
  served = await serveApi();
  serving = await listen(served.app, { port: 0 });
  merchant = createClient({ url: serving.url, as: MERCHANT, language: 'en' });
  opco = merchant.as(OPCO);
  center = merchant.as(CENTER);
});
afterAll(() => serving.close());

/** Opens as the hospital: the merchant's drafts are the other tests' own. */
const hospital = () => merchant.as(HOSPITAL);
const hospitalInput = {
  kinds: ['DEMANDER' as const],
  subject: { type: 'organisation' as const, uscc: hospitalCode, name: '长春市某医院' },
};

describe('a registration through the client', () => {
  it('is opened, submitted, reviewed, shown, logged, verified and certified', law('T6', 'T16'), async () => {
    const { caseId, seq } = orThrow(await hospital().open(SR, hospitalInput));
    expect([caseId, seq]).toEqual([`${SR}/${hospitalCode}/1`, 1]);
    const { checklist } = await submission(served);
    orThrow(await hospital().send(SR, caseId, { type: 'SUBMIT', checklist }));
    expect(orThrow(await opco.explain(caseId, 'PASS'))).toMatchObject({ taken: true, possible: { event: 'PASS' } });
    expect(orThrow(await opco.tasks()).tasks.map((task) => task.caseId)).toContain(caseId);
    orThrow(await opco.send(SR, caseId, { type: 'PASS' }, { expectedVersion: 2 }));
    const shown = orThrow(await center.show(caseId));
    expect(shown).toMatchObject({ version: 3, state: ['underCenterReview'] });
    expect(shown.mine.map(({ event }) => event)).toContain('APPROVE');
    orThrow(
      await center.send(SR, caseId, { type: 'APPROVE', findings: subjectFindings }, { expectedVersion: shown.version }),
    );
    expect(orThrow(await hospital().log(caseId)).rows.map(({ event }) => event.type)).toEqual([
      'OPEN',
      'SUBMIT',
      'PASS',
      'APPROVE',
    ]);
    expect(orThrow(await center.verify(caseId)).verdict).toMatchObject({ ok: true, rows: 4 });
    const { context } = orThrow(await hospital().show(caseId)) as { context: { certificates: { number: string }[] } };
    const { number } = context.certificates[0]!;
    const anybody = createClient({ url: serving.url });
    expect(orThrow(await anybody.certificate(number)).certificate).toMatchObject({ number, valid: true });
  });

  it('is refused as a value that says the rule, the article, and what is possible instead', law('T8(2)'), async () => {
    const { id } = await aDraft(served);
    const answer = await merchant.send(SR, id, { type: 'SUBMIT', checklist: {} });
    if (answer.ok) throw new Error('taken');
    expect(answer).toMatchObject({ code: 'GUARD_REFUSED', status: 422, state: ['draft'] });
    expect(answer.details).toContainEqual(expect.objectContaining({ rule: 'commitmentIsGiven', articles: ['T8(2)'] }));
    expect(answer.allowed).toContain('WITHDRAW');
    expect(answer.next.en).toContain('Meet the conditions');
    expect(answer.detail).toBe(answer.message.en);
    expect(await merchant.explain(id, 'APPROVE')).toMatchObject({ ok: true, taken: false });
    expect(await hospital().log(id)).toMatchObject({ ok: false, code: 'READ_NOT_ALLOWED' });
    expect(await merchant.send(SR, id, { type: 'WITHDRAW' }, { expectedVersion: 9 })).toMatchObject({
      ok: false,
      code: 'STALE_VERSION',
      version: 1,
    });
    orThrow(await merchant.send(SR, id, { type: 'WITHDRAW' }));
  });

  it('acts once, although its answer was lost on the way', async () => {
    const { id } = await aDraft(served);
    let lost = 0;
    const unlucky = createClient({
      url: serving.url,
      as: MERCHANT,
      waitMs: 1,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (lost++ < 2) throw new TypeError('fetch failed');
        return response;
      },
    });
    const answer = orThrow(await unlucky.send(SR, id, { type: 'COMMENT', text: '材料随后补充' }));
    expect([answer.seq, answer.repeated, lost]).toEqual([2, undefined, 3]);
    expect(orThrow(await merchant.log(id)).rows).toHaveLength(2);
    const comment = { type: 'COMMENT', text: '以同一键提交' } as const;
    orThrow(await merchant.send(SR, id, comment, { key: 'remark-1' }));
    expect(orThrow(await merchant.send(SR, id, comment, { key: 'remark-1' }))).toMatchObject({
      seq: 3,
      repeated: true,
    });
    expect(await merchant.send(SR, id, { ...comment, text: '另一内容' }, { key: 'remark-1' })).toMatchObject({
      code: 'KEY_REUSED',
    });
    orThrow(await merchant.send(SR, id, { type: 'WITHDRAW' }));
  });

  it('of a lifecycle that is known at run time alone is sent as it stands', async () => {
    const lifecycle: string = SR;
    const { caseId } = orThrow(
      await merchant.open(lifecycle, {
        kinds: ['MERCHANT'],
        subject: { type: 'organisation', uscc: merchantCode, name: '长春数据科技有限公司' },
      }),
    );
    expect(await merchant.send(lifecycle, caseId, { type: 'EXPLODE' })).toMatchObject({ code: 'EVENT_UNKNOWN' });
    expect(await merchant.open('spaceTravel', {})).toMatchObject({ code: 'LIFECYCLE_UNKNOWN' });
    orThrow(await merchant.send(lifecycle, caseId, { type: 'WITHDRAW' }));
  });
});

describe('the rest of the API', () => {
  it('lists cases page by page, and all of them as they are asked for', async () => {
    const first = orThrow(await center.list({ lifecycle: SR, limit: 2 }));
    expect(first.cases).toHaveLength(2);
    const second = orThrow(await center.list({ lifecycle: SR, limit: 2, after: first.next! }));
    const all: string[] = [];
    for await (const { caseId } of center.listAll({ lifecycle: SR, limit: 2 })) all.push(caseId);
    expect(all.slice(0, 4)).toEqual([...first.cases, ...second.cases].map(({ caseId }) => caseId));
    expect(new Set(all).size).toBe(all.length);
    for await (const { ended } of center.listAll({ ended: false })) expect(ended).toBe(false);
    expect(await center.list({ limit: 0 })).toMatchObject({ ok: false, code: 'REQUEST_MALFORMED' });
  });

  it('keeps documents under their hash, and gives them back', law('T25'), async () => {
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 255]);
    const { sha256 } = orThrow(await merchant.documents.put(bytes, { mediaType: 'application/pdf' }));
    expect(orThrow(await merchant.documents.get(sha256))).toEqual({
      ok: true,
      sha256,
      mediaType: 'application/pdf',
      bytes,
    });
    expect(await hospital().documents.get(sha256)).toMatchObject({ code: 'READ_NOT_ALLOWED' });
    expect(await merchant.documents.get('0'.repeat(64))).toMatchObject({ code: 'DOCUMENT_UNKNOWN', status: 404 });
  });

  it('says what there is, to anybody', async () => {
    const anybody = createClient({ url: serving.url });
    expect(orThrow(await anybody.lifecycles()).lifecycles.map(({ id }) => id)).toContain('trade');
    const { lifecycle } = orThrow(await anybody.lifecycle(SR));
    expect(lifecycle.events.map(({ event }) => event)).toContain('SUBMIT');
    expect(await anybody.lifecycle('spaceTravel')).toMatchObject({ ok: false, code: 'LIFECYCLE_UNKNOWN' });
    expect(await anybody.certificate('CC-M-2026-0000000000')).toMatchObject({ code: 'CASE_UNKNOWN' });
    expect(await anybody.tasks()).toMatchObject({ ok: false, code: 'ACTOR_UNKNOWN', status: 401 });
  });

  it('takes citizens and holiday notices', law('T9'), async () => {
    expect(orThrow(await opco.citizenRef('11010519491231002X')).ref).toMatch(/^[0-9a-f]{32}$/);
    expect(await opco.citizenRef('110105194912310021')).toMatchObject({ code: 'IDENTITY_MALFORMED' });
    const notice = {
      year: 2031,
      holidays: ['2031-01-01', '2031-05-01', '2031-10-01'],
      workdays: [],
      source: '国务院办公厅通知',
    };
    const proposed = orThrow(await center.proposeNotice(notice));
    if ('unchanged' in proposed) throw new Error('the calendar says this already');
    expect(await center.takeNotice(proposed.n)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    expect(orThrow(await center.holidayNotices()).notices).toMatchObject([{ n: proposed.n, decidedBy: null }]);
    expect(await center.discardNotice(proposed.n)).toEqual({ ok: true });
    expect(await merchant.proposeNotice(notice)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });
});
