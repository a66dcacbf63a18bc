import { describe, expect, it } from 'vitest';
import { factsAsked } from '../../machines/kernel/reading.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { subjectRegistration } from '../../machines/trading/subject-registration/index.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  uscc,
  party,
  id,
  sun,
  li,
  wen,
  ju,
  subject,
  input,
  pdf,
  checklist,
  without,
  submit,
  problem,
  cause,
  trade,
  aDraft,
  submitted,
  signedUp,
  approve,
  inForce,
} from '../support/subjects.ts';

describe('subject registration', () => {
  it('the operating enterprise signs up, the center certifies: two hands, two persons', law('T6'), () => {
    const one = submitted();
    expect(one.send({ type: 'PASS' }, wen).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    one.send({ type: 'PASS' }, li);
    expect(one.send(approve, li).refusal).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      articles: expect.arrayContaining(['T6', 'T16']),
    });
    expect(one.send(approve, { ...wen, person: 'li' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.send(approve, { ...wen, person: 'sun' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.send(approve, wen).tags).toContain('active');
  });

  it(
    'a person who registers a subject acts for it; the operating enterprise may open the case for it',
    law('T6'),
    () => {
      expect(
        opening(subjectRegistration, { input: input('MERCHANT'), actor: { ...sun, party: 'org:other' } }),
      ).toMatchObject({ code: 'GUARD_REFUSED', articles: ['T6'] });
      expect(opening(subjectRegistration, { input: input('MERCHANT'), actor: li })).not.toHaveProperty('ok');
    },
  );

  it(
    'a registration is in force only once the center has approved it, and ends with its deregistration, unless it is suspended',
    law('T7', 'T22'),
    () => {
      const one = signedUp();
      expect(one.tags).not.toContain('active');
      expect([one.send(approve, wen).state, one.did]).toEqual([
        'inForce.standing.active inForce.change.none',
        ['notify N1'],
      ]);
      const known = { openTrades: [trade] };
      expect(one.send({ type: 'DEREGISTER', reason: '业务终止' }, sun, known).rules).toEqual(['hasNoOpenTrades']);
      one.send({ type: 'SUSPEND', ...cause('a') });
      expect(one.send({ type: 'DEREGISTER', reason: '业务终止' }, sun, { openTrades: [] }).rules).toEqual([
        'nothingStandsAgainstIt',
      ]);
      one.send({ type: 'REINSTATE', ...cause('a') });
      expect(
        one.send({ type: 'DEREGISTER', reason: '业务终止' }, sun, {
          openTrades: [],
          openViolations: [fact('violationCase/x/1')],
        }).refusal,
      ).toMatchObject({ details: [{ rule: 'hasNoOpenViolations' }], articles: ['T22'] });
      const leave = { type: 'DEREGISTER', reason: '业务终止' };
      for (const [name, of, rule, articles] of [
        ['openOrders', 'rectificationOrder', 'hasNoOpenOrders', ['T22', 'T33']],
        ['listingsOrders', 'rectificationOrder', 'hasNoOpenOrders', ['T22', 'T33']],
        ['openIncidents', 'securityIncident', 'hasNoOpenIncidents', ['T27']],
        ['listingsIncidents', 'securityIncident', 'hasNoOpenIncidents', ['T27']],
      ] as const) {
        const found = { [name]: [fact(`${of}/x/1`)] };
        expect(one.send(leave, sun, found).refusal).toMatchObject({
          details: [{ rule }],
          articles,
        });
      }
      expect(one.send(leave, wen, { openTrades: [] }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(leave, sun, { openTrades: [] }).did).toContain('tell PARTY_ENDED');
      expect([one.state, one.done]).toEqual(['deregistered', true]);
    },
  );

  it('every subject declares a full-process security system', law('T26'), () => {
    for (const kind of ['MERCHANT', 'DEMANDER', 'THIRD_PARTY'] as const)
      expect(aDraft([kind]).send({ ...submit, checklist: without('securitySystem') }, sun)).toMatchObject({
        state: 'draft',
        rules: ['securitySystemIsInPlace'],
        refusal: { articles: ['T26'] },
      });
  });
});

describe('one subject', () => {
  it('has one registration, whatever kinds it is of, unless the regime counts by role', law('T16'), () => {
    const claimsOf = (one: Driven) =>
      subjectRegistration.claims!(one.context as never)
        .filter(({ scope }) => scope === 'subject')
        .map(({ value }) => value);
    expect(claimsOf(aDraft(['MERCHANT', 'DEMANDER']))).toEqual([]);
    expect(claimsOf(submitted(['MERCHANT', 'DEMANDER']))).toEqual([party]);
    const perRole = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.uniqueness': 'perRole' } });
    expect(claimsOf(submitted(['MERCHANT', 'DEMANDER'], { regime: perRole }))).toEqual([
      `${party} MERCHANT`,
      `${party} DEMANDER`,
    ]);
  });

  it(
    'is identified by a credit code whose check character is right, or by a stated reason why it is not',
    law('T16'),
    () => {
      const wrong = { ...subject, uscc: '91220101MA0Y2TLK38' };
      const actor = { ...sun, party: `org:${wrong.uscc}` };
      expect(opening(subjectRegistration, { input: { kinds: ['MERCHANT'], subject: wrong }, actor })).toMatchObject({
        code: 'EVENT_MALFORMED',
      });
      expect(
        opening(subjectRegistration, {
          input: { kinds: ['MERCHANT'], subject: { ...wrong, usccOverride: '登记机关赋码如此' } },
          actor,
        }),
      ).not.toHaveProperty('ok');
    },
  );

  it('has a certificate for each kind, with a number that stays and a version that grows', law('T16'), () => {
    const one = inForce(['MERCHANT', 'THIRD_PARTY']);
    const [first, second] = one.context.certificates;
    expect([first.number, second.number]).toEqual([
      expect.stringMatching(/^CC-M-2026-[0-9A-F]{10}$/),
      expect.stringMatching(/^CC-T-2026-/),
    ]);
    expect(first.number).not.toContain(uscc);
    one.send({ type: 'REQUEST_CHANGE', name: '长春数智集团', evidence: [pdf] }, sun);
    expect(one.send({ type: 'APPROVE_CHANGE' }, { ...wen, person: 'sun' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    one.send({ type: 'APPROVE_CHANGE' }, wen);
    expect([one.context.certificates[0].number, one.context.certificates[0].version, one.shares['name']]).toEqual([
      first.number,
      2,
      '长春数智集团',
    ]);
  });

  it('whose certificate ends by the regime ends with it, at that instant and not before', law('T16'), () => {
    const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.certValidity': '2 y' } });
    const one = inForce(['MERCHANT'], { regime });
    const { validUntil } = one.context.certificates[0];
    expect(one.at(new Date(Date.parse(validUntil) - 1).toISOString()).done).toBe(false);
    expect([one.at(validUntil).state, one.did]).toEqual(['expired', ['tell PARTY_ENDED', 'notify N1']]);
  });
});

describe('a review', () => {
  it('may recommend refusal, and the center decides all the same', law('T6'), () => {
    const one = submitted().send({ type: 'RECOMMEND_REFUSAL', reason: '材料存疑' }, li);
    expect([one.state, one.context.refusalRecommended]).toEqual(['underCenterReview', '材料存疑']);
    expect(one.send({ type: 'REJECT', reason: '不符合条件' }, wen)).toMatchObject({ state: 'rejected', done: true });
  });

  it('that returns the case stops its own clock, and the correction lapses at its end', law('T16'), () => {
    const one = submitted();
    const level = one.due('trade.subject.reviewSla');
    expect(level).toBeDefined();
    one.send({ type: 'RETURN', ...problem }, li);
    expect([one.state, one.due('trade.subject.reviewSla')]).toEqual(['correction', undefined]);
    const due = one.due('trade.subject.correctionDue')!;
    expect(one.fork().at(new Date(Date.parse(due) - 1).toISOString()).state).toBe('correction');
    expect(one.fork().at(due)).toMatchObject({ state: 'lapsed', done: true });
    const back = one.at('2026-03-05T02:00:00.000Z').send({ type: 'RESUBMIT', checklist }, sun);
    expect(back.due('trade.subject.reviewSla')! > level!).toBe(true);
  });

  it('may be withdrawn from until it is decided, and a draft lapses', law('T16'), () => {
    for (const one of [aDraft(), submitted(), signedUp()])
      expect(one.send({ type: 'WITHDRAW' }, sun).state).toBe('withdrawn');
    expect(inForce().send({ type: 'WITHDRAW' }, sun).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    const draft = aDraft();
    expect(draft.at(draft.due('trade.subject.draftExpiry')!).state).toBe('lapsed');
  });
});

describe('a suspension', () => {
  const suspend = (name: string) => ({ type: 'SUSPEND', ...cause(name) });
  const reinstate = (name: string) => ({ type: 'REINSTATE', ...cause(name) });

  it.each([['SUSPEND'], ['REINSTATE'], ['REVOKE']])(
    'is not one person’s: %s comes from a case in which two persons decided',
    law('T22'),
    (type) => {
      const one = inForce().send(suspend('a'));
      for (const actor of [li, wen, ju, sun])
        expect(one.send({ type, ...cause(type === 'SUSPEND' ? 'b' : 'a') }, actor).refusal).toMatchObject({
          code: 'ROLE_NOT_ALLOWED',
          articles: ['T22'],
        });
      expect(one.send({ type, cause: '检查', reason: '核查' }).refusal?.code).toBe('EVENT_MALFORMED');
      expect(one.send({ type, cause: 'trade/x/1', reason: '核查' }).rules).toContain(
        type === 'REINSTATE' ? 'causeStands' : 'comesFromACase',
      );
    },
  );

  it('is a set of causes: rights return only when every one of them is lifted', law('T22'), () => {
    const one = inForce().send(suspend('a'));
    expect([one.tags, one.did]).toEqual([['suspended'], ['notify N1', 'tell PARTY_SUSPENDED']]);
    expect(one.send(suspend('b')).did).toEqual(['notify N1']);
    expect(one.send(reinstate('a'))).toMatchObject({ tags: ['suspended'] });
    one.send(reinstate('b'));
    expect([one.tags, one.did]).toEqual([['active'], ['notify N1', 'tell PARTY_REINSTATED']]);
  });

  it('counts each cause once, and lifts none that does not stand', law('T22'), () => {
    const one = inForce().send(suspend('a'));
    expect(one.send(suspend('a')).rules).toEqual(['causeIsNew']);
    expect(one.send(reinstate('b')).rules).toEqual(['causeStands']);
    expect(one.send(reinstate('a')).tags).toEqual(['active']);
  });

  it(
    'leaves a pending change where it is, and revocation ends the listings and trades of the subject',
    law('T22'),
    () => {
      const one = inForce()
        .send({ type: 'REQUEST_CHANGE', name: '新名', evidence: [pdf] }, sun)
        .send(suspend('a'));
      expect(one.leaves).toContain('inForce.change.underReview');
      expect(one.send({ type: 'REVOKE', ...cause('a') }).did).toEqual(['tell PARTY_ENDED', 'notify N1']);
      expect(one).toMatchObject({ state: 'revoked', done: true });
    },
  );
});

describe('a subject that was revoked before', () => {
  const earlier = [
    fact(id, { open: false, state: ['revoked'] }),
    fact(`${id.slice(0, -1)}2`, { open: false, state: ['withdrawn'] }),
  ];
  it('is shown to the reviewer, who says why it is registered all the same', law('T16', 'T22'), () => {
    expect(factsAsked(subjectRegistration, { type: 'SUBMIT' }, { context: {} }, `${id.slice(0, -1)}3`)).toEqual({
      earlier: { cases: [id, `${id.slice(0, -1)}2`], of: 'subjectRegistration' },
    });
    const one = aDraft().send(submit, sun, { earlier }).send({ type: 'PASS' }, li);
    expect(one.context.revokedBefore).toEqual([id]);
    expect(one.send(approve, wen, { earlier }).refusal).toMatchObject({
      code: 'GUARD_REFUSED',
      articles: ['T16', 'T22'],
      details: [{ rule: 'revocationsAreConsidered' }],
    });
    one.send({ ...approve, revocations: '整改已完成，原责任人已更换' }, wen, { earlier });
    expect([one.tags, one.context.revocationsConsidered]).toEqual([['active'], '整改已完成，原责任人已更换']);
  });
});

describe('the chart', () => {
  it('takes or refuses every event in every role, in every state, and can always end', law('T7', 'T16'), () => {
    const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.certValidity': '2 y' } });
    const payloads = {
      SUBMIT: [{ checklist }, { checklist: {} }],
      RESUBMIT: [{ checklist }, { checklist: {} }],
      RETURN: [problem],
      RECOMMEND_REFUSAL: [{ reason: '材料存疑' }],
      REJECT: [{ reason: '不符合条件' }],
      REFUSE_CHANGE: [{ reason: '证据不足' }],
      APPROVE: [{ findings: approve.findings }, {}],
      APPROVE_CHANGE: [{ findings: approve.findings }],
      REVOKE: [cause('a')],
      DEREGISTER: [{ reason: '业务终止' }],
      REQUEST_CHANGE: [{ name: '长春数智集团', evidence: [pdf] }],
      SUSPEND: [cause('a'), cause('b')],
      REINSTATE: [cause('a'), cause('b')],
    };
    const explored = explore(subjectRegistration, {
      starts: [{ input: input('MERCHANT', 'THIRD_PARTY'), actor: { ...sun, person: 'anna' }, id, regime }],
      payloads,
      facts: (type) => (type === 'DEREGISTER' ? [{ openTrades: [] }, { openTrades: [trade] }] : [{}]),
      persons: ['anna', 'bo', 'chen'],
      keyOf: ({ causes, change, returned }) => [causes, Boolean(change), (returned as unknown[]).length],
    });
    expect(missedBy(subjectRegistration, explored)).toEqual({ states: [], events: [] });
  });
});
