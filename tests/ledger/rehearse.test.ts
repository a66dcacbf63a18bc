// A dry run tells at once everything that stands against an event, and leaves no trace.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import { aDraftSubject, aFullChecklist, aLedger, center, key, opco, person, uscc } from '../support/ledger.ts';

let ledger: Ledger;
let id: string;
let actor: Actor;
let checklist: Awaited<ReturnType<typeof aFullChecklist>>;
beforeAll(async () => {
  ledger = await aLedger();
  ({ id, actor } = await aDraftSubject(ledger, 1));
  checklist = await aFullChecklist(ledger);
});

const tables = ['ledger', 'cases', 'effect', 'wake', 'task', 'claim', 'link'] as const;
const everything = () =>
  Promise.all(
    tables.map(async (table) => ledger.sql`select to_jsonb(t) as row from ${ledger.sql(table)} t order by 1`),
  );
/** What is answered, and that nothing is written. */
async function rehearsed(event: object, by = actor, caseId = id) {
  const before = await everything();
  const answer = await ledger.rehearse({ caseId, event: event as { type: string }, actor: by });
  expect(await everything()).toEqual(before);
  return answer;
}
type Detail = { path?: string; rule?: string; message: { zh: string; en: string }; articles?: string[] };
const detailsOf = (answer: object): Detail[] => (answer as { details?: Detail[] }).details ?? [];
const named = (answer: object): string[] => detailsOf(answer).map(({ rule, path }) => rule ?? path!);

describe('a dry run', () => {
  it('is no attempt: nobody finds it among those that were refused', law('P20(1)'), async () => {
    const attempts = async () => ((await ledger.refusals(id, center)) as { refusals: unknown[] }).refusals.length;
    const before = await attempts();
    await rehearsed({ type: 'SUBMIT', checklist: {} });
    expect(await attempts()).toBe(before);
    await ledger.append({
      caseId: id,
      event: { type: 'SUBMIT', checklist: {} } as { type: string },
      actor,
      key: key(),
    });
    expect(await attempts()).toBe(before + 1);
  });

  it('says where the event would lead', async () => {
    expect(await rehearsed({ type: 'SUBMIT', checklist })).toEqual({
      ok: true,
      caseId: id,
      state: ['underSignupReview'],
    });
  });

  it('lists every rule that fails, with the field that it reads', law('T8(2)', 'T26'), async () => {
    const answer = await rehearsed({
      type: 'SUBMIT',
      checklist: { ...checklist, commitment: undefined, securitySystem: undefined },
    });
    expect(answer).toMatchObject({ ok: false, code: 'GUARD_REFUSED', state: ['draft'], version: 1 });
    expect(detailsOf(answer)).toEqual([
      expect.objectContaining({ rule: 'commitmentIsGiven', path: 'checklist.commitment', articles: ['T8(2)'] }),
      expect.objectContaining({ rule: 'securitySystemIsInPlace', path: 'checklist.securitySystem', articles: ['T26'] }),
    ]);
  });

  it('lists the problems of the shape and the rules together', law('T8(2)'), async () => {
    const answer = await rehearsed({ type: 'SUBMIT', checklist: { ...checklist, commitment: undefined }, services: 5 });
    expect(answer).toMatchObject({ code: 'EVENT_MALFORMED', state: ['draft'] });
    expect(detailsOf(answer)).toEqual([
      { path: 'services', message: { zh: '须为列表', en: expect.stringContaining('array') } },
      expect.objectContaining({ rule: 'commitmentIsGiven', path: 'checklist.commitment', articles: ['T8(2)'] }),
    ]);
  });

  it('says nothing of a rule whose field is among the wrong ones', async () => {
    const commitment = { ...checklist.commitment, document: { sha256: 'short', name: 'x' } };
    const answer = await rehearsed({ type: 'SUBMIT', checklist: { ...checklist, commitment } });
    expect(named(answer)).toEqual(['checklist.commitment.document.sha256']);
  });

  it('lists a document that nobody uploaded beside the rules', async () => {
    const unknown = { sha256: 'd'.repeat(64), name: 'unknown.pdf' };
    const answer = await rehearsed({
      type: 'SUBMIT',
      checklist: { ...checklist, securitySystem: { declared: true, evidence: [unknown] }, venueRules: undefined },
    });
    expect(answer).toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    expect(named(answer)).toEqual(['venueRulesAreAccepted']);
  });

  it('lists an identity number beside the rules and the problems of the shape', law('T25'), async () => {
    const venueRules = { declared: true, evidence: [], note: '经办人 11010519491231002X' };
    const whole = { type: 'SUBMIT', checklist: { ...checklist, venueRules, commitment: undefined } };
    const answer = await rehearsed(whole);
    expect(answer).toMatchObject({ code: 'EVENT_MALFORMED', articles: ['T25'] });
    expect(named(answer)).toEqual(['checklist.venueRules.note', 'commitmentIsGiven']);
    expect(named(await rehearsed({ ...whole, services: 5 }))).toEqual([
      'services',
      'commitmentIsGiven',
      'checklist.venueRules.note',
    ]);
  });

  it('answers whatever is sent, and as the event itself would be answered', async () => {
    const wrong = [5, 'x', null, [], {}, [[]], { declared: 1 }];
    const fields = Object.keys(checklist);
    for (const value of wrong) {
      for (const event of [
        { type: 'SUBMIT', checklist: value },
        { type: 'SUBMIT', checklist, services: value },
        ...fields.map((field) => ({ type: 'SUBMIT', checklist: { ...checklist, [field]: value } })),
      ]) {
        const answer = await ledger.rehearse({ caseId: id, event, actor });
        expect(answer, JSON.stringify(event)).toMatchObject({ ok: false });
        const sent = await ledger.append({ caseId: id, event, actor, key: key() });
        expect((answer as { code: string }).code).toBe((sent as { code: string }).code);
      }
    }
  });

  it('tells a stranger no more than the event would', law('T25'), async () => {
    const stranger = person('qian', 'MERCHANT', 'org:91220101MA0Y2TLK3X');
    const event = { type: 'SUBMIT', checklist: {} };
    const answer = await rehearsed(event, stranger);
    const sent = await ledger.append({ caseId: id, event, actor: stranger, key: key() });
    expect(answer).toEqual(sent);
    expect(answer).toMatchObject({ ok: false, code: 'ROLE_NOT_ALLOWED', state: [] });
    expect(detailsOf(answer)).toEqual([]);
    const malformed = await rehearsed({ type: 'SUBMIT', checklist: 5 }, stranger);
    expect(named(malformed)).toEqual(['checklist']);
    const personal = { type: 'WITHDRAW', reason: '经办人 11010519491231002X 撤回' };
    expect(await rehearsed(personal, stranger)).toEqual(
      await ledger.append({ caseId: id, event: personal, actor: stranger, key: key() }),
    );
  });

  it.each([
    ['CASE_UNKNOWN', 'subjectRegistration/91220101MA0Y2TLK3X/9', { type: 'SUBMIT' }],
    ['EVENT_UNKNOWN', undefined, { type: 'FLY' }],
    ['EVENT_RESERVED', undefined, { type: 'kernel.remind' }],
    ['EVENT_MALFORMED', undefined, {}],
    ['EVENT_NOT_ALLOWED', undefined, { type: 'APPROVE' }],
    ['ROLE_NOT_ALLOWED', undefined, { type: 'SUBMIT', checklist: {} }],
  ])('answers %s like the event', async (code, caseId, event) => {
    expect(await rehearsed(event, opco, caseId)).toMatchObject({ ok: false, code });
  });
});

describe('a dry run of an opening', () => {
  const merchant = person('li.na', 'MERCHANT', `org:${uscc(7)}`);
  const input = {
    kinds: ['MERCHANT'],
    merchantKinds: ['resource'],
    subject: { type: 'organisation', uscc: uscc(7), name: '长春数据科技有限公司' },
  };
  const rehearse = async (sent: unknown, actor = merchant) => {
    const before = await everything();
    const answer = await ledger.rehearseOpening({ lifecycle: 'subjectRegistration', input: sent, actor });
    expect(await everything()).toEqual(before);
    return answer;
  };

  it('says where the case would begin', async () => {
    expect(await rehearse(input)).toMatchObject({ ok: true, state: ['draft'] });
  });

  it('tells the problems of the shape, and the rule that refuses', law('T7', 'T16'), async () => {
    const answer = await rehearse({ kinds: [] });
    expect(answer).toMatchObject({ ok: false, code: 'EVENT_MALFORMED' });
    expect(named(answer)).toEqual(['kinds', 'subject']);
    expect(await rehearse(input, person('sun.wei', 'SUPERVISOR'))).toMatchObject({
      ok: false,
      code: 'ROLE_NOT_ALLOWED',
    });
  });

  it('knows no lifecycle that is not there', async () => {
    const answer = await ledger.rehearseOpening({ lifecycle: 'barter', input, actor: merchant });
    expect(answer).toMatchObject({ ok: false, code: 'LIFECYCLE_UNKNOWN' });
  });
});
