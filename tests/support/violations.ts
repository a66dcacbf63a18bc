// Situations of a violation case: a data merchant of Changchun delivers data that name persons.
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { violationCase } from '../../machines/trading/violation-case/index.ts';
import { type Driven, type Started, drive, fact } from './driver.ts';

export const trade = 'trade/91220101MA0Y2TLK3X/1';
export const listing = 'listingRegistration/91220101MA0Y2TLK3X-1a2b3c4d/1';
export const seller = 'subjectRegistration/91220101MA0Y2TLK3X/1';
export const buyer = 'subjectRegistration/12220100412345678X/1';
export const sellerParty = 'org:91220101MA0Y2TLK3X';
export const buyerParty = 'org:12220100412345678X';
export const id = 'violationCase/V/1';

export const finder: Actor = { person: 'ma', hat: 'CENTER' };
export const wen: Actor = { person: 'wen', hat: 'CENTER' };
export const zhao: Actor = { person: 'zhao', hat: 'CENTER' };
export const ju: Actor = { person: 'ju', hat: 'SUPERVISOR' };
export const sun: Actor = { person: 'sun', hat: 'MERCHANT', party: sellerParty };
export const pdf = (name: string) => ({ sha256: 'b'.repeat(64), name });
export const monday = '2026-03-02T02:00:00.000Z';

export const facts = (more: Facts = {}): Facts => ({
  trade: fact(trade, { parties: [sellerParty, buyerParty] }),
  listing: fact(listing, { shares: { owner: sellerParty } }),
  subjects: [fact(seller, { shares: { party: sellerParty } })],
  ...more,
});
export const input = (more: object = {}) => ({
  finding: '交付数据含未脱敏个人信息',
  evidence: [pdf('抽样记录.pdf')],
  trade,
  listing,
  subjects: [seller],
  ...more,
});
export const aSuspicion = (more: Partial<Started> = {}): Driven =>
  drive(violationCase, { input: input(), actor: finder, facts: facts(), id, at: monday, ...more });
export const confirm = { type: 'CONFIRM', account: '交付文件含可识别个人的字段', provisions: ['T12', 'T14(2)'] };
export const aConfirmedViolation = (): Driven => aSuspicion().send(confirm, wen);
export const take = (measure: string, more: object = {}) => ({
  type: 'TAKE_MEASURE',
  measure,
  reason: '防止损害扩大',
  ...more,
});
export const lift = (measure: string, more: object = {}) => ({
  type: 'LIFT_MEASURE',
  measure,
  reason: '已经改正',
  ...more,
});
export const report = { type: 'REPORT', document: pdf('违规情况报告.pdf') };
export const close = { type: 'CLOSE', conclusion: '已处置并改正' };
export const tells = (one: Driven) =>
  one.effects.flatMap((effect) =>
    effect.type === 'tell' && !(Array.isArray(effect.to) && effect.to.length === 0)
      ? [[effect.event.type, effect.to, effect.event['cause'] ?? null]]
      : [],
  );
export const standing = (one: Driven): string[] =>
  one.context.measures
    .filter((measure: { standing: boolean }) => measure.standing)
    .map(({ measure }: { measure: string }) => measure);
