import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  declared,
  documentRef,
  fen,
  instant,
  day,
  reason,
  returned,
  sentence,
  sha256,
  title,
} from '../../shared/schemas.ts';

export const sides = ['seller', 'buyer'] as const;
export type Side = (typeof sides)[number];

const organisation = z
  .string()
  .regex(/^org:[0-9A-HJ-NPQRTUWXY]{18}$/, 'an organisation, as `org:` and its credit code');
const citizen = z
  .string()
  .regex(/^citizen:[0-9a-f]{32}$/, 'a citizen, as `citizen:` and a keyed hash, never an identity number');

export const input = z
  .strictObject({
    listing: caseId,
    /** Registration of the data merchant or third-party body that offers the object. */
    seller: z.strictObject({ registration: caseId, party: organisation }),
    buyer: z.strictObject({ registration: caseId, party: z.union([organisation, citizen]) }),
  })
  .refine(({ seller, buyer }) => seller.party !== buyer.party, {
    path: ['buyer', 'party'],
    message: 'seller and buyer are two subjects',
  });
export type Input = z.output<typeof input>;

/** ISO 3166-1: where the recipient is, or where the data are accessed from. */
const region = z.string().regex(/^[A-Z]{2}$/, 'a region code, like CN or HK');
const place = z.strictObject({ recipient: region, access: z.array(region).min(1).max(60) });
export type Place = z.output<typeof place>;

/** T18, the supplying side. What of it is missing, a guard says. */
export const supply = z.strictObject({
  source: sentence.optional(),
  content: sentence.optional(),
  ownership: z.strictObject({ statement: sentence, evidence: z.array(documentRef).min(1).max(20) }).optional(),
  purposes: z.array(title).max(50).optional(),
  description: sentence.optional(),
  sample: documentRef.optional(),
});
export type Supply = z.output<typeof supply>;

/** T18, the demanding side. */
export const demand = z.strictObject({
  need: sentence.optional(),
  purposes: z.array(title).max(50).optional(),
  /** T30: where the data go. */
  place,
  /** T13, T34: paid from fiscal funds. */
  fiscalFunds: z.boolean(),
  materials: z.array(documentRef).max(20).default([]),
});
export type Demand = z.output<typeof demand>;

const finding = z.strictObject({ clear: z.boolean(), basis: sentence });
/** T14, assessed one by one; T20: what else an order must conform to. */
export const findings = z.strictObject({
  nationalSecurity: finding.optional(),
  othersRights: finding.optional(),
  enterpriseRights: finding.optional(),
  illegalSource: finding.optional(),
  irregularSource: finding.optional(),
  otherProhibitions: finding.optional(),
});
export type Findings = z.output<typeof findings>;
const conformity = z.strictObject({ laws: finding.optional(), standards: finding.optional() });

const lot = z.int().min(1).max(100);
/** T21: the nine items, and what T22 and T23 leave to the contract: when is delivered, when is paid. */
export const contract = z.strictObject({
  document: documentRef,
  /** `outside`: signed elsewhere, the document is the signed text. */
  signing: z.enum(['online', 'outside']),
  content: sentence.optional(),
  purposes: z.array(title).max(50).optional(),
  priceFen: fen.optional(),
  mode: sentence.optional(),
  term: z.strictObject({ from: day, until: day }).optional(),
  quality: sentence.optional(),
  manner: sentence.optional(),
  security: sentence.optional(),
  confidentiality: sentence.optional(),
  deliveries: z
    .array(z.strictObject({ title, due: instant }))
    .min(1)
    .max(100),
  payment: z.strictObject({
    order: z.enum(['prepay', 'onDelivery', 'milestones']),
    /** Each is held by the bank before one delivery (or instructed after acceptance: null), and released after acceptance of one. */
    instalments: z
      .array(z.strictObject({ amountFen: fen.min(1), heldBefore: lot.nullable(), releasedAfter: lot, due: instant }))
      .max(100),
  }),
});
export type Contract = z.output<typeof contract>;

const number = z.int().min(1);
const note = z.strictObject({ note: sentence.optional() });
const cause = z.strictObject({ cause: title });
const becauseOf = z.strictObject({ cause: title, reason: sentence });
const money = z.strictObject({ instruction: title, amountFen: fen, bankRef: title });
/** How much of what the bank holds goes to the seller; the rest goes back. Null: the center decides. */
const split = { releaseFen: fen.nullable().default(null) };
const resolution = { outcome: z.enum(['continue', 'accept', 'terminate']), ...split };
const evidence = z.array(documentRef).min(1).max(50);

/** T24: the five kinds of material that are filed. */
export const materialKinds = ['signUp', 'registration', 'trade', 'settlement', 'delivery'] as const;

export const events = {
  // T18
  SUBMIT_SUPPLY: event('提交标的说明', 'State what is offered', z.strictObject({ supply })),
  SUBMIT_DEMAND: event('提交需求和用途', 'State need and purpose', z.strictObject({ demand })),
  PASS_APPLICATION: event('交易申请审核通过', 'Pass the application', z.strictObject({ findings })),
  RETURN_APPLICATION: event(
    '退回交易申请',
    'Return the application',
    returned.extend({ sides: z.array(z.enum(sides)).min(1) }),
  ),
  REJECT_APPLICATION: event('不予受理交易', 'Refuse the application', reason),
  // T19, T20
  OFFER: event(
    '报价或者还价',
    'Make an offer or a counter-offer',
    z.strictObject({ priceFen: fen, terms: sentence, basis: z.enum(['agreed', 'proposal']) }),
  ),
  WITHDRAW_OFFER: event('撤回报价', 'Withdraw the offer', z.strictObject({ offer: number })),
  ACCEPT: event('接受报价', 'Accept the offer', z.strictObject({ offer: number })),
  COMMISSION: event(
    '委托出具价格建议书',
    'Commission a price proposal',
    z.strictObject({ body: caseId, commission: documentRef }),
  ),
  SUBMIT_PRICE_PROPOSAL: event(
    '出具价格建议书',
    'Submit the price proposal',
    z.strictObject({ priceFen: fen, document: documentRef, independence: declared.optional() }),
  ),
  END_COMMISSION: event('终止委托', 'End the commission', reason),
  CONFIRM_ORDER: event('确认订单', 'Confirm the order', z.strictObject({ orderHash: sha256 })),
  REOPEN_NEGOTIATION: event('重新磋商', 'Negotiate again', reason),
  PASS_ORDER: event('订单审核通过', 'Pass the order', z.strictObject({ findings, conformity })),
  RETURN_ORDER: event('退回订单', 'Return the order', returned),
  REJECT_ORDER: event('订单审核不通过', 'Refuse the order', reason),
  // T21
  DRAFT_CONTRACT: event('提交合同文本', 'Submit the contract', z.strictObject({ contract })),
  PASS_CONTRACT: event('合同审核通过', 'Pass the contract', z.strictObject({ document: documentRef, findings })),
  RETURN_CONTRACT: event('退回合同', 'Return the contract', returned),
  REJECT_CONTRACT: event('合同审核不通过', 'Refuse the contract', reason),
  SIGN: event(
    '签署合同',
    'Sign the contract',
    z.strictObject({ document: documentRef, signature: documentRef.optional() }),
  ),
  REOPEN_DRAFT: event('退回修改合同', 'Draft the contract anew', reason),
  EVIDENCE_PRESERVED: told(
    '备份存证完成',
    'The evidence is preserved',
    z.strictObject({ sha256, preservedAt: instant, copies: z.int().min(0) }),
  ),
  RETRY_EVIDENCE: event('重试备份存证', 'Ask for the evidence again', z.strictObject({ document: sha256 })),
  CANCEL: event('取消交易', 'Cancel the trade', reason),
  // T22
  START_DELIVERY: event('开始交付', 'Start the delivery', z.strictObject({ place })),
  HAND_OVER: event('完成交付', 'Hand over', z.strictObject({ record: documentRef, contentHash: sha256 })),
  ACCEPT_DELIVERY: event('验收通过', 'Accept the delivery', z.strictObject({ lot: number, note: sentence.optional() })),
  REJECT_DELIVERY: event(
    '验收不通过',
    'Refuse the delivery',
    returned.extend({ lot: number, evidence: z.array(documentRef).max(50).default([]) }),
  ),
  REPORT_FINDING: event(
    '发现违法违规情形',
    'Report a suspected violation',
    z.strictObject({
      finding: sentence,
      evidence: z.array(documentRef).max(50).default([]),
      suspects: z.array(z.enum(sides)).max(2).default([]),
    }),
  ),
  OPEN_DISPUTE: event('提出争议', 'Open a dispute', z.strictObject({ claim: sentence, evidence })),
  WITHDRAW_DISPUTE: event('撤回争议', 'Withdraw the dispute', reason),
  REFER_TO_ARBITRATION: event(
    '提交争议仲裁',
    'Refer the dispute to arbitration',
    z.strictObject({ body: caseId, agreement: documentRef }),
  ),
  RECORD_AWARD: event('登记裁决', 'Record the award', z.strictObject({ ...resolution, document: documentRef })),
  PROPOSE_RESOLUTION: event(
    '提出和解方案',
    'Propose how to settle the dispute',
    z.strictObject({ ...resolution, terms: sentence }),
  ),
  AGREE_RESOLUTION: event('同意和解方案', 'Agree to settle the dispute', z.strictObject({ proposal: number })),
  PROPOSE_AMENDMENT: event('提出合同变更', 'Propose an amendment', z.strictObject({ contract, reason: sentence })),
  PASS_AMENDMENT: event('合同变更审核通过', 'Pass the amendment', z.strictObject({ document: documentRef, findings })),
  RETURN_AMENDMENT: event('合同变更审核不通过', 'Refuse the amendment', returned),
  SIGN_AMENDMENT: event(
    '签署变更后的合同',
    'Sign the amendment',
    z.strictObject({ document: documentRef, signature: documentRef.optional() }),
  ),
  PROPOSE_TERMINATION: event(
    '提出协议解除',
    'Propose to end the contract',
    z.strictObject({ ...split, reason: sentence, document: documentRef.optional() }),
  ),
  AGREE_TERMINATION: event('同意解除合同', 'Agree to end the contract', z.strictObject({ proposal: number })),
  DROP_CHANGE: event('撤回或者拒绝变更、解除', 'Withdraw or refuse the amendment or termination', reason),
  // T23
  INSTRUCT_SETTLEMENT: event('发出结算指令', 'Instruct the settlement', note.extend({ instalment: number })),
  FUNDS_HELD: told('资金已到账托管', 'The bank holds the funds', money),
  FUNDS_RELEASED: told('资金已划付', 'The funds are released', money),
  FUNDS_REFUNDED: told('资金已退回', 'The funds are refunded', money),
  FUNDS_FAILED: told('结算失败', 'The settlement failed', z.strictObject({ instruction: title, reason: sentence })),
  RETRY_SETTLEMENT: event('重试结算', 'Try the settlement again', z.strictObject({ instruction: title })),
  DECIDE_FUNDS: event(
    '决定托管资金去向',
    'Decide what becomes of the funds',
    z.strictObject({ releaseFen: fen, reason: sentence, document: documentRef.optional() }),
  ),
  // T24, T25
  ADD_MATERIAL: event(
    '补充备案资料',
    'Add material to the filing',
    z.strictObject({ kind: z.enum(materialKinds), documents: evidence }),
  ),
  FILE: event('办理交易备案', 'File the trade', z.strictObject({ manifestHash: sha256 })),
  ARCHIVE_OPENED: told('留存档案已建立', 'The archive is opened', z.strictObject({ case: caseId })),
  ARCHIVE_SEALED: told('归档封存完成', 'The archive is sealed', z.strictObject({ sha256, record: caseId })),
  AUTHORIZE_USE: event(
    '授权使用数据',
    'Authorise a use of the data',
    z.strictObject({ use: title, scope: sentence, until: instant, document: documentRef }),
  ),
  WITHDRAW_AUTHORIZATION: event('撤回使用授权', 'Withdraw an authorisation', z.strictObject({ use: title })),
  RECORD_USE: event(
    '登记数据使用',
    'Record a use of the data',
    z.strictObject({ use: title, of: z.enum(sides), what: sentence }),
  ),
  // What other cases tell
  PARTY_SUSPENDED: told('主体资格暂停', 'A party is suspended', cause),
  PARTY_REINSTATED: told('主体资格恢复', 'A party is reinstated', cause),
  PARTY_ENDED: told('主体登记终止', 'A party’s registration has ended', cause),
  LISTING_SUSPENDED: told('标的暂停交易', 'The listing is suspended', cause),
  LISTING_REINSTATED: told('标的恢复交易', 'The listing is reinstated', cause),
  LISTING_ENDED: told('标的登记终止', 'The listing has ended', cause),
  PAUSE: told('暂停交付', 'Pause the trade', becauseOf),
  UNPAUSE: told('解除暂停', 'Lift a pause', z.strictObject({ cause: title, reason: sentence.optional() })),
  FREEZE_SETTLEMENT: told(
    '冻结结算',
    'Freeze the settlement',
    z.strictObject({ cause: title, reason: sentence.optional() }),
  ),
  UNFREEZE_SETTLEMENT: told(
    '解除结算冻结',
    'Lift a freeze',
    z.strictObject({ cause: title, reason: sentence.optional() }),
  ),
  TERMINATE: told('终止交易', 'End the trade', becauseOf),
};
export type Event = EventsOf<typeof events>;
