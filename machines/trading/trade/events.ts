import { fault } from '../../kernel/faults.ts';
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
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import { words } from './words.ts';

export const sides = ['seller', 'buyer'] as const;
export type Side = (typeof sides)[number];

const organisation = z
  .string()
  .regex(
    /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
    fault('须为单位：写作 org: 加统一社会信用代码', 'an organisation, as `org:` and its credit code'),
  );
const citizen = z
  .string()
  .regex(
    /^citizen:[0-9a-f]{32}$/,
    fault(
      '须为公民：写作 citizen: 加登记引用值，不得为身份证号码',
      'a citizen, as `citizen:` and a keyed hash, never an identity number',
    ),
  );

export const input = z
  .strictObject({
    listing: caseId,
    /** Registration of the data merchant or third-party body that offers the object. */
    seller: z.strictObject({ registration: caseId, party: organisation }),
    buyer: z.strictObject({ registration: caseId, party: z.union([organisation, citizen]) }),
  })
  .refine(({ seller, buyer }) => seller.party !== buyer.party, {
    path: ['buyer', 'party'],
    message: fault('供方与需求方须为两个不同主体', 'seller and buyer are two subjects'),
  });
export type Input = z.output<typeof input>;

/** ISO 3166-1: where the recipient is, or where the data are accessed from. */
const region = z
  .string()
  .regex(/^[A-Z]{2}$/, fault('须为国家或者地区代码，例如 CN、HK', 'a region code, like CN or HK'));
const place = z.strictObject({ recipient: region, access: z.array(region).min(1).max(60) });
export type Place = z.output<typeof place>;

/** T18, the seller. Guards say what is missing. */
export const supply = z.strictObject({
  source: sentence.optional(),
  content: sentence.optional(),
  ownership: z.strictObject({ statement: sentence, evidence: z.array(documentRef).min(1).max(20) }).optional(),
  purposes: z.array(title).max(50).optional(),
  description: sentence.optional(),
  sample: documentRef.optional(),
});
export type Supply = z.output<typeof supply>;

/** T18, the buyer. */
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
/** T14: the five prohibitions, assessed one by one. */
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
/** T21: the nine items, and what T22 and T23 leave to the contract: the dates of delivery and payment. */
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
    /** Each is held before one delivery (null: instructed after acceptance), and released after acceptance of one. */
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
  SUBMIT_SUPPLY: event(words.events.SUBMIT_SUPPLY, z.strictObject({ supply })),
  SUBMIT_DEMAND: event(words.events.SUBMIT_DEMAND, z.strictObject({ demand })),
  PASS_APPLICATION: event(words.events.PASS_APPLICATION, z.strictObject({ findings })),
  RETURN_APPLICATION: event(words.events.RETURN_APPLICATION, returned.extend({ sides: z.array(z.enum(sides)).min(1) })),
  REJECT_APPLICATION: event(words.events.REJECT_APPLICATION, reason),
  // T19, T20
  OFFER: event(
    words.events.OFFER,
    z.strictObject({ priceFen: fen, terms: sentence, basis: z.enum(['agreed', 'proposal']) }),
  ),
  WITHDRAW_OFFER: event(words.events.WITHDRAW_OFFER, z.strictObject({ offer: number })),
  ACCEPT: event(words.events.ACCEPT, z.strictObject({ offer: number })),
  COMMISSION: event(words.events.COMMISSION, z.strictObject({ body: caseId, commission: documentRef })),
  SUBMIT_PRICE_PROPOSAL: event(
    words.events.SUBMIT_PRICE_PROPOSAL,
    z.strictObject({ priceFen: fen, document: documentRef, independence: declared.optional() }),
  ),
  END_COMMISSION: event(words.events.END_COMMISSION, reason),
  CONFIRM_ORDER: event(words.events.CONFIRM_ORDER, z.strictObject({ orderHash: sha256 })),
  REOPEN_NEGOTIATION: event(words.events.REOPEN_NEGOTIATION, reason),
  PASS_ORDER: event(words.events.PASS_ORDER, z.strictObject({ findings, conformity })),
  RETURN_ORDER: event(words.events.RETURN_ORDER, returned),
  REJECT_ORDER: event(words.events.REJECT_ORDER, reason),
  // T21
  DRAFT_CONTRACT: event(words.events.DRAFT_CONTRACT, z.strictObject({ contract })),
  PASS_CONTRACT: event(words.events.PASS_CONTRACT, z.strictObject({ document: documentRef, findings })),
  RETURN_CONTRACT: event(words.events.RETURN_CONTRACT, returned),
  REJECT_CONTRACT: event(words.events.REJECT_CONTRACT, reason),
  SIGN: event(words.events.SIGN, z.strictObject({ document: documentRef, signature: documentRef.optional() })),
  REOPEN_DRAFT: event(words.events.REOPEN_DRAFT, reason),
  EVIDENCE_PRESERVED: told(
    words.events.EVIDENCE_PRESERVED,
    z.strictObject({ sha256, preservedAt: instant, copies: z.int().min(0) }),
  ),
  RETRY_EVIDENCE: event(words.events.RETRY_EVIDENCE, z.strictObject({ document: sha256 })),
  CANCEL: event(words.events.CANCEL, reason),
  // T22
  START_DELIVERY: event(words.events.START_DELIVERY, z.strictObject({ place, rule: ruleRef.optional() })),
  HAND_OVER: event(
    words.events.HAND_OVER,
    z.strictObject({
      record: documentRef,
      contentHash: sha256,
      /** T21, T22: the manner of delivery, which is that of the contract. */
      manner: sentence.optional(),
      /** Where the listing states a rule of delivery (by periods, computed): how the content follows it. */
      follows: sentence.optional(),
    }),
  ),
  ACCEPT_DELIVERY: event(words.events.ACCEPT_DELIVERY, z.strictObject({ lot: number, note: sentence.optional() })),
  REJECT_DELIVERY: event(
    words.events.REJECT_DELIVERY,
    returned.extend({ lot: number, evidence: z.array(documentRef).max(50).default([]) }),
  ),
  REPORT_FINDING: event(
    words.events.REPORT_FINDING,
    z.strictObject({
      finding: sentence,
      evidence: z.array(documentRef).max(50).default([]),
      suspects: z.array(z.enum(sides)).max(2).default([]),
    }),
  ),
  OPEN_DISPUTE: event(words.events.OPEN_DISPUTE, z.strictObject({ claim: sentence, evidence })),
  WITHDRAW_DISPUTE: event(words.events.WITHDRAW_DISPUTE, reason),
  REFER_TO_ARBITRATION: event(
    words.events.REFER_TO_ARBITRATION,
    z.strictObject({ body: caseId, agreement: documentRef }),
  ),
  AGREE_ARBITRATION: event(
    words.events.AGREE_ARBITRATION,
    z.strictObject({ referral: number, agreement: documentRef }),
  ),
  RECORD_JUDGMENT: event(
    words.events.RECORD_JUDGMENT,
    z.strictObject({ ...resolution, court: title, document: documentRef }),
  ),
  CONFIRM_JUDGMENT: event(words.events.CONFIRM_JUDGMENT, z.strictObject({ document: documentRef })),
  RECORD_AWARD: event(words.events.RECORD_AWARD, z.strictObject({ ...resolution, document: documentRef })),
  PROPOSE_RESOLUTION: event(words.events.PROPOSE_RESOLUTION, z.strictObject({ ...resolution, terms: sentence })),
  AGREE_RESOLUTION: event(words.events.AGREE_RESOLUTION, z.strictObject({ proposal: number })),
  PROPOSE_AMENDMENT: event(words.events.PROPOSE_AMENDMENT, z.strictObject({ contract, reason: sentence })),
  PASS_AMENDMENT: event(words.events.PASS_AMENDMENT, z.strictObject({ document: documentRef, findings })),
  RETURN_AMENDMENT: event(words.events.RETURN_AMENDMENT, returned),
  SIGN_AMENDMENT: event(
    words.events.SIGN_AMENDMENT,
    z.strictObject({ document: documentRef, signature: documentRef.optional() }),
  ),
  PROPOSE_TERMINATION: event(
    words.events.PROPOSE_TERMINATION,
    z.strictObject({ ...split, reason: sentence, document: documentRef.optional() }),
  ),
  AGREE_TERMINATION: event(words.events.AGREE_TERMINATION, z.strictObject({ proposal: number })),
  DROP_CHANGE: event(words.events.DROP_CHANGE, reason),
  // T23
  INSTRUCT_SETTLEMENT: event(
    words.events.INSTRUCT_SETTLEMENT,
    note.extend({ instalment: number, rule: ruleRef.optional() }),
  ),
  FUNDS_HELD: told(words.events.FUNDS_HELD, money),
  FUNDS_RELEASED: told(words.events.FUNDS_RELEASED, money),
  FUNDS_REFUNDED: told(words.events.FUNDS_REFUNDED, money),
  FUNDS_FAILED: told(words.events.FUNDS_FAILED, z.strictObject({ instruction: title, reason: sentence })),
  RETRY_SETTLEMENT: event(words.events.RETRY_SETTLEMENT, z.strictObject({ instruction: title })),
  DECIDE_FUNDS: event(
    words.events.DECIDE_FUNDS,
    z.strictObject({ releaseFen: fen, reason: sentence, document: documentRef.optional() }),
  ),
  // T24, T25
  ADD_MATERIAL: event(words.events.ADD_MATERIAL, z.strictObject({ kind: z.enum(materialKinds), documents: evidence })),
  FILE: event(words.events.FILE, z.strictObject({ manifestHash: sha256 })),
  ARCHIVE_OPENED: told(words.events.ARCHIVE_OPENED, z.strictObject({ case: caseId })),
  ARCHIVE_SEALED: told(words.events.ARCHIVE_SEALED, z.strictObject({ sha256, record: caseId })),
  AUTHORIZE_USE: event(
    words.events.AUTHORIZE_USE,
    z.strictObject({ use: title, scope: sentence, until: instant, document: documentRef }),
  ),
  WITHDRAW_AUTHORIZATION: event(words.events.WITHDRAW_AUTHORIZATION, z.strictObject({ use: title })),
  RECORD_USE: event(words.events.RECORD_USE, z.strictObject({ use: title, of: z.enum(sides), what: sentence })),
  // From other cases
  PARTY_SUSPENDED: told(words.events.PARTY_SUSPENDED, cause),
  PARTY_REINSTATED: told(words.events.PARTY_REINSTATED, cause),
  PARTY_ENDED: told(words.events.PARTY_ENDED, cause),
  LISTING_SUSPENDED: told(words.events.LISTING_SUSPENDED, cause),
  LISTING_REINSTATED: told(words.events.LISTING_REINSTATED, cause),
  LISTING_ENDED: told(words.events.LISTING_ENDED, cause),
  PAUSE: told(words.events.PAUSE, becauseOf),
  UNPAUSE: told(words.events.UNPAUSE, z.strictObject({ cause: title, reason: sentence.optional() })),
  FREEZE_SETTLEMENT: told(
    words.events.FREEZE_SETTLEMENT,
    z.strictObject({ cause: title, reason: sentence.optional() }),
  ),
  UNFREEZE_SETTLEMENT: told(
    words.events.UNFREEZE_SETTLEMENT,
    z.strictObject({ cause: title, reason: sentence.optional() }),
  ),
  TERMINATE: told(words.events.TERMINATE, becauseOf),
};
export type Event = EventsOf<typeof events>;
