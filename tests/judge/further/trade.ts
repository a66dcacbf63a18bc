// T18 to T25, read a second time.
import { center, opco } from '../../support/ledger.ts';
import { conformity, findings } from '../../support/trades.ts';
import type { Court, Trial } from '../court.ts';
import * as s from '../trading-stories.ts';
import { at, own } from '../trials/agreeing.ts';
import { archived, confirm, finding, suspected, take, use, used } from '../trials/performing.ts';
import type { Told } from './told.ts';

const violating =
  (act: (court: Court, one: { id: string; trade: s.Trade }) => s.Asked | Promise<s.Asked>, ready = false): Trial =>
  async (court) => {
    const one = await suspected(court);
    if (ready) await court.send(one.id, confirm, s.second);
    return court.ask(one.id, ...(await act(court, one)));
  };
const archivist = s.person('dang.an', 'ARCHIVIST');
const record = used();

export const trade: Told = {
  'T18-a': [
    'T18',
    '需求方代供方说明标的',
    at('opened', (court, { buyer }) => [{ type: 'SUBMIT_SUPPLY', supply: s.supply(court) }, buyer.actor]),
  ],
  'T18-b': [
    'T18',
    '供方说明的使用范围超出登记',
    at('opened', (court, { seller }) => [
      { type: 'SUBMIT_SUPPLY', supply: s.supply(court, { purposes: ['广告投放'] }) },
      seller.actor,
    ]),
  ],
  'T18-c': [
    'T18',
    '供方的样本为空',
    at('opened', (court, { seller }) => [
      { type: 'SUBMIT_SUPPLY', supply: s.supply(court, { sample: null }) },
      seller.actor,
    ]),
  ],
  'T18-d': [
    'T18',
    '权属只有说明，没有证据',
    at('opened', (court, { seller }) => [
      { type: 'SUBMIT_SUPPLY', supply: s.supply(court, { ownership: { statement: '权属清晰', evidence: [] } }) },
      seller.actor,
    ]),
  ],
  'T18-e': [
    'T18',
    '需求没有任何用途',
    at('supplied', (_, { buyer }) => [{ type: 'SUBMIT_DEMAND', demand: s.demand({ purposes: [] }) }, buyer.actor]),
  ],
  'T18-f': ['T18', '审核没有逐项结论', at('applied', () => [{ type: 'PASS_APPLICATION' }, center])],
  'T19-a': [
    'T19 T20',
    '报价没有价格',
    at('negotiating', (_, { seller }) => [s.offer({ priceFen: undefined }), seller.actor]),
  ],
  'T19-b': [
    'T19',
    '没有建议书而称以建议书为价',
    at('negotiating', (_, { seller }) => [s.offer({ basis: 'proposal' }), seller.actor]),
  ],
  'T20-a': [
    'T20',
    '确认的不是成交的订单',
    at('accepted', (_, { seller }) => [{ type: 'CONFIRM_ORDER', orderHash: '0'.repeat(64) }, seller.actor]),
  ],
  'T20-b': [
    'T20',
    '无关的人确认订单',
    async (court) => {
      const trade = await s.trade(court, 'accepted');
      const stranger = await s.subject(court);
      return court.ask(trade.id, { type: 'CONFIRM_ORDER', orderHash: await s.orderHash(court, trade) }, stranger.actor);
    },
  ],
  'T20-c': [
    'T20',
    '双方未确认，场所即审核通过订单',
    at('accepted', () => [{ type: 'PASS_ORDER', findings, conformity }, center]),
  ],
  'T20-d': ['T20', '审核订单不作符合性结论', at('ordered', () => [{ type: 'PASS_ORDER', findings }, center])],
  'T20-e': ['T20', '接受不存在的报价', at('offered', (_, { buyer }) => [{ type: 'ACCEPT', offer: 9 }, buyer.actor])],
  'T21-a': [
    'T21',
    '审核的不是提交的合同文本',
    at('drafted', async (court) => [
      { type: 'PASS_CONTRACT', document: await court.doc('别的合同'), findings },
      center,
    ]),
  ],
  'T21-b': [
    'T21',
    '存证的文本不是签署的文本',
    at('signed', async (court) => [
      {
        type: 'EVIDENCE_PRESERVED',
        sha256: (await court.doc('另一文本')).sha256,
        preservedAt: court.clock.at,
        copies: 2,
      },
      s.system,
    ]),
  ],
  'T21-c': [
    'T21',
    '合同没有备份',
    at('signed', (court) => [
      { type: 'EVIDENCE_PRESERVED', sha256: court.paper.sha256, preservedAt: court.clock.at, copies: 0 },
      s.system,
    ]),
  ],
  'T21-d': [
    'T21',
    '一方签署两次以代双方',
    at('halfSigned', (court, { seller }) => [
      { type: 'SIGN', document: court.paper },
      { ...seller.actor, person: 'another.of.seller' },
    ]),
  ],
  'T21-e': [
    'T21',
    '存证未完成即交付',
    at('signed', (_, { seller }) => [{ type: 'START_DELIVERY', place: s.home }, seller.actor]),
  ],
  'T22-a': [
    'T22',
    '已移交的批次再次移交',
    at('delivered', async (court, trade) => [await s.handover(court, trade), trade.seller.actor]),
  ],
  'T22-b': [
    'T22',
    '验收不存在的批次',
    at('delivered', (_, { buyer }) => [{ type: 'ACCEPT_DELIVERY', lot: 7 }, buyer.actor]),
  ],
  'T22-c': ['T22', '交易一方认定违规', violating((_, { trade }) => [confirm, trade.buyer.actor])],
  'T22-e': ['T22', '没有采取措施即办结', violating(() => [{ type: 'CLOSE', conclusion: '完毕' }, s.third], true)],
  'T22-f': ['T22', '发现人自己采取措施', violating(() => [take('warn'), center], true)],
  'T22-g': [
    'T22',
    '采取措施的人自己解除',
    violating(async (court, { id }) => {
      await court.send(id, take('warn'), s.second);
      return [{ type: 'LIFT_MEASURE', measure: 'warn', ...s.why }, s.second];
    }, true),
  ],
  'T22-h': ['T22', '运营企业认定违规', violating(() => [confirm, opco])],
  'T22-i': [
    'T22',
    '交易一方自立违规案件处置对方',
    async (court) => {
      const trade = await s.trade(court, 'delivering');
      return court.asks('violationCase', finding(court, trade), trade.buyer.actor);
    },
  ],
  'T23-a': [
    'T23',
    '未指令即放款',
    at('inForce', () => [{ type: 'FUNDS_RELEASED', instruction: 'x', amountFen: 1, bankRef: 'B' }, s.bank]),
  ],
  'T23-b': [
    'T23',
    '未托管即放款',
    at('instructed', async (court, trade) => [await s.funds(court, trade, 'FUNDS_RELEASED'), s.bank]),
  ],
  'T23-c': [
    'T23',
    '托管报告不对应指令',
    at('instructed', async (court, trade) => [
      await s.funds(court, trade, 'FUNDS_HELD', { instruction: 'other' }),
      s.bank,
    ]),
  ],
  'T23-d': [
    'T23',
    '供方自称已退款',
    at('funded', async (court, trade) => [await s.funds(court, trade, 'FUNDS_REFUNDED'), trade.seller.actor]),
  ],
  'T23-e': [
    'T23',
    '交易一方指令结算',
    at('inForce', (_, { seller }) => [{ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, seller.actor]),
  ],
  'T23-f': ['T23', '同一笔款再次指令', own('funded', () => [{ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, opco])],
  'T24-a': [
    'T24',
    '保存期限改短',
    async (court) =>
      court.ask(await archived(court), { type: 'EXTEND', until: '2030-01-01T00:00:00.000Z', ...s.why }, archivist),
  ],
  'T24-b': [
    'T24',
    '未申请处置即销毁',
    async (court) => court.ask(await archived(court), { type: 'APPROVE_DISPOSAL' }, archivist),
  ],
  'T24-c': [
    'T24',
    '备案资料封存前后摘要由交易一方报告',
    async (court) => {
      const trade = await s.aTrade(court, 'filed');
      const archive = (await court.context(trade.id)).filing.record ?? (await court.newest('retentionRecord'));
      return court.ask(
        archive,
        { type: 'ARCHIVE_SEALED', sha256: court.paper.sha256, rows: 3, documents: 1 },
        trade.seller.actor,
      );
    },
  ],
  'T25-a': ['T25', '运营企业未经授权使用供方数据', at('inForce', () => [record, opco])],
  'T25-b': [
    'T25',
    '授权期满后仍使用',
    async (court) => {
      const trade = await s.aTrade(court, 'inForce');
      const until = '2026-03-02T03:00:00.000Z';
      await court.send(trade.id, use(court, { until }), trade.seller.actor);
      const before = court.clock.at;
      court.clock.set('2026-03-02T04:00:00Z');
      const found = await court.ask(trade.id, record, center);
      court.clock.set(before);
      return found;
    },
  ],
  'T25-c': [
    'T25',
    '供方的授权被用于需方的数据',
    async (court) => {
      const trade = await s.aTrade(court, 'inForce');
      await court.send(trade.id, use(court), trade.seller.actor);
      return court.ask(trade.id, { ...record, of: 'buyer' }, center);
    },
  ],
  'T25-d': [
    'T25',
    '授权方自己以中心名义使用',
    async (court) => {
      const trade = await s.aTrade(court, 'inForce');
      await court.send(trade.id, use(court), trade.seller.actor);
      return court.ask(trade.id, record, { ...center, person: trade.seller.actor.person });
    },
  ],
  'T25-e': [
    'T25',
    '专家查阅交易',
    async (court) => {
      const trade = await s.trade(court, 'inForce');
      return { answer: await court.ledger.show(trade.id, s.person('e1', 'EXPERT')), wrote: false };
    },
  ],
  'T25-f': [
    'T25',
    '数据提供单位查阅交易',
    async (court) => {
      const trade = await s.trade(court, 'inForce');
      return {
        answer: await court.ledger.show(trade.id, s.person('p1', 'PROVIDER', 'org:11220100013470101L')),
        wrote: false,
      };
    },
  ],
};
