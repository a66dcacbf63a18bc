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
  declared,
  checklist,
  without,
  submit,
  problem,
  aDraft,
  submitted,
  signedUp,
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
