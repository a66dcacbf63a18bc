// What a listing must satisfy: T11, T12, T14, T17, T30, and P4(3), P27 for products of public data.
// The same rules apply to the first version and to every later one. All total: what is missing is false.
import { dateOf, dueAt, endOfDay } from '../../kernel/durations.ts';
import { env, now, param } from '../../kernel/env.ts';
import { type Unspoken, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { type Basis, gap, outside, reading, text } from '../../law/cite.ts';
import { isMeasure } from '../../shared/measures.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Declared } from '../../shared/schemas.ts';
import type { Args, Cause, Context } from './context.ts';
import { type Dossier, type Event, type Findings, type Input, namedKinds } from './events.ts';
import { words } from './words.ts';

/** The dossier that an event is about: the one it carries, the pending version, or the one on file. */
export const dossierOf = ({ context, event }: Args): Partial<Dossier> | null =>
  'dossier' in event && event.dossier
    ? event.dossier
    : event.type === 'PASS_CHANGE'
      ? (context.change?.dossier ?? null)
      : context.dossier;
/** The public data that the version in question is made of. */
export const publicDataOf = (event: Partial<Event>, context: Context): Input['publicData'] =>
  event.type === 'REQUEST_CHANGE'
    ? ('publicData' in event && event.publicData) || context.publicData
    : event.type === 'PASS_CHANGE' || event.type === 'RESUBMIT_CHANGE'
      ? (context.change?.publicData ?? null)
      : context.publicData;
export const isCrossBorder = ({ recipientRegions, accessRegions }: Dossier['delivery']): boolean =>
  [...recipientRegions, ...accessRegions].some(
    (region) => !param('trade.crossBorder.domesticRegions').includes(region),
  );
/** Is its kind one that T11(1) and (2) name? What T11(3) names is open. */
export const isNamed = ({ class: kindClass, kind }: Input['type']): boolean =>
  kindClass === 'THIRD_PARTY_SERVICE' ||
  (kindClass !== 'OTHER' && (namedKinds[kindClass] as readonly string[]).includes(kind));
/** May the holder of these certificates offer such a type? */
export const mayOffer = (kinds: unknown, { class: kindClass }: Input['type']): boolean => {
  const asked = {
    DATA_PRODUCT: ['MERCHANT'],
    DATA_SERVICE: ['MERCHANT'],
    THIRD_PARTY_SERVICE: ['THIRD_PARTY'],
    OTHER: ['MERCHANT', 'THIRD_PARTY'],
  }[kindClass];
  return Array.isArray(kinds) && asked.some((kind) => kinds.includes(kind));
};
/** The persons whose withdrawal a dossier must heed: those who have not consented anew. */
const heeded = (dossier: Partial<Dossier> | null, { withdrawn }: Context): string[] => {
  const personal = dossier?.personalData;
  const renewed = personal?.mode === 'consent' ? (personal.renewed ?? []).map(({ person }) => person) : [];
  return withdrawn.filter((person) => !renewed.includes(person));
};
/** When the procedure of T30 ends for a version that needs it. */
export const procedureEndsAt = (dossier: Dossier | null): string | null => {
  const until = dossier && isCrossBorder(dossier.delivery) ? dossier.delivery.procedure?.until : undefined;
  return until ? endOfDay(until) : null;
};
export const regionsOf = ({ recipientRegions, accessRegions }: Dossier['delivery']): string[] => [
  ...new Set([...recipientRegions, ...accessRegions]),
];
const sameSet = (one: unknown, other: unknown): boolean => isWithin(one, other) && isWithin(other, one);
const isWithin = (part: unknown, whole: unknown): boolean =>
  Array.isArray(part) && Array.isArray(whole) && part.every((item) => whole.includes(item));
const isShown = (item: Declared | undefined): boolean => Boolean(item?.declared && item.evidence?.length);

/** One of the five prohibitions, declared by the owner. */
const declaredClear = (field: keyof Dossier['declarations'], law: Basis): Unspoken<(args: Args) => boolean> =>
  cited(law, 'payload', (args: Args) => Boolean(dossierOf(args)?.declarations?.[field]?.declared));
/** One finding of the assessment. */
const foundClear = (field: keyof Findings, law: Basis): Unspoken<(args: Args) => boolean> =>
  cited(law, 'payload', ({ event }: Args) =>
    'assessment' in event ? Boolean(event.assessment?.findings?.[field]?.clear) : false,
  );

export const declarationRules = [
  'nationalSecurityIsDeclared',
  'othersRightsAreDeclared',
  'enterpriseRightsAreDeclared',
  'sourceIsDeclaredLawful',
  'otherProhibitionsAreDeclared',
] as const;
/** What other cases must still say, at every step. */
const current = [
  'ownerIsActive',
  'ownerMayOffer',
  'complianceBodyIsFit',
  'exportIsValid',
  'contentIsTheExports',
  'ownerMayOperateProducts',
  'purposesLieWithinScenarios',
] as const;
export const dossierRules = [
  ...declarationRules,
  'personalDataIsConsentedOrAnonymised',
  'guardiansConsent',
  'consentCoversPurposes',
  'withdrawnPersonsAreRemoved',
  'contentIsFreeOfWithdrawn',
  'crossBorderProcedureIsShown',
  'assessmentHasAnEnd',
  'deliveryRuleIsStated',
  ...current,
] as const;
export const assessmentRules = [
  'safetyIsClear',
  'nationalSecurityIsClear',
  'othersRightsAreClear',
  'enterpriseRightsAreClear',
  'sourceIsNotIllegal',
  'sourceIsNotIrregular',
  'noOtherProhibition',
  'personalDataIsClear',
  'crossBorderIsClear',
  'deliveryRuleIsClear',
  // What may have changed since it was submitted is asked again.
  'withdrawnPersonsAreRemoved',
  'contentIsFreeOfWithdrawn',
  'crossBorderProcedureIsShown',
  'assessmentHasAnEnd',
  ...current,
] as const;
export const publicationRules = [
  'publicViewIsTheRegisters',
  'crossBorderProcedureIsShown',
  'assessmentHasAnEnd',
  ...current,
] as const;

const kindOf = (event: Event): Cause['kind'] =>
  event.type.startsWith('PARTY_') ? 'party' : event.type.startsWith('EXPORT_') ? 'export' : 'measure';
/** The cause that an event names, of the kind that the event is. */
export const causeOf = (event: Event): Cause => ({
  kind: kindOf(event),
  cause: ('cause' in event && event.cause) || '',
});
export const sameCause =
  ({ kind, cause }: Cause) =>
  (other: Cause): boolean =>
    kind === other.kind && cause === other.cause;

export const guards = speaking(words.rules, {
  nationalSecurityIsDeclared: declaredClear('nationalSecurity', text('T14(1)')),
  othersRightsAreDeclared: declaredClear('othersRights', text('T14(2)')),
  enterpriseRightsAreDeclared: declaredClear('enterpriseRights', text('T14(3)')),
  sourceIsDeclaredLawful: cited(text('T14(4)'), 'payload', (args: Args) => {
    const source = dossierOf(args)?.declarations?.source;
    return Boolean(source?.declared) && source?.fromIllegalChannel === false && source.fromIrregularChannel === false;
  }),
  otherProhibitionsAreDeclared: declaredClear('otherProhibitions', text('T14(5)')),

  personalDataIsConsentedOrAnonymised: cited(text('T12'), 'payload', (args: Args) => {
    const personal = dossierOf(args)?.personalData;
    if (personal?.mode === 'anonymised') return isShown(personal.unidentifiable) && isShown(personal.irreversible);
    return (
      personal?.mode === 'none' ||
      (personal?.mode === 'consent' && Boolean(personal.register) && personal.guardians <= personal.persons)
    );
  }),
  consentCoversPurposes: cited(reading('T12', 'D-0073'), 'payload', (args: Args) => {
    const dossier = dossierOf(args);
    return dossier?.personalData?.mode !== 'consent' || isWithin(dossier.purposes, dossier.personalData.purposes);
  }),
  withdrawnPersonsAreRemoved: cited(reading('T12', 'D-0073'), 'payload', (args: Args) => {
    const personal = dossierOf(args)?.personalData;
    return (
      personal !== undefined &&
      (personal.mode !== 'consent' || isWithin(heeded(dossierOf(args), args.context), personal.removed))
    );
  }),
  guardiansConsent: cited(text('T12'), 'payload', (args: Args) => {
    const personal = dossierOf(args)?.personalData;
    return (
      personal?.mode !== 'consent' ||
      (personal.wards !== undefined && personal.wards <= personal.persons && personal.guardians === personal.wards)
    );
  }),
  contentIsFreeOfWithdrawn: cited(reading('T12', 'D-0164'), 'payload', (args: Args) => {
    const dossier = dossierOf(args);
    const persons = heeded(dossier, args.context);
    return !args.context.contents.some(
      ({ fingerprint, consent, removed }) =>
        consent && fingerprint === dossier?.fingerprint && !isWithin(persons, removed),
    );
  }),
  personalDataRestsOnConsent: cited(reading('T12', 'D-0073'), 'context', ({ context }: Args) =>
    context.contents.some(({ consent }) => consent),
  ),
  withdrawalIsNew: cited(
    reading('T12', 'D-0073'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'CONSENT_WITHDRAWN' && Boolean(event.person) && !context.withdrawn.includes(event.person),
  ),
  requesterIsKnown: cited(reading('T12', 'D-0164'), 'payload', ({ event }: Args) => {
    if (event.type !== 'CONSENT_WITHDRAWN') return false;
    const hat = event.actor?.hat;
    if (hat === 'DEMANDER') return event.by === 'person' && event.actor.party === `citizen:${event.person}`;
    return (hat !== 'CENTER' && hat !== 'OPCO') || event.identity !== undefined;
  }),
  assessmentHasAnEnd: cited(
    outside(
      'Measures for Security Assessment of Data Exports art. 14; Provisions on Cross-border Data Flows art. 9',
      'The result of a security assessment is valid for three years from the day on which it was given.',
      'T30',
    ),
    'payload',
    (args: Args) => {
      const delivery = dossierOf(args)?.delivery;
      const procedure = delivery && isCrossBorder(delivery) ? delivery.procedure : undefined;
      if (procedure?.kind !== 'securityAssessment') return true;
      const { issued, until } = procedure;
      if (!issued || !until || issued > dateOf(now())) return false;
      const term = param('trade.crossBorder.assessmentValidity');
      return endOfDay(until) <= dueAt(`${issued}T00:00:00+08:00`, term, env().calendar, { roll: false }).at;
    },
  ),
  crossBorderProcedureIsShown: cited([text('T30'), reading('T30', 'D-0074')], 'payload', (args: Args) => {
    const delivery = dossierOf(args)?.delivery;
    if (!delivery) return false;
    const { procedure } = delivery;
    return (
      !isCrossBorder(delivery) ||
      (procedure !== undefined && (procedure.until === undefined || procedure.until >= dateOf(now())))
    );
  }),
  complianceBodyIsFit: cited(reading(['T10', 'T17'], 'D-0071'), 'facts', (args: Args) => {
    const report = dossierOf(args)?.complianceReport;
    const body = one(args.event.facts, 'body');
    return (
      !report ||
      (body !== null &&
        body.id === report.body &&
        body.tags.includes('active') &&
        isWithin(['THIRD_PARTY'], body.shares['kinds']) &&
        body.shares['party'] !== args.context.owner)
    );
  }),

  ownerIsActive: cited(text('T7'), 'facts', ({ context, event }: Args) => {
    const owner = one(event.facts, 'owner');
    return owner !== null && owner.tags.includes('active') && owner.shares['party'] === context.owner;
  }),
  ownerMayOffer: cited(reading(['T7', 'T8', 'T10', 'T18'], 'D-0071'), 'facts', ({ context, event }: Args) => {
    return mayOffer(one(event.facts, 'owner')?.shares['kinds'], context.type);
  }),
  exportIsValid: cited([text('P27'), reading('P27', 'D-0076')], 'facts', (args: Args) => {
    const source = publicDataOf(args.event, args.context);
    const product = one(args.event.facts, 'export');
    return (
      !source ||
      (product !== null &&
        product.id === source.export &&
        product.tags.includes('exported') &&
        product.parties.includes(args.context.owner) &&
        product.shares['agreement'] === source.agreement)
    );
  }),
  contentIsTheExports: cited(
    text('P27'),
    'facts',
    (args: Args) =>
      !publicDataOf(args.event, args.context) ||
      (Boolean(dossierOf(args)?.fingerprint) &&
        one(args.event.facts, 'export')?.shares['fingerprint'] === dossierOf(args)?.fingerprint),
  ),
  ownerMayOperateProducts: cited(text('P4(3)'), 'facts', (args: Args) => {
    const source = publicDataOf(args.event, args.context);
    const agreement = one(args.event.facts, 'agreement');
    return (
      !source ||
      (agreement !== null &&
        agreement.id === source.agreement &&
        agreement.tags.includes('inForce') &&
        isWithin(['productOperation'], agreement.shares['rights']))
    );
  }),
  purposesLieWithinScenarios: cited(
    text('P27'),
    'facts',
    (args: Args) =>
      !publicDataOf(args.event, args.context) ||
      isWithin(dossierOf(args)?.purposes, one(args.event.facts, 'export')?.shares['scenarios']),
  ),

  safetyIsClear: foundClear('safety', text('T17')),
  nationalSecurityIsClear: foundClear('nationalSecurity', text('T14(1)')),
  othersRightsAreClear: foundClear('othersRights', text('T14(2)')),
  enterpriseRightsAreClear: foundClear('enterpriseRights', text('T14(3)')),
  sourceIsNotIllegal: foundClear('illegalSource', text('T14(4)')),
  sourceIsNotIrregular: foundClear('irregularSource', text('T14(4)')),
  noOtherProhibition: foundClear('otherProhibitions', text('T14(5)')),
  personalDataIsClear: foundClear('personalData', text('T12')),
  crossBorderIsClear: foundClear('crossBorder', text('T30')),
  deliveryRuleIsStated: cited(reading(['T17', 'T22'], 'D-0165'), 'payload', (args: Args) => {
    const delivery = dossierOf(args)?.delivery;
    return (
      delivery !== undefined && ((delivery.rule ?? 'fingerprint') === 'fingerprint' || Boolean(delivery.statement))
    );
  }),
  deliveryRuleIsClear: cited(reading(['T17', 'T22'], 'D-0165'), 'payload', (args: Args) => {
    const { event } = args;
    return (
      (dossierOf(args)?.delivery?.rule ?? 'fingerprint') === 'fingerprint' ||
      ('assessment' in event && event.assessment?.findings?.deliveryRule?.clear === true)
    );
  }),
  publicViewIsTheRegisters: cited(reading(['T6', 'T25'], 'D-0167'), 'payload', ({ context, event }: Args) => {
    const view = event.type === 'PUBLISH' ? event.publicView : undefined;
    const { dossier } = context;
    return (
      view !== undefined &&
      dossier !== null &&
      view.title === context.title &&
      view.class === context.type.class &&
      sameSet(view.purposes, dossier.purposes) &&
      sameSet(view.regions, regionsOf(dossier.delivery)) &&
      view.certificate === context.certificate?.number
    );
  }),

  assessorDiffersFromApplicant: checkerDiffersFrom<Context>(({ applicants }) => applicants, reading('T17', 'D-0005')),
  changeAssessorDiffers: checkerDiffersFrom<Context>(
    ({ change, applicants }) => [...(change?.by ?? []), ...applicants],
    reading('T17', 'D-0005'),
  ),
  consenterDiffersFromApplicant: checkerDiffersFrom<Context>(
    ({ applicants }) => applicants,
    reading('T11(4)', 'D-0005'),
  ),
  hasNoOpenViolations: cited(
    reading('T22', 'D-0162'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openViolations').length === 0,
  ),
  hasNoOpenTrades: cited(
    gap('T17', 'D-0072'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openTrades').length === 0,
  ),
  noMeasureStands: cited(
    gap(['T17', 'T22'], 'D-0072'),
    'context',
    ({ context }: Args) => !context.causes.some(({ kind }) => kind === 'measure'),
  ),
  causeIsNew: cited(
    reading('T22', 'D-0007'),
    'payload',
    ({ context, event }: Args) =>
      'cause' in event && Boolean(event.cause) && !context.causes.some(sameCause(causeOf(event))),
  ),
  causeStands: cited(reading('T22', 'D-0007'), 'payload', ({ context, event }: Args) =>
    context.causes.some(sameCause(causeOf(event))),
  ),
  comesFromACase: cited(
    reading('T22', 'D-0160'),
    'payload',
    ({ event }: Args) => event.actor?.hat === 'SYSTEM' && isMeasure(causeOf(event).cause),
  ),
  typeAwaitsConsent: branch(({ context }: Args) => !isNamed(context.type) && context.consentedBy === null),
  certificateHasEnded: branch(({ context }: Args) => {
    const until = context.certificate?.validUntil;
    return Boolean(until && Date.parse(until) <= Date.parse(now()));
  }),
  aCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseIsLeft: branch(({ context }: Args) => context.causes.length === 0),
  isPublished: branch(({ context }: Args) => context.published),
});
