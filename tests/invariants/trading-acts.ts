// What may be asked of the cases of a trade: the next step as the law has it, and everything that may come between.
import { hashOf } from '../../machines/kernel/hash.ts';
import type { CaseRow } from '../../ledger/index.ts';
import { subjectFindings } from '../support/subjects.ts';
import { conformity, findings, onDelivery } from '../support/trades.ts';
import type { Ask, World } from './world.ts';

type Paper = { sha256: string; name: string };
/** `stale`: another text than the one that is agreed. */
export type Documents = { paper: Paper; stale?: Paper; checklist: object };
const clear = { clear: true, basis: '经核查未发现问题' };
const declared = { declared: true };
const why = { reason: '测试用理由' };
const items = { items: [{ item: '材料', problem: '须补正' }] };
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
  standard: { register: 'ruleRegister/assessmentStandard/1', version: '2026-1' },
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

const ahead = (world: World, days: number): string =>
  new Date(Date.parse(world.clock.at) + days * 86_400_000).toISOString();
/** Two lots, the first paid in advance; or one that is paid on delivery. */
const contract = (world: World, paper: Documents['paper'], two: boolean) => ({
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

const ask = (hat: Ask['hat'], type: string, payload: object = {}, party?: string): Ask => ({
  event: { type, ...payload },
  hat,
  ...(party && { party }),
});
export const within = (row: CaseRow, path: string): boolean =>
  row.state.some((leaf) => `.${leaf}.`.includes(`.${path}.`));

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
type TradeContext = {
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
const other = ({ seller, buyer }: TradeContext, side: string | undefined): [Ask['hat'], string] =>
  side === 'seller' ? ['DEMANDER', buyer.party] : ['MERCHANT', seller.party];
const by = ([hat, party]: [Ask['hat'], string], type: string, payload: object = {}): Ask =>
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

/** Everything that may come between: right or wrong for the state, it is sent. */
export function disturbances(world: World, row: CaseRow, { paper, stale = paper }: Documents): Ask[] {
  const context = world.context(row.id);
  const causes = ['violationCase/x/1', 'violationCase/x/2', ...world.of('violationCase').map(({ id }) => id)];
  const suspensions = (lift: string) =>
    causes.flatMap((cause) => [
      ask('CENTER', 'SUSPEND', { cause, ...why }),
      ask('CENTER', lift, { cause, ...why }),
      ask('CENTER', lift, { cause, ...why }),
    ]);
  switch (row.lifecycle) {
    case 'subjectRegistration': {
      const owner = `org:${context.subject.uscc}`;
      return [
        ...suspensions('REINSTATE'),
        ask('OPCO', 'RETURN', items),
        ask('CENTER', 'RETURN', items),
        ask('CENTER', 'REVOKE', { cause: 'violationCase/x/1', ...why }),
        ask('CENTER', 'DEREGISTER', why),
        ask('MERCHANT', 'DEREGISTER', why, owner),
        ask('MERCHANT', 'REQUEST_CHANGE', { name: '更名公司', evidence: [paper] }, owner),
        ask('CENTER', 'APPROVE_CHANGE'),
        ask('OPCO', 'RECOMMEND_REFUSAL', why),
        ask('MERCHANT', 'WITHDRAW', {}, owner),
      ];
    }
    case 'listingRegistration': {
      const change = { dossier: dossier(paper, hashOf(`${row.id} ${row.version}`)) };
      return [
        ...suspensions('RESUME'),
        ask('MERCHANT', 'DELIST', why, context.owner),
        ask('CENTER', 'REVOKE', { cause: 'violationCase/x/1', ...why }),
        ask('MERCHANT', 'REQUEST_CHANGE', change, context.owner),
        ask('CENTER', 'RETURN', items),
        ask('CENTER', 'RETURN_CHANGE', items),
        ask('CENTER', 'PARTY_REINSTATED', { cause: context.registration }),
        ask('CENTER', 'REFUSE_CHANGE', why),
      ];
    }
    case 'trade':
      return disturbancesOfTrade(world, context, paper, stale);
    case 'violationCase':
      return [
        ...['warn', 'pauseDelivery', 'freezeSettlement', 'suspendListing', 'suspendSubject', 'terminateTrade'].flatMap(
          (measure) => [
            ask('CENTER', 'TAKE_MEASURE', { measure, ...why }),
            ask('CENTER', 'LIFT_MEASURE', { measure, ...why }),
          ],
        ),
        ask('CENTER', 'DISMISS', why),
        ask('CENTER', 'REQUIRE_RECTIFICATION', {
          items: [{ item: '来源', demand: '补充证明' }],
          due: ahead(world, 20),
        }),
        ask('CENTER', 'CLOSE', { conclusion: '处置完毕' }),
        ...[context.listing, ...context.subjects]
          .filter(Boolean)
          .map((target: string) => ask('CENTER', 'REVOKE', { target, ...why })),
      ];
    default:
      return [];
  }
}
function disturbancesOfTrade(world: World, context: TradeContext, paper: Paper, stale: Paper): Ask[] {
  const [selling, buying] = [other(context, 'buyer'), other(context, 'seller')];
  const { settlement, delivery, dispute } = context;
  const instruction = settlement.instruction ?? '-';
  return [
    by(selling, 'CANCEL', why),
    by(buying, 'CANCEL', why),
    ask('CENTER', 'RETURN_APPLICATION', { ...items, sides: ['seller'] }),
    ask('CENTER', 'REJECT_APPLICATION', why),
    by(buying, 'OFFER', { priceFen: 40_000_00, terms: '还价', basis: 'agreed' }),
    by(context.offer?.side === 'seller' ? selling : buying, 'ACCEPT', { offer: context.offer?.number ?? 1 }),
    by(buying, 'REOPEN_NEGOTIATION', why),
    ask('CENTER', 'RETURN_ORDER', items),
    ask('CENTER', 'REJECT_ORDER', why),
    ask('CENTER', 'RETURN_CONTRACT', items),
    by(buying, 'REOPEN_DRAFT', why),
    ask('CENTER', 'REPORT_FINDING', { finding: '来源存疑', evidence: [paper], suspects: ['seller'] }),
    ask('OPCO', 'REPORT_FINDING', { finding: '用途存疑', evidence: [paper], suspects: ['buyer'] }),
    by(buying, 'REJECT_DELIVERY', { ...items, lot: delivery.lot }),
    by(buying, 'OPEN_DISPUTE', { claim: '质量不符', evidence: [paper] }),
    by(selling, 'OPEN_DISPUTE', { claim: '拒不付款', evidence: [paper] }),
    by(dispute?.side === 'seller' ? selling : buying, 'WITHDRAW_DISPUTE', why),
    ask('CENTER', 'RECORD_JUDGMENT', {
      outcome: 'terminate',
      releaseFen: 10_000_00,
      court: '长春市中级人民法院',
      document: paper,
    }),
    ask('CENTER', 'CONFIRM_JUDGMENT', { document: paper }),
    ask('CENTER', 'RECORD_AWARD', { outcome: 'terminate', releaseFen: 10_000_00, document: paper }),
    by(selling, 'PROPOSE_TERMINATION', { ...why, releaseFen: 5_000_00 }),
    by(buying, 'PROPOSE_AMENDMENT', { contract: contract(world, paper, true), ...why }),
    by(buying, 'DROP_CHANGE', why),
    ask('PSP', 'FUNDS_FAILED', { instruction, reason: '账户异常' }),
    ask('PSP', 'FUNDS_HELD', { instruction, amountFen: 1, bankRef: 'BOCC-2' }),
    ask('OPCO', 'RETRY_SETTLEMENT', { instruction }),
    // Whoever reads the source tries these: other bytes, places and texts, stale offers, the other side’s part.
    by(selling, 'HAND_OVER', { record: paper, contentHash: 'f'.repeat(64), manner: '受控接口' }),
    by(selling, 'HAND_OVER', { record: paper, contentHash: 'f'.repeat(64), manner: '受控接口', follows: '按月更新' }),
    by(selling, 'START_DELIVERY', { place: { recipient: 'HK', access: ['CN'] } }),
    by(buying, 'SIGN', { document: stale }),
    ask('CENTER', 'PASS_CONTRACT', { document: stale, findings }),
    by(selling, 'ACCEPT', { offer: Math.max(1, (context.offer?.number ?? 1) - 1) }),
    by(selling, 'ACCEPT_DELIVERY', { lot: delivery.lot }),
    by(selling, 'AGREE_TERMINATION', { proposal: context.change?.number ?? 1 }),
    by(buying, 'AGREE_TERMINATION', { proposal: context.change?.number ?? 1 }),
    by(buying, 'AGREE_RESOLUTION', { proposal: dispute?.proposal?.number ?? 1 }),
    by(selling, 'PROPOSE_RESOLUTION', { outcome: 'terminate', releaseFen: 50_000_00, terms: '全部划付' }),
    ask('CENTER', 'DECIDE_FUNDS', { releaseFen: settlement.heldFen + 1, ...why }),
    ask('CENTER', 'RETRY_SETTLEMENT', { instruction }),
    ask('OPCO', 'FILE', { manifestHash: 'f'.repeat(64) }),
    // Only other cases and the ports may say these.
    ask('CENTER', 'UNPAUSE', { cause: 'violationCase/x/1' }),
    ask('OPCO', 'FUNDS_RELEASED', { instruction, amountFen: settlement.amountFen, bankRef: 'BOCC-3' }),
    ask('CENTER', 'PAUSE', { cause: '检查一', ...why }),
    ask('CENTER', 'EVIDENCE_PRESERVED', { sha256: paper.sha256, preservedAt: world.clock.at, copies: 2 }),
  ];
}

/** What the center may lift of what stands on a registration or a listing. */
export function lifts(world: World, row: CaseRow): { id: string; ask: Ask }[] {
  const { causes = [] } = world.context(row.id) as { causes?: (string | { cause: string })[] };
  const type = { subjectRegistration: 'REINSTATE', listingRegistration: 'RESUME' }[row.lifecycle];
  return type
    ? causes.map((cause) => ({
        id: row.id,
        ask: ask('CENTER', type, { cause: typeof cause === 'string' ? cause : cause.cause, ...why }),
      }))
    : [];
}
