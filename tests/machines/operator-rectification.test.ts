import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import { operatorRectification } from '../../machines/operation/operator-rectification/index.ts';
import {
  agreementFact,
  agreementId,
  authority,
  ended,
  operator,
  secondHand,
  successorId,
} from '../support/agreements.ts';
import { type Driven, drive, fact, opening, system } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  grant,
  evaluation,
  items,
  due,
  input,
  facts,
  id,
  results,
  feedback,
  accept,
  reject,
  extend,
  failed,
  decided,
  regime,
  evaluators,
  ordered,
  heard,
  beforeCommittee,
} from '../support/rectifications.ts';

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
    expect(one.send({ ...accept, met: ['日志审计'] }, secondHand).rules).toEqual(['everyItemIsMet']);
    expect(one.send(accept, operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    one.send(accept, secondHand);
    expect(one.state).toBe('restored');
    expect(one.effects[0]).toEqual({
      type: 'tell',
      to: agreementId,
      mode: 'must',
      event: { type: 'LIFT_SUSPENSION', cause: id },
    });
  });

  it('rejected feedback goes back while time is left, and is overdue when none is', law('P29'), () => {
    const one = ordered().send(feedback, operator).send(reject, secondHand);
    expect([one.state, one.due('rectificationDue')]).toEqual(['rectifying', due]);
    const reviewedAt = (instant: string) =>
      ordered().send(feedback, operator).at(instant).send(reject, secondHand).state;
    expect(reviewedAt('2026-04-01T15:59:59.999Z')).toBe('rectifying');
    expect(reviewedAt(due)).toBe('overdue');
    expect(reviewedAt('2026-04-02T02:00:00.000Z')).toBe('overdue');
  });

  it(
    'two persons: who issued the order, made the evaluation, or reported for the operator does not review the feedback',
    law('P29'),
    () => {
      const byAuthority = {
        input: { ...input, evaluation: null, finding: '检查发现' },
        actor: authority,
      };
      for (const [started, persons] of [
        [{}, ['mei', 'zhao', operator.person]],
        [byAuthority, ['zhao', operator.person]],
      ] as const)
        for (const person of persons)
          for (const event of [accept, reject]) {
            const refused = ordered(started)
              .send(feedback, operator)
              .send(event, { ...authority, person });
            expect(refused.refusal).toMatchObject({ code: 'MAKER_IS_CHECKER', articles: ['P29'] });
          }
      // The one who sent it back may accept what was done since.
      const one = ordered().send(feedback, operator).send(reject, secondHand).send(feedback, operator);
      expect(one.send(accept, secondHand).state).toBe('restored');
      expect(operatorRectification.hands?.(one.context)).toEqual(['mei', 'zhao', 'qian']);
    },
  );

  it('an order on another finding names its grants or its data, which lie in the scope', law('P29'), () => {
    const shares = { datasets: ['病案首页', '公交刷卡'] };
    const about = {
      agreement: agreementFact({ shares }),
      grants: [
        fact(grant, { shares: { datasets: ['病案首页'] } }),
        fact(`${grant}0`, { shares: { datasets: ['公交刷卡'] } }),
      ],
    };
    const asked = (more: object) => ({
      input: { agreement: agreementId, finding: '检查发现', items, due, ...more },
      actor: authority,
      facts: about,
    });
    for (const unnamed of [{}, { scope: 'all' }, { scope: [] }])
      expect(opening(operatorRectification, asked(unnamed))).toMatchObject({
        ok: false,
        articles: ['P29'],
        message: { en: expect.stringContaining('names the grants') },
      });
    expect(opening(operatorRectification, asked({ datasets: ['门诊量'] }))).toMatchObject({ ok: false });
    const one = drive(operatorRectification, asked({ datasets: ['病案首页'] }));
    expect([one.context.scope, one.context.datasets]).toEqual([[grant], ['病案首页']]);
    expect(
      drive(operatorRectification, { ...asked({ evaluation, finding: undefined, scope: 'all' }), actor: evaluators })
        .context.scope,
    ).toBe('all');
  });

  it('an open order of the first version is carried over', () => {
    const old = (one: Driven) => {
      const { issuers, reporters, deciders, datasets, heard: was, statement, ...context } = one.case.context;
      return { ...one.case, context: { ...context, issuer: 'zhao' } };
    };
    const now = migrate(operatorRectification, old(ordered()), 1).next;
    expect([now.value, now.context]).toMatchObject(['rectifying', { issuers: ['zhao'], heard: null }]);
    const overdueThen = {
      ...old(heard()),
      value: 'overdue',
      tasks: heard().case.tasks.map((task) => ({ ...task, state: 'overdue' })),
      timers: heard().case.timers.map((timer) => ({ ...timer, id: timer.id.replace(/heard$/, 'overdue') })),
    };
    const later = migrate(operatorRectification, overdueThen, 1).next;
    expect([later.value, later.context]).toMatchObject(['heard', { heard: 'silent' }]);
    expect(later.timers).toEqual(heard().case.timers);
  });

  it(
    'goes on under a signed successor, which it suspends too; without one it ends with the agreement',
    law('P13', 'P29'),
    () => {
      const one = ordered().send(ended('expired', successorId));
      expect(one.effects).toEqual([suspension(successorId, 'all')]);
      expect(one.send(feedback, operator).send(accept, secondHand).effects[0]).toMatchObject({
        to: successorId,
        event: { type: 'LIFT_SUSPENSION' },
      });
      const over = beforeCommittee().send(ended('revoked'));
      expect([over.state, ...over.did]).toEqual(['overtaken', 'tell WITHDRAW_MATTER']);
    },
  );

  it('answers every event in every state and role, and can always end', law('P29'), () => {
    const explored = explore(operatorRectification, {
      starts: [{ input, facts, actor: { ...system, hands: ['bo'] } }],
      persons: ['anna', 'bo', 'cai'],
      payloads: {
        SUBMIT_FEEDBACK: [feedback, { ...feedback, results: results.slice(1) }],
        ACCEPT: [accept, { ...accept, met: [] }],
        REJECT: [reject],
        EXTEND: [extend()],
        DECLARE_FAILED: [failed],
        SUBMIT_STATEMENT: [{ statement: '设备到货延误' }],
        WAIVE_STATEMENT: [{}],
        SET_LIMIT: [{ due: '2026-12-01T00:00:00Z' }, { due: '2026-01-01T00:00:00Z' }],
        MATTER_DECIDED: [decided('approved'), decided('refused'), decided('approved', 'GRANT')],
        AGREEMENT_ENDED: [ended('expired'), ended('expired', successorId)],
      },
      keyOf: ({ agreement, extensions, due: limit, feedback: given, acknowledgedAt, heard: hearing, reporters }) => [
        agreement,
        extensions,
        limit,
        given !== null,
        acknowledgedAt !== null,
        hearing !== null,
        reporters,
      ],
    });
    expect(missedBy(operatorRectification, explored)).toEqual({ states: ['ordered'], events: [] });
  });
});
