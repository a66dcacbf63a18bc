// What may be asked of the cases of a trade: the next step as the law has it.
import { hashOf } from '../../machines/kernel/hash.ts';
import type { CaseRow } from '../../ledger/index.ts';
import { subjectFindings } from '../support/subjects.ts';
import { conformity, findings, onDelivery } from '../support/trades.ts';
import { type Documents, ahead, ask, why, within } from './asks.ts';
import type { Ask, World } from './world.ts';

const clear = { clear: true, basis: '经核查未发现问题' };
const declared = { declared: true };
const purposes = ['临床科研'];

export const dossier = (paper: Documents['paper'], fingerprint: string) => ({
  fingerprint,
  description: '区域慢病随访数据集',
  source: '合作医疗机构随访记录',
  ownership: { statement: '自行加工，权属清晰', evidence: [paper] },
  purposes,
  declarations: {
    nationalSecurity: declared,
    othersRights: declared,
    enterpriseRights: declared,
    source: { ...declared, fromIllegalChannel: false, fromIrregularChannel: false },
    otherProhibitions: declared,
  },
  personalData: { mode: 'none' },
  delivery: { recipientRegions: ['CN'], accessRegions: ['CN'] },
});
export const assessment = {
  standard: '2026-1',
  findings: { safety: clear, ...findings, personalData: clear, crossBorder: clear },
};
const supply = (paper: Documents['paper']) => ({
  source: '随访记录',
  content: '随访指标',
  ownership: { statement: '权属清晰', evidence: [paper] },
  purposes,
  description: '三十万条',
  sample: paper,
});
const place = { recipient: 'CN', access: ['CN'] };

/** Two lots, the first paid in advance; or one that is paid on delivery. */
export const contract = (world: World, paper: Documents['paper'], two: boolean) => ({
  document: paper,
  signing: 'online',
  content: '区域慢病随访数据集',
  purposes,
  priceFen: 50_000_00,
  mode: '一次性许可',
  term: { from: ahead(world, 8).slice(0, 10), until: ahead(world, 1100).slice(0, 10) },
  quality: '完整',
  manner: '受控接口',
  security: '各自承担',
  confidentiality: '不得披露',
  deliveries: [{ title: '首批', due: ahead(world, 40) }, ...(two ? [{ title: '次批', due: ahead(world, 80) }] : [])],
  payment: two
    ? {
        order: 'milestones',
        instalments: [
          { amountFen: 30_000_00, heldBefore: 1, releasedAfter: 1, due: ahead(world, 30) },
          { amountFen: 20_000_00, heldBefore: null, releasedAfter: 2, due: ahead(world, 90) },
        ],
      }
    : { ...onDelivery, instalments: [{ ...onDelivery.instalments[0], due: ahead(world, 90) }] },
});

/** The steps that the law has next for a case, in order. */
export function next(world: World, row: CaseRow, { paper, checklist }: Documents): Ask[] {
  const context = world.context(row.id);
  switch (row.lifecycle) {
    case 'subjectRegistration':
      return nextOfSubject(row, context, checklist);
    case 'listingRegistration':
      return nextOfListing(row, context, paper);
    case 'trade':
      return [...nextBeforeContract(world, row, context, paper), ...nextOfPerformance(world, row, context, paper)];
    case 'violationCase':
      return nextOfViolation(row, context, paper);
    default:
      return [];
  }
}
function nextOfSubject(
  row: CaseRow,
  { kinds, subject }: { kinds: Ask['hat'][]; subject: { uscc: string } },
  checklist: object,
): Ask[] {
  const party = `org:${subject.uscc}`;
  const steps: Record<string, Ask> = {
    draft: ask(kinds[0]!, 'SUBMIT', { checklist }, party),
    underSignupReview: ask('OPCO', 'PASS'),
    underCenterReview: ask('CENTER', 'APPROVE', { findings: subjectFindings }),
    correction: ask(kinds[0]!, 'RESUBMIT', { checklist }, party),
  };
  return row.state.flatMap((leaf) => steps[leaf] ?? []);
}
type ListingContext = {
  owner: string;
  id: string;
  title: string;
  type: { class: string };
  dossier: { purposes: string[]; delivery: { recipientRegions: string[]; accessRegions: string[] } } | null;
  certificate: { number: string } | null;
};
/** What the market is to read: what the register says. */
export const publicView = ({ title, type, dossier, certificate }: ListingContext) => ({
  title,
  class: type.class,
  description: '公开说明',
  purposes: dossier?.purposes ?? [],
  regions: [...new Set([...(dossier?.delivery.recipientRegions ?? []), ...(dossier?.delivery.accessRegions ?? [])])],
  certificate: certificate?.number ?? '-',
});
function nextOfListing(row: CaseRow, context: ListingContext, paper: Documents['paper']): Ask[] {
  const { owner, id } = context;
  const file = { dossier: dossier(paper, hashOf(id)) };
  const steps: Record<string, Ask> = {
    'application.draft': ask('MERCHANT', 'SUBMIT', file, owner),
    'application.underAssessment': ask('CENTER', 'PASS', { assessment }),
    'application.correction': ask('MERCHANT', 'RESUBMIT', file, owner),
    'inForce.market.registered': ask('MERCHANT', 'PUBLISH', { publicView: publicView(context) }, owner),
    'inForce.change.underAssessment': ask('CENTER', 'PASS_CHANGE', { assessment }),
    'inForce.change.correction': ask('MERCHANT', 'RESUBMIT_CHANGE', file, owner),
  };
  return row.state.flatMap((leaf) => steps[leaf] ?? []);
}
export type TradeContext = {
  seller: { party: string };
  buyer: { party: string };
  offer: { number: number; side: string } | null;
  order: object | null;
  filing: { manifestHash: string };
  settlement: { instalment: number; instruction: string | null; amountFen: number; heldFen: number };
  delivery: { lot: number };
  dispute: { side: string; proposal: { number: number; side: string } | null } | null;
  change: { number: number; side: string } | null;
  draft: { terms: object } | null;
};
export const other = ({ seller, buyer }: TradeContext, side: string | undefined): [Ask['hat'], string] =>
  side === 'seller' ? ['DEMANDER', buyer.party] : ['MERCHANT', seller.party];
export const by = ([hat, party]: [Ask['hat'], string], type: string, payload: object = {}): Ask =>
  ask(hat, type, payload, party);

function nextBeforeContract(world: World, row: CaseRow, context: TradeContext, paper: Documents['paper']): Ask[] {
  const at = (path: string) => within(row, `preparing.${path}`);
  const [selling, buying] = [other(context, 'buyer'), other(context, 'seller')];
  const sides = (stage: string, make: (who: [Ask['hat'], string]) => Ask) => [
    ...(at(`${stage}.seller.awaited`) ? [make(selling)] : []),
    ...(at(`${stage}.buyer.awaited`) ? [make(buying)] : []),
  ];
  const stated = (stage: string) => [
    ...(at(`application.${stage}.supply.awaited`) ? [by(selling, 'SUBMIT_SUPPLY', { supply: supply(paper) })] : []),
    ...(at(`application.${stage}.demand.awaited`)
      ? [by(buying, 'SUBMIT_DEMAND', { demand: { need: '慢病随访样本', purposes, place, fiscalFunds: false } })]
      : []),
  ];
  return [
    ...stated('collecting'),
    ...stated('correction'),
    ...(at('application.underReview') ? [ask('CENTER', 'PASS_APPLICATION', { findings })] : []),
    ...(at('negotiation.talking.bargaining.open')
      ? [by(selling, 'OFFER', { priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' })]
      : []),
    ...(at('negotiation.talking.bargaining.offered')
      ? [by(other(context, context.offer?.side), 'ACCEPT', { offer: context.offer?.number })]
      : []),
    ...sides('negotiation.confirming', (who) => by(who, 'CONFIRM_ORDER', { orderHash: hashOf(context.order) })),
    ...(at('negotiation.underReview') ? [ask('CENTER', 'PASS_ORDER', { findings, conformity })] : []),
    ...(at('contract.drafting') || at('contract.correction')
      ? [by(selling, 'DRAFT_CONTRACT', { contract: contract(world, paper, world.story.length % 2 === 0) })]
      : []),
    ...(at('contract.underReview') ? [ask('CENTER', 'PASS_CONTRACT', { document: paper, findings })] : []),
    ...sides('contract.signing', (who) => by(who, 'SIGN', { document: paper })),
  ];
}
/** The bytes that were assessed, in the manner of the contract. */
const assessed = (world: World, row: CaseRow) => {
  const { listing, contract } = world.context(row.id);
  return { contentHash: world.context(listing).dossier?.fingerprint ?? '0'.repeat(64), manner: contract?.manner };
};
function nextOfPerformance(world: World, row: CaseRow, context: TradeContext, paper: Documents['paper']): Ask[] {
  const at = (path: string) => within(row, `performance.${path}`);
  const [selling, buying] = [other(context, 'buyer'), other(context, 'seller')];
  const { settlement, delivery, dispute, change } = context;
  const money = (type: string, amountFen: number) =>
    ask('PSP', type, { instruction: settlement.instruction ?? '-', amountFen, bankRef: 'BOCC-1' });
  return [
    ...(at('delivery.running.scheduled') ? [by(selling, 'START_DELIVERY', { place })] : []),
    ...(at('delivery.running.delivering') || at('delivery.running.remedy')
      ? [by(selling, 'HAND_OVER', { record: paper, ...assessed(world, row) })]
      : []),
    ...(at('delivery.running.delivered') ? [by(buying, 'ACCEPT_DELIVERY', { lot: delivery.lot })] : []),
    ...(at('settlement.instructing')
      ? [ask('OPCO', 'INSTRUCT_SETTLEMENT', { instalment: settlement.instalment })]
      : []),
    ...(at('settlement.holding') ? [money('FUNDS_HELD', settlement.amountFen)] : []),
    ...(at('settlement.releasing') ? [money('FUNDS_RELEASED', settlement.amountFen)] : []),
    ...(at('settlement.refunding') ? [money('FUNDS_REFUNDED', settlement.heldFen)] : []),
    ...(at('settlement.held.undecided')
      ? [ask('CENTER', 'DECIDE_FUNDS', { releaseFen: Math.floor(settlement.heldFen / 2), ...why })]
      : []),
    ...(at('dispute.open') && !dispute?.proposal
      ? [by(buying, 'PROPOSE_RESOLUTION', { outcome: 'continue', releaseFen: null, terms: '继续履行' })]
      : []),
    ...(at('dispute.open') && dispute?.proposal
      ? [by(other(context, dispute.proposal.side), 'AGREE_RESOLUTION', { proposal: dispute.proposal.number })]
      : []),
    ...(at('change.amendment.underReview') ? [ask('CENTER', 'PASS_AMENDMENT', { document: paper, findings })] : []),
    ...(at('change.amendment.signing.seller.awaited') ? [by(selling, 'SIGN_AMENDMENT', { document: paper })] : []),
    ...(at('change.amendment.signing.buyer.awaited') ? [by(buying, 'SIGN_AMENDMENT', { document: paper })] : []),
    ...(at('change.termination')
      ? [by(other(context, change?.side), 'AGREE_TERMINATION', { proposal: change?.number })]
      : []),
    ...(within(row, 'filing.collecting') ? [ask('CENTER', 'FILE', { manifestHash: context.filing.manifestHash })] : []),
  ];
}
type ViolationContext = { measures: { measure: string; target: string; standing: boolean }[]; respondents: string[] };
function nextOfViolation(row: CaseRow, { measures, respondents }: ViolationContext, paper: Documents['paper']): Ask[] {
  const standing = measures.find((measure) => measure.standing);
  return [
    ...(within(row, 'report.due') ? [ask('CENTER', 'REPORT', { document: paper })] : []),
    ...(within(row, 'report.sent') ? [ask('SUPERVISOR', 'ACKNOWLEDGE_REPORT')] : []),
    ...(within(row, 'finding.suspected')
      ? [ask('CENTER', 'CONFIRM', { account: '经查属实', provisions: ['T14(4)'] })]
      : []),
    ...(within(row, 'measureDue') ? [ask('CENTER', 'TAKE_MEASURE', { measure: 'warn', ...why })] : []),
    ...(standing
      ? [
          ask('CENTER', 'LIFT_MEASURE', {
            measure: standing.measure,
            ...(standing.measure === 'suspendSubject' && { subject: standing.target }),
            ...why,
          }),
        ]
      : []),
    ...(within(row, 'rectification.required')
      ? [ask('MERCHANT', 'SUBMIT_RECTIFICATION', { account: '已整改', evidence: [paper] }, respondents[0])]
      : []),
    ...(within(row, 'rectification.submitted') ? [ask('CENTER', 'ACCEPT_RECTIFICATION')] : []),
    ...(within(row, 'handling') ? [ask('CENTER', 'CLOSE', { conclusion: '处置完毕' })] : []),
  ];
}
