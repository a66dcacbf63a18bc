import * as z from 'zod';
import { say, text } from '../../../law/cite.ts';
import { event, told } from '../../../shared/events.ts';
import { choice, demanded, field } from '../../../shared/fields.ts';
import { ruleFollowed } from '../../../shared/rule-register/in-force.ts';
import {
  caseId,
  documentRef,
  fen,
  instant,
  named,
  reason,
  returned,
  sentence,
  sha256,
  title,
} from '../../../shared/schemas.ts';
import { words } from '../words.ts';
import { contract, evidence, findings, place, side } from './content.ts';

const number = z.int().min(1);
const note = z.strictObject({ note: named.note });
const money = z.strictObject({ instruction: title, amountFen: fen, bankRef: title });
/** How much of what the bank holds goes to the seller; the rest goes back. Null: the center decides. */
const split = {
  releaseFen: field('划付供方金额', 'Amount released to the seller', fen.nullable().default(null), {
    hint: say('空：由数据交易中心决定', 'Empty: the center decides'),
  }),
};
const resolution = {
  outcome: field(
    '处理结果',
    'Outcome',
    choice({
      continue: ['继续履行', 'Performance continues'],
      accept: ['视为验收', 'The delivery counts as accepted'],
      terminate: ['终止交易', 'The trade is terminated'],
    }),
  ),
  ...split,
};

/** T24: the five kinds of material that are filed. */
const materialKind = choice({
  signUp: ['注册资料', 'Sign-up'],
  registration: ['登记资料', 'Registration'],
  trade: ['交易资料', 'Trade'],
  settlement: ['结算资料', 'Settlement'],
  delivery: ['交付资料', 'Delivery'],
});
export const materialKinds = materialKind.options;

/** T22–T25: delivery, disputes, changes, settlement, filing, and the use of what is filed. */
export const performing = {
  // T22
  START_DELIVERY: event(
    words.events.START_DELIVERY,
    z.strictObject({ place: field('数据去向', 'Where the data go', place), rule: ruleFollowed('delivery') }),
  ),
  HAND_OVER: event(
    words.events.HAND_OVER,
    z.strictObject({
      record: field('交付记录', 'Record of the delivery', documentRef),
      contentHash: field('交付内容哈希值', 'Hash of what is delivered', sha256),
      /** T21, T22: the manner of delivery, which is that of the contract. */
      manner: demanded('交付方式', 'Manner of delivery', sentence, text('T22')),
      /** Where the listing states a rule of delivery (by periods, computed): how the content follows it. */
      follows: field(
        '交付内容与登记规则的对应说明',
        'How the content follows the registered rule',
        sentence.optional(),
      ),
    }),
  ),
  ACCEPT_DELIVERY: event(
    words.events.ACCEPT_DELIVERY,
    z.strictObject({ lot: field('交付批次', 'Delivery number', number), note: named.note }),
  ),
  REJECT_DELIVERY: event(
    words.events.REJECT_DELIVERY,
    returned.extend({
      lot: field('交付批次', 'Delivery number', number),
      evidence: field('证据', 'Evidence', z.array(documentRef).max(50).default([])),
    }),
  ),
  REPORT_FINDING: event(
    words.events.REPORT_FINDING,
    z.strictObject({
      finding: field('发现的情形', 'Finding', sentence),
      evidence: field('证据', 'Evidence', z.array(documentRef).max(50).default([])),
      suspects: field('涉嫌的一方', 'Who is suspected', z.array(side).max(2).default([])),
    }),
  ),
  OPEN_DISPUTE: event(
    words.events.OPEN_DISPUTE,
    z.strictObject({ claim: field('争议请求', 'Claim', sentence), evidence: field('证据', 'Evidence', evidence) }),
  ),
  WITHDRAW_DISPUTE: event(words.events.WITHDRAW_DISPUTE, reason),
  REFER_TO_ARBITRATION: event(
    words.events.REFER_TO_ARBITRATION,
    z.strictObject({
      body: field('仲裁机构登记', 'Registration of the arbitration body', caseId),
      agreement: field('仲裁协议', 'Arbitration agreement', documentRef),
    }),
  ),
  AGREE_ARBITRATION: event(
    words.events.AGREE_ARBITRATION,
    z.strictObject({
      referral: field('提请仲裁序号', 'Referral number', number),
      agreement: field('仲裁协议', 'Arbitration agreement', documentRef),
    }),
  ),
  RECORD_JUDGMENT: event(
    words.events.RECORD_JUDGMENT,
    z.strictObject({
      ...resolution,
      court: field('裁判法院', 'Court', title),
      document: field('裁判文书', 'Judgment', documentRef),
    }),
  ),
  CONFIRM_JUDGMENT: event(
    words.events.CONFIRM_JUDGMENT,
    z.strictObject({ document: field('裁判文书', 'Judgment', documentRef) }),
  ),
  RECORD_AWARD: event(
    words.events.RECORD_AWARD,
    z.strictObject({ ...resolution, document: field('仲裁裁决书', 'Award', documentRef) }),
  ),
  PROPOSE_RESOLUTION: event(
    words.events.PROPOSE_RESOLUTION,
    z.strictObject({ ...resolution, terms: field('解决方案', 'Terms', sentence) }),
  ),
  AGREE_RESOLUTION: event(
    words.events.AGREE_RESOLUTION,
    z.strictObject({ proposal: field('方案序号', 'Proposal number', number) }),
  ),
  PROPOSE_AMENDMENT: event(
    words.events.PROPOSE_AMENDMENT,
    z.strictObject({ contract: field('变更后的合同', 'Amended contract', contract), reason: named.reason }),
  ),
  PASS_AMENDMENT: event(
    words.events.PASS_AMENDMENT,
    z.strictObject({
      document: field('所审核的变更文本', 'Text under review', documentRef),
      findings: field('审核意见', 'Findings', findings),
    }),
  ),
  RETURN_AMENDMENT: event(words.events.RETURN_AMENDMENT, returned),
  SIGN_AMENDMENT: event(
    words.events.SIGN_AMENDMENT,
    z.strictObject({
      document: field('所签署的变更文本', 'Text that is signed', documentRef),
      signature: field('签署文件', 'Signature', documentRef.optional()),
    }),
  ),
  PROPOSE_TERMINATION: event(
    words.events.PROPOSE_TERMINATION,
    z.strictObject({
      ...split,
      reason: named.reason,
      document: field('终止协议', 'Termination agreement', documentRef.optional()),
    }),
  ),
  AGREE_TERMINATION: event(
    words.events.AGREE_TERMINATION,
    z.strictObject({ proposal: field('方案序号', 'Proposal number', number) }),
  ),
  DROP_CHANGE: event(words.events.DROP_CHANGE, reason),
  // T23
  INSTRUCT_SETTLEMENT: event(
    words.events.INSTRUCT_SETTLEMENT,
    note.extend({
      instalment: field('分期序号', 'Instalment number', number),
      rule: ruleFollowed('settlement'),
    }),
  ),
  FUNDS_HELD: told(words.events.FUNDS_HELD, money),
  FUNDS_RELEASED: told(words.events.FUNDS_RELEASED, money),
  FUNDS_REFUNDED: told(words.events.FUNDS_REFUNDED, money),
  FUNDS_FAILED: told(words.events.FUNDS_FAILED, z.strictObject({ instruction: title, reason: sentence })),
  RETRY_SETTLEMENT: event(
    words.events.RETRY_SETTLEMENT,
    z.strictObject({ instruction: field('支付指令编号', 'Instruction', title) }),
  ),
  DECIDE_FUNDS: event(
    words.events.DECIDE_FUNDS,
    z.strictObject({
      releaseFen: field('划付供方金额', 'Amount released to the seller', fen),
      reason: named.reason,
      document: field('决定书', 'Decision', documentRef.optional()),
    }),
  ),
  // T24, T25
  ADD_MATERIAL: event(
    words.events.ADD_MATERIAL,
    z.strictObject({
      kind: field('资料类别', 'Kind of material', materialKind),
      documents: field('备案资料', 'Documents', evidence),
    }),
  ),
  FILE: event(
    words.events.FILE,
    z.strictObject({ manifestHash: field('备案目录哈希值', 'Hash of the list of materials', sha256) }),
  ),
  ARCHIVE_OPENED: told(words.events.ARCHIVE_OPENED, z.strictObject({ case: caseId })),
  ARCHIVE_SEALED: told(words.events.ARCHIVE_SEALED, z.strictObject({ sha256, record: caseId })),
  AUTHORIZE_USE: event(
    words.events.AUTHORIZE_USE,
    z.strictObject({
      use: field('授权编号', 'Authorization', title),
      scope: field('授权使用范围', 'Scope of the authorized use', sentence),
      until: field('授权截止时间', 'Authorized until', instant),
      document: field('授权书', 'Letter of authorization', documentRef),
    }),
  ),
  WITHDRAW_AUTHORIZATION: event(
    words.events.WITHDRAW_AUTHORIZATION,
    z.strictObject({ use: field('授权编号', 'Authorization', title) }),
  ),
  RECORD_USE: event(
    words.events.RECORD_USE,
    z.strictObject({
      use: field('授权编号', 'Authorization', title),
      of: field('数据所属一方', 'Whose data', side),
      what: field('使用情况', 'What was used', sentence),
    }),
  ),
};
