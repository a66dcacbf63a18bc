import { describe, expect, it } from 'vitest';
import { agreementId, authority, operator, secondHand } from '../support/agreements.ts';
import { law } from '../support/law.ts';
import {
  grant,
  due,
  id,
  feedback,
  accept,
  reject,
  extend,
  failed,
  decided,
  regime,
  ordered,
  overdue,
  heard,
  beforeCommittee,
} from '../support/rectifications.ts';

describe('an order that is not followed', () => {
  it('the limit is exact: an order is overdue at the last instant and not before it', law('P29'), () => {
    expect(ordered().at('2026-04-01T15:59:59.999Z').send(feedback, operator).state).toBe('underReview');
    expect(ordered().at('2026-04-01T15:59:59.999Z').state).toBe('rectifying');
    expect(ordered().at(due).state).toBe('overdue');
  });

  it('reminds seven days and one day before the limit, once each', law('P29'), () => {
    const one = ordered();
    expect(one.at('2026-03-25T16:00:00.000Z').did).toEqual(['notify N16']);
    expect(one.at('2026-03-31T15:00:00.000Z').did).toEqual([]);
    expect(one.at('2026-03-31T16:00:00.000Z').did).toEqual(['notify N16']);
  });

  it('the limit is extended once, to a later instant', law('P29'), () => {
    expect(overdue().send(extend('2026-04-01T00:00:00.000Z'), authority).rules).toEqual(['limitIsLater']);
    expect(overdue().send(extend(due), authority).rules).toEqual(['limitIsLater']);
    // Later than the old limit, but past already.
    expect(overdue().at('2026-04-05T00:00:00.000Z').send(extend('2026-04-03T00:00:00.000Z'), authority).rules).toEqual([
      'limitIsLater',
    ]);
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
        input: { kind: 'NON_RECTIFICATION_TERMINATION', about: id, hands: ['mei', 'zhao'] },
      });
      expect(one.send(decided('approved'), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(decided('approved', 'REVOCATION')).rules).toContain('matterIsTermination');
      one.send(decided('approved'));
      expect(one.state).toBe('qualificationTerminated');
      expect(one.effects[0]).toEqual({
        type: 'tell',
        to: agreementId,
        mode: 'must',
        event: { type: 'TERMINATE_SCOPE', cause: id, grants: [grant], datasets: [] },
      });
    },
  );

  it('late feedback is taken, and the operator is heard before the failure is declared', law('P29'), () => {
    const late = overdue();
    expect(late.effects.at(-1)).toMatchObject({ notice: 'N16', subject: { en: expect.stringContaining('statement') } });
    expect(late.fork().send(failed, authority).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(late.fork().send(feedback, operator).send(accept, secondHand).state).toBe('restored');
    expect(late.due('pd.rectification.statementDue')).toBe('2026-04-08T16:00:00.000Z');
    expect(late.fork().at('2026-04-08T15:59:59.999Z').state).toBe('overdue');
    const silent = late.fork().at('2026-04-08T16:00:00.000Z');
    expect([silent.state, silent.context.heard]).toEqual(['heard', 'silent']);
    expect(silent.fork().send(feedback, operator).state).toBe('underReview');
    // Heard once is enough: rejected late feedback comes back to the decision.
    expect(silent.send(feedback, operator).send(reject, secondHand).state).toBe('heard');
    expect(late.send({ type: 'WAIVE_STATEMENT' }, operator).send(failed, authority).state).toBe('beforeCommittee');
    // After an extension, and after a new limit, it is heard anew.
    expect(heard().send(extend(), authority).context.heard).toBeNull();
    expect(
      beforeCommittee().send(decided('refused')).send({ type: 'SET_LIMIT', due: '2026-05-01T16:00:00Z' }, authority)
        .context.heard,
    ).toBeNull();
  });

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
});
