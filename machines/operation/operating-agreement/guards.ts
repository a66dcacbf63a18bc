// The rules of an agreement: what its text must say, who may sign it and when, and what ends it.
import { dateOf, startOfDay } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../law/cite.ts';
import { liesBetween } from '../../regimes/limits.ts';
import type { AppliedScope, EndKind } from '../../shared/agreement.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { partyOf } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { confirmation } from '../../shared/second-hand.ts';
import { requirements } from '../authorization-application/requirements.ts';
import type { Args, Context } from './context.ts';
import type { Conditions, Event, Terms } from './events.ts';
import { coverOf, withoutTerminated } from './scope.ts';
import { startOfRights } from './term.ts';
import { resourceGuards } from './resources.ts';
import { words } from './words.ts';

type Proposal = Partial<Extract<Event, { type: 'PROPOSE' }>>;
const termsOf = (event: Event): Partial<Terms> => (event as Proposal).terms ?? {};

/** What the text of the agreement must contain. */
const contains = (law: Basis, has: (terms: Partial<Terms>) => boolean) =>
  cited(law, 'payload', ({ event }: Args) => has(termsOf(event)));

/** P14, P15: found met again at signing, unless the regime leaves that out. */
const stillMet = (field: keyof Conditions) =>
  cited(
    [text(requirements[field]), reading(requirements[field], 'D-0034')],
    'payload',
    ({ event }: Args) =>
      !param('pd.qualification.recheckAtSigning') ||
      (event as { conditions?: Conditions }).conditions?.[field]?.met === true,
  );

/** P10(2)(3): within what was applied for and decided, field by field, once that is known (`decisionIsKnown`). */
const withinDecision = (is: (terms: Partial<Terms>, approved: AppliedScope) => boolean) =>
  cited(
    [text('P10(2)', 'P10(3)', 'P7(3)'), reading('P10(3)', 'D-0178')],
    'payload',
    ({ context, event }: Args) => !context.approved || is(termsOf(event), context.approved),
  );
const datasetsOf = (terms: Partial<Terms> | null) => terms?.scope?.datasets ?? [];

export const termsRules = [
  'rightsAndDutiesAreStated',
  'scopeIsStated',
  'termIsStated',
  'termIsPermitted',
  'revenueMethodIsStated',
  'dataSecurityIsStated',
  'assetDisposalIsStated',
  'exitIsStated',
  'rightsAreNamed',
  'holdingRightStays',
  'chargingIsAgreed',
  'modeFitsPurpose',
  'conditionsOfUseAreStated',
  'paidUseIsEvaluated',
  'distributionIsStated',
  'costsAreBorne',
  'responsibilityIsStated',
  'dataMayBeOperated',
  'isNotBackdated',
  'beginsAfterTheOldEnd',
  'datasetsAreDecided',
  'providersAreConfirmed',
  'rightsAreDecided',
  'purposesAreDecided',
  'scenariosAreDecided',
  'providerIsAnotherParty',
  'terminatedDataStayOut',
] as const;
export const conditionRules = [
  'partyOrganisationStands',
  'partyDecidesStands',
  'soundBusinessStands',
  'qualificationsStand',
  'expertiseStands',
  'capacityStands',
  'enterpriseRecordIsClean',
  'representativeRecordIsClean',
  'enterpriseIsUnlisted',
  'representativeIsUnlisted',
  'securityLeadStands',
  'internalRulesStand',
  'protectionExperienceStands',
  'cryptographyExperienceStands',
  'securityCertificationStands',
  'securityEvaluationIsClean',
  'certificateRuns',
] as const;

const isFree = (purpose: string): boolean => purpose === 'publicGovernance' || purpose === 'publicWelfare';
const causeOf = (event: Event): string => ('cause' in event ? event.cause : '');
const hasCause = ({ context, event }: Args): boolean => context.causes.some(({ cause }) => cause === causeOf(event));
const isOurRenewal = ({ context, event }: Args): boolean =>
  'application' in event && context.renewal !== null && event.application === context.renewal;
const endedAs = (kind: EndKind) => branch(({ context }: Args) => context.end?.kind === kind);

export const guards = speaking(words.rules, {
  ...resourceGuards,
  rightsAndDutiesAreStated: contains(text('P4(4)'), (terms) => !!terms.rightsAndDuties),
  scopeIsStated: contains(text('P4(4)'), (terms) => !!terms.scope?.datasets.length),
  termIsStated: contains(text('P4(4)', 'P13'), (terms) => !!terms.effectiveDate),
  termIsPermitted: contains(
    text('P13'),
    ({ term }) => !term || liesBetween(param('pd.agreement.termMin'), term, param('pd.agreement.termMax')),
  ),
  revenueMethodIsStated: contains(text('P4(4)', 'P23'), (terms) => !!terms.revenueMethod),
  dataSecurityIsStated: contains(text('P4(4)'), (terms) => !!terms.dataSecurity),
  assetDisposalIsStated: contains(text('P4(4)'), (terms) => !!terms.assetDisposal),
  exitIsStated: contains(text('P4(4)'), (terms) => !!terms.exit),
  rightsAreNamed: contains(text('P4(3)'), (terms) => !!terms.rights?.length),
  holdingRightStays: cited(
    text('P4(3)'),
    'payload',
    ({ event }: Args) => !termsOf(event).rights?.includes('dataHolding'),
  ),
  chargingIsAgreed: contains(text('P22'), (terms) => !!terms.charging?.length),
  modeFitsPurpose: cited(text('P22'), 'payload', ({ event }: Args) =>
    (termsOf(event).charging ?? []).every(({ purpose, mode }) => isFree(purpose) === (mode === 'free')),
  ),
  conditionsOfUseAreStated: cited(text('P22'), 'payload', ({ event }: Args) =>
    (termsOf(event).charging ?? []).every(({ conditions }) => !!conditions),
  ),
  paidUseIsEvaluated: cited(text('P22'), 'payload', ({ event }: Args) =>
    (termsOf(event).charging ?? []).every(
      ({ mode, valuation, priceEvaluation }) => mode === 'free' || (!!valuation && !!priceEvaluation),
    ),
  ),
  distributionIsStated: contains(text('P24'), (terms) => !!terms.distribution),
  costsAreBorne: contains(text('P21'), (terms) => !!terms.costs),
  responsibilityIsStated: contains(text('P26'), (terms) => !!terms.responsibility),
  dataMayBeOperated: cited(text('P9'), 'payload', ({ event }: Args) =>
    (termsOf(event).scope?.datasets ?? []).every(({ notProhibited }) => notProhibited),
  ),
  // Without a date it is refused by `termIsStated`.
  isNotBackdated: cited(gap('P13', 'D-0120'), 'payload', ({ event }: Args) => {
    const { effectiveDate } = termsOf(event);
    return !effectiveDate || effectiveDate >= dateOf(now());
  }),
  beginsAfterTheOldEnd: cited(reading('P13', 'D-0037'), 'payload', ({ context, event }: Args) => {
    const { effectiveDate } = termsOf(event);
    return !context.previousEndsAt || !effectiveDate || startOfDay(effectiveDate) >= context.previousEndsAt;
  }),
  decisionIsKnown: cited(
    [text('P10(2)', 'P10(3)'), reading('P10(3)', 'D-0232')],
    'context',
    ({ context }: Args) => context.approved !== null,
  ),
  decisionIsMissing: cited(reading('P10(3)', 'D-0232'), 'context', ({ context }: Args) => context.approved === null),
  recorderIsNoParty: checkerDiffersFrom<Context>(
    ({ filers, drafters }) => [...filers, ...drafters],
    reading('P10(3)', 'D-0232'),
  ),
  ...confirmation('P10(3)'),
  extensionIsLeft: cited(
    gap('P10(3)', 'D-0231'),
    'context',
    ({ context }: Args) => context.extensions < param('pd.agreement.extensions'),
  ),
  /** P13: who signs after the written first day would sign for less than the term. */
  termIsWhole: cited(
    reading('P13', 'D-0232'),
    'context',
    ({ context }: Args) =>
      param('pd.agreement.termStart') !== 'effectiveDate' || (context.terms?.effectiveDate ?? '') >= dateOf(now()),
  ),
  datasetsAreDecided: withinDecision((terms, approved) =>
    datasetsOf(terms).every(({ id }) => approved.datasets.some((one) => one.id === id)),
  ),
  providersAreConfirmed: withinDecision((terms, approved) =>
    datasetsOf(terms).every(({ id, provider }) =>
      approved.datasets.every((one) => one.id !== id || one.provider === provider),
    ),
  ),
  rightsAreDecided: withinDecision((terms, approved) =>
    (terms.rights ?? []).every((right) => right === 'dataHolding' || approved.rights.includes(right)),
  ),
  purposesAreDecided: withinDecision((terms, approved) =>
    (terms.charging ?? []).every(({ purpose }) => approved.purposes.includes(purpose)),
  ),
  /** An agreement without a list covers every scenario of its data: wider than a list that was decided. */
  scenariosAreDecided: withinDecision((terms, approved) => {
    const scenarios = terms.scope?.scenarios ?? [];
    return (
      !approved.scenarios.length ||
      (scenarios.length > 0 && scenarios.every((scenario) => approved.scenarios.includes(scenario)))
    );
  }),
  providerIsAnotherParty: cited(reading(['P4(1)', 'P6(2)', 'P18'], 'D-0176'), 'payload', ({ context, event }: Args) => {
    const own = [partyOf(context.operator), ...context.affiliates];
    return datasetsOf(termsOf(event)).every(({ provider }) => !own.includes(provider));
  }),
  terminatedDataStayOut: cited(reading('P29', 'D-0172'), 'payload', ({ context, event }: Args) => {
    const { scope } = event.type === 'PROPOSE' ? termsOf(event) : (context.terms ?? {});
    const { datasets, scenarios } = context.terminated;
    return (
      !(scope?.datasets ?? []).some(({ id }) => datasets.includes(id)) &&
      !(scope?.scenarios ?? []).some((scenario) => scenarios.includes(scenario))
    );
  }),
  /** Nobody acts for both sides. */
  authorityIsNoApplicant: checkerDiffersFrom<Context>(
    ({ filers, signedByOperator }) => [...filers, signedByOperator?.person],
    reading('P10(3)', 'D-0170'),
    words.checkers.authorityIsNoApplicant.zh,
    words.checkers.authorityIsNoApplicant.en,
  ),
  operatorIsNoDrafter: checkerDiffersFrom<Context>(
    ({ drafters, signedByAuthority }) => [...drafters, signedByAuthority?.person],
    reading('P10(3)', 'D-0170'),
    words.checkers.operatorIsNoDrafter.zh,
    words.checkers.operatorIsNoDrafter.en,
  ),
  partyOrganisationStands: stillMet('partyOrganisation'),
  partyDecidesStands: stillMet('partyDecides'),
  soundBusinessStands: stillMet('soundBusiness'),
  qualificationsStand: stillMet('qualifications'),
  expertiseStands: stillMet('expertise'),
  capacityStands: stillMet('capacity'),
  enterpriseRecordIsClean: stillMet('enterpriseRecord'),
  representativeRecordIsClean: stillMet('representativeRecord'),
  enterpriseIsUnlisted: stillMet('enterpriseLists'),
  representativeIsUnlisted: stillMet('representativeLists'),
  securityLeadStands: stillMet('securityLead'),
  internalRulesStand: stillMet('internalRules'),
  protectionExperienceStands: stillMet('protectionExperience'),
  cryptographyExperienceStands: stillMet('cryptographyExperience'),
  securityCertificationStands: stillMet('securityCertification'),
  securityEvaluationIsClean: stillMet('riskEvaluation'),
  certificateRuns: cited(
    text('P15(3)'),
    'payload',
    ({ event }: Args) => event.type === 'SIGN_AS_AUTHORITY' && (event.certificate?.validUntil ?? '') >= dateOf(now()),
  ),
  signsTheProposedText: cited(
    text('P4(4)'),
    'payload',
    ({ context, event }: Args) =>
      'document' in event && !!context.terms && event.document?.sha256 === context.terms.document.sha256,
  ),
  /** The same document may come back with other terms. */
  signsTheProposedTerms: confirmsWhatStands<Context>(
    ({ terms }) => terms,
    [text('P4(4)'), reading('P10(3)', 'D-0425')],
  ),
  signatoryDiffersFromDrafter: checkerDiffersFrom<Context>(
    ({ drafters }) => drafters,
    gap('P10(3)', 'D-0120'),
    words.checkers.signatoryDiffersFromDrafter.zh,
    words.checkers.signatoryDiffersFromDrafter.en,
  ),
  oldTermStillRuns: cited(
    [text('P13'), reading('P13', 'D-0037')],
    'facts',
    ({ context, event }: Args) =>
      context.previous === null || one(event.facts, 'previous')?.tags.includes('inForce') === true,
  ),
  causeIsNew: cited(reading('P29', 'D-0007'), 'payload', (args: Args) => !!causeOf(args.event) && !hasCause(args)),
  causeStands: cited(reading('P29', 'D-0007'), 'payload', hasCause),
  renewalIsOurs: cited(gap('P13', 'D-0037'), 'payload', isOurRenewal),
  closureIsOurs: cited(
    text('P31'),
    'payload',
    ({ context, event }: Args) => event.type === 'CLOSURE_DONE' && event.closure === context.closure,
  ),
  beginsLater: branch(({ context }: Args) => {
    const startsAt = startOfRights(context);
    return !!startsAt && startsAt > now();
  }),
  textIsProposed: branch(({ context }: Args) => context.terms !== null),
  someCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseStands: branch(({ context }: Args) => context.causes.length === 0),
  someReportIsMissing: branch(({ context }: Args) => context.overdue.some(({ met }) => !met)),
  noReportIsMissing: branch(({ context }: Args) => context.overdue.every(({ met }) => met)),
  /** P29: what the order concerns, or everything; an agreement without any grant left ends whole. */
  nothingIsLeft: branch(({ context, event }: Args) => {
    if (event.type !== 'TERMINATE_SCOPE') return false;
    const { grants = [] } = event as Partial<typeof event>;
    if (grants === 'all' || param('pd.termination.scope') === 'wholeAgreement') return true;
    // An order that names data alone leaves whatever other data are in the scope.
    if (!grants.length) return !coverOf(withoutTerminated(context, event)).datasets.length;
    return !many(event.facts, 'grants').some(({ id, tags }) => tags.includes('inForce') && !grants.includes(id));
  }),
  renewalIsHeldOver: branch(
    ({ context }: Args) => param('pd.renewal.holdover') && context.renewal !== null && context.successor === null,
  ),
  expiryIsClosed: branch(() => param('pd.closure.onExpiry')),
  previousFailed: branch(
    ({ event }: Args) =>
      event.type === 'AGREEMENT_ENDED' && (event.kind === 'revoked' || event.kind === 'nonRectification'),
  ),
  endedByExpiry: endedAs('expired'),
  endedEarly: endedAs('early'),
  endedByTermination: endedAs('nonRectification'),
  endedByRevocation: endedAs('revoked'),
});
