import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { subjectRegistration } from '../../machines/trading/subject-registration/index.ts';
import { type Driven, drive, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const uscc = '91220101MA0Y2TLK37';
const party = `org:${uscc}`;
const id = `subjectRegistration/${uscc}/1`;
const citizenRef = 'c'.repeat(32);
const sun: Actor = { person: 'sun', hat: 'MERCHANT', party };
const li: Actor = { person: 'li', hat: 'OPCO' };
const wen: Actor = { person: 'wen', hat: 'CENTER' };
const ju: Actor = { person: 'ju', hat: 'SUPERVISOR' };

type Kind = 'MERCHANT' | 'DEMANDER' | 'THIRD_PARTY';
const subject = { type: 'organisation', uscc, name: '长春数智科技有限公司' };
const input = (...kinds: Kind[]) => ({ kinds, subject });
const pdf = { sha256: 'a'.repeat(64), name: '承诺书.pdf' };
const declared = { declared: true };
const checklist = {
  commitment: { ...declared, document: pdf },
  securityAbility: declared,
  venueRules: declared,
  legalRequirements: declared,
  premisesAndStaff: declared,
  qualifications: declared,
  practitioners: declared,
  secureService: declared,
  securitySystem: declared,
};
/** The whole checklist but for one item. */
const without = (field: string) => Object.fromEntries(Object.entries(checklist).filter(([key]) => key !== field));
const submit = { type: 'SUBMIT', checklist };
const problem = { items: [{ item: '承诺书', problem: '未盖章' }] };
const cause = (name: string) => ({ cause: name, reason: '涉嫌违规' });
const trade = fact('trade/2026/1', { state: ['negotiating'] });

const aDraft = (kinds: Kind[] = ['MERCHANT'], more: object = {}): Driven =>
  drive(subjectRegistration, { input: input(...kinds), actor: sun, id, ...more });
const submitted = (kinds?: Kind[], more?: object): Driven => aDraft(kinds, more).send(submit, sun);
const signedUp = (kinds?: Kind[], more?: object): Driven => submitted(kinds, more).send({ type: 'PASS' }, li);
const inForce = (kinds?: Kind[], more?: object): Driven => signedUp(kinds, more).send({ type: 'APPROVE' }, wen);

describe('subject registration', () => {
  it('the operating enterprise signs up, the center certifies: two hands, two persons', law('T6'), () => {
    const one = submitted();
    expect(one.send({ type: 'PASS' }, wen).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    one.send({ type: 'PASS' }, li);
    expect(one.send({ type: 'APPROVE' }, li).refusal).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      articles: expect.arrayContaining(['T6', 'T16']),
    });
    expect(one.send({ type: 'APPROVE' }, { ...wen, person: 'li' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.send({ type: 'APPROVE' }, { ...wen, person: 'sun' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.send({ type: 'APPROVE' }, wen).tags).toContain('active');
  });

  it(
    'whoever asks to be registered acts for the subject; the operating enterprise may open the case for it',
    law('T6'),
    () => {
      expect(
        opening(subjectRegistration, { input: input('MERCHANT'), actor: { ...sun, party: 'org:other' } }),
      ).toMatchObject({ code: 'GUARD_REFUSED', articles: ['T6'] });
      expect(opening(subjectRegistration, { input: input('MERCHANT'), actor: li })).not.toHaveProperty('ok');
    },
  );

  it(
    'a registration is in force only once the center has approved it, and ends with its deregistration, unless it is suspended',
    law('T7', 'T22'),
    () => {
      const one = signedUp();
      expect(one.tags).not.toContain('active');
      expect([one.send({ type: 'APPROVE' }, wen).state, one.did]).toEqual([
        'inForce.standing.active inForce.change.none',
        ['notify N1'],
      ]);
      const known = { openTrades: [trade] };
      expect(one.send({ type: 'DEREGISTER', reason: '业务终止' }, sun, known).rules).toEqual(['hasNoOpenTrades']);
      one.send({ type: 'SUSPEND', cause: '投诉', reason: '核查' }, wen);
      expect(one.send({ type: 'DEREGISTER', reason: '业务终止' }, sun, { openTrades: [] }).rules).toEqual([
        'nothingStandsAgainstIt',
      ]);
      one.send({ type: 'REINSTATE', cause: '投诉', reason: '查清' }, wen);
      expect(one.send({ type: 'DEREGISTER', reason: '业务终止' }, sun, { openTrades: [] }).did).toContain(
        'tell PARTY_ENDED',
      );
      expect([one.state, one.done]).toEqual(['deregistered', true]);
    },
  );

  it('every subject declares a full-process security system', law('T26'), () => {
    for (const kind of ['MERCHANT', 'DEMANDER', 'THIRD_PARTY'] as const)
      expect(aDraft([kind]).send({ ...submit, checklist: without('securitySystem') }, sun)).toMatchObject({
        state: 'draft',
        rules: ['securitySystemIsInPlace'],
        refusal: { articles: ['T26'] },
      });
  });
});

/** The item is asked of this kind, by this rule and under this article; without it nothing is submitted. */
const isAsked = (kind: Kind, field: string, rule: string, article: string): void => {
  const refused = aDraft([kind]).send({ ...submit, checklist: without(field) }, sun);
  expect([refused.state, refused.rules]).toEqual(['draft', [rule]]);
  expect(refused.refusal?.articles).toContain(article);
  const back = submitted([kind])
    .send({ type: 'RETURN', ...problem }, li)
    .send({ type: 'RESUBMIT', checklist: without(field) }, sun);
  expect([back.state, back.rules]).toEqual(['correction', [rule]]);
};
const certificateOf = (kind: Kind) => {
  const one = signedUp([kind]);
  expect(one.shares['certificates']).toEqual([]);
  return one.send({ type: 'APPROVE' }, wen).shares['certificates'];
};

describe('a data merchant', () => {
  it('is registered and holds a certificate', law('T8(1)'), () =>
    expect(certificateOf('MERCHANT')).toEqual([
      expect.objectContaining({ kind: 'MERCHANT', version: 1, validUntil: null }),
    ]),
  );
  it('commits in writing to authenticity, completeness and legality', law('T8(2)'), () => {
    isAsked('MERCHANT', 'commitment', 'commitmentIsGiven', 'T8(2)');
    expect(aDraft().send({ ...submit, checklist: { ...checklist, commitment: declared } }, sun).refusal?.code).toBe(
      'EVENT_MALFORMED',
    );
  });
  it('shows security and technical ability', law('T8(3)'), () =>
    isAsked('MERCHANT', 'securityAbility', 'securityAbilityIsShown', 'T8(3)'),
  );
  it('declares that it keeps the rules of the venue', law('T8(4)'), () =>
    isAsked('MERCHANT', 'venueRules', 'venueRulesAreAccepted', 'T8(4)'),
  );
  it('declares that it meets other legal requirements', law('T8(5)'), () =>
    isAsked('MERCHANT', 'legalRequirements', 'legalRequirementsAreMet', 'T8(5)'),
  );
  it('is not asked what is asked of third-party bodies', law('T8'), () => {
    const own = ['commitment', 'securityAbility', 'venueRules', 'legalRequirements', 'securitySystem'];
    expect(
      aDraft().send(
        {
          ...submit,
          checklist: Object.fromEntries(Object.entries(checklist).filter(([field]) => own.includes(field))),
        },
        sun,
      ).state,
    ).toBe('underSignupReview');
  });
});

describe('a data demander', () => {
  it('is signed up and passes the review of the center', law('T9(1)'), () =>
    expect(certificateOf('DEMANDER')).toHaveLength(1),
  );
  it('shows security and technical ability', law('T9(2)'), () =>
    isAsked('DEMANDER', 'securityAbility', 'securityAbilityIsShown', 'T9(2)'),
  );
  it('declares that it keeps the rules of the venue', law('T9(3)'), () =>
    isAsked('DEMANDER', 'venueRules', 'venueRulesAreAccepted', 'T9(3)'),
  );
  it('declares that it meets other legal requirements', law('T9(4)'), () =>
    isAsked('DEMANDER', 'legalRequirements', 'legalRequirementsAreMet', 'T9(4)'),
  );
  it('may be a citizen, known by a keyed hash alone, who is nothing else than a demander', law('T9'), () => {
    const citizen = { type: 'citizen', ref: citizenRef };
    const actor: Actor = { person: 'zhou', hat: 'DEMANDER', party: `citizen:${citizenRef}` };
    const one = drive(subjectRegistration, { input: { kinds: ['DEMANDER'], subject: citizen }, actor }).send(
      submit,
      actor,
    );
    expect([one.state, one.shares['name']]).toEqual(['underSignupReview', null]);
    expect(opening(subjectRegistration, { input: { kinds: ['MERCHANT'], subject: citizen }, actor })).toMatchObject({
      code: 'EVENT_MALFORMED',
    });
    expect(
      opening(subjectRegistration, {
        input: { kinds: ['DEMANDER'], subject: { type: 'citizen', ref: '220102199003078516' } },
        actor,
      }),
    ).toMatchObject({ code: 'EVENT_MALFORMED' });
  });
});

describe('a third-party service body', () => {
  it('is registered and holds a certificate', law('T10(1)'), () =>
    expect(certificateOf('THIRD_PARTY')).toHaveLength(1),
  );
  it('shows lawful establishment, premises and staff', law('T10(2)'), () =>
    isAsked('THIRD_PARTY', 'premisesAndStaff', 'premisesAndStaffAreShown', 'T10(2)'),
  );
  it('shows the qualifications that the law asks for', law('T10(3)'), () =>
    isAsked('THIRD_PARTY', 'qualifications', 'qualificationsAreShown', 'T10(3)'),
  );
  it('shows that its practitioners are fit', law('T10(4)'), () =>
    isAsked('THIRD_PARTY', 'practitioners', 'practitionersAreFit', 'T10(4)'),
  );
  it('shows that it can serve securely', law('T10(5)'), () =>
    isAsked('THIRD_PARTY', 'secureService', 'serviceIsSecure', 'T10(5)'),
  );
  it('declares that it keeps the rules of the venue', law('T10(6)'), () =>
    isAsked('THIRD_PARTY', 'venueRules', 'venueRulesAreAccepted', 'T10(6)'),
  );
  it('declares that it meets other legal requirements', law('T10(7)'), () =>
    isAsked('THIRD_PARTY', 'legalRequirements', 'legalRequirementsAreMet', 'T10(7)'),
  );
});

describe('one subject', () => {
  it('has one registration, whatever kinds it is of, unless the regime counts by role', law('T16'), () => {
    const claimsOf = (one: Driven) =>
      subjectRegistration.claims!(one.context as never)
        .filter(({ scope }) => scope === 'subject')
        .map(({ value }) => value);
    expect(claimsOf(aDraft(['MERCHANT', 'DEMANDER']))).toEqual([]);
    expect(claimsOf(submitted(['MERCHANT', 'DEMANDER']))).toEqual([party]);
    const perRole = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.uniqueness': 'perRole' } });
    expect(claimsOf(submitted(['MERCHANT', 'DEMANDER'], { regime: perRole }))).toEqual([
      `${party} MERCHANT`,
      `${party} DEMANDER`,
    ]);
  });

  it(
    'is identified by a credit code whose check character is right, or by a stated reason why it is not',
    law('T16'),
    () => {
      const wrong = { ...subject, uscc: '91220101MA0Y2TLK38' };
      const actor = { ...sun, party: `org:${wrong.uscc}` };
      expect(opening(subjectRegistration, { input: { kinds: ['MERCHANT'], subject: wrong }, actor })).toMatchObject({
        code: 'EVENT_MALFORMED',
      });
      expect(
        opening(subjectRegistration, {
          input: { kinds: ['MERCHANT'], subject: { ...wrong, usccOverride: '登记机关赋码如此' } },
          actor,
        }),
      ).not.toHaveProperty('ok');
    },
  );

  it('has a certificate for each kind, with a number that stays and a version that grows', law('T16'), () => {
    const one = inForce(['MERCHANT', 'THIRD_PARTY']);
    const [first, second] = one.context.certificates;
    expect([first.number, second.number]).toEqual([
      expect.stringMatching(/^CC-M-2026-[0-9A-F]{10}$/),
      expect.stringMatching(/^CC-T-2026-/),
    ]);
    expect(first.number).not.toContain(uscc);
    one.send({ type: 'REQUEST_CHANGE', name: '长春数智集团', evidence: [pdf] }, sun);
    expect(one.send({ type: 'APPROVE_CHANGE' }, { ...wen, person: 'sun' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    one.send({ type: 'APPROVE_CHANGE' }, wen);
    expect([one.context.certificates[0].number, one.context.certificates[0].version, one.shares['name']]).toEqual([
      first.number,
      2,
      '长春数智集团',
    ]);
  });

  it('whose certificate ends by the regime ends with it, at that instant and not before', law('T16'), () => {
    const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.certValidity': '2 y' } });
    const one = inForce(['MERCHANT'], { regime });
    const { validUntil } = one.context.certificates[0];
    expect(one.at(new Date(Date.parse(validUntil) - 1).toISOString()).done).toBe(false);
    expect([one.at(validUntil).state, one.did]).toEqual(['expired', ['tell PARTY_ENDED', 'notify N1']]);
  });
});

describe('a review', () => {
  it('may recommend refusal, and the center decides all the same', law('T6'), () => {
    const one = submitted().send({ type: 'RECOMMEND_REFUSAL', reason: '材料存疑' }, li);
    expect([one.state, one.context.refusalRecommended]).toEqual(['underCenterReview', '材料存疑']);
    expect(one.send({ type: 'REJECT', reason: '不符合条件' }, wen)).toMatchObject({ state: 'rejected', done: true });
  });

  it('that returns the case stops its own clock, and the correction lapses at its end', law('T16'), () => {
    const one = submitted();
    const level = one.due('trade.subject.reviewSla');
    expect(level).toBeDefined();
    one.send({ type: 'RETURN', ...problem }, li);
    expect([one.state, one.due('trade.subject.reviewSla')]).toEqual(['correction', undefined]);
    const due = one.due('trade.subject.correctionDue')!;
    expect(one.fork().at(new Date(Date.parse(due) - 1).toISOString()).state).toBe('correction');
    expect(one.fork().at(due)).toMatchObject({ state: 'lapsed', done: true });
    const back = one.at('2026-03-05T02:00:00.000Z').send({ type: 'RESUBMIT', checklist }, sun);
    expect(back.due('trade.subject.reviewSla')! > level!).toBe(true);
  });

  it('may be withdrawn from until it is decided, and a draft lapses', law('T16'), () => {
    for (const one of [aDraft(), submitted(), signedUp()])
      expect(one.send({ type: 'WITHDRAW' }, sun).state).toBe('withdrawn');
    expect(inForce().send({ type: 'WITHDRAW' }, sun).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    const draft = aDraft();
    expect(draft.at(draft.due('trade.subject.draftExpiry')!).state).toBe('lapsed');
  });
});

describe('a suspension', () => {
  const suspend = (name: string) => ({ type: 'SUSPEND', ...cause(name) });
  const reinstate = (name: string) => ({ type: 'REINSTATE', ...cause(name) });

  it('is a set of causes: rights return only when every one of them is lifted', law('T22'), () => {
    const one = inForce().send(suspend('a'), wen);
    expect([one.tags, one.did]).toEqual([['suspended'], ['tell PARTY_SUSPENDED', 'notify N1']]);
    expect(one.send(suspend('b'), wen).did).toEqual([]);
    expect(one.send(reinstate('a'), wen)).toMatchObject({ tags: ['suspended'], effects: [] });
    one.send(reinstate('b'), wen);
    expect([one.tags, one.did]).toEqual([['active'], ['tell PARTY_REINSTATED', 'notify N1']]);
  });

  it('counts each cause once, and lifts none that does not stand', law('T22'), () => {
    const one = inForce().send(suspend('a'), wen);
    expect(one.send(suspend('a'), wen).rules).toEqual(['causeIsNew']);
    expect(one.send(reinstate('b'), wen).rules).toEqual(['causeStands']);
    expect(one.send(reinstate('a'), wen).tags).toEqual(['active']);
  });

  it('leaves a pending change where it is, and revocation ends all that hangs on the subject', law('T22'), () => {
    const one = inForce()
      .send({ type: 'REQUEST_CHANGE', name: '新名', evidence: [pdf] }, sun)
      .send(suspend('a'), wen);
    expect(one.leaves).toContain('inForce.change.underReview');
    expect(one.send({ type: 'REVOKE', reason: '情节严重' }, ju).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ type: 'REVOKE', reason: '情节严重' }, wen).did).toEqual(['tell PARTY_ENDED', 'notify N1']);
    expect(one).toMatchObject({ state: 'revoked', done: true });
  });
});

describe('the chart', () => {
  it('takes or refuses every event in every role, in every state, and can always end', law('T7', 'T16'), () => {
    const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.certValidity': '2 y' } });
    const payloads = {
      SUBMIT: [{ checklist }, { checklist: {} }],
      RESUBMIT: [{ checklist }, { checklist: {} }],
      RETURN: [problem],
      RECOMMEND_REFUSAL: [{ reason: '材料存疑' }],
      REJECT: [{ reason: '不符合条件' }],
      REFUSE_CHANGE: [{ reason: '证据不足' }],
      REVOKE: [{ reason: '情节严重' }],
      DEREGISTER: [{ reason: '业务终止' }],
      REQUEST_CHANGE: [{ name: '长春数智集团', evidence: [pdf] }],
      SUSPEND: [cause('a'), cause('b')],
      REINSTATE: [cause('a'), cause('b')],
    };
    const explored = explore(subjectRegistration, {
      starts: [{ input: input('MERCHANT', 'THIRD_PARTY'), actor: { ...sun, person: 'anna' }, id, regime }],
      payloads,
      facts: (type) => (type === 'DEREGISTER' ? [{ openTrades: [] }, { openTrades: [trade] }] : [{}]),
      persons: ['anna', 'bo', 'chen'],
      keyOf: ({ causes, change, returned }) => [causes, Boolean(change), (returned as unknown[]).length],
    });
    expect(missedBy(subjectRegistration, explored)).toEqual({ states: [], events: [] });
  });
});
