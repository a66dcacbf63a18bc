// Facts at that moment: both subjects active, the listing listed, the purpose and the destination still permitted.
// Asked again at every step that binds anybody (T7, T9, T12, T14, T17, T18, T30, P27). All total.
import { dateOf } from '../../../kernel/durations.ts';
import { now, param } from '../../../kernel/env.ts';
import { branch, cited, one } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { checkerDiffersFrom } from '../../../shared/rules.ts';
import { type Args, type Context, type Pause, isWithin, makersOf, placeOf, termsOf } from '../context.ts';
import type { Event, Findings } from '../events.ts';

const listingOf = ({ context, event }: Args) => {
  const listing = one(event.facts, 'listing');
  return listing?.id === context.listing ? listing : null;
};
const isCertified = (certificates: unknown, kinds: string[]): boolean =>
  Array.isArray(certificates) &&
  certificates.some(
    (certificate) =>
      typeof certificate === 'object' &&
      certificate !== null &&
      'kind' in certificate &&
      kinds.includes(String(certificate.kind)),
  );
const isActive = ({ context, event }: Args, side: 'seller' | 'buyer', kinds: string[]): boolean => {
  const subject = one(event.facts, side);
  return (
    subject !== null &&
    subject.tags.includes('active') &&
    subject.shares['party'] === context[side].party &&
    isCertified(subject.shares['certificates'], kinds)
  );
};
/** What the data are to be used for, as the step at hand says it. */
const purposesOf = (args: Args): string[] | undefined => {
  const { context, event } = args;
  switch (event.type) {
    case 'SUBMIT_SUPPLY':
      return event.supply?.purposes;
    case 'SUBMIT_DEMAND':
      return event.demand?.purposes;
    case 'DRAFT_CONTRACT':
    case 'PASS_CONTRACT':
    case 'SIGN':
    case 'PROPOSE_AMENDMENT':
    case 'PASS_AMENDMENT':
    case 'SIGN_AMENDMENT':
      return termsOf(args).purposes;
    case 'START_DELIVERY':
      return context.contract?.purposes;
    default:
      return context.demand?.purposes;
  }
};
const isAbroad = (region: string): boolean => !param('trade.crossBorder.domesticRegions').includes(region);
const regionsOf = (args: Args): string[] | null => {
  const place = placeOf(args);
  return place && [place.recipient, ...place.access];
};

/** One finding of the five prohibitions, in the venue's review. */
const foundClear = (field: keyof Findings, law: Basis, zh: string, en: string) =>
  cited(({ event }: Args) => (event as { findings?: Findings }).findings?.[field]?.clear === true, {
    law: [law, reading('T14', 'D-0085')],
    reads: 'payload',
    says: {
      zh: `审核须逐项得出结论：${zh}；未通过的请退回或者不予通过`,
      en: `the review must find “${field}” clear: ${en}; return or refuse it otherwise`,
    },
  });

/** Asked of every step that binds a party or lets data go. */
export const momentRules = [
  'tradeIsNotPaused',
  'sellerIsActive',
  'buyerIsActive',
  'listingIsListed',
  'purposesAreAllowed',
  'purposesLieWithinScenarios',
  'consentStands',
  'destinationIsAssessed',
  'procedureStands',
] as const;
export const prohibitionRules = [
  'nationalSecurityIsClear',
  'othersRightsAreClear',
  'enterpriseRightsAreClear',
  'sourceIsNotIllegal',
  'sourceIsNotIrregular',
  'noOtherProhibition',
] as const;

const kindOf = (event: Event): Pause['kind'] =>
  event.type.startsWith('PARTY_') ? 'party' : event.type.startsWith('LISTING_') ? 'listing' : 'measure';
export const pauseOf = (event: Event): Pause => ({
  kind: kindOf(event),
  cause: ('cause' in event && event.cause) || '',
});
export const samePause =
  (one: Pause) =>
  (other: Pause): boolean =>
    one.kind === other.kind && one.cause === other.cause;

export const momentGuards = {
  sellerIsActive: cited((args: Args) => isActive(args, 'seller', ['MERCHANT', 'THIRD_PARTY']), {
    law: text('T7'),
    reads: 'facts',
    says: {
      zh: '供方须已登记、取得凭证且资格有效；请先办理登记或者恢复资格',
      en: 'the seller must be registered, certified and active; register or reinstate it first',
    },
  }),
  buyerIsActive: cited((args: Args) => isActive(args, 'buyer', ['DEMANDER']), {
    law: text('T9(1)'),
    reads: 'facts',
    says: {
      zh: '需求方须已注册、经审核通过且资格有效；请先办理注册或者恢复资格',
      en: 'the buyer must be signed up as a demander, admitted and active; register or reinstate it first',
    },
  }),
  listingIsListed: cited((args: Args) => listingOf(args)?.tags.includes('listed') === true, {
    law: text('T17'),
    reads: 'facts',
    says: {
      zh: '交易标的须已登记上架且未被暂停；请待恢复或者另选标的',
      en: 'the listing must be registered, published and not suspended; wait for its return or choose another',
    },
  }),
  listingIsTheSame: cited((args: Args) => listingOf(args)?.shares['version'] === args.context.version, {
    law: reading(['T17', 'T20'], 'D-0085'),
    reads: 'facts',
    says: {
      zh: '标的已有新版本；请按现行版本重新形成订单或者变更合同',
      en: 'the listing has a new version; agree on it in a new order, or amend the contract',
    },
  }),
  purposesAreAllowed: cited((args: Args) => isWithin(purposesOf(args), listingOf(args)?.shares['purposes']), {
    law: text('T18'),
    reads: 'facts',
    says: {
      zh: '用途须在标的登记的使用范围之内；请缩小用途，或者由供方变更登记',
      en: 'the purposes must lie within the scope of use that is registered; narrow them, or have the registration changed',
    },
  }),
  purposesLieWithinScenarios: cited(
    (args: Args) => {
      const listing = listingOf(args);
      if (!listing) return false;
      const source = listing.shares['publicData'];
      return (
        source === null ||
        (typeof source === 'object' && 'scenarios' in source && isWithin(purposesOf(args), source['scenarios']))
      );
    },
    {
      law: text('P27'),
      reads: 'facts',
      says: {
        zh: '公共数据产品的交易用途不得超出获批的应用场景（包括变相使用）',
        en: 'a public-data product may be bought only for the scenarios that its export was approved for',
      },
    },
  ),
  consentStands: cited(
    (args: Args) => {
      const { personalData, consentStands } = listingOf(args)?.shares ?? {};
      return (
        personalData === 'none' ||
        personalData === 'anonymised' ||
        (personalData === 'consent' && consentStands === true)
      );
    },
    {
      law: text('T12'),
      reads: 'facts',
      says: {
        zh: '标的所含个人数据的同意须仍然有效，或者已匿名化；请供方先处理撤回的同意',
        en: 'consent to the personal data in it must still stand, unless they are anonymised; the seller deals with withdrawals first',
      },
    },
  ),
  destinationIsAssessed: cited((args: Args) => isWithin(regionsOf(args), listingOf(args)?.shares['regions']), {
    law: text('T30'),
    reads: 'facts',
    says: {
      zh: '接收方或者访问地不在标的已评估的地区之内；请更正，或者由供方变更登记并评估',
      en: 'the recipient or a place of access lies outside the regions that were assessed; correct it, or have the listing assessed for it',
    },
  }),
  procedureStands: cited(
    (args: Args) => {
      const regions = regionsOf(args);
      const listing = listingOf(args);
      if (!regions || !listing) return false;
      const until = listing.shares['procedureUntil'];
      return (
        !regions.some(isAbroad) ||
        (listing.shares['crossBorder'] === true &&
          (until === null || (typeof until === 'string' && until >= dateOf(now()))))
      );
    },
    {
      law: text('T30'),
      reads: 'facts',
      says: {
        zh: '接收方或者访问地在境外的，须有仍在有效期内的国家规定手续',
        en: 'data that leave the country need the procedure of the national rules, still valid',
      },
    },
  ),
  tradeIsNotPaused: cited(({ context }: Args) => context.pauses.length === 0, {
    law: [text('T22'), reading(['T7', 'T17'], 'D-0088')],
    reads: 'context',
    says: {
      zh: '交易已暂停；须待各项暂停事由分别解除',
      en: 'the trade is paused; each cause of the pause must be lifted first',
    },
  }),
  nationalSecurityIsClear: foundClear(
    'nationalSecurity',
    text('T14(1)'),
    '不危害国家安全、公共利益和社会稳定',
    'no danger to national security, public interest, social stability',
  ),
  othersRightsAreClear: foundClear(
    'othersRights',
    text('T14(2)'),
    '不侵犯他人合法权益、个人隐私',
    'no infringement of rights or privacy',
  ),
  enterpriseRightsAreClear: foundClear(
    'enterpriseRights',
    text('T14(3)'),
    '不涉及未经授权的企业数据、商业秘密',
    'no unauthorised enterprise data or trade secrets',
  ),
  sourceIsNotIllegal: foundClear('illegalSource', text('T14(4)'), '非从非法渠道获取', 'no illegal source'),
  sourceIsNotIrregular: foundClear('irregularSource', text('T14(4)'), '非从违规渠道获取', 'no irregular source'),
  noOtherProhibition: foundClear('otherProhibitions', text('T14(5)'), '无其他禁止交易情形', 'no other prohibition'),
  reviewerMadeNothing: checkerDiffersFrom<Context>(
    makersOf,
    [text('T18', 'T20', 'T21'), reading('T6', 'D-0005')],
    '提交申请、订单或者合同的人不得审核',
    'who submitted for a party does not review',
  ),

  pauseIsNew: cited(
    ({ context, event }: Args) => pauseOf(event).cause !== '' && !context.pauses.some(samePause(pauseOf(event))),
    {
      law: reading('T22', 'D-0088'),
      reads: 'payload',
      says: { zh: '该事由已在暂停之列', en: 'this cause already keeps the trade paused' },
    },
  ),
  pauseStands: cited(({ context, event }: Args) => context.pauses.some(samePause(pauseOf(event))), {
    law: reading('T22', 'D-0088'),
    reads: 'payload',
    says: { zh: '所列事由不在暂停之列', en: 'no pause stands for this cause' },
  }),
  freezeIsNew: cited(
    ({ context, event }: Args) => 'cause' in event && Boolean(event.cause) && !context.freezes.includes(event.cause),
    {
      law: gap('T23', 'D-0098'),
      reads: 'payload',
      says: { zh: '该事由已在冻结之列', en: 'this cause already keeps the settlement frozen' },
    },
  ),
  freezeStands: cited(({ context, event }: Args) => 'cause' in event && context.freezes.includes(event.cause), {
    law: gap('T23', 'D-0098'),
    reads: 'payload',
    says: { zh: '所列事由不在冻结之列', en: 'no freeze stands for this cause' },
  }),
  useIsAuthorized: cited(
    ({ context, event }: Args) =>
      event.type === 'RECORD_USE' &&
      context.authorisations.some(
        ({ use, side, until }) => use === event.use && side === event.of && Date.parse(until) > Date.parse(now()),
      ),
    {
      law: text('T25'),
      reads: 'payload',
      says: {
        zh: '未经相关主体授权，不得使用供需双方的数据或者数据衍生品；请先取得授权',
        en: 'the venue may not use a party’s data or derivatives without that party’s authorisation, still valid; obtain it first',
      },
    },
  ),
  authorisationIsAhead: cited(
    ({ event }: Args) => event.type === 'AUTHORIZE_USE' && Date.parse(event.until ?? '') > Date.parse(now()),
    {
      law: gap('T25', 'D-0100'),
      reads: 'payload',
      says: { zh: '授权期限须在将来', en: 'the authorisation must end in the future' },
    },
  ),
  authorisationIsTheirs: cited(
    ({ context, event }: Args) =>
      event.type === 'WITHDRAW_AUTHORIZATION' &&
      context.authorisations.some(({ use, side }) => use === event.use && event.actor?.party === context[side].party),
    {
      law: gap('T25', 'D-0100'),
      reads: 'payload',
      says: { zh: '没有本方作出的该项授权', en: 'there is no such authorisation of yours' },
    },
  ),

  isForCenter: branch(
    (
      _: Args,
      { role }: { role: 'applicationReview' | 'orderReview' | 'contractReview' | 'settlementInstruction' | 'filing' },
    ) => param(`trade.roles.${role}`) === 'CENTER',
  ),
  aPauseStands: branch(({ context }: Args) => context.pauses.length > 0),
  noPauseIsLeft: branch(({ context }: Args) => context.pauses.length === 0),
  aFreezeStands: branch(({ context }: Args) => context.freezes.length > 0),
  noFreezeIsLeft: branch(({ context }: Args) => context.freezes.length === 0),
  moneyIsAtTheBank: branch(({ context }: Args) => context.settlement.instruction !== null),
};
