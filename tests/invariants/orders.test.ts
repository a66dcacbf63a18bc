// Random histories of orders to rectify beside trades and violation cases: who may end an order, what stands because of it,
// and who leaves meanwhile.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseRow } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { acts } from '../../machines/trading/rectification-order/events.ts';
import { aDocument, aFullChecklist, aLedger, aRuleInForce, clockAt } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { supervisionRules } from './supervision-rules.ts';
import { type Documents, next } from './trading-acts.ts';
import { tradingRules } from './trading-rules.ts';
import { aVenue, actorOf, openViolation, pick, steps } from './venue.ts';
import { World, aFastDatabase, holds, told } from './world.ts';

const why = { reason: '测试用理由' };
const bureau: Actor = { person: 'han', hat: 'SECTOR_REG', party: 'org:11220100MB1234567X' };
const police: Actor = { person: 'jin', hat: 'SECTOR_REG', party: 'org:11220100MB7654321X' };
const provider: Actor = { ...bureau, person: 'peng', hat: 'PROVIDER' };
const [zhao, qian]: Actor[] = ['zhao', 'qian'].map((person) => ({ person, hat: 'CENTER' }));
const isOrder = (id: string): boolean => id.startsWith('rectificationOrder/');

const does = ['open', 'act', 'act', 'act', 'act', 'paper', 'leave', 'violate', 'step', 'wait', 'due'] as const;
type Act = { do: (typeof does)[number]; of: number; which: number; who: number };
const history = fc.array(
  fc.record<Act>({ do: fc.constantFrom(...does), of: fc.nat(9), which: fc.nat(60), who: fc.nat(5) }),
  { minLength: 5, maxLength: 50, size: 'max' },
);

const openOrder = (world: World, { paper }: Documents, { of, which }: Act) => {
  const subject = pick(world.of('subjectRegistration'), of)!;
  const issuer = pick([bureau, police], which)!;
  const onPaper = which % 3 === 0;
  const input = {
    kind: 'rectification',
    issuer: { hat: issuer.hat, party: issuer.party, name: '监管部门' },
    instrument: { number: `${world.of('rectificationOrder').length + 1}号`, date: '2026-03-02', document: paper },
    paper: onPaper,
    target: { body: 'subject', registration: subject.id },
    ground: { finding: '责任落实不到位', provisions: ['T26'] },
    items: [
      { id: 'a', demand: '补齐日志' },
      { id: 'b', demand: '指定负责人' },
    ],
    due: ahead(world, 10),
  };
  return world.open('rectificationOrder', input, onPaper ? zhao! : issuer);
};
const ahead = (world: World, days: number): string =>
  new Date(Date.parse(world.clock.at) + days * 86_400_000).toISOString();

/** Everything that may be asked of an order, right or wrong for where it stands. */
function askable(world: World, row: CaseRow, paper: Documents['paper']): { type: string; [key: string]: unknown }[] {
  const items: { id: string; met: boolean }[] = world.context(row.id).items;
  const open = (items.some(({ met }) => !met) ? items.filter(({ met }) => !met) : items).map(({ id }) => id);
  const instrument = { number: '2号', date: '2026-03-03', document: paper };
  const measures = [
    ...world.of('listingRegistration').map(({ id }) => ({ measure: 'suspendListing', target: id })),
    ...world.of('trade').map(({ id }) => ({ measure: 'pauseTrade', target: id })),
    ...world.of('subjectRegistration').map(({ id }) => ({ measure: 'suspendSubject', target: id })),
  ];
  const one = pick(measures, row.version)!;
  const findings = (ids: string[]) => ids.map((item) => ({ item, finding: '已落实' }));
  const issuing = [
    { type: 'ACCEPT', findings: findings(open) },
    { type: 'ACCEPT_PARTLY', findings: findings(open.slice(0, 1)) },
    { type: 'RETURN', items: [{ item: open[0] ?? 'a', problem: '不足' }], due: ahead(world, 9) },
    { type: 'EXTEND', due: ahead(world, 30), ...why },
    { type: 'WITHDRAW', document: paper, ...why },
    { type: 'REFER_TO_ENFORCEMENT', to: '执法队', document: paper },
    { type: 'RECORD_OUTCOME', outcome: '已处罚', document: paper },
    { type: 'REQUEST_MEASURES', measures, document: paper },
    { type: 'LIFT_MEASURE', ...one, ...why },
    { type: 'STAY', ...why },
    { type: 'MAINTAIN', ...why },
  ];
  return [
    { type: 'SERVE', receipt: paper },
    { type: 'SUBMIT', results: open.map((item) => ({ item, account: '已整改', evidence: [paper] })) },
    { type: 'TAKE_MEASURES', measure: one.measure, targets: [one.target], ...why },
    { type: 'CONFIRM_ORDER' },
    { type: 'CONFIRM_ACT' },
    { type: 'OBJECT', statement: '已有日志' },
    ...issuing,
    { type: 'REGISTER_ACT', act: pick(issuing, row.version), instrument },
  ];
}
/** Mostly whom the event is for. */
const whoever = (world: World, row: CaseRow, type: string, who: number): Actor => {
  const { issuer, target } = world.context(row.id);
  const own = issuer.party === bureau.party ? bureau : police;
  const addressee: Actor = { person: 'li', hat: 'MERCHANT', party: target.party };
  if (who > 3) return pick([bureau, police, provider, addressee, qian!], who + row.version)!;
  if (type === 'SUBMIT' || type === 'OBJECT') return addressee;
  if (type in acts || (type === 'SERVE' && who < 2)) return own;
  return who % 2 ? zhao! : qian!;
};

async function perform(world: World, act: Act, documents: Documents): Promise<void> {
  const { of, which, who } = act;
  const orders = world.of('rectificationOrder');
  const order = pick(orders, of);
  switch (act.do) {
    case 'open':
      return void (await openOrder(world, documents, act));
    case 'act': {
      const event = order && pick(askable(world, order, documents.paper), which);
      return void (event && (await world.send(order.id, event, whoever(world, order, event.type, who))));
    }
    // Whoever confirms may be who registered.
    case 'paper': {
      const registered = order && askable(world, order, documents.paper).find(({ type }) => type === 'REGISTER_ACT');
      if (!registered || !(await world.send(order.id, registered, zhao!))) return;
      return void (await world.send(order.id, { type: 'CONFIRM_ACT' }, who % 3 ? qian! : zhao!));
    }
    case 'leave': {
      const leaving = pick([...world.of('subjectRegistration'), ...world.of('listingRegistration')], of)!;
      const type = leaving.lifecycle === 'subjectRegistration' ? 'DEREGISTER' : 'DELIST';
      const actor: Actor = { person: 'li', hat: 'MERCHANT', party: leaving.parties[0]! };
      return void (await world.send(leaving.id, { type, ...why }, actor));
    }
    case 'violate':
      return openViolation(world, which, who % 3);
    case 'step': {
      const row = pick([...world.of('trade'), ...world.of('violationCase')], of);
      const ask = row && pick(next(world, row, documents), which);
      return void (ask && (await world.send(row.id, ask.event, actorOf(ask, who % 3))));
    }
    case 'wait':
      return world.pass(pick([1, 48, 24 * 8], which)!);
    case 'due':
      return void (order && (await world.fire(order.id)));
    default:
      return act.do satisfies never;
  }
}

it(
  'only the issuing body ends an order, nothing stands because of one that has ended, and nobody leaves while one is open',
  law('T22', 'T29', 'T32', 'T33'),
  async () => {
    const clock = clockAt('2026-03-02T10:00:00+08:00');
    const ledger = await aLedger({ url: await aFastDatabase(), clock: clock.read });
    await aRuleInForce(ledger, 'assessmentStandard');
    const documents = { paper: await aDocument(ledger), checklist: await aFullChecklist(ledger) };
    const seen = new Set<string>();
    const all = await holds(
      history,
      async (drawn) => {
        clock.set('2026-03-02T10:00:00+08:00');
        const rules = [
          tradingRules.suspensionsAreExact,
          tradingRules.endingsAreArchived,
          ...Object.values(supervisionRules),
        ];
        const world = await new World(ledger, clock, rules).begin();
        await told(world, async () => {
          await aVenue(world, documents);
          await steps(world, 'trade 1', documents, 2);
          const order = await openOrder(world, documents, { do: 'open', of: 0, which: 1, who: 0 });
          for (const event of askable(world, world.get(order!), documents.paper))
            if (event.type === 'SERVE' || event.type === 'REQUEST_MEASURES') await world.send(order!, event, police);
          for (const one of drawn) await perform(world, one, documents);
        });
        for (const { event, to_state, case_id } of [...world.rows.values()].flat())
          if (isOrder(case_id)) for (const what of [event.type, ...to_state]) seen.add(what);
        return world;
      },
      { runs: 60, seconds: 10 },
    );
    if (!all) return;
    const expected = [
      'TAKE_MEASURES',
      'CONFIRM_ACT',
      'accepted',
      'withdrawn',
      'open.course.enforcement',
      'open.course.overdue',
    ];
    expect(expected.filter((what) => !seen.has(what))).toEqual([]);
  },
);
