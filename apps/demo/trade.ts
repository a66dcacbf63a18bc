// A trade from the registration of its subjects to the sealed archive: the eight stages of T15, over HTTP.
import { hashOf } from '@shuquan/machines/kernel';
import { registered } from './registration.ts';
import { type DemoCase, StoryBroke, kept } from './caller.ts';
import { archiveVerdict } from './archive.ts';
import { ledgerStands } from './ledger.ts';
import { listed } from './listing.ts';
import type { Stage } from './stage.ts';
import { tellTimers } from './temporal.ts';

const people = {
  merchant: 'liu.yang@MERCHANT',
  hospital: 'he.lin@DEMANDER',
  appraiser: 'song.yu@THIRD_PARTY',
  opco: 'wang.fang@OPCO',
  center: 'zhao.min@CENTER',
} as const;
const { merchant, hospital, appraiser, center } = people;
type Subjects = { merchant: string; hospital: string; appraiser: string };

/** Answers whether the trade is filed and everything of it verifies. */
export async function tellTrade(stage: Stage): Promise<boolean> {
  const { tell } = stage;
  tell.title('故事一 一笔数据交易，从登记到备案 · A data trade, from registration to filing');
  const subjects = await registerSubjects(stage);
  const listing = await registerListing(stage, subjects.merchant);
  const trade = await apply(stage, subjects, listing);
  await negotiate(stage, trade, subjects.appraiser);
  await conclude(stage, trade);
  await perform(stage, trade, listing);
  return file(stage, trade, [...Object.values(subjects), listing]);
}

async function registerSubjects(stage: Stage): Promise<Subjects> {
  stage.tell.stage({ zh: '一 主体登记', en: '1 Registration of the subjects' }, ['T6', 'T7', 'T8', 'T9', 'T10', 'T16']);
  const found = {
    merchant: await registered(stage, merchant, 'merchant', { oneHand: 'chen.jie' }),
    hospital: await registered(stage, hospital, 'hospital'),
    appraiser: await registered(stage, appraiser, 'appraiser'),
  };
  await stage.waits(center, found.merchant);
  return found;
}

async function registerListing(stage: Stage, owner: string): Promise<string> {
  stage.tell.stage({ zh: '二 标的登记', en: '2 Registration of the object' }, [
    'T6',
    'T11',
    'T12',
    'T14',
    'T17',
    'T30',
  ]);
  return listed(stage, merchant, owner, { prohibited: true });
}

async function apply(stage: Stage, { merchant: seller, hospital: buyer }: Subjects, listing: string): Promise<string> {
  stage.tell.stage({ zh: '三 交易申请', en: '3 Application' }, ['T18']);
  const { trade: input, supply } = await stage.examples.read('trade/application.json', merchant, {
    merchant: seller,
    hospital: buyer,
    listing,
  });
  const { demand } = await stage.examples.read('trade/application.json', hospital, {
    merchant: seller,
    hospital: buyer,
    listing,
  });
  const trade = await stage.open(hospital, 'trade', input);
  await stage.act(merchant, trade, { type: 'SUBMIT_SUPPLY', supply });
  await stage.act(hospital, trade, { type: 'SUBMIT_DEMAND', demand });
  await stage.waits(center, trade);
  const { findings } = await stage.examples.read('trade/review.json', center);
  await stage.act(await handOf(stage, trade, 'PASS_APPLICATION'), trade, { type: 'PASS_APPLICATION', findings });
  return trade;
}

async function negotiate(stage: Stage, trade: string, body: string): Promise<void> {
  const { act, examples, refused } = stage;
  stage.tell.stage({ zh: '四 交易磋商', en: '4 Negotiation' }, ['T13', 'T19', 'T20']);
  await act(hospital, trade, {
    type: 'COMMISSION',
    body,
    commission: await examples.upload(hospital, 'price-commission.txt', '评估委托书.txt'),
  });
  await act(merchant, trade, { type: 'OFFER', priceFen: 620_000_00, terms: '一年期科研使用许可', basis: 'agreed' });
  const proposal = await examples.upload(appraiser, 'price-proposal.txt', '价格建议书.txt');
  // The body reads the trade until its proposal is there, and no longer (T25).
  await act(
    appraiser,
    trade,
    {
      type: 'SUBMIT_PRICE_PROPOSAL',
      priceFen: 500_000_00,
      document: proposal,
      independence: { declared: true, note: '与双方均无关联' },
    },
    hospital,
  );
  await act(hospital, trade, { type: 'OFFER', priceFen: 500_000_00, terms: '一年期科研使用许可', basis: 'proposal' });
  stage.tell.aside('医院想接受自己的报价 · The hospital tries to accept its own offer:');
  await refused(hospital, trade, { type: 'ACCEPT', offer: 2 });
  await act(merchant, trade, { type: 'ACCEPT', offer: 2 });
  const orderHash = hashOf((await stage.api.show(merchant, trade)).context['order']);
  await act(merchant, trade, { type: 'CONFIRM_ORDER', orderHash });
  await act(hospital, trade, { type: 'CONFIRM_ORDER', orderHash });
  await stage.waits(center, trade);
  const review = await examples.read('trade/review.json', center);
  await act(await handOf(stage, trade, 'PASS_ORDER'), trade, { type: 'PASS_ORDER', ...review });
}

async function conclude(stage: Stage, trade: string): Promise<void> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '五 签订合同', en: '5 Contract' }, ['T21']);
  const contract = await examples.read('trade/contract.json', merchant);
  const { document } = contract as { document: object };
  await act(merchant, trade, { type: 'DRAFT_CONTRACT', contract });
  const { findings } = await examples.read('trade/review.json', center);
  await act(await handOf(stage, trade, 'PASS_CONTRACT'), trade, { type: 'PASS_CONTRACT', document, findings });
  await stage.waits(center, trade);
  await act(merchant, trade, { type: 'SIGN', document });
  await act(hospital, trade, { type: 'SIGN', document });
  const view = await api.until(center, trade, 'the evidence', ({ context }) => context['effectiveAt'] !== null);
  const [evidence] = kept<{ sha256: string; copies: number }[]>(view, 'evidence');
  tell.followed(`备份存证 · kept in evidence: ${evidence?.copies} copies of ${evidence?.sha256.slice(0, 16)}…`, [
    'T21',
  ]);
}

async function perform(stage: Stage, trade: string, listing: string): Promise<void> {
  const { act, api, examples, refused, tell } = stage;
  tell.stage({ zh: '六 交易实施', en: '6 Performance' }, ['T22']);
  await stage.waits(center, trade);
  await act(await handOf(stage, trade, 'INSTRUCT_SETTLEMENT'), trade, { type: 'INSTRUCT_SETTLEMENT', instalment: 1 });
  await api.until(center, trade, 'the funds', ({ state }) => state.some((path) => path.includes('settlement.held')));
  await tellPayment(stage, trade);
  await tellTimers(stage, trade, center);
  await act(merchant, trade, { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] } });
  const { fingerprint } = kept<{ fingerprint: string }>(await api.show(merchant, listing), 'dossier');
  const { manner } = kept<{ manner: string }>(await api.show(merchant, trade), 'contract');
  const record = await examples.upload(merchant, 'delivery-record.txt', '交付记录.txt');
  const handOver = { type: 'HAND_OVER', record, contentHash: fingerprint, manner };
  tell.aside('供方想交付未经评估的内容 · The seller tries to hand over what was not assessed:');
  await refused(merchant, trade, { ...handOver, contentHash: await examples.hashOf('followup-sample.csv') });
  await act(merchant, trade, handOver);
  await stage.waits(center, trade);
  await act(hospital, trade, { type: 'ACCEPT_DELIVERY', lot: 1, note: '字段完整率 99.2%，验收合格' });
  tell.stage({ zh: '七 交易结算', en: '7 Settlement' }, ['T23']);
  await api.until(center, trade, 'the release of the funds', ({ state }) =>
    state.some((path) => path.startsWith('filing')),
  );
  await tellPayment(stage, trade);
}

async function file(stage: Stage, trade: string, others: string[]): Promise<boolean> {
  const { act, api, tell } = stage;
  tell.stage({ zh: '八 交易备案', en: '8 Filing' }, ['T24', 'T25']);
  const ready = await stage.waits(center, trade);
  const { manifestHash } = kept<{ manifestHash: string }>(ready, 'filing');
  await act(await handOf(stage, trade, 'FILE'), trade, { type: 'FILE', manifestHash });
  const view = await api.until(center, trade, 'the seal', ({ ended }) => ended);
  const { record, sha256 } = kept<{ record: string; sha256: string }>(view, 'filing');
  tell.waits(view);
  const until = kept<string>(await api.show(center, record), 'until');
  tell.followed(`${record}: ${sha256.slice(0, 16)}… · 保存至 · kept until ${until.slice(0, 10)}`, ['T24']);
  return verified(stage, view, [trade, record, ...others], sha256);
}

/** Everything that the story touched derives again, and the archive stands on its own. */
async function verified(stage: Stage, view: DemoCase, cases: string[], sha256: string): Promise<boolean> {
  const { api, tell } = stage;
  const whole = await ledgerStands(stage, center, cases);
  const archive = await archiveVerdict(api, center, sha256);
  const right = archive.ok && archive.caseId === view.caseId;
  tell.verdict(
    right,
    `档案 · archive: ${archive.rows} rows, ${archive.documents} documents ${right ? 'verify without the ledger' : `do NOT verify: ${archive.problems.join('; ')}`} [T24]`,
  );
  const filed = view.ended && view.state.includes('completed');
  tell.verdict(filed && whole && right, `${filed ? 'FILED' : view.state.join(', ')} ${view.caseId}`);
  return filed && whole && right;
}

async function tellPayment({ api, tell }: Stage, trade: string): Promise<void> {
  const last = kept<{ payments: { what: string; amountFen: number; bankRef: string }[] }>(
    await api.show(center, trade),
    'settlement',
  ).payments.at(-1);
  if (!last) throw new StoryBroke(`${trade} has no payment`);
  const what =
    { held: '资金已托管 · held', released: '资金已划付 · released', refunded: '资金已退回 · refunded' }[last.what] ??
    last.what;
  tell.followed(
    `结算机构签名回调 · signed callback of the bank (simulator): ${what}, ${(last.amountFen / 100).toFixed(2)} CNY, ${last.bankRef}`,
    ['T23'],
  );
}

/** Which of the venue's two hands does it, the regime says (T6). */
async function handOf({ api }: Stage, trade: string, event: string): Promise<string> {
  const { open } = await api.show(center, trade);
  const entry = open.find((one) => one.event === event);
  if (!entry)
    throw new StoryBroke(
      `${event} is not possible on ${trade}; possible are ${open.map((one) => one.event).join(', ')}`,
    );
  return entry.by.some(({ name }) => name === 'CENTER') ? center : people.opco;
}
