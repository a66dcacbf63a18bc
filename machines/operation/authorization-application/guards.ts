// The rules of an application: what is filed (P9, P14, P15), when (P10(1), P13), and what the reviewer must have found.
import { beforeInstant, dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import { type Stamp, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { type ArticleId, gap, reading, text } from '../../law/cite.ts';
import { textsIn } from '../../shared/facts.ts';
import { partyOf } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Args, Context } from './context.ts';
import type { Assessment, Event, Filing } from './events.ts';
import { type Prohibition, type Requirement, requirementKeys, requirements } from './requirements.ts';
import { words } from './words.ts';

type Proof = { evidence: DocumentRef[] } | undefined;

const filingOf = (event: Event): Partial<Filing> => ('filing' in event && event.filing) || {};
const assessmentOf = (event: Event): Assessment => ('assessment' in event && event.assessment) || {};
const isProven = (proof: Proof): boolean => Boolean(proof?.evidence.length);

/** An item of the filing, with its evidence. */
const shows = (article: ArticleId, is: (filing: Partial<Filing>) => boolean) =>
  cited(text(article), 'payload', ({ event }: Args) => is(filingOf(event)));
const shown = (key: Requirement & keyof Filing) => shows(requirements[key], (filing) => isProven(filing[key] as Proof));
const unlisted = (who: 'enterpriseLists' | 'representativeLists', list: keyof NonNullable<Filing['enterpriseLists']>) =>
  shows('P14(4)', (filing) => isProven(filing[who]?.[list]));
const searchedBack = (who: 'enterpriseRecord' | 'representativeRecord') =>
  cited(gap('P14(3)', 'D-0034'), 'payload', ({ event }: Args) => {
    const since = filingOf(event)[who]?.since;
    return !!since && since <= dateOf(beforeInstant(now(), param('pd.qualification.lookBack')));
  });
const outside = (kind: Prohibition) =>
  cited(text('P9'), 'payload', ({ event }: Args) => filingOf(event).exclusions?.[kind]?.declared === true);
/** What the reviewer must have found met to pass an application. */
const found = (key: Requirement) =>
  cited(text(requirements[key], 'P10(2)'), 'payload', ({ event }: Args) => assessmentOf(event)[key]?.met === true);

export const renewalRules = [
  'previousIsInForce',
  'previousIsTheirs',
  'renewalMayBeAsked',
  'terminatedDataAreNamed',
] as const;
export const announcementRules = ['isNotDecidedYet', 'modeIsAnnounced', 'terminatedDataAreNamed'] as const;
export const filingRules = [
  'representativeFitsForm',
  'partyOrganisationIsShown',
  'partyDecidesIsShown',
  'soundBusinessIsShown',
  'qualificationsAreShown',
  'expertiseIsShown',
  'capacityIsShown',
  'enterpriseRecordIsShown',
  'enterpriseRecordReachesBack',
  'representativeRecordIsShown',
  'representativeRecordReachesBack',
  'enterpriseIsNoDefaulter',
  'enterpriseIsInNoTaxCase',
  'enterpriseIsNotDishonest',
  'representativeIsNoDefaulter',
  'representativeIsInNoTaxCase',
  'representativeIsNotDishonest',
  'securityLeadIsNamed',
  'internalRulesAreShown',
  'protectionExperienceIsShown',
  'cryptographyExperienceIsShown',
  'securityCertificationIsValid',
  'riskEvaluationIsClean',
  'hasNoStateSecrets',
  'sparesPublicSecurity',
  'isNotBarredFromOpening',
  'isNotClosedByLaw',
  'isNotUnsuitable',
  'holdingRightIsNotAsked',
  'providerIsAnotherParty',
] as const;
export const assessmentRules = [
  'partyOrganisationIsFound',
  'partyDecidesIsFound',
  'soundBusinessIsFound',
  'qualificationsAreFound',
  'expertiseIsFound',
  'capacityIsFound',
  'enterpriseRecordIsFound',
  'representativeRecordIsFound',
  'enterpriseListsAreFound',
  'representativeListsAreFound',
  'securityLeadIsFound',
  'internalRulesAreFound',
  'protectionExperienceIsFound',
  'cryptographyExperienceIsFound',
  'securityCertificationIsFound',
  'riskEvaluationIsFound',
  'dataAreFoundAdmissible',
] as const;

const isWithin = (now: string[] = [], before: string[]): boolean => now.every((one) => before.includes(one));
const addsNothing = (before: Filing, now: Partial<Filing>): boolean =>
  now.mode === before.mode &&
  isWithin(
    now.datasets?.map(({ id }) => id),
    before.datasets.map(({ id }) => id),
  ) &&
  isWithin(now.rights, before.rights) &&
  isWithin(now.purposes, before.purposes) &&
  // No list of scenarios asks for all of them.
  (!before.scenarios.length || (!!now.scenarios?.length && isWithin(now.scenarios, before.scenarios)));
const providersIn = (event: Event) => (event.type === 'PASS' && event.providers) || [];
/** Results of the applicant's evaluations, under whatever agreement. */
const resultsOf = (event: Partial<Stamp>): string[] =>
  many(event.facts, 'evaluations')
    .filter(({ tags }) => tags.includes('evaluated'))
    .map(({ id }) => id);
const previousOf = (event: Partial<Stamp>) => one(event.facts, 'previous');
const evaluationsOf = (event: Partial<Stamp>): string[] => {
  const listed = previousOf(event)?.shares['evaluations'];
  return Array.isArray(listed)
    ? listed.flatMap((item) =>
        item && typeof item === 'object' && !Array.isArray(item) && typeof item['evaluation'] === 'string'
          ? [item['evaluation']]
          : [],
      )
    : [];
};

export const guards = speaking(words.rules, {
  representativeFitsForm: cited(
    reading('P14(3)', 'D-0106'),
    'payload',
    ({ context, event }: Args) =>
      filingOf(event).representative?.kind ===
      (context.form === 'legalPerson' ? 'legalRepresentative' : 'responsiblePerson'),
  ),
  partyOrganisationIsShown: shown('partyOrganisation'),
  partyDecidesIsShown: shown('partyDecides'),
  soundBusinessIsShown: shown('soundBusiness'),
  qualificationsAreShown: shown('qualifications'),
  expertiseIsShown: shown('expertise'),
  capacityIsShown: shown('capacity'),
  enterpriseRecordIsShown: shown('enterpriseRecord'),
  enterpriseRecordReachesBack: searchedBack('enterpriseRecord'),
  representativeRecordIsShown: shown('representativeRecord'),
  representativeRecordReachesBack: searchedBack('representativeRecord'),
  enterpriseIsNoDefaulter: unlisted('enterpriseLists', 'judgmentDefaulters'),
  enterpriseIsInNoTaxCase: unlisted('enterpriseLists', 'majorTaxCases'),
  enterpriseIsNotDishonest: unlisted('enterpriseLists', 'seriousDishonesty'),
  representativeIsNoDefaulter: unlisted('representativeLists', 'judgmentDefaulters'),
  representativeIsInNoTaxCase: unlisted('representativeLists', 'majorTaxCases'),
  representativeIsNotDishonest: unlisted('representativeLists', 'seriousDishonesty'),
  securityLeadIsNamed: shown('securityLead'),
  internalRulesAreShown: shown('internalRules'),
  protectionExperienceIsShown: shown('protectionExperience'),
  cryptographyExperienceIsShown: shown('cryptographyExperience'),
  securityCertificationIsValid: shows(
    'P15(3)',
    ({ securityCertification }) => !!securityCertification && securityCertification.validUntil >= dateOf(now()),
  ),
  riskEvaluationIsClean: shows(
    'P15(4)',
    ({ riskEvaluation }) => !!riskEvaluation && riskEvaluation.high + riskEvaluation.medium === 0,
  ),
  hasNoStateSecrets: outside('stateSecrets'),
  sparesPublicSecurity: outside('publicSecurity'),
  isNotBarredFromOpening: outside('notToBeOpened'),
  isNotClosedByLaw: outside('closedByLaw'),
  isNotUnsuitable: outside('otherwiseUnsuitable'),
  holdingRightIsNotAsked: shows('P4(3)', ({ rights = [] }) => rights.length > 0 && !rights.includes('dataHolding')),
  providerIsAnotherParty: cited(reading(['P4(1)', 'P6(2)'], 'D-0176'), 'payload', ({ context, event }: Args) => {
    const { datasets = [], affiliates = [] } = filingOf(event);
    const own = [partyOf(context.applicant), ...affiliates.map(({ party }) => party)];
    return datasets.every(({ provider }) => !own.includes(provider));
  }),
  terminatedDataAreNamed: cited(reading('P29', 'D-0172'), 'facts', ({ event }: Args) => {
    const { datasets = [], reapplied = [] } = filingOf(event);
    const theirs = [previousOf(event), ...many(event.facts, 'agreements')];
    const gone = theirs.flatMap((agreement) => {
      const terminated = agreement?.shares['terminated'] as { datasets?: unknown } | undefined;
      return textsIn(terminated?.datasets);
    });
    return datasets.every(({ id }) => !gone.includes(id) || reapplied.includes(id));
  }),
  providersAreConfirmed: cited(reading(['P4(1)', 'P6(2)'], 'D-0176'), 'payload', ({ context, event }: Args) => {
    const datasets = context.filing?.datasets ?? [];
    const confirmed = (id: string) => providersIn(event).filter(({ dataset }) => dataset === id);
    return datasets.every(({ id, provider }) => {
      const [one, ...more] = confirmed(id);
      const theirs = provider.startsWith('org:') ? provider : one?.provider;
      return one !== undefined && [one, ...more].every((each) => each.provider === theirs);
    });
  }),
  providersArePublic: cited(reading('P4(1)', 'D-0176'), 'payload', ({ event }: Args) =>
    // The first digit of a credit code says who registered the body: 1 the departments of public posts.
    providersIn(event).every(({ provider, kind, basis }) =>
      kind === 'governmentDepartment' ? provider.startsWith('org:1') : !!basis,
    ),
  ),
  certificateStillRuns: cited(
    text('P15(3)'),
    'context',
    ({ context }: Args) => (context.filing?.securityCertification?.validUntil ?? '') >= dateOf(now()),
  ),

  announcementIsOpen: cited(
    text('P10(1)'),
    'facts',
    ({ event }: Args) => one(event.facts, 'announcement')?.tags.includes('open') === true,
  ),
  modeIsAnnounced: cited(text('P10(1)'), 'payload', ({ event }: Args) =>
    textsIn(one(event.facts, 'announcement')?.shares['modes']).includes(filingOf(event).mode ?? ''),
  ),
  /** P10(1): what was not asked for in time is not asked for under the name of a correction. */
  nothingIsAddedLate: cited(reading('P10(1)', 'D-0332'), 'facts', ({ context, event }: Args) => {
    if (one(event.facts, 'announcement')?.tags.includes('open')) return true;
    const [asked, now] = [context.filing, filingOf(event)];
    return asked !== null && addsNothing(asked, now);
  }),
  isNotDecidedYet: cited(
    reading('P10(1)', 'D-0106'),
    'facts',
    ({ context, event }: Args) =>
      !!one(event.facts, 'announcement') &&
      !textsIn(one(event.facts, 'announcement')?.shares['settled']).includes(hashText(partyOf(context.applicant))),
  ),
  previousIsInForce: cited(
    text('P13'),
    'facts',
    ({ event }: Args) => previousOf(event)?.tags.includes('inForce') === true,
  ),
  previousIsTheirs: cited(
    text('P13'),
    'facts',
    ({ context, event }: Args) => previousOf(event)?.shares['operator'] === partyOf(context.applicant),
  ),
  renewalMayBeAsked: cited(
    gap('P13', 'D-0037'),
    'facts',
    ({ event }: Args) => previousOf(event)?.tags.includes('expiring') === true,
  ),
  evaluationsAreConsidered: cited([text('P12'), reading('P12', 'D-0171')], 'facts', ({ event }: Args) => {
    const considered = 'considered' in event ? event.considered : [];
    return [...evaluationsOf(event), ...resultsOf(event)].every((evaluation) => considered.includes(evaluation));
  }),
  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
    ({ filers }) => filers,
    [reading('P10(2)', 'D-0005'), reading('P10(2)', 'D-0170')],
    words.checkers.reviewerDiffersFromApplicant.zh,
    words.checkers.reviewerDiffersFromApplicant.en,
  ),
  partyOrganisationIsFound: found('partyOrganisation'),
  partyDecidesIsFound: found('partyDecides'),
  soundBusinessIsFound: found('soundBusiness'),
  qualificationsAreFound: found('qualifications'),
  expertiseIsFound: found('expertise'),
  capacityIsFound: found('capacity'),
  enterpriseRecordIsFound: found('enterpriseRecord'),
  representativeRecordIsFound: found('representativeRecord'),
  enterpriseListsAreFound: found('enterpriseLists'),
  representativeListsAreFound: found('representativeLists'),
  securityLeadIsFound: found('securityLead'),
  internalRulesAreFound: found('internalRules'),
  protectionExperienceIsFound: found('protectionExperience'),
  cryptographyExperienceIsFound: found('cryptographyExperience'),
  securityCertificationIsFound: found('securityCertification'),
  riskEvaluationIsFound: found('riskEvaluation'),
  dataAreFoundAdmissible: found('admissibleData'),
  somethingIsNotMet: cited([text('P10(2)'), reading(['P14', 'P15'], 'D-0106')], 'payload', ({ event }: Args) =>
    requirementKeys.some((key) => assessmentOf(event)[key]?.met === false),
  ),
  reviewIsOurs: cited(
    text('P10(2)'),
    'payload',
    ({ context, event }: Args) => event.type === 'EXPERT_RESULT' && event.review === context.review,
  ),
  panelIsOurs: cited(
    text('P10(2)'),
    'payload',
    ({ context, event }: Args) => event.type === 'PANEL_SEATED' && event.review === context.review,
  ),
  matterIsOurs: cited(
    text('P10(2)', 'P7(3)'),
    'payload',
    ({ context, event }: Args) => event.type === 'MATTER_DECIDED' && event.matter === context.matter,
  ),
  agreementIsOurs: cited(
    text('P10(3)'),
    'payload',
    ({ context, event }: Args) => 'agreement' in event && event.agreement === context.agreement,
  ),
  isRenewal: branch(({ context }: Args) => context.previous !== null),
  committeeApproves: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
  decisionIsPublished: branch(() => !param('pd.publicity.days').startsWith('0 ')),
});
