// What a listing must satisfy: T11, T12, T14, T17, T30, and P4(3), P27 for products of public data.
// The same rules apply to the first version and to every later one. All total: what is missing is false.
import { dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { type Unspoken, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../law/cite.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Declared } from '../../shared/schemas.ts';
import type { Args, Cause, Context } from './context.ts';
import type { Dossier, Event, Findings, Input } from './events.ts';
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
export const dossierRules = [
  ...declarationRules,
  'personalDataIsConsentedOrAnonymised',
  'consentCoversPurposes',
  'withdrawnPersonsAreRemoved',
  'crossBorderProcedureIsShown',
  'complianceBodyIsFit',
  'exportIsValid',
  'ownerMayOperateProducts',
  'purposesLieWithinScenarios',
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
  // What may have changed since it was submitted is asked again.
  'withdrawnPersonsAreRemoved',
  'crossBorderProcedureIsShown',
  'complianceBodyIsFit',
  'exportIsValid',
  'ownerMayOperateProducts',
  'purposesLieWithinScenarios',
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
      personal !== undefined && (personal.mode !== 'consent' || isWithin(args.context.withdrawn, personal.removed))
    );
  }),
  personalDataRestsOnConsent: cited(
    reading('T12', 'D-0073'),
    'context',
    ({ context }: Args) => context.dossier?.personalData.mode === 'consent',
  ),
  withdrawalIsNew: cited(
    reading('T12', 'D-0073'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'CONSENT_WITHDRAWN' && Boolean(event.person) && !context.withdrawn.includes(event.person),
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
    const kinds = one(event.facts, 'owner')?.shares['kinds'];
    const asked = {
      DATA_PRODUCT: ['MERCHANT'],
      DATA_SERVICE: ['MERCHANT'],
      THIRD_PARTY_SERVICE: ['THIRD_PARTY'],
      OTHER: ['MERCHANT', 'THIRD_PARTY'],
    }[context.type.class];
    return Array.isArray(kinds) && asked.some((kind) => kinds.includes(kind));
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

  assessorDiffersFromApplicant: checkerDiffersFrom<Context>((context) => [context.applicant], reading('T17', 'D-0005')),
  changeAssessorDiffers: checkerDiffersFrom<Context>((context) => [context.change?.by], reading('T17', 'D-0005')),
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
  violationSpeaksForItself: cited(
    reading('T22', 'D-0075'),
    'payload',
    ({ event }: Args) => !causeOf(event).cause.startsWith('violationCase/') || event.actor?.hat === 'SYSTEM',
  ),
  typeAwaitsConsent: branch(({ context }: Args) => context.type.class === 'OTHER'),
  aCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseIsLeft: branch(({ context }: Args) => context.causes.length === 0),
  isPublished: branch(({ context }: Args) => context.published),
});
