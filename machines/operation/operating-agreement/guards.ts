// The rules of an agreement: what its text must say, who may sign it and when, and what ends it.
import { type ArticleId, gap, reading, text, type Basis } from '../../law/cite.ts';
import { dateOf, startOfDay } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { branch, cited, many, one } from '../../kernel/lifecycle.ts';
import type { EndKind } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Conditions, Event, Input, Terms } from './events.ts';

export type Signature = { person: string; at: string };
export type Grants = 'all' | string[];
export type Successor = { agreement: string; datasets: string[]; scenarios: string[]; start: string };
export type Context = {
  id: string;
  application: string;
  operator: Input['operator'];
  previous: string | null;
  /** When the agreement that this one renews ends. */
  previousEndsAt: string | null;
  terms: Terms | null;
  drafter: string | null;
  signedByOperator: Signature | null;
  signedByAuthority: Signature | null;
  startsAt: string | null;
  /** Agreements whose grants, staff and data may have come over to this one, the latest first. */
  predecessors: string[];
  endsAt: string | null;
  /** What keeps the rights suspended; empty means active. */
  causes: { cause: string; grants: Grants }[];
  renewal: string | null;
  successor: Successor | null;
  /** Reports that were not handed in on time and that no evaluation has considered yet. */
  overdue: { duty: string; case: string; period: string; met: boolean }[];
  evaluations: { evaluation: string; year: number; part: number | null; conforming: boolean }[];
  /** P21: fen by kind. */
  costs: Record<string, number>;
  /** The end that an approved early termination has set. */
  earlyEnd: { cause: string; at: string } | null;
  end: { kind: EndKind; cause: string | null; at: string } | null;
  closure: string | null;
};
type Args = { context: Context; event: Event };
type Proposal = Partial<Extract<Event, { type: 'PROPOSE' }>>;
const termsOf = (event: Event): Partial<Terms> => (event as Proposal).terms ?? {};

/** What the text of the agreement must contain. */
const contains = (law: Basis, has: (terms: Partial<Terms>) => boolean, zh: string, en: string) =>
  cited(({ event }: Args) => has(termsOf(event)), {
    law,
    reads: 'payload',
    says: { zh: `协议须载明：${zh}`, en: `the agreement must state ${en}` },
  });

/** P14, P15, found met again at signing, unless the regime leaves that out. */
const stillMet = (article: ArticleId, field: keyof Conditions, zh: string, en: string) =>
  cited(
    ({ event }: Args) =>
      !param('pd.qualification.recheckAtSigning') ||
      (event as { conditions?: Conditions }).conditions?.[field] === true,
    {
      law: [text(article), reading(article, 'D-0034')],
      reads: 'payload',
      says: {
        zh: `签约前须复核并确认：${zh}；不再符合的，不得签署`,
        en: `before signing, “${field}” must be found met again: ${en}; do not sign where it is not`,
      },
    },
  );

export const termsRules = [
  'rightsAndDutiesAreStated',
  'scopeIsStated',
  'termIsStated',
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
] as const;
export const conditionRules = [
  'partyOrganisationStands',
  'capacityStands',
  'enterpriseRecordIsClean',
  'representativeRecordIsClean',
  'enterpriseIsUnlisted',
  'representativeIsUnlisted',
  'securityOfficerStands',
  'systemExperienceStands',
  'securityCertificationStands',
  'securityEvaluationIsClean',
] as const;

const isFree = (purpose: string): boolean => purpose === 'publicGovernance' || purpose === 'publicWelfare';
const causeOf = (event: Event): string => ('cause' in event ? event.cause : '');
const hasCause = ({ context, event }: Args): boolean => context.causes.some(({ cause }) => cause === causeOf(event));
const isOurRenewal = ({ context, event }: Args): boolean =>
  'application' in event && context.renewal !== null && event.application === context.renewal;
const endedAs = (kind: EndKind) => branch(({ context }: Args) => context.end?.kind === kind);

export const guards = {
  rightsAndDutiesAreStated: contains(
    text('P4(4)'),
    (terms) => !!terms.rightsAndDuties,
    '授权运营单位的权利和义务',
    'the rights and duties of the operator (rightsAndDuties)',
  ),
  scopeIsStated: contains(
    text('P4(4)'),
    (terms) => !!terms.scope?.datasets.length,
    '授权运营范围',
    'the scope: the data sets that are authorized (scope)',
  ),
  termIsStated: contains(
    text('P4(4)', 'P13'),
    (terms) => !!terms.effectiveDate,
    '运营期限（生效日期）',
    'the term, by its effective date (effectiveDate)',
  ),
  revenueMethodIsStated: contains(
    text('P4(4)', 'P23'),
    (terms) => !!terms.revenueMethod,
    '合理收益的测算方法',
    'how reasonable revenue is calculated (revenueMethod)',
  ),
  dataSecurityIsStated: contains(
    text('P4(4)'),
    (terms) => !!terms.dataSecurity,
    '数据安全要求',
    'the requirements of data security (dataSecurity)',
  ),
  assetDisposalIsStated: contains(
    text('P4(4)'),
    (terms) => !!terms.assetDisposal,
    '期限届满后资产处置',
    'how assets are disposed of after the term (assetDisposal)',
  ),
  exitIsStated: contains(text('P4(4)'), (terms) => !!terms.exit, '退出机制', 'how a party leaves the agreement (exit)'),
  rightsAreNamed: contains(
    text('P4(3)'),
    (terms) => !!terms.rights?.length,
    '授予的权利（数据加工使用权、数据产品经营权）',
    'which rights it grants: to process and use the data, to operate the products (rights)',
  ),
  holdingRightStays: cited(({ event }: Args) => !termsOf(event).rights?.includes('dataHolding'), {
    law: text('P4(3)'),
    reads: 'payload',
    says: {
      zh: '数据持有权不得授权转让；请从授予的权利中删除',
      en: 'the right to hold the data may not be transferred; leave it out of the rights',
    },
  }),
  chargingIsAgreed: contains(
    text('P22'),
    (terms) => !!terms.charging?.length,
    '按用途约定的使用方式（无偿或有偿）',
    'for each purpose whether use is free or paid (charging)',
  ),
  modeFitsPurpose: cited(
    ({ event }: Args) =>
      (termsOf(event).charging ?? []).every(({ purpose, mode }) => isFree(purpose) === (mode === 'free')),
    {
      law: text('P22'),
      reads: 'payload',
      says: {
        zh: '公共治理、公益事业有条件无偿使用，产业发展、行业发展有条件有偿使用；请按用途改正',
        en: 'public governance and public welfare use data free of charge, industrial and sector development pay; correct the mode of each purpose',
      },
    },
  ),
  conditionsOfUseAreStated: cited(
    ({ event }: Args) => (termsOf(event).charging ?? []).every(({ conditions }) => !!conditions),
    {
      law: text('P22'),
      reads: 'payload',
      says: {
        zh: '无偿或有偿使用均须载明条件',
        en: 'both free and paid use are conditional: state the conditions of each',
      },
    },
  ),
  paidUseIsEvaluated: cited(
    ({ event }: Args) =>
      (termsOf(event).charging ?? []).every(
        ({ mode, valuation, priceEvaluation }) => mode === 'free' || (!!valuation && !!priceEvaluation),
      ),
    {
      law: text('P22'),
      reads: 'payload',
      says: {
        zh: '有偿使用须以价值评估、价格评估为基础；请附两份评估报告',
        en: 'paid use rests on a value evaluation and a price evaluation; attach both',
      },
    },
  ),
  distributionIsStated: contains(
    text('P24'),
    (terms) => !!terms.distribution,
    '参与方之间的利益分配',
    'how benefits are shared among those who take part (distribution)',
  ),
  costsAreBorne: contains(
    text('P21'),
    (terms) => !!terms.costs,
    '资源消耗、数据脱敏、模型发布、结果导出等成本的承担',
    'that the operator bears the costs of the domain (costs)',
  ),
  responsibilityIsStated: contains(
    text('P26'),
    (terms) => !!terms.responsibility,
    '授权运营单位主要负责人为数据安全第一责任人',
    'that the operator’s principal is the first to answer for security (responsibility)',
  ),
  dataMayBeOperated: cited(
    ({ event }: Args) => (termsOf(event).scope?.datasets ?? []).every(({ notProhibited }) => notProhibited),
    {
      law: text('P9'),
      reads: 'payload',
      says: {
        zh: '范围内有不得授权运营的公共数据；请从范围中删除',
        en: 'the scope has data that may not be operated; leave them out',
      },
    },
  ),
  isNotBackdated: cited(
    ({ event }: Args) => {
      const { effectiveDate } = termsOf(event);
      return !!effectiveDate && effectiveDate >= dateOf(now());
    },
    {
      law: gap('P13', 'D-0120'),
      reads: 'payload',
      says: {
        zh: '生效日期不得早于提出协议文本之日',
        en: 'the effective date may not lie before the day on which the text is proposed',
      },
    },
  ),
  beginsAfterTheOldEnd: cited(
    ({ context, event }: Args) => {
      const { effectiveDate } = termsOf(event);
      return !context.previousEndsAt || (!!effectiveDate && startOfDay(effectiveDate) >= context.previousEndsAt);
    },
    {
      law: reading('P13', 'D-0037'),
      reads: 'payload',
      says: {
        zh: '续签协议的期限自前一协议期满后起算；请顺延生效日期',
        en: 'a renewed agreement begins when the old term has ended, not before; move the effective date',
      },
    },
  ),
  partyOrganisationStands: stillMet(
    'P14(1)',
    'partyOrganisation',
    '党的基层组织健全，研究决定授权运营相关事项',
    'the Party organisation exists and decides on these matters',
  ),
  capacityStands: stillMet(
    'P14(2)',
    'capacity',
    '经营状况良好，具备专业资质、知识人才和生产服务能力',
    'sound business, qualifications, people and capacity',
  ),
  enterpriseRecordIsClean: stillMet(
    'P14(3)',
    'enterpriseRecordIsClean',
    '企业无重大违法记录',
    'no record of major illegality of the enterprise',
  ),
  representativeRecordIsClean: stillMet(
    'P14(3)',
    'representativeRecordIsClean',
    '法定代表人（负责人）无重大违法记录',
    'none of its legal representative or responsible person',
  ),
  enterpriseIsUnlisted: stillMet(
    'P14(4)',
    'enterpriseIsUnlisted',
    '企业未被列入三类名单',
    'the enterprise is on none of the three lists',
  ),
  representativeIsUnlisted: stillMet(
    'P14(4)',
    'representativeIsUnlisted',
    '法定代表人（负责人）未被列入三类名单',
    'nor is its legal representative or responsible person',
  ),
  securityOfficerStands: stillMet(
    'P15(1)',
    'securityOfficerAndRules',
    '数据安全负责人、管理部门和内部制度',
    'a responsible person and department for data security, and internal rules',
  ),
  systemExperienceStands: stillMet(
    'P15(2)',
    'systemExperience',
    '等保三级和密评系统的开发运维经验',
    'experience with systems at protection level 3 and with assessed cryptography',
  ),
  securityCertificationStands: stillMet(
    'P15(3)',
    'securityCertification',
    '数据安全管理认证',
    'the certification of data security management',
  ),
  securityEvaluationIsClean: stillMet(
    'P15(4)',
    'noMediumOrHighRisk',
    '公共数据安全体系评估无中高风险项',
    'no medium or high risk in the security evaluation',
  ),
  signsTheProposedText: cited(
    ({ context, event }: Args) =>
      'document' in event && !!context.terms && event.document?.sha256 === context.terms.document.sha256,
    {
      law: text('P4(4)'),
      reads: 'payload',
      says: {
        zh: '签署的文本须与提出的协议文本一致（哈希相同）；请签署当前文本',
        en: 'the text that is signed must be the one that was proposed (same hash); sign the present text',
      },
    },
  ),
  signatoryDiffersFromDrafter: checkerDiffersFrom<Context>(
    (context) => [context.drafter],
    gap('P10(3)', 'D-0120'),
    '协议文本起草人不得代表主管部门签署',
    'who drafted the text does not sign it for the authority',
  ),
  oldTermStillRuns: cited(
    ({ context, event }: Args) =>
      context.previous === null || one(event.facts, 'previous')?.tags.includes('inForce') === true,
    {
      law: [text('P13'), reading('P13', 'D-0037')],
      reads: 'facts',
      says: {
        zh: '续签须在前一协议期限届满前完成；前一协议已终止的，应按公告重新申请',
        en: 'a renewal is signed before the old term ends; once it has ended, apply anew under an announcement',
      },
    },
  ),
  causeIsNew: cited((args: Args) => !!causeOf(args.event) && !hasCause(args), {
    law: reading('P29', 'D-0007'),
    reads: 'payload',
    says: { zh: '该事由已在停权之列', en: 'this cause already keeps the rights suspended' },
  }),
  causeStands: cited(hasCause, {
    law: reading('P29', 'D-0007'),
    reads: 'payload',
    says: { zh: '所列事由不在停权之列', en: 'no suspension stands for this cause' },
  }),
  renewalIsOurs: cited(isOurRenewal, {
    law: gap('P13', 'D-0037'),
    reads: 'payload',
    says: {
      zh: '该申请不是本协议正在办理的重新申请',
      en: 'this is not the renewal that is pending for this agreement',
    },
  }),
  closureIsOurs: cited(
    ({ context, event }: Args) => event.type === 'CLOSURE_DONE' && event.closure === context.closure,
    {
      law: text('P31'),
      reads: 'payload',
      says: { zh: '该停权删除不属于本协议', en: 'this closure is not the one of this agreement' },
    },
  ),
  beginsLater: branch(({ context }: Args) => {
    const { startsAt } = termOf(context);
    return !!startsAt && startsAt > now();
  }),
  textIsProposed: branch(({ context }: Args) => context.terms !== null),
  someCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseStands: branch(({ context }: Args) => context.causes.length === 0),
  someReportIsMissing: branch(({ context }: Args) => context.overdue.some(({ met }) => !met)),
  noReportIsMissing: branch(({ context }: Args) => context.overdue.every(({ met }) => met)),
  /** P29: what the order concerns, or everything; an agreement without any grant left ends whole. */
  nothingIsLeft: branch(({ event }: Args) => {
    if (event.type !== 'TERMINATE_SCOPE') return false;
    const { grants = [] } = event as Partial<typeof event>;
    if (grants === 'all' || param('pd.termination.scope') === 'wholeAgreement') return true;
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
};

/** When the rights begin and when the term ends, once both have signed. Pure; reads the regime and the instant. */
export function termOf({ terms, previousEndsAt }: Context): { startsAt: string | null; termFrom: string | null } {
  if (!terms?.effectiveDate) return { startsAt: null, termFrom: null };
  const written = startOfDay(terms.effectiveDate);
  const latest = (...instants: (string | null)[]) =>
    instants
      .filter((instant) => instant !== null)
      .sort()
      .at(-1) ?? null;
  const termFrom = param('pd.agreement.termStart') === 'effectiveDate' ? written : latest(now(), previousEndsAt);
  return { startsAt: latest(now(), termFrom), termFrom };
}
