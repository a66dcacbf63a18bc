import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { operatorRectification } from '../../machines/operation/operator-rectification/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  agreementFact,
  agreementId,
  authority,
  doc,
  ended,
  operator,
  successorId,
  uscc,
} from '../support/agreements.ts';
import { type Driven, drive, fact, opening, system } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const grant = `scenarioGrant/${uscc}/1`;
const evaluation = 'annualEvaluation/x-2026/1';
const items = [
  { item: '日志审计', requirement: '补齐三个月日志' },
  { item: '脱敏', requirement: '修复脱敏规则' },
];
const due = '2026-04-01T16:00:00.000Z';
const input = { agreement: agreementId, evaluation, items, due, scope: [grant] };
const facts = { agreement: agreementFact(), grants: [fact(grant)] };
const id = 'operatorRectification/test/1';
const results = items.map(({ item }) => ({ item, done: '已整改', evidence: [doc('e')] }));
const feedback = { type: 'SUBMIT_FEEDBACK', report: doc('d'), results };
const accept = { type: 'ACCEPT', met: items.map(({ item }) => item), opinion: '已按要求整改' };
const reject = { type: 'REJECT', items: [{ item: '脱敏', problem: '仍可还原' }] };
const extend = (to = '2026-04-20T16:00:00.000Z') => ({ type: 'EXTEND', due: to, reason: '采购周期' });
const failed = { type: 'DECLARE_FAILED', reason: '逾期未整改' };
const decided = (outcome: string, kind = 'NON_RECTIFICATION_TERMINATION') => ({
  type: 'MATTER_DECIDED',
  matter: 'committeeMatter/x/1',
  kind,
  outcome,
  minutes: doc('b'),
});
const regime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });

const ordered = (more: object = {}): Driven => drive(operatorRectification, { input, facts, ...more });
const overdue = (more: object = {}): Driven => ordered(more).at(due);
const beforeCommittee = (more: object = {}): Driven => overdue(more).send(failed, authority);
const suspension = (to: string, grants: string | string[]) => ({
  type: 'tell',
  to,
  mode: 'must',
  event: { type: 'SUSPEND_RIGHTS', cause: id, grants },
});

describe('order to correct', () => {
  it(
    'the order suspends the rights in the same step: all grants, or those of the order where the regime says so',
    law('P29'),
    () => {
      expect(ordered().effects[0]).toEqual(suspension(agreementId, 'all'));
      expect(ordered().effects[1]).toMatchObject({ type: 'notify', notice: 'N16', to: ['operator', 'DOMAIN'] });
      expect(ordered({ regime: regime({ 'pd.suspension.scope': 'listedGrants' }) }).effects[0]).toEqual(
        suspension(agreementId, [grant]),
      );
    },
  );

  it(
    'an order states its limit and what is to be corrected, in a running agreement and for its own grants',
    law('P29'),
    () => {
      const refused = (more: object, about: Facts = facts) =>
        opening(operatorRectification, {
          input: { ...input, evaluation: null, finding: '检查发现', ...more },
          actor: authority,
          facts: about,
        });
      expect(refused({ due: undefined })).toMatchObject({ code: 'EVENT_MALFORMED' });
      expect(refused({ items: [] })).toMatchObject({ code: 'EVENT_MALFORMED' });
      expect(refused({ due: '2026-03-01T00:00:00Z' })).toMatchObject({
        ok: false,
        message: { en: expect.stringContaining('future') },
      });
      expect(refused({}, { ...facts, agreement: agreementFact({ tags: ['ended'] }) })).toMatchObject({
        ok: false,
        message: { en: expect.stringContaining('in force') },
      });
      expect(refused({}, { ...facts, grants: [] })).toMatchObject({
        ok: false,
        message: { en: expect.stringContaining('open grants') },
      });
      expect(refused({})).not.toHaveProperty('ok');
    },
  );

  it(
    'the evaluation opens its own order; on another finding the authority orders and states it',
    law('P26', 'P29'),
    () => {
      const by = (actor: Actor, more: object) =>
        opening(operatorRectification, { input: { ...input, ...more }, actor, facts });
      expect(by(authority, {})).toMatchObject({ ok: false, articles: ['P26', 'P29'] });
      expect(by(authority, { evaluation: null })).toMatchObject({ ok: false });
      expect(by(system, {})).not.toHaveProperty('ok');
      expect(by(operator, { evaluation: null, finding: '自查' })).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    },
  );

  it('rights come back only by accepted feedback on every item', law('P29'), () => {
    const one = ordered();
    expect(one.send(accept, authority).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(one.send({ ...feedback, results: results.slice(1) }, operator).rules).toEqual(['everyItemIsAnswered']);
    one.send(feedback, operator);
    expect([one.state, ...one.did]).toEqual(['underReview', 'notify N17']);
    expect(one.send({ ...accept, met: ['日志审计'] }, authority).rules).toEqual(['everyItemIsMet']);
    expect(one.send(accept, operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    one.send(accept, authority);
    expect(one.state).toBe('restored');
    expect(one.effects[0]).toEqual({
      type: 'tell',
      to: agreementId,
      mode: 'must',
      event: { type: 'LIFT_SUSPENSION', cause: id },
    });
  });

  it('rejected feedback goes back while time is left, and is overdue when none is', law('P29'), () => {
    const one = ordered().send(feedback, operator).send(reject, authority);
    expect([one.state, one.due('rectificationDue')]).toEqual(['rectifying', due]);
    expect(ordered().send(feedback, operator).at('2026-04-02T02:00:00.000Z').send(reject, authority).state).toBe(
      'overdue',
    );
  });

  it('the limit is exact: feedback counts up to the last instant and not at it', law('P29'), () => {
    expect(ordered().at('2026-04-01T15:59:59.999Z').send(feedback, operator).state).toBe('underReview');
    expect(ordered().at(due).send(feedback, operator).refusal?.code).toBe('EVENT_NOT_ALLOWED');
  });

  it('reminds seven days and one day before the limit, once each', law('P29'), () => {
    const one = ordered();
    expect(one.at('2026-03-25T16:00:00.000Z').did).toEqual(['notify N16']);
    expect(one.at('2026-03-31T15:00:00.000Z').did).toEqual([]);
    expect(one.at('2026-03-31T16:00:00.000Z').did).toEqual(['notify N16']);
  });

  it('the limit is extended once, to a later instant', law('P29'), () => {
    expect(overdue().send(extend('2026-04-01T00:00:00.000Z'), authority).rules).toEqual(['limitIsLater']);
    const one = ordered().send(extend(), authority);
    expect(one.due('rectificationDue')).toBe('2026-04-20T16:00:00.000Z');
    expect(one.at('2026-04-20T16:00:00.000Z').send(extend('2026-05-20T16:00:00.000Z'), authority).rules).toEqual([
      'extensionIsLeft',
    ]);
    expect(overdue({ regime: regime({ 'pd.rectification.extensions': 0 }) }).send(extend(), authority).rules).toEqual([
      'extensionIsLeft',
    ]);
  });

  it(
    'who does not follow the order loses the qualification for the data concerned, by decision of the committee alone',
    law('P29', 'P7(3)'),
    () => {
      const one = beforeCommittee();
      expect(one.effects[0]).toMatchObject({
        type: 'open',
        lifecycle: 'committeeMatter',
        input: { kind: 'NON_RECTIFICATION_TERMINATION', about: id, hands: ['system', 'zhao'] },
      });
      expect(one.send(decided('approved'), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(decided('approved', 'REVOCATION')).rules).toContain('matterIsTermination');
      one.send(decided('approved'));
      expect(one.state).toBe('qualificationTerminated');
      expect(one.effects[0]).toEqual({
        type: 'tell',
        to: agreementId,
        mode: 'must',
        event: { type: 'TERMINATE_SCOPE', cause: id, grants: [grant] },
      });
    },
  );

  it('after the committee refuses to terminate, a new limit is set and the suspension stays', law('P29'), () => {
    const one = beforeCommittee().send(decided('refused'));
    expect([one.state, ...one.did]).toEqual(['limitDue']);
    expect(one.send({ type: 'SET_LIMIT', due: '2026-04-01T00:00:00Z' }, authority).rules).toEqual(['limitIsAhead']);
    one.send({ type: 'SET_LIMIT', due: '2026-05-01T16:00:00Z' }, authority);
    expect([one.state, one.due('rectificationDue'), ...one.did]).toEqual([
      'rectifying',
      '2026-05-01T16:00:00.000Z',
      'notify N16',
    ]);
  });

  it(
    'goes on under a signed successor, which it suspends too; without one it ends with the agreement',
    law('P13', 'P29'),
    () => {
      const one = ordered().send(ended('expired', successorId));
      expect(one.effects).toEqual([suspension(successorId, 'all')]);
      expect(one.send(feedback, operator).send(accept, authority).effects[0]).toMatchObject({
        to: successorId,
        event: { type: 'LIFT_SUSPENSION' },
      });
      const over = beforeCommittee().send(ended('revoked'));
      expect([over.state, ...over.did]).toEqual(['overtaken', 'tell WITHDRAW_MATTER']);
    },
  );

  it('answers every event in every state and role, and can always end', law('P29'), () => {
    const explored = explore(operatorRectification, {
      starts: [{ input, facts }],
      payloads: {
        SUBMIT_FEEDBACK: [feedback, { ...feedback, results: results.slice(1) }],
        ACCEPT: [accept, { ...accept, met: [] }],
        REJECT: [reject],
        EXTEND: [extend()],
        DECLARE_FAILED: [failed],
        SET_LIMIT: [{ due: '2026-12-01T00:00:00Z' }, { due: '2026-01-01T00:00:00Z' }],
        MATTER_DECIDED: [decided('approved'), decided('refused'), decided('approved', 'GRANT')],
        AGREEMENT_ENDED: [ended('expired'), ended('expired', successorId)],
      },
      keyOf: ({ agreement, extensions, due: limit, feedback: given, acknowledgedAt }) => [
        agreement,
        extensions,
        limit,
        given !== null,
        acknowledgedAt !== null,
      ],
    });
    expect(missedBy(operatorRectification, explored)).toEqual({ states: ['ordered'], events: [] });
  });
});
