// What a subject must show (T8, T9, T10, T26), who reviews it (T6), and what suspends and ends it. All total.
import { type Unspoken, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { type ArticleId, gap, reading, text } from '../../law/cite.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context, Kind } from './context.ts';
import type { Checklist } from './events.ts';
import { words } from './words.ts';

export const checklistRules = [
  'commitmentIsGiven',
  'securityAbilityIsShown',
  'venueRulesAreAccepted',
  'legalRequirementsAreMet',
  'premisesAndStaffAreShown',
  'qualificationsAreShown',
  'practitionersAreFit',
  'serviceIsSecure',
  'securitySystemIsInPlace',
] as const;

/** An item of the checklist, asked of the kinds that the article names. */
const item = (of: Partial<Record<Kind, ArticleId>>, field: keyof Checklist): Unspoken<(args: Args) => boolean> =>
  cited(text(...new Set(Object.values(of))), 'payload', ({ context, event }: Args) => {
    const asked = context.kinds.some((kind) => of[kind]);
    return !asked || ('checklist' in event && Boolean(event.checklist?.[field]?.declared));
  });

export const guards = speaking(words.rules, {
  commitmentIsGiven: item({ MERCHANT: 'T8(2)' }, 'commitment'),
  securityAbilityIsShown: item({ MERCHANT: 'T8(3)', DEMANDER: 'T9(2)' }, 'securityAbility'),
  venueRulesAreAccepted: item({ MERCHANT: 'T8(4)', DEMANDER: 'T9(3)', THIRD_PARTY: 'T10(6)' }, 'venueRules'),
  legalRequirementsAreMet: item({ MERCHANT: 'T8(5)', DEMANDER: 'T9(4)', THIRD_PARTY: 'T10(7)' }, 'legalRequirements'),
  premisesAndStaffAreShown: item({ THIRD_PARTY: 'T10(2)' }, 'premisesAndStaff'),
  qualificationsAreShown: item({ THIRD_PARTY: 'T10(3)' }, 'qualifications'),
  practitionersAreFit: item({ THIRD_PARTY: 'T10(4)' }, 'practitioners'),
  serviceIsSecure: item({ THIRD_PARTY: 'T10(5)' }, 'secureService'),
  securitySystemIsInPlace: item({ MERCHANT: 'T26', DEMANDER: 'T26', THIRD_PARTY: 'T26' }, 'securitySystem'),

  checkerDiffersFromMaker: checkerDiffersFrom<Context>(
    ({ signupReviewer, applicant }) => [signupReviewer, applicant],
    reading('T6', 'D-0005'),
  ),
  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(({ applicant }) => [applicant], reading('T6', 'D-0005')),
  changeCheckerDiffers: checkerDiffersFrom<Context>(({ change }) => [change?.by], reading('T6', 'D-0005')),

  hasNoOpenTrades: cited(
    gap('T7', 'D-0006'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openTrades').length === 0,
  ),
  nothingStandsAgainstIt: cited(
    gap(['T7', 'T22'], 'D-0006'),
    'context',
    ({ context }: Args) => context.causes.length === 0,
  ),
  causeIsNew: cited(
    gap('T22', 'D-0007'),
    'payload',
    ({ context, event }: Args) => event.type === 'SUSPEND' && !context.causes.includes(event.cause),
  ),
  causeStands: cited(
    gap('T22', 'D-0007'),
    'payload',
    ({ context, event }: Args) => event.type === 'REINSTATE' && context.causes.includes(event.cause),
  ),
  violationSpeaksForItself: cited(
    reading('T22', 'D-0007'),
    'payload',
    ({ event }: Args) =>
      (event.type === 'SUSPEND' || event.type === 'REINSTATE') &&
      (!event.cause?.startsWith('violationCase/') || event.actor?.hat === 'SYSTEM'),
  ),
  otherCausesStand: branch(
    ({ context, event }: Args) => event.type === 'REINSTATE' && context.causes.some((cause) => cause !== event.cause),
  ),
});
