// The kernel's own way through a case, and what the types of a lifecycle let pass.
import { describe, expect, expectTypeOf, it } from 'vitest';
import { articlesOf } from '../../machines/law/cite.ts';
import {
  type Actor,
  type EventFor,
  type Lifecycle,
  type Refusal,
  bundledCalendar,
  defaultRegime,
  explainEvent,
  fireDue,
  fireNext,
  lifecycles,
  nextDueOf,
  openCase,
  subjectRegistration,
  takeEvent,
  trade,
} from '../../machines/index.ts';
import type { FailedRule, Problem } from '../../machines/kernel/refusals.ts';

const calendar = bundledCalendar();
const at = (instant: string) => ({ at: instant, regime: defaultRegime, calendar });
const monday = at('2026-03-02T02:00:00.000Z');
const owner: Actor = { person: 'liu.yang', hat: 'MERCHANT', party: 'org:91220101MA7F2K4D0Y' };
const clerk: Actor = { person: 'wang.fang', hat: 'OPCO' };
const other: Actor = { person: 'chen.jie', hat: 'OPCO' };
const input = {
  kinds: ['MERCHANT' as const],
  subject: { type: 'organisation' as const, uscc: '91220101MA7F2K4D0Y', name: '长春示例数据科技有限公司' },
};
const sha256 = '0'.repeat(64);
const material = { sha256, name: '承诺书.txt' };
const declared = { declared: true as const };
const checklist = {
  commitment: { ...declared, document: material, resources: [material], abilities: [material] },
  securityAbility: { ...declared, protection: [material], technology: [material] },
  venueRules: declared,
  legalRequirements: declared,
  securitySystem: { ...declared, evidence: [material] },
};

const accepted = <T extends { ok: true }>(answer: T | Refusal): T => {
  if (!answer.ok) throw new Error(answer.message.en);
  return answer;
};
const refused = (answer: { ok: true } | Refusal): Refusal => {
  if (answer.ok) throw new Error('it was taken');
  return answer;
};
const opened = accepted(openCase(subjectRegistration, input, { actor: owner }, monday));
const underReview = accepted(
  takeEvent(subjectRegistration, opened.state, { type: 'SUBMIT', checklist }, { actor: owner }, monday),
);

describe('a case of the kernel', () => {
  it('opens with its id, the event as a record keeps it, and its ground', () => {
    expect(opened).toMatchObject({
      ok: true,
      id: 'subjectRegistration/91220101MA7F2K4D0Y/1',
      event: { type: 'OPEN', input },
      state: { value: 'draft' },
    });
    expect(opened.law.length).toBeGreaterThan(0);
  });

  it('is not opened by an input that misses something, or by somebody else', () => {
    const door: Lifecycle = subjectRegistration;
    const bad = refused(openCase(door, { kinds: [] }, { actor: owner }, monday));
    expect(bad.code).toBe('EVENT_MALFORMED');
    expect(bad.details?.map(({ path }) => path)).toEqual(['kinds', 'subject']);
    const outsider: Actor = { ...owner, party: 'org:91110000600037341L' };
    expect(refused(openCase(subjectRegistration, input, { actor: outsider }, monday)).code).toBe('GUARD_REFUSED');
  });

  it('is refused in the words of an official, in both languages, down to the field', () => {
    const door: Lifecycle = subjectRegistration;
    const said = (event: unknown, actor: Actor) => refused(takeEvent(door, opened.state, event, { actor }, monday));
    const zh = (event: unknown, actor: Actor) => said(event, actor).message.zh;
    expect(zh({ type: 'SUBMIT', checklist: {} }, owner)).toMatch(/^“提交登记”未受理：登记材料缺项：.*（T8\(2\)）$/);
    expect(zh({ type: 'SUBMIT', checklist: {} }, clerk)).toBe(
      '“提交登记”未受理：应由登记主体办理，当前身份为运营企业。',
    );
    expect(zh({ type: 'APPROVE' }, owner)).toBe(
      '“核准登记”未受理：本案现处“草拟”，此环节不能办理。可办：提交登记、撤回。',
    );
    expect(said({ type: 'REJECT' }, owner)).toMatchObject({
      message: {
        zh: '“不予登记”的内容有 1 处不合要求，首处为 reason：必填',
        en: 'subjectRegistration REJECT has 1 problem(s), the first at reason: Invalid input: expected string, received undefined',
      },
      details: [{ path: 'reason', message: { zh: '必填' } }],
    });
  });

  it('is refused with the articles that its event, its chart and its lifecycle know, also for its shape alone', () => {
    const door: Lifecycle = subjectRegistration;
    const articles = (event: unknown, actor: Actor, state = opened.state) =>
      refused(takeEvent(door, state, event, { actor }, monday)).articles;
    expect(articles({ type: 'SUBMIT', checklist: 'x' }, owner)).toEqual(expect.arrayContaining(['T7', 'T8(2)']));
    expect(articles({ type: 'NOTHING' }, owner)).toEqual(articlesOf(subjectRegistration.law));
    const withdrawn = accepted(takeEvent(door, opened.state, { type: 'WITHDRAW' }, { actor: owner }, monday)).state;
    expect(refused(takeEvent(door, withdrawn, { type: 'SUBMIT', checklist }, { actor: owner }, monday))).toMatchObject({
      code: 'CASE_CLOSED',
      articles: expect.arrayContaining(['T7', 'T8(2)']),
    });
    expect(refused(openCase(door, { kinds: [] }, { actor: owner }, monday)).articles).toEqual(
      articlesOf(subjectRegistration.opens.law),
    );
    const citizen = { kinds: ['MERCHANT'], subject: { type: 'citizen', ref: 'c'.repeat(32) } };
    expect(refused(openCase(door, citizen, { actor: owner }, monday)).articles).toEqual([
      'T8',
      'T9',
      'T10',
      ...articlesOf(subjectRegistration.opens.law),
    ]);
  });

  it('gives no hint that the actor cannot follow: neither what is unknown nor what is known to stand against it', () => {
    const door: Lifecycle = subjectRegistration;
    expect(refused(takeEvent(door, opened.state, { type: 'NOTHING' }, { actor: owner }, monday)).allowed).toEqual([]);
    const mine = refused(takeEvent(door, opened.state, { type: 'SUBMIT', checklist: {} }, { actor: owner }, monday));
    expect(mine.allowed).toContain('SUBMIT');
  });

  it.each([
    ['a NUL', '甲\u0000乙', false],
    ['half a character', '甲\ud800乙', false],
    ['an escape that is spelt out', String.raw`甲\u0000乙 \ud800`, true],
  ])('takes what a text says, not how it is written: %s', (_, name, isTaken) => {
    const { subject } = input;
    const answer = openCase(subjectRegistration, { ...input, subject: { ...subject, name } }, { actor: owner }, monday);
    expect(answer.ok).toBe(isTaken);
    expect(openCase(subjectRegistration, { ...input, [name]: 1 } as never, { actor: owner }, monday).ok).toBe(false);
  });

  it('takes an event with the defaults of its schema, and leaves the state that went in as it was', () => {
    const before = JSON.stringify(opened.state);
    expect(underReview.event).toMatchObject({ type: 'SUBMIT', checklist: { legalRequirements: { evidence: [] } } });
    expect(underReview.state.value).toBe('underSignupReview');
    expect(JSON.stringify(opened.state)).toBe(before);
  });

  it('refuses in the order of shape, person, rules', () => {
    const door: Lifecycle = subjectRegistration;
    const answer = (event: unknown, actor: Actor) =>
      refused(takeEvent(door, opened.state, event, { actor }, monday)).code;
    expect(answer({ type: 'SUBMIT' }, clerk)).toBe('EVENT_MALFORMED');
    expect(answer({ type: 'SUBMIT', checklist: {} }, clerk)).toBe('ROLE_NOT_ALLOWED');
    expect(answer({ type: 'SUBMIT', checklist: {} }, owner)).toBe('GUARD_REFUSED');
    expect(answer({ type: 'APPROVE' }, owner)).toBe('EVENT_NOT_ALLOWED');
    expect(answer({ type: 'xstate.init' }, owner)).toBe('EVENT_RESERVED');
    expect(answer({ type: 'NOTHING' }, owner)).toBe('EVENT_UNKNOWN');
  });

  it('gives a task to who claims it, and tells the one whom somebody takes it from', () => {
    const task = 'underSignupReview';
    const claimed = accepted(
      takeEvent(subjectRegistration, underReview.state, { type: 'CLAIM', task }, { actor: clerk }, monday),
    );
    expect(claimed.state.tasks).toMatchObject([{ state: task, claimedBy: 'wang.fang' }]);
    expect(claimed.state.value).toBe('underSignupReview');
    const pass = (actor: Actor) => takeEvent(subjectRegistration, claimed.state, { type: 'PASS' }, { actor }, monday);
    expect(refused(pass(other)).code).toBe('TASK_CLAIMED');
    expect(accepted(pass(clerk)).state.value).toBe('underCenterReview');
    const over = accepted(
      takeEvent(
        subjectRegistration,
        claimed.state,
        { type: 'TAKE_OVER', task, confirmed: true, reason: '原经办人休假' },
        { actor: other },
        monday,
      ),
    );
    expect(over.state.tasks).toMatchObject([{ claimedBy: 'chen.jie' }]);
    expect(over.effects).toMatchObject([{ type: 'notify', to: ['person:wang.fang'] }]);
  });

  it('fires what is due, each at its own instant, and nothing before', () => {
    const first = nextDueOf(underReview.state)!;
    const early = new Date(Date.parse(first) - 1).toISOString();
    expect(fireNext(subjectRegistration, underReview.state, at(early))).toBeUndefined();
    const { state, fired } = fireDue(subjectRegistration, underReview.state, at('2026-12-31T00:00:00.000Z'));
    expect(fired.map(({ event }) => event.type)).toEqual(['kernel.remind', 'kernel.escalate']);
    expect(fired[0]!.at).toBe(first);
    expect(fired.map((one) => one.at)).toEqual(fired.map((one) => one.at).toSorted());
    expect(fired[1]!.law.length).toBeGreaterThan(0);
    expect(state.tasks).toMatchObject([{ escalated: true }]);
    expect(nextDueOf(state)).toBeNull();
  });

  it('says before whether an event would be taken', () => {
    const explained = (type: string, actor: Actor) =>
      explainEvent(subjectRegistration, underReview.state, type, { actor }, monday);
    expect(explained('PASS', clerk)).toMatchObject({ ok: true, possible: { event: 'PASS' } });
    expect(explained('PASS', owner)).toMatchObject({ code: 'ROLE_NOT_ALLOWED', state: ['underSignupReview'] });
    expect(explained('APPROVE', clerk)).toMatchObject({ code: 'EVENT_NOT_ALLOWED' });
    expect(explained('NOTHING', clerk)).toMatchObject({ code: 'EVENT_UNKNOWN' });
  });
});

describe('the types of a lifecycle', () => {
  it('let pass what its schemas take, and nothing else', () => {
    const wrong = () => [
      // @ts-expect-error -- an input without its subject
      openCase(subjectRegistration, { kinds: ['MERCHANT'] }, { actor: owner }, monday),
      // @ts-expect-error -- a kind that there is not
      openCase(subjectRegistration, { ...input, kinds: ['BROKER'] }, { actor: owner }, monday),
      // @ts-expect-error -- an event of another lifecycle
      takeEvent(subjectRegistration, opened.state, { type: 'SIGN' }, { actor: owner }, monday),
      // @ts-expect-error -- a reason is missing
      takeEvent(subjectRegistration, opened.state, { type: 'REJECT' }, { actor: owner }, monday),
      // @ts-expect-error -- a field that SIGN does not have
      takeEvent(trade, opened.state, { type: 'SIGN', when: 'now' }, { actor: owner }, monday),
      // @ts-expect-error -- an order is a number
      takeEvent(trade, opened.state, { type: 'ACCEPT', offer: 'first' }, { actor: owner }, monday),
      // @ts-expect-error -- ASSIGN names a person
      takeEvent(trade, opened.state, { type: 'ASSIGN', task: 'underReview' }, { actor: owner }, monday),
    ];
    expectTypeOf(wrong).toBeFunction();
    expectTypeOf<{ type: 'ACCEPT'; offer: number }>().toExtend<EventFor<typeof trade>>();
    expectTypeOf<{ type: 'CLAIM'; task: string }>().toExtend<EventFor<typeof trade>>();
  });

  it('are unknown where a lifecycle comes from the registry, so that a door needs no cast', () => {
    expectTypeOf<EventFor<Lifecycle>>().toBeUnknown();
    expect(refused(openCase(lifecycles['trade']!, null, { actor: owner }, monday)).code).toBe('EVENT_MALFORMED');
  });

  it('tell by the code of a refusal what its details are', () => {
    const details = (refusal: Refusal) => {
      if (refusal.code === 'EVENT_MALFORMED') expectTypeOf(refusal.details).toEqualTypeOf<Problem[] | undefined>();
      if (refusal.code === 'GUARD_REFUSED') expectTypeOf(refusal.details).toEqualTypeOf<FailedRule[] | undefined>();
    };
    expectTypeOf(details).parameter(0).toEqualTypeOf<Refusal>();
  });
});
