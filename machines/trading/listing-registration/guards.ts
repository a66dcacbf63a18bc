// What a listing must satisfy: T11, T12, T14, T17, T30, and P4(3), P27 for products made of public data.
// The same rules are asked of the first version and of every later one. All total: what is missing is false.
import { dateOf } from '../../kernel/durations.ts';
import { now, param } from '../../kernel/env.ts';
import { branch, cited, many, one } from '../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../law/cite.ts';
import type { Declared } from '../../shared/schemas.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Dossier, Event, Findings, Input } from './events.ts';

export type Certificate = { number: string; version: number; issuedAt: string; validUntil: string | null };
/** Why a listing is suspended: a measure, its owner, its export, or a person's withdrawn consent. */
export type Cause = { kind: 'measure' | 'party' | 'export' | 'consent'; cause: string };
export type Context = {
  id: string;
  registration: string;
  owner: string;
  title: string;
  type: Input['type'];
  publicData: Input['publicData'];
  applicant: string;
  dossier: Dossier | null;
  crossBorder: boolean;
  returned: { item: string; problem: string }[];
  consentedBy: { person: string; document: string } | null;
  certificate: Certificate | null;
  published: boolean;
  /** Empty means that nothing suspends it. */
  causes: Cause[];
  /** Persons whose consent is withdrawn and whose data are still in the version in force. */
  withdrawn: string[];
  change: { dossier: Dossier; publicData: Input['publicData']; by: string } | null;
};
export type Args = { context: Context; event: Event };

/** The dossier that an event is about: the one it carries, the pending version, or the one on file. */
const dossierOf = ({ context, event }: Args): Partial<Dossier> | null =>
  'dossier' in event && event.dossier
    ? event.dossier
    : event.type === 'PASS_CHANGE'
      ? (context.change?.dossier ?? null)
      : context.dossier;
/** Which public data the version in question is made of. */
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
const declaredClear = (field: keyof Dossier['declarations'], law: Basis, zh: string, en: string) =>
  cited((args: Args) => Boolean(dossierOf(args)?.declarations?.[field]?.declared), {
    law,
    reads: 'payload',
    says: { zh: `须逐项声明：${zh}`, en: `the declaration “${field}” is missing: ${en}` },
  });
/** One finding of the assessment. */
const foundClear = (field: keyof Findings, law: Basis, zh: string, en: string) =>
  cited(
    ({ event }: Args) =>
      Boolean((event as Partial<Extract<Event, { type: 'PASS' }>>).assessment?.findings?.[field]?.clear),
    {
      law,
      reads: 'payload',
      says: {
        zh: `评估须逐项得出结论：${zh}；未通过的请退回或不予登记`,
        en: `the assessment must find “${field}” clear: ${en}; return or refuse the listing if it is not`,
      },
    },
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

export const guards = {
  nationalSecurityIsDeclared: declaredClear(
    'nationalSecurity',
    text('T14(1)'),
    '不危害国家安全、公共利益和社会稳定',
    'the data do not endanger national security, the public interest or social stability',
  ),
  othersRightsAreDeclared: declaredClear(
    'othersRights',
    text('T14(2)'),
    '不侵犯他人合法权益、个人隐私',
    'the data infringe nobody’s lawful rights or privacy',
  ),
  enterpriseRightsAreDeclared: declaredClear(
    'enterpriseRights',
    text('T14(3)'),
    '不涉及未经授权的企业数据、商业秘密',
    'no enterprise data or trade secrets without authorisation',
  ),
  sourceIsDeclaredLawful: cited(
    (args: Args) => {
      const source = dossierOf(args)?.declarations?.source;
      return Boolean(source?.declared) && source?.fromIllegalChannel === false && source.fromIrregularChannel === false;
    },
    {
      law: text('T14(4)'),
      reads: 'payload',
      says: {
        zh: '须声明数据既非从非法渠道、也非从违规渠道获取',
        en: 'the source must be declared neither illegal nor irregular; data of either kind may not be traded',
      },
    },
  ),
  otherProhibitionsAreDeclared: declaredClear(
    'otherProhibitions',
    text('T14(5)'),
    '无法律、法规、规章或者合法约定禁止交易的情形',
    'no law, rule or lawful agreement prohibits trading them',
  ),

  personalDataIsConsentedOrAnonymised: cited(
    (args: Args) => {
      const personal = dossierOf(args)?.personalData;
      if (personal?.mode === 'anonymised') return isShown(personal.unidentifiable) && isShown(personal.irreversible);
      return (
        personal?.mode === 'none' ||
        (personal?.mode === 'consent' && Boolean(personal.register) && personal.guardians <= personal.persons)
      );
    },
    {
      law: text('T12'),
      reads: 'payload',
      says: {
        zh: '个人数据须经本人或者监护人逐人同意（附同意登记册和证据），或者经加工无法识别特定个人且不能复原（两项均附证据）',
        en: 'personal data need the consent of each person or guardian (register and evidence), or processing that makes persons unidentifiable and cannot be undone (evidence of both)',
      },
    },
  ),
  consentCoversPurposes: cited(
    (args: Args) => {
      const dossier = dossierOf(args);
      return dossier?.personalData?.mode !== 'consent' || isWithin(dossier.purposes, dossier.personalData.purposes);
    },
    {
      law: reading('T12', 'D-0073'),
      reads: 'payload',
      says: {
        zh: '使用范围不得超出个人同意的范围',
        en: 'the scope of use goes beyond what the persons consented to; narrow it, or obtain consent',
      },
    },
  ),
  withdrawnPersonsAreRemoved: cited(
    (args: Args) => {
      const personal = dossierOf(args)?.personalData;
      return (
        personal !== undefined && (personal.mode !== 'consent' || isWithin(args.context.withdrawn, personal.removed))
      );
    },
    {
      law: reading('T12', 'D-0073'),
      reads: 'payload',
      says: {
        zh: '撤回同意者的数据尚未移除',
        en: 'the data of persons who withdrew consent are still in; take them out and name them in `removed`',
      },
    },
  ),
  personalDataRestsOnConsent: cited(({ context }: Args) => context.dossier?.personalData.mode === 'consent', {
    law: reading('T12', 'D-0073'),
    reads: 'context',
    says: {
      zh: '该标的不以个人同意为依据，无可撤回',
      en: 'this listing does not rest on consent, so there is none to withdraw',
    },
  }),
  withdrawalIsNew: cited(
    ({ context, event }: Args) =>
      event.type === 'CONSENT_WITHDRAWN' && Boolean(event.person) && !context.withdrawn.includes(event.person),
    {
      law: reading('T12', 'D-0073'),
      reads: 'payload',
      says: { zh: '该人的撤回已有记录', en: 'this withdrawal is already on record' },
    },
  ),
  crossBorderProcedureIsShown: cited(
    (args: Args) => {
      const delivery = dossierOf(args)?.delivery;
      if (!delivery) return false;
      const { procedure } = delivery;
      return (
        !isCrossBorder(delivery) ||
        (procedure !== undefined && (procedure.until === undefined || procedure.until >= dateOf(now())))
      );
    },
    {
      law: [text('T30'), reading('T30', 'D-0074')],
      reads: 'payload',
      says: {
        zh: '接收方或者访问地在境外，须附国家规定的出境手续且在有效期内',
        en: 'a recipient or the place of access is abroad: attach the procedure that the national rules ask for, still valid',
      },
    },
  ),
  complianceBodyIsFit: cited(
    (args: Args) => {
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
    },
    {
      law: reading(['T10', 'T17'], 'D-0071'),
      reads: 'facts',
      says: {
        zh: '合规报告须由登记有效、与标的所有者不同的第三方服务机构出具',
        en: 'a compliance report comes from a registered third-party body other than the owner',
      },
    },
  ),

  ownerIsActive: cited(
    ({ context, event }: Args) => {
      const owner = one(event.facts, 'owner');
      return owner !== null && owner.tags.includes('active') && owner.shares['party'] === context.owner;
    },
    {
      law: text('T7'),
      reads: 'facts',
      says: {
        zh: '标的所有者的主体登记不在有效状态；请先完成登记或恢复资格',
        en: 'the owner’s registration is not active; complete or reinstate it first',
      },
    },
  ),
  ownerMayOffer: cited(
    ({ context, event }: Args) => {
      const kinds = one(event.facts, 'owner')?.shares['kinds'];
      const asked = {
        DATA_PRODUCT: ['MERCHANT'],
        DATA_SERVICE: ['MERCHANT'],
        THIRD_PARTY_SERVICE: ['THIRD_PARTY'],
        OTHER: ['MERCHANT', 'THIRD_PARTY'],
      }[context.type.class];
      return Array.isArray(kinds) && asked.some((kind) => kinds.includes(kind));
    },
    {
      law: reading(['T7', 'T8', 'T10', 'T18'], 'D-0071'),
      reads: 'facts',
      says: {
        zh: '数据产品和数据服务由数据商、第三方专业服务由第三方服务机构登记；请先取得相应凭证',
        en: 'data products and services are listed by data merchants, professional services by third-party bodies; obtain that certificate first',
      },
    },
  ),
  exportIsValid: cited(
    (args: Args) => {
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
    },
    {
      law: [text('P27'), reading('P27', 'D-0076')],
      reads: 'facts',
      says: {
        zh: '公共数据产品须为本单位经审核批准、已导出授权运营域且仍有效的产品',
        en: 'a public-data product needs your own export approval that is still in force',
      },
    },
  ),
  ownerMayOperateProducts: cited(
    (args: Args) => {
      const source = publicDataOf(args.event, args.context);
      const agreement = one(args.event.facts, 'agreement');
      return (
        !source ||
        (agreement !== null &&
          agreement.id === source.agreement &&
          agreement.tags.includes('inForce') &&
          isWithin(['productOperation'], agreement.shares['rights']))
      );
    },
    {
      law: text('P4(3)'),
      reads: 'facts',
      says: {
        zh: '公共数据产品入市须在有效协议中被授予数据产品经营权',
        en: 'a public-data product on the market needs the right to operate data products, under an agreement in force',
      },
    },
  ),
  purposesLieWithinScenarios: cited(
    (args: Args) =>
      !publicDataOf(args.event, args.context) ||
      isWithin(dossierOf(args)?.purposes, one(args.event.facts, 'export')?.shares['scenarios']),
    {
      law: text('P27'),
      reads: 'facts',
      says: {
        zh: '使用范围不得超出产品获批的应用场景（不得变相使用）',
        en: 'the scope of use goes beyond the scenarios that the export was approved for; narrow it',
      },
    },
  ),

  safetyIsClear: foundClear(
    'safety',
    text('T17'),
    '符合安全合规评估标准',
    'it meets the safety and compliance standard',
  ),
  nationalSecurityIsClear: foundClear(
    'nationalSecurity',
    text('T14(1)'),
    '不危害国家安全、公共利益和社会稳定',
    'no danger to national security, public interest, social stability',
  ),
  othersRightsAreClear: foundClear(
    'othersRights',
    text('T14(2)'),
    '不侵犯他人权益和隐私',
    'no infringement of rights or privacy',
  ),
  enterpriseRightsAreClear: foundClear(
    'enterpriseRights',
    text('T14(3)'),
    '不侵害企业权益',
    'no unauthorised enterprise data',
  ),
  sourceIsNotIllegal: foundClear('illegalSource', text('T14(4)'), '非从非法渠道获取', 'no illegal source'),
  sourceIsNotIrregular: foundClear('irregularSource', text('T14(4)'), '非从违规渠道获取', 'no irregular source'),
  noOtherProhibition: foundClear('otherProhibitions', text('T14(5)'), '无其他禁止交易情形', 'no other prohibition'),
  personalDataIsClear: foundClear(
    'personalData',
    text('T12'),
    '个人数据有同意或者已匿名化',
    'personal data are consented to or anonymised',
  ),
  crossBorderIsClear: foundClear('crossBorder', text('T30'), '跨境情形已核实', 'the cross-border question is settled'),

  assessorDiffersFromApplicant: checkerDiffersFrom<Context>(
    (context) => [context.applicant],
    reading('T17', 'D-0005'),
    '申请人不得评估自己的标的',
    'an applicant does not assess their own listing',
  ),
  changeAssessorDiffers: checkerDiffersFrom<Context>(
    (context) => [context.change?.by],
    reading('T17', 'D-0005'),
    '变更申请人不得评估',
    'who asked for the new version does not assess it',
  ),
  hasNoOpenTrades: cited(({ event }: Args) => many(event.facts, 'openTrades').length === 0, {
    law: gap('T17', 'D-0072'),
    reads: 'facts',
    says: {
      zh: '该标的尚有未结交易，不得下架；请先办结或终止交易',
      en: 'trades of this listing are still open; end them before delisting',
    },
  }),
  noMeasureStands: cited(({ context }: Args) => !context.causes.some(({ kind }) => kind === 'measure'), {
    law: gap(['T17', 'T22'], 'D-0072'),
    reads: 'context',
    says: {
      zh: '处置措施尚在执行，不得下架；请先解除措施',
      en: 'a measure stands against this listing; it is lifted before the listing is taken off',
    },
  }),
  causeIsNew: cited(
    ({ context, event }: Args) =>
      'cause' in event && Boolean(event.cause) && !context.causes.some(sameCause(causeOf(event))),
    {
      law: reading('T22', 'D-0007'),
      reads: 'payload',
      says: { zh: '该事由已在暂停之列', en: 'this cause already keeps the listing suspended' },
    },
  ),
  causeStands: cited(({ context, event }: Args) => context.causes.some(sameCause(causeOf(event))), {
    law: reading('T22', 'D-0007'),
    reads: 'payload',
    says: {
      zh: '所列事由不在可由此解除的暂停之列；每一事由只能由其自身的终结解除',
      en: 'no such cause that this event could lift; each cause is lifted only by its own end',
    },
  }),
  violationSpeaksForItself: cited(
    ({ event }: Args) => !causeOf(event).cause.startsWith('violationCase/') || event.actor?.hat === 'SYSTEM',
    {
      law: reading('T22', 'D-0075'),
      reads: 'payload',
      says: {
        zh: '以违规案件为事由的暂停和恢复，须在该案件中办理',
        en: 'a suspension for a violation case is made and lifted in that case; act there',
      },
    },
  ),
  typeAwaitsConsent: branch(({ context }: Args) => context.type.class === 'OTHER'),
  aCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseIsLeft: branch(({ context }: Args) => context.causes.length === 0),
  isPublished: branch(({ context }: Args) => context.published),
};
