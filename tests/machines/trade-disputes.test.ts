// T10, T22: whose dispute it is, an arbiter that both sides agreed to, and what a court has decided.
import { describe, expect, it } from 'vitest';
import { trade } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, evaluator, moment } = t;
const body = 'subjectRegistration/91220102MA17ABCD5T/1';
const reject = { type: 'REJECT_DELIVERY', lot: 1, items: [{ item: '完整率', problem: '低于约定' }] };
const again = (one: Driven) => t.did(one, t.handover, seller, moment());
const contest = (one: Driven) => t.did(again(t.did(again(t.did(one, reject, buyer)), reject, buyer)), reject, buyer);
const open = { type: 'OPEN_DISPUTE', claim: '拒不付款', evidence: [t.doc('8')] };
const withdraw = { type: 'WITHDRAW_DISPUTE', reason: '不再争议' };
const refer = { type: 'REFER_TO_ARBITRATION', body, agreement: t.doc('8') };
const agree = { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('8') };
const award = { type: 'RECORD_AWARD', outcome: 'terminate', releaseFen: 10_000_00, document: t.doc('9') };
const paid = (one: Driven) =>
  one.effects.flatMap((effect) => (effect.type === 'call' && effect.port === 'bank' ? effect.op : []));

describe('the dispute of one side', () => {
  it('is withdrawn by the seller without clearing what the buyer contests', law('T22'), () => {
    const one = t.did(t.aDeliveredTrade(), open, seller);
    for (const step of [reject, reject, reject]) {
      t.did(one, step, buyer);
      if (one.leaves.some((leaf) => leaf.endsWith('remedy'))) again(one);
    }
    expect(one.context).toMatchObject({ dispute: { side: 'seller' }, delivery: { contested: true, remedies: 2 } });
    t.did(one, withdraw, seller);
    expect(one.context).toMatchObject({
      dispute: { side: 'buyer', claim: '完整率:低于约定' },
      delivery: { contested: true, remedies: 2 },
    });
    expect(one.leaves).toContain('open.stage.performance.delivery.running.contested');
    expect(one.send(withdraw, seller).rules).toEqual(['disputeIsTheirs']);
    t.did(one, withdraw, buyer);
    expect(one.leaves).toContain('open.stage.performance.delivery.running.remedy');
  });

  it(
    'about a remedy that did not come in time is the buyer’s own, after a withdrawal of the seller too',
    law('T22'),
    () => {
      const one = t.did(t.did(t.aDeliveredTrade(), reject, buyer), open, seller);
      t.did(one, withdraw, seller);
      one.at('2026-03-17T02:00:00.000Z');
      expect(one.context).toMatchObject({ dispute: { side: 'buyer' }, delivery: { contested: true } });
    },
  );

  it.each([
    [seller, 1],
    [buyer, 1],
  ] as const)('that is withdrawn or settled without a contest counts no remedy anew', law('T22'), (actor, remedies) => {
    const disputed = () => t.did(t.did(t.aDeliveredTrade(), reject, buyer), open, actor);
    expect(t.did(disputed(), withdraw, actor).context.delivery.remedies).toBe(remedies);
    const settled = t.did(disputed(), { type: 'PROPOSE_RESOLUTION', outcome: 'continue', terms: '继续履行' }, seller);
    expect(t.did(settled, { type: 'AGREE_RESOLUTION', proposal: 1 }, buyer).context.delivery.remedies).toBe(remedies);
  });
});

describe('arbitration', () => {
  const contested = () => contest(t.aDeliveredTrade());
  const referred = () => t.did(contested(), refer, buyer, t.aBody());
  const agreed = () => t.did(referred(), agree, seller, t.aBody());
  const arbiter = (one: Driven) => trade.parties(one.context as never)['arbiter'] ?? null;

  it('needs the consent of the other side to that very referral', law('T10'), () => {
    const one = contested();
    expect(one.send(award, center).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send(agree, seller, t.aBody()).rules).toContain('referralIsTheOthers');
    t.did(one, refer, buyer, t.aBody());
    expect(arbiter(one)).toBeNull();
    for (const other of [center, opco, evaluator, buyer])
      expect(one.send(award, other, t.aBody()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send(agree, buyer, t.aBody()).rules).toEqual(['referralIsTheOthers']);
    for (const more of [{ referral: 2 }, { agreement: t.doc('7') }])
      expect(one.send({ ...agree, ...more }, seller, t.aBody()).rules).toEqual(['referralIsTheStandingOne']);
    expect(one.refusal?.articles).toContain('T10');
    // A referral that was replaced is not agreed to by mistake.
    t.did(one, { ...refer, agreement: t.doc('7') }, buyer, t.aBody());
    expect(one.send(agree, seller, t.aBody()).rules).toEqual(['referralIsTheStandingOne']);
    t.did(one, { ...agree, referral: 2, agreement: t.doc('7') }, seller, t.aBody());
    expect(arbiter(one)).toBe(t.evaluatorParty);
    expect(paid(t.did(one, award, evaluator, t.aBody()))).toEqual(['release']);
  });

  it('keeps the arbiter that both agreed to, unless its registration has ended', law('T10'), () => {
    const one = agreed();
    const standing = t.aBody();
    const facts = { ...standing, arbiter: standing['body']! };
    for (const actor of [seller, buyer]) expect(one.send(refer, actor, facts).rules).toEqual(['noArbiterIsAgreed']);
    const gone = { ...standing, arbiter: t.aBody({ tags: [] })['body']! };
    expect(one.fork().send(award, evaluator, t.aBody({ tags: [] })).rules).toEqual(['arbiterIsCertified']);
    t.did(one, refer, seller, gone);
    expect(arbiter(one)).toBeNull();
    t.did(one, { ...agree, referral: 2 }, buyer, t.aBody());
    expect(arbiter(one)).toBe(t.evaluatorParty);
  });

  it.each([
    ['REFER_TO_ARBITRATION', contested, refer, buyer],
    ['AGREE_ARBITRATION', referred, agree, seller],
    ['RECORD_AWARD', agreed, award, evaluator],
  ] as const)(
    '%s asks for a registered body that arbitrates and is neither side',
    law('T10', 'T10(1)'),
    (_, make, event, actor) => {
      const shares = { party: t.evaluatorParty, kinds: ['THIRD_PARTY'], services: ['人才培训', '资产评估'] };
      for (const [facts, rule] of [
        [t.aBody({ tags: [] }), 'arbiterIsCertified'],
        [t.aBody({ shares }), 'arbiterServes'],
        [t.aBody({ shares: { ...shares, services: null } }), 'arbiterServes'],
        [t.aBody({}, t.buyerParty), 'arbiterIsIndependent'],
      ] as const) {
        const one = make().send(event, actor, facts);
        expect(one.rules).toEqual([rule]);
        expect(one.refusal?.articles.some((article) => article.startsWith('T10'))).toBe(true);
      }
      expect(make().send(event, actor, t.aBody()).refusal).toBeUndefined();
    },
  );

  it('accepts what is contested only', law('T10'), () => {
    const one = t.did(
      t.did(t.did(t.aDeliveredTrade(), open, buyer), refer, buyer, t.aBody()),
      agree,
      seller,
      t.aBody(),
    );
    expect(one.send({ ...award, outcome: 'accept' }, evaluator, t.aBody()).rules).toEqual(['resolutionFits']);
  });
});

describe('what a court has decided', () => {
  const judgment = {
    type: 'RECORD_JUDGMENT',
    outcome: 'terminate',
    releaseFen: 10_000_00,
    court: '长春市中级人民法院',
    document: t.doc('9'),
  };
  const confirm = { type: 'CONFIRM_JUDGMENT', document: t.doc('9') };
  const zhou = { person: 'zhou', hat: 'CENTER' } as const;

  it('is recorded by one person of the venue and confirmed by another, on the same document', law('T10'), () => {
    const one = contest(t.aDeliveredTrade());
    expect(one.send(confirm, zhou).rules).toEqual(['judgmentIsOnFile', 'resolutionFits']);
    expect(one.send(judgment, seller).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(paid(t.did(one, judgment, center))).toEqual([]);
    expect(one.send(confirm, center).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.send({ ...confirm, document: t.doc('7') }, zhou).rules).toEqual(['judgmentIsOnFile']);
    expect(paid(t.did(one, confirm, zhou))).toEqual(['release']);
    expect(one.context.termination).toMatchObject({ kind: 'award', releaseFen: 10_000_00 });
  });

  it('accepts what is contested only, and may let the trade go on', law('T10'), () => {
    const disputed = () => t.did(t.aDeliveredTrade(), open, buyer);
    expect(disputed().send({ ...judgment, outcome: 'accept' }, center).rules).toEqual(['resolutionFits']);
    // The contest may have ended in between.
    const accepting = t.did(
      contest(t.did(t.aDeliveredTrade(), open, seller)),
      { ...judgment, outcome: 'accept' },
      center,
    );
    t.did(accepting, { type: 'ACCEPT_DELIVERY', lot: 1 }, buyer);
    expect(accepting.send(confirm, zhou).rules).toEqual(['resolutionFits']);
    const proposed = t.did(
      contest(t.did(t.aDeliveredTrade(), open, seller)),
      { type: 'PROPOSE_RESOLUTION', outcome: 'accept', terms: '减价后接受' },
      seller,
    );
    t.did(proposed, { type: 'ACCEPT_DELIVERY', lot: 1 }, buyer);
    expect(proposed.send({ type: 'AGREE_RESOLUTION', proposal: 1 }, buyer).rules).toEqual(['resolutionFits']);
    const going = t.did(t.did(contest(t.aDeliveredTrade()), { ...judgment, outcome: 'continue' }, opco), confirm, zhou);
    expect(going.leaves).toContain('open.stage.performance.delivery.running.remedy');
  });
});
