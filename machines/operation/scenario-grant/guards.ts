// What a scenario must satisfy (P6(2), P9, P17, P22), who consents (P18), and what stands against its use.
import { endOfDay, dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { type CaseFact, type CaseId, type PartyId, branch, cited, many, one } from '../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../law/cite.ts';
import { exceeds } from '../../regimes/regime.ts';
import { agreementIsInForce } from '../../shared/agreement.ts';
import { nothingRemains } from '../../shared/domain-port.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  causeIsNew,
  causeStands,
  concerns,
  hasSuccessor,
  isCovered,
  isNotSuspended,
  noCauseIsLeft,
  rightsAreActive,
  someCauseStands,
} from '../../shared/under-agreement.ts';
import { type Answer, type Event, type Gate, type Request, type Review, prohibitions } from './events.ts';

export type Finding = {
  gate: Gate;
  description: string;
  evidence: { sha256: string; name: string }[];
  by: string;
  at: string;
};
export type Context = {
  id: string;
  agreement: CaseId;
  operator: PartyId;
  scenario: string;
  applicant: string;
  /** Under review, not yet granted: the first version, or a change. */
  proposal: Request | null;
  granted: Request | null;
  version: number;
  returned: { item: string; problem: string }[];
  consentedBy: string | null;
  answers: { provider: PartyId; person: string; refused: string | null }[];
  /** When the agreement ends, as far as it is known here. */
  termEndsAt: string | null;
  /** When the plan ends; null: with the agreement. */
  planEndsAt: string | null;
  planIsArmedFor: number;
  acceptance: CaseId | null;
  accounts: CaseId[];
  /** The version that the domain was asked to open. */
  askedVersion: number;
  order: number;
  receipt: string | null;
  remaining: number;
  /** What keeps it suspended; the case itself stands for data that were re-graded. */
  causes: CaseId[];
  barred: string[];
  findings: Finding[];
  end: { kind: 'completed' | 'relinquished' | 'terminated'; cause: CaseId; at: string } | null;
};
export type Args = { context: Context; event: Event };

export const providersOf = (request: Request | null): PartyId[] => [
  ...new Set(request?.datasets.map(({ provider }) => provider) ?? []),
];
export const datasetsOf = (request: Request | null): string[] => request?.datasets.map(({ dataset }) => dataset) ?? [];
/** Breach of P16(2), or of P20: the ground that a revocation would name. */
export const groundOf = (findings: Finding[]): 'dataLeakedOrHandedOn' | 'processedOutsideDomain' =>
  findings.some(({ gate }) => gate === 'handedToPartner' || gate === 'leaked' || gate === 'alteredOrDamaged')
    ? 'dataLeakedOrHandedOn'
    : 'processedOutsideDomain';

const requestOf = (event: Event): Partial<Request> => ('request' in event && event.request) || {};
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const instantOf = (fact: CaseFact | null | undefined, field: string): string | null => {
  const value = fact?.shares[field];
  return typeof value === 'string' ? value : null;
};

/** A part that the request must have. */
const states = (law: Basis, has: (request: Partial<Request>) => boolean, zh: string, en: string) =>
  cited(({ event }: Args) => has(requestOf(event)), {
    law,
    reads: 'payload',
    says: { zh: `申请须明确：${zh}`, en: `the request must make definite ${en}` },
  });
const everyDataset = (law: Basis, has: (dataset: Request['datasets'][number]) => boolean, zh: string, en: string) =>
  states(law, ({ datasets = [] }) => datasets.length > 0 && datasets.every(has), zh, en);
/** P9, one kind after the other. */
const isNone = (kind: (typeof prohibitions)[number], zh: string, en: string) =>
  cited(({ event }: Args) => Boolean(requestOf(event).notProhibited?.[kind]?.declared), {
    law: text('P9'),
    reads: 'payload',
    says: { zh: `须逐项声明不涉及：${zh}`, en: `declare that none of the data ${en} (notProhibited.${kind})` },
  });
/** One finding of the authority's review. */
const foundClear = (field: keyof Review, law: Basis, zh: string, en: string) =>
  cited(({ event }: Args) => event.type === 'CONSENT' && event.review?.[field]?.clear === true, {
    law,
    reads: 'payload',
    says: {
      zh: `审核须逐项得出结论：${zh}；不符合的请退回或不同意`,
      en: `the review must find “${field}” clear: ${en}; return or refuse the request if it is not`,
    },
  });

const ownOf = ({ context, event }: Args): string[] =>
  context.proposal?.datasets.filter(({ provider }) => provider === event.actor?.party).map(({ dataset }) => dataset) ??
  [];
/** What a provider says of its data: for each of its data sets, and each time well. */
const answered = (law: Basis, is: (answer: Answer) => boolean, zh: string, en: string) =>
  cited(
    (args: Args) => {
      const own = ownOf(args);
      const answers = (args.event.type === 'CONSENT_AS_PROVIDER' && args.event.answers) || [];
      return (
        own.length > 0 && own.every((dataset) => answers.some((answer) => answer.dataset === dataset && is(answer)))
      );
    },
    {
      law,
      reads: 'payload',
      says: {
        zh: `提供单位须就其每个数据集确认：${zh}；不符合的请退回或不同意`,
        en: `for each of its data sets the provider must find ${en}; return or refuse the request if it is not so`,
      },
    },
  );

/** Does the plan lie within the term, or within that of a signed successor which covers it? */
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
    datasets: listOf(successor?.shares['datasets']),
    scenarios: listOf(successor?.shares['scenarios']),
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

/** All must consent, unless the regime is content with more than half. */
const consentsSuffice = ({ context }: Args): boolean => {
  const providers = providersOf(context.proposal).length;
  const consents = context.answers.filter(({ refused }) => refused === null).length + 1;
  return param('pd.request.providerRule') === 'all' ? consents === providers : exceeds(consents, providers, '1/2');
};
const refusalsDecide = ({ context }: Args): boolean => {
  const providers = providersOf(context.proposal).length;
  const refusals = context.answers.filter(({ refused }) => refused !== null).length + 1;
  return param('pd.request.providerRule') === 'all' || !exceeds(providers - refusals, providers, '1/2');
};
const endedAs = (kind: NonNullable<Context['end']>['kind']) =>
  branch(({ context }: Args) => context.end?.kind === kind);

export const requestRules = [
  'agreementStands',
  'rightsStand',
  'processingIsAuthorized',
  'scenarioIsAuthorized',
  'dataIsAuthorized',
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
export const reviewRules = [
  'reviewerIsAnotherHand',
  'agreementStands',
  'scenarioIsClear',
  'partnersAreClear',
  'scopeIsClear',
  'valueIsClear',
  'feasibilityIsClear',
  'planIsClear',
  'minimalityIsClear',
  'dataMayBeOperated',
] as const;
export const providerRules = [
  'providerHasNotAnswered',
  'reviewerIsAnotherHand',
  'agreementStands',
  'ownDataIsCatalogued',
  'ownDataIsGraded',
  'ownRequirementsAreMet',
  'ownDataIsNotProhibited',
] as const;

export const guards = {
  agreementStands: agreementIsInForce(text('P10(3)', 'P17(2)')),
  rightsStand: rightsAreActive(text('P29')),
  intakeIsOpen: cited(({ event }: Args) => one(event.facts, 'agreement')?.tags.includes('openToScenarios') === true, {
    law: gap('P17(2)', 'D-0038'),
    reads: 'facts',
    says: {
      zh: '协议临近期满，不再受理新场景；请在续签后申请',
      en: 'the term is nearly over and takes no new scenario; ask under the renewed agreement',
    },
  }),
  processingIsAuthorized: cited(
    ({ event }: Args) => listOf(one(event.facts, 'agreement')?.shares['rights']).includes('processingUse'),
    {
      law: text('P4(3)'),
      reads: 'facts',
      says: { zh: '协议未授予数据加工使用权', en: 'the agreement does not grant the right to process and use data' },
    },
  ),
  scenarioIsAuthorized: cited(
    ({ context, event }: Args) => {
      const agreement = one(event.facts, 'agreement');
      const named = listOf(agreement?.shares['scenarios']);
      return agreement !== null && (!named.length || named.includes(context.scenario));
    },
    {
      law: reading('P4(4)', 'D-0140'),
      reads: 'facts',
      says: {
        zh: '协议列明了应用场景，所申请场景不在其中',
        en: 'the agreement names its scenarios, and this is none of them',
      },
    },
  ),
  dataIsAuthorized: cited(
    ({ event }: Args) => {
      const asked = requestOf(event).datasets ?? [];
      const authorized = listOf(one(event.facts, 'agreement')?.shares['datasets']);
      return asked.length > 0 && asked.every(({ dataset }) => authorized.includes(dataset));
    },
    {
      law: text('P4(4)', 'P10(3)'),
      reads: 'facts',
      says: {
        zh: '所申请的数据不在协议授权运营范围内',
        en: 'data are asked for that the agreement does not authorize',
      },
    },
  ),
  purposeIsCharged: cited(
    ({ event }: Args) => {
      const { purpose } = requestOf(event);
      return purpose !== undefined && listOf(one(event.facts, 'agreement')?.shares['purposes']).includes(purpose);
    },
    {
      law: text('P22'),
      reads: 'facts',
      says: {
        zh: '协议未就该用途约定有条件无偿或者有偿使用',
        en: 'the agreement does not settle whether use for this purpose is free or paid',
      },
    },
  ),
  partnersAreDefinite: states(
    text('P17(1)'),
    ({ partners = [], withoutPartner }) => partners.length > 0 !== (withoutPartner === true),
    '合作伙伴（没有的请注明）',
    'the partners, or that there is none',
  ),
  partnersGetNoData: states(
    text('P16(2)'),
    ({ partners = [], partnersGetNoData }) => !partners.length || Boolean(partnersGetNoData?.declared),
    '不向合作伙伴提供公共数据',
    'that no public data are handed to a partner (partnersGetNoData)',
  ),
  scopeIsDefinite: states(
    text('P17(1)'),
    ({ scopeOfUse }) => Boolean(scopeOfUse),
    '使用范围',
    'the scope of use (scopeOfUse)',
  ),
  valueIsShown: states(
    text('P17(1)'),
    ({ value }) => Boolean(value?.social || value?.economic),
    '社会价值或者经济价值',
    'its social or economic value (value)',
  ),
  feasibilityIsShown: states(
    text('P17(2)'),
    ({ feasibility }) => Boolean(feasibility),
    '可实施性',
    'that it is feasible (feasibility)',
  ),
  goalsAreSet: states(text('P17(2)'), ({ goals = [] }) => goals.length > 0, '目标', 'its goals (goals)'),
  planLiesWithinTerm: cited(liesWithinTerm, {
    law: text('P17(2)'),
    reads: 'facts',
    says: {
      zh: '计划须有起止日期，并在授权运营期限之内',
      en: 'the plan needs a first and a last day within the term of the agreement',
    },
  }),
  dataIsMinimal: everyDataset(
    text('P17(3)'),
    ({ fields, necessity }) => fields?.length > 0 && Boolean(necessity),
    '每个数据集所需字段及其必要性',
    'for each data set the fields that are needed, and why (fields, necessity)',
  ),
  dataIsCatalogued: everyDataset(
    text('P6(2)'),
    ({ catalogue }) => Boolean(catalogue),
    '每个数据集的目录编号',
    'the catalogue entry of each data set (catalogue)',
  ),
  dataIsGraded: everyDataset(
    text('P6(2)', 'P25'),
    ({ grade }) => Boolean(grade),
    '每个数据集的分类分级',
    'the class and grade of each data set (grade)',
  ),
  useRequirementsAreKept: everyDataset(
    text('P6(2)'),
    ({ useRequirements }) => Boolean(useRequirements?.declared),
    '遵守提供单位的数据使用要求',
    'that the provider’s requirements of use are kept (useRequirements)',
  ),
  stateSecretsAreOut: isNone('stateSecrets', '国家秘密', 'is a state secret'),
  publicSecurityIsSafe: isNone('publicSecurity', '影响公共安全的数据', 'affects public security'),
  openingIsNotProhibited: isNone('openingProhibited', '禁止开放的数据', 'is barred from opening'),
  lawDoesNotCloseIt: isNone(
    'closedByLaw',
    '法律法规明确不能向社会开放的数据',
    'may by express law not be opened to society',
  ),
  nothingIsUnsuitable: isNone('otherwiseUnsuitable', '其他不适合授权运营的数据', 'is otherwise unsuitable'),
  barredDataIsLeftOut: cited(
    ({ context, event }: Args) =>
      !(requestOf(event).datasets ?? []).some(({ dataset }) => context.barred.includes(dataset)),
    {
      law: text('P9'),
      reads: 'payload',
      says: {
        zh: '变更后的数据仍含已调整为禁止的数据集',
        en: 'the change still asks for data that were re-graded as prohibited',
      },
    },
  ),
  changeIsPending: cited(({ context }: Args) => context.proposal !== null, {
    law: gap('P18', 'D-0140'),
    reads: 'context',
    says: { zh: '没有正在办理的变更', en: 'no change is pending' },
  }),

  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
    ({ applicant }) => [applicant],
    reading('P18', 'D-0005'),
    '申请人不得审核',
    'who asks for the data does not review the request',
  ),
  reviewerIsAnotherHand: checkerDiffersFrom<Context>(
    ({ applicant, consentedBy, answers }) => [applicant, consentedBy, ...answers.map(({ person }) => person)],
    reading('P18', 'D-0005'),
    '主管部门与各提供单位须由不同人员审核',
    'the authority and each provider review by persons of their own',
  ),
  scenarioIsClear: foundClear('scenario', text('P17(1)'), '应用场景明确', 'the scenario is definite'),
  partnersAreClear: foundClear('partners', text('P17(1)'), '合作伙伴明确', 'the partners are definite'),
  scopeIsClear: foundClear('scope', text('P17(1)'), '使用范围明确', 'the scope of use is definite'),
  valueIsClear: foundClear('value', text('P17(1)'), '具有社会价值或经济价值', 'there is social or economic value'),
  feasibilityIsClear: foundClear(
    'feasibility',
    text('P17(2)'),
    '可实施性强、能取得显著成效',
    'it is feasible and can bring marked results',
  ),
  planIsClear: foundClear('plan', text('P17(2)'), '期限内有明确目标和计划', 'goals and plan within the term are clear'),
  minimalityIsClear: foundClear(
    'minimality',
    text('P17(3)'),
    '符合最小必要原则',
    'no more than what is minimally necessary',
  ),
  dataMayBeOperated: foundClear(
    'notProhibited',
    text('P9'),
    '不含不得授权运营的数据',
    'none of the data may not be operated',
  ),
  providerHasNotAnswered: cited(
    ({ context, event }: Args) =>
      Boolean(event.actor) && !context.answers.some(({ provider }) => provider === event.actor.party),
    {
      law: text('P18'),
      reads: 'context',
      says: { zh: '本单位已作出答复', en: 'this providing unit has answered already' },
    },
  ),
  ownDataIsCatalogued: answered(
    text('P6(2)'),
    ({ catalogued }) => catalogued,
    '已列入目录',
    'that it is in the catalogue',
  ),
  ownDataIsGraded: answered(
    text('P6(2)', 'P25'),
    ({ graded }) => graded,
    '已分类分级',
    'that it is classed and graded',
  ),
  ownRequirementsAreMet: answered(
    text('P6(2)'),
    ({ withinUseRequirements }) => withinUseRequirements,
    '符合数据使用要求',
    'that its requirements of use are met',
  ),
  ownDataIsNotProhibited: answered(
    text('P9'),
    ({ prohibited }) => prohibited === null,
    '不属于不得授权运营的数据',
    'that it may be operated',
  ),
  consentsSuffice: branch(consentsSuffice),
  refusalsDecide: branch(refusalsDecide),

  grantIsNotSuspended: isNotSuspended(text('P29')),
  domainIsAccepted: cited(
    ({ event }: Args) => {
      const acceptance = one(event.facts, 'acceptance');
      return acceptance?.lifecycle === 'domainAcceptance' && acceptance.tags.includes('accepted');
    },
    {
      law: text('P11'),
      reads: 'facts',
      says: {
        zh: '授权运营域须经验收合格；请先完成验收',
        en: 'the domain must have been accepted; complete its acceptance first',
      },
    },
  ),
  staffIsAdmitted: cited(
    ({ context, event }: Args) => {
      const staff = many(event.facts, 'accounts');
      return (
        event.type === 'PROVISION' &&
        (event.accounts ?? []).every((account) =>
          staff.some(
            ({ id, lifecycle, tags, shares }) =>
              id === account &&
              lifecycle === 'staffAdmission' &&
              tags.includes('admitted') &&
              listOf(shares['grants']).includes(context.id),
          ),
        )
      );
    },
    {
      law: text('P20(1)'),
      reads: 'facts',
      says: {
        zh: '只能为已准入并安排到本场景的人员开通',
        en: 'access is opened only for staff who are admitted and assigned to this scenario',
      },
    },
  ),
  dataIsOfTheGrant: cited(
    ({ context, event }: Args) => event.type === 'REGRADE' && datasetsOf(context.granted).includes(event.dataset),
    {
      law: text('P6(2)'),
      reads: 'payload',
      says: { zh: '该数据集不在本场景授权之内', en: 'this data set is not part of the grant' },
    },
  ),
  dataIsTheirs: cited(
    ({ context, event }: Args) =>
      event.type === 'REGRADE' &&
      (event.actor?.hat === 'AUTHORITY' ||
        (context.granted?.datasets.some(
          ({ dataset, provider }) => dataset === event.dataset && provider === event.actor?.party,
        ) ??
          false)),
    {
      law: text('P6(2)'),
      reads: 'payload',
      says: { zh: '提供单位只能调整本单位数据的分级', en: 'a providing unit grades its own data only' },
    },
  ),
  examinerDiffersFromReporter: checkerDiffersFrom<Context>(
    ({ findings }) => findings.map(({ by }) => by),
    gap(['P16(2)', 'P20'], 'D-0142'),
    '报告人不得核查处理',
    'who reported the finding does not decide on it',
  ),
  limitIsAhead: cited(
    ({ event }: Args) => event.type === 'ORDER_CORRECTION' && Date.parse(event.due) > Date.parse(now()),
    {
      law: text('P29'),
      reads: 'payload',
      says: { zh: '整改期限须晚于现在', en: 'the limit of an order lies in the future' },
    },
  ),
  groundIsListed: cited(
    ({ context }: Args) => (param('pd.revocation.grounds') as string[]).includes(groundOf(context.findings)),
    {
      law: gap('P7(3)', 'D-0041'),
      reads: 'context',
      says: {
        zh: '该违规不在规则包所列撤销事由之内；可责令改正',
        en: 'the regime does not list this breach among the grounds of a revocation; order correction instead',
      },
    },
  ),

  concernsTheGrant: branch(
    ({ context, event }: Args) => event.type === 'AGREEMENT_SUSPENDED' && concerns(event.grants, context.id),
  ),
  isTakenOver: branch(
    ({ context, event }: Args) =>
      event.type === 'AGREEMENT_ENDED' &&
      isCovered(event, [context.scenario], datasetsOf(context.granted ?? context.proposal)),
  ),
  someDataIsBarred: branch(({ context }: Args) => context.barred.length > 0),
  noDataIsBarred: branch(({ context }: Args) => context.barred.length === 0),
  versionIsNew: branch(({ context }: Args) => context.askedVersion !== context.version),
  planHasMoved: branch(({ context }: Args) => context.planIsArmedFor !== context.version),
  wasCompleted: endedAs('completed'),
  wasRelinquished: endedAs('relinquished'),
  nothingRemains: branch(nothingRemains),
  hasSuccessor,
  causeIsNew,
  causeStands,
  someCauseStands,
  noCauseIsLeft,
};
