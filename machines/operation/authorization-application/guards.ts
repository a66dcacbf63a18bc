// The rules of an application: what is filed (P9, P14, P15), when (P10(1), P13), and what the reviewer must have found.
import { beforeInstant, dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import { branch, cited, one, type Stamp } from '../../kernel/lifecycle.ts';
import { type ArticleId, gap, reading, text } from '../../law/cite.ts';
import { partyOf } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Assessment, Event, Filing, Input } from './events.ts';
import { type Prohibition, type Requirement, prohibitions, requirementKeys, requirements } from './requirements.ts';

export type Context = {
  id: string;
  applicant: Input['applicant'];
  form: Input['form'];
  announcement: string | null;
  previous: string | null;
  filing: Filing | null;
  filedBy: string;
  returned: { item: string; problem: string }[];
  /** Everybody who reviewed the qualification, ever. */
  reviewers: string[];
  assessment: Assessment | null;
  considered: string[];
  review: string | null;
  result: { score: number; recommended: boolean; opinion: string; panel: string[] } | null;
  matter: string | null;
  minutes: DocumentRef | null;
  approvedAt: string | null;
  objections: string[];
  agreement: string | null;
  /** Why it was refused, withdrawn or lapsed. */
  reason: string | null;
};
type Args = { context: Context; event: Event };
type Proof = { evidence: DocumentRef[] } | undefined;

const filingOf = (event: Event): Partial<Filing> => ('filing' in event && event.filing) || {};
const assessmentOf = (event: Event): Assessment => ('assessment' in event && event.assessment) || {};
const isProven = (proof: Proof): boolean => Boolean(proof?.evidence.length);

/** An item of the filing, with its evidence. */
const shows = (article: ArticleId, is: (filing: Partial<Filing>) => boolean, zh: string, en: string) =>
  cited(({ event }: Args) => is(filingOf(event)), {
    law: text(article),
    reads: 'payload',
    says: { zh: `申请须附证明材料：${zh}`, en: `the application must show, with evidence: ${en}` },
  });
const shown = (key: Requirement & keyof Filing) => {
  const { article, zh, en } = requirements[key];
  return shows(article, (filing) => isProven(filing[key] as Proof), zh, `${en} (${key})`);
};
const unlisted = (
  who: 'enterpriseLists' | 'representativeLists',
  list: keyof NonNullable<Filing['enterpriseLists']>,
  zh: string,
  en: string,
) =>
  shows(
    'P14(4)',
    (filing) => isProven(filing[who]?.[list]),
    `${who === 'enterpriseLists' ? '企业' : '法定代表人（负责人）'}未被列入${zh}`,
    `${who === 'enterpriseLists' ? 'the enterprise' : 'its representative'} is not on the list of ${en} (${who}.${list})`,
  );
const searchedBack = (who: 'enterpriseRecord' | 'representativeRecord', zh: string, en: string) =>
  cited(
    ({ event }: Args) => {
      const since = filingOf(event)[who]?.since;
      return !!since && since <= dateOf(beforeInstant(now(), param('pd.qualification.lookBack')));
    },
    {
      law: gap('P14(3)', 'D-0034'),
      reads: 'payload',
      says: {
        zh: `${zh}违法记录的查询期间不足，请查询至规定的回溯期`,
        en: `the search for records of ${en} does not reach back far enough; search the whole look-back period`,
      },
    },
  );
const outside = (kind: Prohibition) =>
  cited(({ event }: Args) => filingOf(event).exclusions?.[kind]?.declared === true, {
    law: text('P9'),
    reads: 'payload',
    says: {
      zh: `须声明拟运营数据不含${prohibitions[kind].zh}；含有的不得授权运营`,
      en: `declare that the data contain no ${prohibitions[kind].en}; such data may not be operated`,
    },
  });
/** What the reviewer must have found met to pass an application. */
const found = (key: Requirement) => {
  const { article, zh, en } = requirements[key];
  return cited(({ event }: Args) => assessmentOf(event)[key]?.met === true, {
    law: text(article, 'P10(2)'),
    reads: 'payload',
    says: {
      zh: `资格审查须逐项认定，未认定符合：${zh}；可退回补正或不予通过`,
      en: `the review goes point by point and this one is not found met: ${en} (${key}); return the application or fail it`,
    },
  });
};

export const filingRules = [
  'representativeFitsForm',
  'partyOrganisationIsShown',
  'partyDecidesIsShown',
  'soundBusinessIsShown',
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
] as const;
export const assessmentRules = [
  'partyOrganisationIsFound',
  'partyDecidesIsFound',
  'soundBusinessIsFound',
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
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const guards = {
  representativeFitsForm: cited(
    ({ context, event }: Args) =>
      filingOf(event).representative?.kind ===
      (context.form === 'legalPerson' ? 'legalRepresentative' : 'responsiblePerson'),
    {
      law: reading('P14(3)', 'D-0106'),
      reads: 'payload',
      says: {
        zh: '法人申请须列明法定代表人，非法人组织须列明负责人',
        en: 'a legal person names its legal representative, an unincorporated organisation its responsible person',
      },
    },
  ),
  partyOrganisationIsShown: shown('partyOrganisation'),
  partyDecidesIsShown: shown('partyDecides'),
  soundBusinessIsShown: shown('soundBusiness'),
  capacityIsShown: shown('capacity'),
  enterpriseRecordIsShown: shown('enterpriseRecord'),
  enterpriseRecordReachesBack: searchedBack('enterpriseRecord', '企业', 'the enterprise'),
  representativeRecordIsShown: shown('representativeRecord'),
  representativeRecordReachesBack: searchedBack(
    'representativeRecord',
    '法定代表人（负责人）',
    'the legal representative or responsible person',
  ),
  enterpriseIsNoDefaulter: unlisted('enterpriseLists', 'judgmentDefaulters', '失信被执行人名单', 'judgment defaulters'),
  enterpriseIsInNoTaxCase: unlisted(
    'enterpriseLists',
    'majorTaxCases',
    '重大税收违法案件当事人名单',
    'parties to major tax cases',
  ),
  enterpriseIsNotDishonest: unlisted('enterpriseLists', 'seriousDishonesty', '严重失信名单', 'serious dishonesty'),
  representativeIsNoDefaulter: unlisted(
    'representativeLists',
    'judgmentDefaulters',
    '失信被执行人名单',
    'judgment defaulters',
  ),
  representativeIsInNoTaxCase: unlisted(
    'representativeLists',
    'majorTaxCases',
    '重大税收违法案件当事人名单',
    'parties to major tax cases',
  ),
  representativeIsNotDishonest: unlisted(
    'representativeLists',
    'seriousDishonesty',
    '严重失信名单',
    'serious dishonesty',
  ),
  securityLeadIsNamed: shown('securityLead'),
  internalRulesAreShown: shown('internalRules'),
  protectionExperienceIsShown: shown('protectionExperience'),
  cryptographyExperienceIsShown: shown('cryptographyExperience'),
  securityCertificationIsValid: shows(
    'P15(3)',
    ({ securityCertification }) => !!securityCertification && securityCertification.validUntil >= dateOf(now()),
    '在有效期内的数据安全管理认证',
    'a data-security management certificate that is still valid (securityCertification)',
  ),
  riskEvaluationIsClean: shows(
    'P15(4)',
    ({ riskEvaluation }) => !!riskEvaluation && riskEvaluation.high + riskEvaluation.medium === 0,
    '公共数据安全体系评估报告，且无中高风险项',
    'the evaluation of its security system, without any medium or high risk (riskEvaluation)',
  ),
  hasNoStateSecrets: outside('stateSecrets'),
  sparesPublicSecurity: outside('publicSecurity'),
  isNotBarredFromOpening: outside('notToBeOpened'),
  isNotClosedByLaw: outside('closedByLaw'),
  isNotUnsuitable: outside('otherwiseUnsuitable'),

  announcementIsOpen: cited(({ event }: Args) => one(event.facts, 'announcement')?.tags.includes('open') === true, {
    law: text('P10(1)'),
    reads: 'facts',
    says: {
      zh: '申请须在公告规定的时间内提交；当前不在受理期内',
      en: 'applications are taken within the time that the announcement prescribes; its window is not open',
    },
  }),
  modeIsAnnounced: cited(
    ({ event }: Args) => listOf(one(event.facts, 'announcement')?.shares['modes']).includes(filingOf(event).mode),
    {
      law: text('P10(1)'),
      reads: 'payload',
      says: {
        zh: '申请的授权方式须为公告明确的方式之一',
        en: 'name one of the modes of authorization that the announcement states (mode)',
      },
    },
  ),
  isNotDecidedYet: cited(
    ({ context, event }: Args) =>
      !!one(event.facts, 'announcement') &&
      !listOf(one(event.facts, 'announcement')?.shares['settled']).includes(hashText(partyOf(context.applicant))),
    {
      law: reading('P10(1)', 'D-0106'),
      reads: 'facts',
      says: {
        zh: '同一公告下每个单位申请一次，该单位的申请已有结果；请等待下一次公告',
        en: 'each applicant applies once under an announcement, and this one has had its decision; wait for the next announcement',
      },
    },
  ),
  previousIsInForce: cited(({ event }: Args) => previousOf(event)?.tags.includes('inForce') === true, {
    law: text('P13'),
    reads: 'facts',
    says: {
      zh: '重新申请应在原协议期限届满前提出；原协议已不在有效期内，请按公告申请',
      en: 'a renewal is asked for before the agreement expires; this one is no longer in force, so apply under an announcement',
    },
  }),
  previousIsTheirs: cited(
    ({ context, event }: Args) => previousOf(event)?.shares['operator'] === partyOf(context.applicant),
    {
      law: text('P13'),
      reads: 'facts',
      says: {
        zh: '只有原协议的授权运营单位可以重新申请',
        en: 'only the operator of the agreement applies for its renewal',
      },
    },
  ),
  renewalMayBeAsked: cited(({ event }: Args) => previousOf(event)?.tags.includes('expiring') === true, {
    law: gap('P13', 'D-0037'),
    reads: 'facts',
    says: {
      zh: '尚未到重新申请的时间',
      en: 'it is too early to renew; the agreement shows from when on it may be asked for',
    },
  }),
  evaluationsAreConsidered: cited(
    ({ event }: Args) => {
      const considered = 'considered' in event ? event.considered : [];
      return evaluationsOf(event).every((evaluation) => considered.includes(evaluation));
    },
    {
      law: text('P12'),
      reads: 'payload',
      says: {
        zh: '评估结果是再次申请的重要依据，须逐一考虑原协议期间的年度评估',
        en: 'evaluations weigh heavily when an operator applies again: list every one of the agreement in `considered`',
      },
    },
  ),
  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
    ({ filedBy }) => [filedBy],
    reading('P10(2)', 'D-0005'),
    '申请人不得审查自己的申请',
    'an applicant does not review their own application',
  ),
  partyOrganisationIsFound: found('partyOrganisation'),
  partyDecidesIsFound: found('partyDecides'),
  soundBusinessIsFound: found('soundBusiness'),
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
  somethingIsNotMet: cited(
    ({ event }: Args) => requirementKeys.some((key) => assessmentOf(event)[key]?.met === false),
    {
      law: [text('P10(2)'), reading(['P14', 'P15'], 'D-0106')],
      reads: 'payload',
      says: {
        zh: '资格审查不通过须指明不符合的条件',
        en: 'name at least one condition that is found not met (assessment), or pass the application',
      },
    },
  ),
  reviewIsOurs: cited(({ context, event }: Args) => event.type === 'EXPERT_RESULT' && event.review === context.review, {
    law: text('P10(2)'),
    reads: 'payload',
    says: { zh: '该评审不属于本申请', en: 'this is not the review of this application' },
  }),
  matterIsOurs: cited(
    ({ context, event }: Args) => event.type === 'MATTER_DECIDED' && event.matter === context.matter,
    {
      law: text('P10(2)', 'P7(3)'),
      reads: 'payload',
      says: { zh: '该审议事项不属于本申请', en: 'this is not the matter of this application' },
    },
  ),
  agreementIsOurs: cited(({ context, event }: Args) => 'agreement' in event && event.agreement === context.agreement, {
    law: text('P10(3)'),
    reads: 'payload',
    says: { zh: '该协议不属于本申请', en: 'this is not the agreement of this application' },
  }),
  isRenewal: branch(({ context }: Args) => context.previous !== null),
  committeeApproves: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
  decisionIsPublished: branch(() => !param('pd.publicity.days').startsWith('0 ')),
};
