// What a subject must show (T8, T9, T10, T26), who reviews it (T6), and what suspends and ends it. All total.
import { dateOf, endOfDay } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { hashOf } from '../../kernel/hash.ts';
import { type Unspoken, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { type ArticleId, type Basis, gap, reading, text } from '../../law/cite.ts';
import { isMeasure } from '../../shared/measures.ts';
import { ruleIsInForce } from '../../shared/rule-register/in-force.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { type Args, type Context, type Kind, changeOf } from './context.ts';
import type { Change, Checklist, Findings, Licence } from './events.ts';
import { leavingGuards } from './leaving.ts';
import { words } from './words.ts';

const itemRules = [
  'commitmentIsGiven',
  'securityAbilityIsShown',
  'premisesAndStaffAreShown',
  'qualificationsAreShown',
  'licencesAreValid',
  'practitionersAreFit',
  'serviceIsSecure',
  'securitySystemIsInPlace',
] as const;
/** What a change must show of the items that it touches. */
export const changeRules = ['servicesAreNamed', ...itemRules] as const;
/** Declared once for every kind, it stays declared; services once named stay named. */
export const resubmissionRules = [...itemRules, 'venueRulesAreAccepted', 'legalRequirementsAreMet'] as const;
export const checklistRules = ['servicesAreNamed', ...resubmissionRules] as const;
/** What the reviewer finds, and what may have changed since it was submitted. */
export const findingRules = [
  'commitmentIsFoundTrue',
  'securityAbilityIsFound',
  'premisesAndStaffAreFound',
  'qualificationsAreFound',
  'practitionersAreFoundFit',
  'serviceIsFoundSecure',
  'qualificationsAreShown',
  'licencesAreValid',
] as const;

type Asked = { kinds: readonly Kind[]; checklist: Partial<Checklist> | null; services: readonly string[] };
/** The kinds that remain when a change is made. */
export const kindsAfter = ({ kinds }: Pick<Context, 'kinds'>, change: Partial<Change> | null): Kind[] => [
  ...new Set([...kinds.filter((kind) => !change?.dropKinds?.includes(kind)), ...(change?.addKinds ?? [])]),
];
/** Which kinds must show an item, and where it stands. */
const asks = {
  commitment: { MERCHANT: 'T8(2)' },
  securityAbility: { MERCHANT: 'T8(3)', DEMANDER: 'T9(2)' },
  venueRules: { MERCHANT: 'T8(4)', DEMANDER: 'T9(3)', THIRD_PARTY: 'T10(6)' },
  legalRequirements: { MERCHANT: 'T8(5)', DEMANDER: 'T9(4)', THIRD_PARTY: 'T10(7)' },
  premisesAndStaff: { THIRD_PARTY: 'T10(2)' },
  qualifications: { THIRD_PARTY: 'T10(3)' },
  practitioners: { THIRD_PARTY: 'T10(4)' },
  secureService: { THIRD_PARTY: 'T10(5)' },
  securitySystem: { MERCHANT: 'T26', DEMANDER: 'T26', THIRD_PARTY: 'T26' },
} satisfies Record<keyof Checklist, Partial<Record<Kind, ArticleId>>>;
const kindsOf = (field: keyof Checklist): Kind[] => Object.keys(asks[field]) as Kind[];
/** The kinds whose items a change of the checklist touches; what is declared once for every kind touches none. */
const touchedBy = (checklist: Partial<Checklist> = {}): Kind[] =>
  (Object.keys(checklist) as (keyof Checklist)[])
    .filter((field) => field !== 'venueRules' && field !== 'legalRequirements')
    .flatMap(kindsOf);
/** Of which kinds the items are asked, and what was shown: all of a new registration, of a change what it touches. */
const askedOf = (args: Args): Asked => {
  const { context, event } = args;
  const change = changeOf(args);
  if (change) {
    const touched: Kind[] = [
      ...(change.addKinds ?? []),
      ...(change.merchantKinds ? (['MERCHANT'] as const) : []),
      ...(change.services ? (['THIRD_PARTY'] as const) : []),
      ...touchedBy(change.checklist),
    ];
    return {
      kinds: kindsAfter(context, change).filter((kind) => touched.includes(kind)),
      checklist: { ...context.checklist, ...change.checklist },
      services: change.services ?? context.services,
    };
  }
  const isSubmitted = event.type === 'SUBMIT' || event.type === 'RESUBMIT';
  return {
    kinds: context.kinds,
    checklist: (isSubmitted ? event.checklist : context.checklist) ?? null,
    services: (isSubmitted ? event.services : undefined) ?? context.services,
  };
};

/** Kinds of licence that services need by other laws, as the regime lists them (`service=licence`). */
const requiredFor = (services: readonly string[]): string[] =>
  param('trade.thirdParty.licences').flatMap((line) => {
    const [service, licence] = line.split('=').map((part) => part.trim());
    return service && licence && services.some((one) => one.includes(service)) ? [licence] : [];
  });
const hasEnded = ({ until }: Licence): boolean => until !== null && until < dateOf(now());
/** Licences that a registered body needs, with the instants at which they end. */
export const neededLicences = ({ kinds, services, licences }: Context): { cause: string; endsAt: string | null }[] =>
  kinds.includes('THIRD_PARTY')
    ? requiredFor(services).map((kind) => {
        const held = licences.filter((licence) => licence.kind === kind).map(({ until }) => until);
        const last = held.includes(null) ? null : held.toSorted((a, b) => (a ?? '').localeCompare(b ?? '')).at(-1);
        return { cause: `licence/${kind}`, endsAt: last ? endOfDay(last) : null };
      })
    : [];
export const isLicence = (cause: string): boolean => cause.startsWith('licence/');

const differsFrom = (given: unknown, standing: unknown): boolean =>
  given !== undefined && hashOf(given) !== hashOf(standing);

type Item<F extends keyof Checklist> = NonNullable<Checklist[F]>;
const lawOf = (field: keyof Checklist): Basis => text(...new Set<ArticleId>(Object.values(asks[field])));
/** An item of the checklist, asked of the kinds that its articles name. */
const item = <F extends keyof Checklist>(
  field: F,
  isShown: (item: Item<F>, asked: Asked) => boolean = () => true,
): Unspoken<(args: Args) => boolean> =>
  cited(
    lawOf(field),
    'payload',
    (args: Args) => {
      const asked = askedOf(args);
      const shown = asked.checklist?.[field];
      return (
        !asked.kinds.some((kind) => kindsOf(field).includes(kind)) ||
        Boolean(shown?.declared && isShown(shown as Item<F>, asked))
      );
    },
    { path: `checklist.${field}` },
  );
/** What the reviewer found on an item, part by part. */
const found = (field: keyof Checklist, ...parts: (keyof Findings)[]): Unspoken<(args: Args) => boolean> =>
  cited(
    lawOf(field),
    'payload',
    (args: Args) => {
      const { event } = args;
      const findings = 'findings' in event ? event.findings : undefined;
      return (
        !askedOf(args).kinds.some((kind) => kindsOf(field).includes(kind)) ||
        parts.every((part) => findings?.[part]?.met === true)
      );
    },
    { path: parts.length === 1 ? `findings.${parts[0]}` : 'findings' },
  );
const filled = (...materials: (readonly unknown[] | undefined)[]): boolean =>
  materials.every((material) => material?.length);

export const guards = speaking(words.rules, {
  ...leavingGuards,
  standardIsInForce: ruleIsInForce('registrationStandard', reading(['T6', 'T16'], 'D-0314')),
  commitmentIsGiven: item('commitment', ({ document, resources, abilities }) =>
    Boolean(document && filled(resources, abilities)),
  ),
  securityAbilityIsShown: item('securityAbility', ({ protection, technology }) => filled(protection, technology)),
  venueRulesAreAccepted: item('venueRules'),
  legalRequirementsAreMet: item('legalRequirements'),
  premisesAndStaffAreShown: item('premisesAndStaff', ({ establishment, premises, staff }) =>
    filled(establishment, premises, staff),
  ),
  servicesAreNamed: cited(
    text('T10'),
    'payload',
    (args: Args) => {
      const { kinds, services } = askedOf(args);
      return !kinds.includes('THIRD_PARTY') || services.length > 0;
    },
    { path: 'services' },
  ),
  qualificationsAreShown: item('qualifications', ({ licences }, { services }) =>
    requiredFor(services).every((kind) => licences?.some((licence) => licence.kind === kind)),
  ),
  licencesAreValid: cited(
    [text('T10(3)'), reading('T10(3)', 'D-0163')],
    'payload',
    (args: Args) => {
      const { kinds, checklist } = askedOf(args);
      return !kinds.includes('THIRD_PARTY') || !(checklist?.qualifications?.licences ?? []).some(hasEnded);
    },
    { path: 'checklist.qualifications' },
  ),
  practitionersAreFit: item('practitioners', ({ knowledge, skills, ethics }) => filled(knowledge, skills, ethics)),
  serviceIsSecure: item('secureService', ({ evidence }) => filled(evidence)),
  securitySystemIsInPlace: item('securitySystem', ({ evidence }) => filled(evidence)),

  commitmentIsFoundTrue: found('commitment', 'resources', 'abilities'),
  securityAbilityIsFound: found('securityAbility', 'protection', 'technology'),
  premisesAndStaffAreFound: found('premisesAndStaff', 'establishment', 'premises', 'staff'),
  qualificationsAreFound: found('qualifications', 'licences'),
  practitionersAreFoundFit: found('practitioners', 'knowledge', 'skills', 'ethics'),
  serviceIsFoundSecure: found('secureService', 'secureService'),
  revocationsAreConsidered: cited(
    reading(['T16', 'T22'], 'D-0162'),
    'facts',
    ({ event }: Args) =>
      revokedAmong(event.facts).length === 0 || (event.type === 'APPROVE' && Boolean(event.revocations)),
  ),

  checkerDiffersFromMaker: checkerDiffersFrom<Context>(
    ({ signupReviewers, applicants }) => [...signupReviewers, ...applicants],
    reading('T6', 'D-0005'),
  ),
  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(({ applicants }) => applicants, reading('T6', 'D-0005')),
  changeCheckerDiffers: checkerDiffersFrom<Context>(
    ({ change, applicants }) => [...(change?.by ?? []), ...applicants],
    reading('T6', 'D-0005'),
  ),

  changeIsStated: cited(gap('T16', 'D-0230'), 'payload', (args: Args) => {
    const { name, merchantKinds, services, addKinds, dropKinds, checklist, renew } = changeOf(args) ?? {};
    const { subject, checklist: known, ...rest } = args.context;
    return (
      Boolean(addKinds || dropKinds || renew) ||
      (name !== undefined && subject.type === 'organisation' && name !== subject.name) ||
      differsFrom(merchantKinds, rest.merchantKinds) ||
      differsFrom(services, rest.services) ||
      differsFrom(checklist && { ...known, ...checklist }, known ?? {})
    );
  }),
  kindsFitTheSubject: cited([text('T8', 'T9', 'T10'), reading('T16', 'D-0166')], 'payload', (args: Args) => {
    const { context } = args;
    const change = changeOf(args);
    const after = kindsAfter(context, change);
    return (
      after.length > 0 &&
      !change?.addKinds?.some((kind) => context.kinds.includes(kind) || change.dropKinds?.includes(kind)) &&
      (change?.dropKinds ?? []).every((kind) => context.kinds.includes(kind)) &&
      (context.subject.type === 'organisation' || after.every((kind) => kind === 'DEMANDER'))
    );
  }),
  noMeasureStandsForMore: cited(reading(['T16', 'T22'], 'D-0166'), 'payload', (args: Args) => {
    const { addKinds, dropKinds, merchantKinds, services, renew } = changeOf(args) ?? {};
    return !(addKinds || dropKinds || merchantKinds || services || renew) || args.context.causes.every(isLicence);
  }),

  nothingStandsAgainstIt: cited(gap(['T7', 'T22'], 'D-0006'), 'context', ({ context }: Args) =>
    context.causes.every(isLicence),
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
  comesFromACase: cited(
    reading('T22', 'D-0160'),
    'payload',
    ({ event }: Args) => event.actor?.hat === 'SYSTEM' && 'cause' in event && isMeasure(event.cause),
  ),
  aCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseIsLeft: branch(({ context }: Args) => context.causes.length === 0),
  certificateHasEnded: branch(({ context }: Args) =>
    context.certificates.some(({ validUntil }) => validUntil !== null && Date.parse(validUntil) <= Date.parse(now())),
  ),
});

/** Earlier registrations of this subject that a measure ended. */
export const revokedAmong = (facts: Args['event']['facts'] | undefined): string[] =>
  many(facts, 'earlier').flatMap(({ id, state }) => (state.includes('revoked') ? [id] : []));
