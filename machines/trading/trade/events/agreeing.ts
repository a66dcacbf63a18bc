import * as z from 'zod';
import { text } from '../../../law/cite.ts';
import { event, told } from '../../../shared/events.ts';
import { choice, demanded, field } from '../../../shared/fields.ts';
import {
  caseId,
  declared,
  documentRef,
  fen,
  instant,
  reason,
  returned,
  sentence,
  sha256,
} from '../../../shared/schemas.ts';
import { words } from '../words.ts';
import { conformity, contract, demand, findings, side, supply } from './content.ts';

const number = z.int().min(1);

/** T18–T21: from the application to the signed contract. */
export const agreeing = {
  // T18
  SUBMIT_SUPPLY: event(words.events.SUBMIT_SUPPLY, z.strictObject({ supply: field('标的信息', 'The object', supply) })),
  SUBMIT_DEMAND: event(words.events.SUBMIT_DEMAND, z.strictObject({ demand: field('需求信息', 'The demand', demand) })),
  PASS_APPLICATION: event(
    words.events.PASS_APPLICATION,
    z.strictObject({ findings: field('审核意见', 'Findings', findings) }),
  ),
  RETURN_APPLICATION: event(
    words.events.RETURN_APPLICATION,
    returned.extend({ sides: field('应补正的一方', 'Who corrects', z.array(side).min(1)) }),
  ),
  REJECT_APPLICATION: event(words.events.REJECT_APPLICATION, reason),
  // T19, T20
  OFFER: event(
    words.events.OFFER,
    z.strictObject({
      priceFen: field('报价', 'Price', fen),
      terms: field('磋商条件', 'Terms', sentence),
      basis: field(
        '定价方式',
        'Basis of the price',
        choice({
          agreed: ['协商一致', 'Agreed'],
          proposal: ['第三方价格建议书', 'Price proposal of a third-party body'],
        }),
      ),
    }),
  ),
  WITHDRAW_OFFER: event(
    words.events.WITHDRAW_OFFER,
    z.strictObject({ offer: field('报价序号', 'Offer number', number) }),
  ),
  ACCEPT: event(words.events.ACCEPT, z.strictObject({ offer: field('报价序号', 'Offer number', number) })),
  COMMISSION: event(
    words.events.COMMISSION,
    z.strictObject({
      body: field('第三方评估机构登记', 'Registration of the evaluating body', caseId),
      commission: field('委托书', 'Commission', documentRef),
    }),
  ),
  SUBMIT_PRICE_PROPOSAL: event(
    words.events.SUBMIT_PRICE_PROPOSAL,
    z.strictObject({
      priceFen: field('建议价格', 'Proposed price', fen),
      document: field('价格建议书', 'Price proposal', documentRef),
      independence: demanded('独立性声明', 'Declaration of independence', declared, text('T19')),
    }),
  ),
  END_COMMISSION: event(words.events.END_COMMISSION, reason),
  CONFIRM_ORDER: event(
    words.events.CONFIRM_ORDER,
    z.strictObject({ orderHash: field('交易订单哈希值', 'Hash of the order', sha256) }),
  ),
  REOPEN_NEGOTIATION: event(words.events.REOPEN_NEGOTIATION, reason),
  PASS_ORDER: event(
    words.events.PASS_ORDER,
    z.strictObject({
      findings: field('审核意见', 'Findings', findings),
      conformity: field('合规审核', 'Conformity', conformity),
    }),
  ),
  RETURN_ORDER: event(words.events.RETURN_ORDER, returned),
  REJECT_ORDER: event(words.events.REJECT_ORDER, reason),
  // T21
  DRAFT_CONTRACT: event(
    words.events.DRAFT_CONTRACT,
    z.strictObject({ contract: field('交易合同', 'Contract', contract) }),
  ),
  PASS_CONTRACT: event(
    words.events.PASS_CONTRACT,
    z.strictObject({
      document: field('所审核的合同文本', 'Text under review', documentRef),
      findings: field('审核意见', 'Findings', findings),
    }),
  ),
  RETURN_CONTRACT: event(words.events.RETURN_CONTRACT, returned),
  REJECT_CONTRACT: event(words.events.REJECT_CONTRACT, reason),
  SIGN: event(
    words.events.SIGN,
    z.strictObject({
      document: field('所签署的合同文本', 'Text that is signed', documentRef),
      signature: field('签署文件', 'Signature', documentRef.optional()),
    }),
  ),
  REOPEN_DRAFT: event(words.events.REOPEN_DRAFT, reason),
  EVIDENCE_PRESERVED: told(
    words.events.EVIDENCE_PRESERVED,
    z.strictObject({ sha256, preservedAt: instant, copies: z.int().min(0) }),
  ),
  RETRY_EVIDENCE: event(
    words.events.RETRY_EVIDENCE,
    z.strictObject({ document: field('合同文本的 SHA-256 值', 'SHA-256 of the text', sha256) }),
  ),
  CANCEL: event(words.events.CANCEL, reason),
};
