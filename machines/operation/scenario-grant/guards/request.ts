// What a request must satisfy (P4, P6(2), P9, P16(2), P17, P22).
import { dateOf, endOfDay } from '../../../kernel/durations.ts';
import { now } from '../../../kernel/env.ts';
import { type CaseFact, cited, many, one } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { handsOf } from '../../../kernel/hands.ts';
import { hashOf } from '../../../kernel/hash.ts';
import { textsIn } from '../../../shared/facts.ts';
import { isCovered, isTerminated } from '../../../shared/under-agreement.ts';
import type { Args } from '../context.ts';
import type { Request, prohibitions } from '../events.ts';
import { datasetsOf, providersIn, requestOf } from './reading.ts';

const instantOf = (fact: CaseFact | null | undefined, field: string): string | null => {
  const value = fact?.shares[field];
  return typeof value === 'string' ? value : null;
};

/** A part that the request must have. */
const states = (law: Basis, has: (request: Partial<Request>) => boolean) =>
  cited(law, 'payload', ({ event }: Args) => has(requestOf(event)));
const everyDataset = (law: Basis, has: (dataset: Request['datasets'][number]) => boolean) =>
  states(law, ({ datasets = [] }) => datasets.length > 0 && datasets.every(has));
/** P9: a declaration on each kind of data. */
const isNone = (kind: (typeof prohibitions)[number]) =>
  cited(text('P9'), 'payload', ({ event }: Args) => Boolean(requestOf(event).notProhibited?.[kind]?.declared));

/** Does the plan lie within the term, or within the term of a signed successor that covers it? */
const liesWithinTerm = ({ context, event }: Args): boolean => {
  const { plan, datasets = [] } = requestOf(event);
  const agreement = one(event.facts, 'agreement');
  const [startsAt, endsAt] = [instantOf(agreement, 'startsAt'), instantOf(agreement, 'endsAt')];
  if (!plan || !startsAt || !endsAt || plan.start > plan.end || plan.start < dateOf(startsAt)) return false;
  if (Date.parse(endOfDay(plan.end)) <= Date.parse(endsAt)) return true;
  const successor = many(event.facts, 'successors').find(({ id }) => id === agreement?.shares['successor']);
  const until = instantOf(successor, 'endsAt');
  const cover = {
    type: '',
    successor: successor?.id ?? null,
    datasets: textsIn(successor?.shares['datasets']),
    scenarios: textsIn(successor?.shares['scenarios']),
  };
  return (
    until !== null &&
    Date.parse(endOfDay(plan.end)) <= Date.parse(until) &&
    isCovered(
      cover,
      [context.scenario],
      datasets.map(({ dataset }) => dataset),
    )
  );
};

export const requestRules = [
  'agreementStands',
  'rightsStand',
  'processingIsAuthorized',
  'scopeIsNotTerminated',
  'scenarioIsAuthorized',
  'dataIsAuthorized',
  'providersAreTheAgreements',
  'providerIsNotTheOperator',
  'barredDataIsLeftOut',
  'purposeIsCharged',
  'partnersAreDefinite',
  'partnersGetNoData',
  'scopeIsDefinite',
  'valueIsShown',
  'feasibilityIsShown',
  'goalsAreSet',
  'planLiesWithinTerm',
  'dataIsMinimal',
  'dataIsCatalogued',
  'dataIsGraded',
  'useRequirementsAreKept',
  'stateSecretsAreOut',
  'publicSecurityIsSafe',
  'openingIsNotProhibited',
  'lawDoesNotCloseIt',
  'nothingIsUnsuitable',
] as const;
/** Nobody has reviewed before the first request. */
export const laterRules = ['applicantIsNoReviewer', ...requestRules] as const;
/** A change differs from what is granted. */
export const changeRules = ['changeIsStated', ...laterRules] as const;

export const requestGuards = {
  changeIsStated: cited(
    gap('P18', 'D-0230'),
    'payload',
    ({ context, event }: Args) =>
      'request' in event && Boolean(event.request) && hashOf(event.request) !== hashOf(context.granted),
  ),
  intakeIsOpen: cited(
    gap('P17(2)', 'D-0038'),
    'facts',
    ({ event }: Args) => one(event.facts, 'agreement')?.tags.includes('openToScenarios') === true,
  ),
  processingIsAuthorized: cited(text('P4(3)'), 'facts', ({ event }: Args) =>
    textsIn(one(event.facts, 'agreement')?.shares['rights']).includes('processingUse'),
  ),
  scenarioIsAuthorized: cited(reading('P4(4)', 'D-0140'), 'facts', ({ context, event }: Args) => {
    const agreement = one(event.facts, 'agreement');
    const named = textsIn(agreement?.shares['scenarios']);
    return agreement !== null && (!named.length || named.includes(context.scenario));
  }),
  dataIsAuthorized: cited(text('P4(4)', 'P10(3)'), 'facts', ({ event }: Args) => {
    const asked = requestOf(event).datasets ?? [];
    const authorized = textsIn(one(event.facts, 'agreement')?.shares['datasets']);
    return asked.length > 0 && asked.every(({ dataset }) => authorized.includes(dataset));
  }),
  purposeIsCharged: cited(text('P22'), 'facts', ({ event }: Args) => {
    const { purpose } = requestOf(event);
    return purpose !== undefined && textsIn(one(event.facts, 'agreement')?.shares['purposes']).includes(purpose);
  }),
  partnersAreDefinite: states(
    text('P17(1)'),
    ({ partners = [], withoutPartner }) => partners.length > 0 !== (withoutPartner === true),
  ),
  partnersGetNoData: states(
    text('P16(2)'),
    ({ partners = [], partnersGetNoData }) => !partners.length || Boolean(partnersGetNoData?.declared),
  ),
  scopeIsDefinite: states(text('P17(1)'), ({ scopeOfUse }) => Boolean(scopeOfUse)),
  valueIsShown: states(text('P17(1)'), ({ value }) => Boolean(value?.social || value?.economic)),
  feasibilityIsShown: states(text('P17(2)'), ({ feasibility }) => Boolean(feasibility)),
  goalsAreSet: states(text('P17(2)'), ({ goals = [] }) => goals.length > 0),
  planLiesWithinTerm: cited(text('P17(2)'), 'facts', liesWithinTerm),
  /** Of a request that was reviewed for long. */
  planIsStillAhead: cited(text('P17(2)'), 'context', ({ context }: Args) => {
    const end = context.proposal?.plan?.end;
    return !end || endOfDay(end) > now();
  }),
  dataIsMinimal: everyDataset(text('P17(3)'), ({ fields, necessity }) => fields?.length > 0 && Boolean(necessity)),
  dataIsCatalogued: everyDataset(text('P6(2)'), ({ catalogue }) => Boolean(catalogue)),
  dataIsGraded: everyDataset(text('P6(2)', 'P25'), ({ grade }) => Boolean(grade)),
  useRequirementsAreKept: everyDataset(text('P6(2)'), ({ useRequirements }) => Boolean(useRequirements?.declared)),
  stateSecretsAreOut: isNone('stateSecrets'),
  publicSecurityIsSafe: isNone('publicSecurity'),
  openingIsNotProhibited: isNone('openingProhibited'),
  lawDoesNotCloseIt: isNone('closedByLaw'),
  nothingIsUnsuitable: isNone('otherwiseUnsuitable'),
  /** P9: neither what was barred in this grant, nor in another one under the agreement; asked of the request, and again of its review. */
  barredDataIsLeftOut: cited(text('P9'), 'facts', ({ context, event }: Args) => {
    // Before access is opened, what is barred here has a rule of its own (`dataMayStillBeOperated`).
    const opens = event.type === 'PROVISION';
    const barred = [
      ...(opens ? [] : context.barred),
      ...many(event.facts, 'others')
        .filter(({ id }) => id !== context.id)
        .flatMap(({ shares }) => textsIn(shares['barred'])),
    ];
    const asked = requestOf(event).datasets ?? (opens ? context.granted : context.proposal)?.datasets ?? [];
    return !asked.some(({ dataset }) => barred.includes(dataset));
  }),
  /** The committee has ended the qualification for these data, or for this scenario. */
  scopeIsNotTerminated: cited(text('P29'), 'facts', ({ context, event }: Args) => {
    const asked = requestOf(event).datasets?.map(({ dataset }) => dataset);
    return !isTerminated(
      one(event.facts, 'agreement'),
      [context.scenario],
      asked ?? datasetsOf(context.proposal ?? context.granted),
    );
  }),
  providersAreTheAgreements: cited(text('P6(2)', 'P18'), 'facts', ({ event }: Args) => {
    const named = providersIn(one(event.facts, 'agreement'));
    return (requestOf(event).datasets ?? []).every(
      ({ dataset, provider }) => Object.hasOwn(named, dataset) && named[dataset] === provider,
    );
  }),
  providerIsNotTheOperator: cited(text('P4(1)', 'P18'), 'payload', ({ context, event }: Args) =>
    (requestOf(event).datasets ?? []).every(({ provider }) => provider !== context.operator),
  ),
  applicantIsNoReviewer: cited(
    reading('P18', 'D-0005'),
    'context',
    ({ context, event }: Args) =>
      !handsOf(event.actor).some((person) => context.reviewers.some((reviewer) => reviewer.person === person)),
    'MAKER_IS_CHECKER',
  ),
  changeIsPending: cited(gap('P18', 'D-0140'), 'context', ({ context }: Args) => context.proposal !== null),
};
