import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { subjectRegistration } from '../../machines/trading/subject-registration/index.ts';
import { drive, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  type Kind,
  citizenRef,
  sun,
  li,
  wen,
  checklist,
  without,
  submit,
  approve,
  subjectFindings,
  problem,
  aDraft,
  submitted,
  signedUp,
  subject,
} from '../support/subjects.ts';

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
  return one.send(approve, wen).shares['certificates'];
};

describe('a data merchant', () => {
  it('has its certificate from the center alone, after the review', law('T8(1)'), () => {
    for (const actor of [li, sun])
      expect(signedUp().send(approve, actor).refusal).toMatchObject({
        code: 'ROLE_NOT_ALLOWED',
        articles: expect.arrayContaining(['T8(1)']),
      });
  });

  it('is registered and holds a certificate', law('T8(1)'), () =>
    expect(certificateOf('MERCHANT')).toEqual([
      expect.objectContaining({ kind: 'MERCHANT', version: 1, validUntil: null }),
    ]),
  );
  it('commits in writing to authenticity, completeness and legality', law('T8(2)'), () => {
    isAsked('MERCHANT', 'commitment', 'commitmentIsGiven', 'T8(2)');
    expect(
      aDraft().send({ ...submit, checklist: { ...checklist, commitment: { declared: true } } }, sun).refusal?.code,
    ).toBe('EVENT_MALFORMED');
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
    for (const [kind, article] of [
      ['MERCHANT', 'T8'],
      ['THIRD_PARTY', 'T10'],
    ])
      expect(opening(subjectRegistration, { input: { kinds: [kind], subject: citizen }, actor })).toMatchObject({
        code: 'EVENT_MALFORMED',
        articles: expect.arrayContaining([article]),
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

describe('part by part', () => {
  it.each([
    ['MERCHANT', 'commitment', 'resources', 'commitmentIsGiven', 'T8(2)'],
    ['MERCHANT', 'commitment', 'abilities', 'commitmentIsGiven', 'T8(2)'],
    ['MERCHANT', 'securityAbility', 'protection', 'securityAbilityIsShown', 'T8(3)'],
    ['MERCHANT', 'securityAbility', 'technology', 'securityAbilityIsShown', 'T8(3)'],
    ['DEMANDER', 'securityAbility', 'protection', 'securityAbilityIsShown', 'T9(2)'],
    ['DEMANDER', 'securityAbility', 'technology', 'securityAbilityIsShown', 'T9(2)'],
    ['THIRD_PARTY', 'premisesAndStaff', 'establishment', 'premisesAndStaffAreShown', 'T10(2)'],
    ['THIRD_PARTY', 'premisesAndStaff', 'premises', 'premisesAndStaffAreShown', 'T10(2)'],
    ['THIRD_PARTY', 'premisesAndStaff', 'staff', 'premisesAndStaffAreShown', 'T10(2)'],
    ['THIRD_PARTY', 'practitioners', 'knowledge', 'practitionersAreFit', 'T10(4)'],
    ['THIRD_PARTY', 'practitioners', 'skills', 'practitionersAreFit', 'T10(4)'],
    ['THIRD_PARTY', 'practitioners', 'ethics', 'practitionersAreFit', 'T10(4)'],
    ['THIRD_PARTY', 'secureService', 'evidence', 'serviceIsSecure', 'T10(5)'],
    ['MERCHANT', 'securitySystem', 'evidence', 'securitySystemIsInPlace', 'T26'],
  ] as const)(
    'a declaration of %s without material is none: %s, %s',
    law('T8(2)', 'T8(3)', 'T9(2)', 'T10(2)', 'T10(4)', 'T10(5)'),
    (kind, field, part, rule, article) => {
      const item = { ...checklist[field], [part]: [] };
      for (const one of [
        aDraft([kind]).send({ type: 'SUBMIT', checklist: { ...checklist, [field]: item } }, sun),
        submitted([kind])
          .send({ type: 'RETURN', ...problem }, li)
          .send({ type: 'RESUBMIT', checklist: { ...checklist, [field]: item } }, sun),
      ]) {
        expect(one.rules).toEqual([rule]);
        expect(one.refusal?.articles).toContain(article);
      }
    },
  );

  it.each([
    ['MERCHANT', 'resources', 'T8(2)'],
    ['MERCHANT', 'abilities', 'T8(2)'],
    ['MERCHANT', 'protection', 'T8(3)'],
    ['MERCHANT', 'technology', 'T8(3)'],
    ['DEMANDER', 'protection', 'T9(2)'],
    ['THIRD_PARTY', 'establishment', 'T10(2)'],
    ['THIRD_PARTY', 'premises', 'T10(2)'],
    ['THIRD_PARTY', 'staff', 'T10(2)'],
    ['THIRD_PARTY', 'licences', 'T10(3)'],
    ['THIRD_PARTY', 'knowledge', 'T10(4)'],
    ['THIRD_PARTY', 'skills', 'T10(4)'],
    ['THIRD_PARTY', 'ethics', 'T10(4)'],
    ['THIRD_PARTY', 'secureService', 'T10(5)'],
  ] as const)(
    'a %s is certified only when the reviewer finds on %s, and finds it met',
    law('T8(2)', 'T8(3)', 'T9(2)', 'T10(2)', 'T10(3)', 'T10(4)', 'T10(5)'),
    (kind, part, article) => {
      for (const finding of [undefined, { met: false, basis: '材料不足以证明' }]) {
        const one = signedUp([kind]).send({ ...approve, findings: { ...subjectFindings, [part]: finding } }, wen);
        expect([one.state, one.refusal?.code]).toEqual(['underCenterReview', 'GUARD_REFUSED']);
        expect(one.refusal?.articles).toContain(article);
      }
    },
  );

  it('a third-party body names its services, at the opening or when it submits', law('T10'), () => {
    const open = () => drive(subjectRegistration, { input: { kinds: ['THIRD_PARTY'], subject }, actor: sun });
    expect(open().send(submit, sun).refusal).toMatchObject({
      articles: ['T10'],
      details: [{ rule: 'servicesAreNamed' }],
    });
    expect(open().send({ ...submit, services: ['数据资产评估'] }, sun).rules).toEqual(['qualificationsAreShown']);
    expect(open().send({ ...submit, services: ['数据经纪服务'] }, sun).shares['services']).toEqual(['数据经纪服务']);
  });
});
