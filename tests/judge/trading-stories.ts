// Stories of the market: subjects, listings and a trade, brought as far as a case of the judge needs.
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import {
  type Kind,
  aRuleInForce,
  anActiveSubject,
  center,
  opco,
  person,
  publication,
  uscc,
} from '../support/ledger.ts';
import { checklistWith, subjectFindings } from '../support/subjects.ts';
import { conformity, contract, findings } from '../support/trades.ts';
import type { Court, Event, Paper } from './court.ts';

export type { Paper };

export { center, opco, person };
export const second: Actor = person('qian.lin', 'CENTER');
export const third: Actor = person('feng.yu', 'CENTER');
export const supervisor: Actor = person('sun.wei', 'SUPERVISOR');
export const system: Actor = person('system', 'SYSTEM');
export const bank: Actor = person('system:bank', 'PSP');
export const why = { reason: '测试用理由' };
export const inquiry = { cause: 'violationCase/inquiry/1', ...why };
export const purpose = '临床科研';
export const clear = { clear: true, basis: '经核查未发现问题' };
export const unclear = { clear: false, basis: '经核查存在问题' };

export type Subject = Awaited<ReturnType<typeof anActiveSubject>>;
export const subject = (court: Court, kind: Kind = 'MERCHANT'): Promise<Subject> =>
  anActiveSubject(court.ledger, court.serial(), kind);
/** A registration that was opened and not submitted. */
export async function draft(court: Court, kinds: Kind[] = ['MERCHANT'], more: object = {}) {
  const code = uscc(court.serial());
  const actor = person(`owner.${code.slice(-6)}`, kinds[0]!, `org:${code}`);
  const subject = { type: 'organisation', uscc: code, name: `长春数据科技有限公司${code.slice(-6)}` };
  const id = await court.open('subjectRegistration', { kinds, subject, services: ['数据集成服务'], ...more }, actor);
  return { id, actor, party: `org:${code}`, code };
}
export const checklist = (court: Court) => checklistWith(court.paper);
export const submission = (court: Court, more: object = {}): Event => ({
  type: 'SUBMIT',
  checklist: { ...checklist(court), ...more },
});
export async function submitted(court: Court, kinds?: Kind[], more?: object) {
  const one = await draft(court, kinds, more);
  await court.send(one.id, submission(court), one.actor);
  return one;
}
export async function signedUp(court: Court, kinds?: Kind[], more?: object) {
  const one = await submitted(court, kinds, more);
  await court.send(one.id, { type: 'PASS' }, opco);
  return one;
}

export const listingInput = (owner: Subject, title: string, more: object = {}) => ({
  registration: owner.id,
  owner: owner.party,
  title,
  type: { class: 'DATA_PRODUCT', kind: 'derivative' },
  publicData: null,
  ...more,
});
type Listed = { owner?: Subject; input?: object; dossier?: object; findings?: object };
export const bytes = (court: Court): string => hashOf(`content ${court.serial()}`);
export const theDossier = (court: Court, more: object = {}) => ({ ...dossier(court.paper, bytes(court)), ...more });
export const pass = (more: object = {}): Event => ({
  type: 'PASS',
  assessment: { ...assessment, findings: { ...assessment.findings, ...more } },
});
export async function listingDraft(court: Court, { owner, input }: Listed = {}) {
  const seller = owner ?? (await subject(court));
  const id = await court.open(
    'listingRegistration',
    listingInput(seller, `标的${court.serial()}`, input),
    seller.actor,
  );
  return { id, owner: seller };
}
export async function underAssessment(court: Court, how: Listed = {}) {
  const one = await listingDraft(court, how);
  await court.send(one.id, { type: 'SUBMIT', dossier: theDossier(court, how.dossier) }, one.owner.actor);
  await aRuleInForce(court.ledger, 'assessmentStandard');
  return one;
}
export async function registered(court: Court, how: Listed = {}) {
  const one = await underAssessment(court, how);
  await court.send(one.id, pass(how.findings), center);
  return one;
}
export async function listed(court: Court, how: Listed = {}) {
  const one = await registered(court, how);
  await court.send(one.id, await publication(court.ledger, one.id), one.owner.actor);
  return one;
}

export type Trade = { id: string; seller: Subject; buyer: Subject; listing: string };
export type How = { listing?: Listed; contract?: object; purposes?: string[]; demand?: object; priceFen?: number };
export const supply = ({ paper }: Court, more: object = {}) => ({
  source: '合作医疗机构随访记录',
  content: '随访指标',
  ownership: { statement: '权属清晰', evidence: [paper] },
  purposes: [purpose],
  description: '三十万条',
  sample: paper,
  ...more,
});
export const home = { recipient: 'CN', access: ['CN'] };
export const demand = (more: object = {}) => ({
  need: '慢病随访样本',
  purposes: [purpose],
  place: home,
  fiscalFunds: false,
  ...more,
});
export const theContract = ({ paper }: Court, more: object = {}) => contract({ document: paper, ...more });
export const tradeInput = ({ seller, buyer, listing }: Omit<Trade, 'id'>) => ({
  listing,
  seller: { registration: seller.id, party: seller.party },
  buyer: { registration: buyer.id, party: buyer.party },
});
export const handover = async (court: Court, { listing }: Trade, more: object = {}): Promise<Event> => ({
  type: 'HAND_OVER',
  record: court.paper,
  contentHash: (await court.context(listing)).dossier.fingerprint,
  manner: '受控接口',
  ...more,
});
export const funds = async (court: Court, { id }: Trade, type: string, more: object = {}): Promise<Event> => {
  const { settlement } = await court.context(id);
  return { type, instruction: settlement.instruction, amountFen: 50_000_00, bankRef: `BOCC-${type}`, ...more };
};
export const orderHash = async (court: Court, { id }: Trade): Promise<string> =>
  hashOf((await court.context(id)).order);

type Step = (court: Court, trade: Trade, how: How) => Promise<unknown>;
const steps = {
  opened: async () => undefined,
  supplied: (court, { id, seller }) => court.send(id, { type: 'SUBMIT_SUPPLY', supply: supply(court) }, seller.actor),
  applied: (court, { id, buyer }, how) =>
    court.send(id, { type: 'SUBMIT_DEMAND', demand: demand(how.demand) }, buyer.actor),
  negotiating: (court, { id }) => court.send(id, { type: 'PASS_APPLICATION', findings }, center),
  offered: (court, { id, seller }) => court.send(id, offer(), seller.actor),
  accepted: (court, { id, buyer }) => court.send(id, { type: 'ACCEPT', offer: 1 }, buyer.actor),
  ordered: async (court, trade) => {
    const confirm = { type: 'CONFIRM_ORDER', orderHash: await orderHash(court, trade) };
    for (const { actor } of [trade.seller, trade.buyer]) await court.send(trade.id, confirm, actor);
  },
  drafting: (court, { id }) => court.send(id, { type: 'PASS_ORDER', findings, conformity }, center),
  drafted: (court, { id, seller }, how) =>
    court.send(id, { type: 'DRAFT_CONTRACT', contract: theContract(court, how.contract) }, seller.actor),
  reviewed: (court, { id }) => court.send(id, { type: 'PASS_CONTRACT', document: court.paper, findings }, center),
  halfSigned: (court, { id, seller }) => court.send(id, { type: 'SIGN', document: court.paper }, seller.actor),
  signed: (court, { id, buyer }) => court.send(id, { type: 'SIGN', document: court.paper }, buyer.actor),
  inForce: (court, { id }) =>
    court.send(
      id,
      { type: 'EVIDENCE_PRESERVED', sha256: court.paper.sha256, preservedAt: court.clock.at, copies: 2 },
      system,
    ),
  instructed: (court, { id }) => court.send(id, { type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, opco),
  funded: async (court, trade) => court.send(trade.id, await funds(court, trade, 'FUNDS_HELD'), bank),
  delivering: (court, { id, seller }) => court.send(id, { type: 'START_DELIVERY', place: home }, seller.actor),
  delivered: async (court, trade) => court.send(trade.id, await handover(court, trade), trade.seller.actor),
  received: (court, { id, buyer }) => court.send(id, { type: 'ACCEPT_DELIVERY', lot: 1 }, buyer.actor),
  settled: async (court, trade) => court.send(trade.id, await funds(court, trade, 'FUNDS_RELEASED'), bank),
  filed: async (court, trade) => court.send(trade.id, await filing(court, trade), center),
} satisfies Record<string, Step>;
export type Stage = keyof typeof steps;
export const offer = (more: object = {}): Event => ({
  type: 'OFFER',
  priceFen: 50_000_00,
  terms: '一次性许可',
  basis: 'agreed',
  ...more,
});
export const filing = async (court: Court, { id }: Trade): Promise<Event> => ({
  type: 'FILE',
  manifestHash: (await court.context(id)).filing.manifestHash,
});

/** A trade of its own, as far as `stage`. */
export async function aTrade(court: Court, stage: Stage, how: How = {}): Promise<Trade> {
  const { id: listing, owner: seller } = await listed(court, how.listing);
  const buyer = await subject(court, 'DEMANDER');
  const parts = { seller, buyer, listing };
  const trade = { ...parts, id: await court.open('trade', tradeInput(parts), buyer.actor) };
  for (const [name, step] of Object.entries<Step>(steps)) {
    await step(court, trade, how);
    if (name === stage) break;
  }
  return trade;
}
/** The one that all cases share which only ask. */
export const trade = (court: Court, stage: Stage): Promise<Trade> =>
  court.once(`trade ${stage}`, () => aTrade(court, stage));
export const suspend = (court: Court, id: string) => court.send(id, { type: 'SUSPEND', ...inquiry }, system);
export const revoke = (court: Court, id: string) => court.send(id, { type: 'REVOKE', ...inquiry }, system);

/** The act of a case: what is asked, and by whom. */
export type Asked = readonly [event: Event, actor: Actor];
/** A third-party body with these services, in force. */
export async function registeredBody(court: Court, services: string[]) {
  const one = await draft(court, ['THIRD_PARTY'], { services });
  const licences = [{ kind: '资产评估机构备案', number: 'ZC-1', document: court.paper, until: null }];
  await court.send(one.id, submission(court, { qualifications: { declared: true, licences } }), one.actor);
  await court.send(one.id, { type: 'PASS' }, opco);
  await court.send(one.id, { type: 'APPROVE', findings: subjectFindings }, center);
  return one;
}
export const registrationOf = ({ party }: Subject, name: string) => ({
  kinds: ['MERCHANT'],
  subject: { type: 'organisation', uscc: party.slice('org:'.length), name },
});
