import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { earlyTermination } from '../../machines/operation/early-termination/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { agreementFact, agreementId, authority, doc, ended, operator, successorId } from '../support/agreements.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const input = { agreement: agreementId, reason: '业务调整', effectiveDate: '2026-04-15' };
const facts = { agreement: agreementFact() };
const pass = { type: 'PASS', opinion: '同意' };
const decided = (outcome: string, kind = 'EARLY_TERMINATION') => ({
  type: 'MATTER_DECIDED',
  matter: 'committeeMatter/x/1',
  kind,
  outcome,
  minutes: doc('b'),
});
const end = {
  type: 'tell',
  to: agreementId,
  mode: 'must',
  event: { type: 'EARLY_END_SET', cause: 'earlyTermination/test/1', at: '2026-04-15T16:00:00.000Z' },
};
const authorityAlone = loadRegime({
  id: 'own',
  base: 'cc-2023-draft',
  values: { 'pd.committee.requiredFor': ['grant', 'renewal', 'termination', 'revocation'] },
});

const asked = (more: object = {}): Driven => drive(earlyTermination, { input, facts, actor: operator, ...more });
const refused = (more: object, about: object = {}, actor: Actor = operator) =>
  opening(earlyTermination, {
    input: { ...input, ...more },
    actor,
    facts: { agreement: agreementFact(about) },
  });

describe('early termination', () => {
  it('only the operator asks, during the term of its own agreement', law('P13'), () => {
    expect(refused({}, {}, authority)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(refused({}, {}, { ...operator, party: 'org:91220101MA0Y2TLK99' })).toMatchObject({
      ok: false,
      message: { en: expect.stringContaining('only the operator') },
    });
    expect(refused({}, { tags: ['ended'] })).toMatchObject({
      ok: false,
      message: { en: expect.stringContaining('in force') },
    });
    expect(refused({ effectiveDate: '2028-03-31' })).toMatchObject({ ok: false, articles: ['P13'] });
    expect(refused({ effectiveDate: '2028-03-30' })).not.toHaveProperty('ok');
  });

  it('thirty days of notice are kept: the day before is too early', law('P13'), () => {
    expect(refused({ effectiveDate: '2026-03-31' })).toMatchObject({
      ok: false,
      message: { en: expect.stringContaining('notice') },
    });
    expect(refused({ effectiveDate: '2026-04-01' })).not.toHaveProperty('ok');
  });

  it(
    'the authority reviews, the committee decides, and the agreement ends at the end of the day that was asked for',
    law('P13', 'P7(3)'),
    () => {
      const one = asked().send(pass, authority);
      expect(one.effects[0]).toMatchObject({
        type: 'open',
        lifecycle: 'committeeMatter',
        input: { kind: 'EARLY_TERMINATION', about: 'earlyTermination/test/1', hands: ['li', 'zhao'] },
      });
      expect(one.send(decided('approved', 'REVOCATION')).rules).toEqual(['matterIsOurs']);
      one.send(decided('approved'));
      expect([one.state, one.effects]).toEqual(['approved', [expect.objectContaining({ type: 'notify' }), end]]);
      expect(one.send(ended('early')).state).toBe('effected');
    },
  );

  it('the committee decides unless the regime leaves it to the authority', law('P7(3)', 'P13'), () => {
    expect(asked({ regime: authorityAlone }).send(pass, authority).state).toBe('approved');
  });

  it('authority or committee may refuse; then the agreement stands', law('P13'), () => {
    expect(asked().send({ type: 'REFUSE', reason: '影响民生服务' }, authority).did).toEqual(['notify N10']);
    expect(asked().send(pass, authority).send(decided('refused')).did).toEqual(['notify N10']);
  });

  it('who asked does not review', law('P13'), () => {
    for (const event of [pass, { type: 'REFUSE', reason: '不同意' }])
      expect(asked().send(event, { ...authority, person: operator.person }).refusal).toMatchObject({
        code: 'MAKER_IS_CHECKER',
        articles: ['P13'],
      });
    // Whoever applied on another's behalf is a hand as well.
    const forAnother = asked({ actor: { ...operator, person: 'clerk', onBehalfOf: 'zhao' } });
    expect(forAnother.send({ type: 'REFUSE', reason: '不同意' }, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it('is withdrawn before the decision, not after', law('P13'), () => {
    expect(asked().send(pass, authority).send({ type: 'WITHDRAW' }, operator).did).toEqual(['tell WITHDRAW_MATTER']);
    expect(
      asked().send(pass, authority).send(decided('approved')).send({ type: 'WITHDRAW' }, operator).refusal?.code,
    ).toBe('EVENT_NOT_ALLOWED');
  });

  it('another end of the agreement overtakes it', law('P13'), () => {
    const one = asked().send(pass, authority).send(decided('approved')).send(ended('revoked'));
    expect(one.state).toBe('overtaken');
  });

  it('answers every event in every state and role, and can always end', law('P13'), () => {
    const explored = explore(earlyTermination, {
      starts: [
        { input, facts, actor: operator },
        { input, facts, actor: operator, regime: authorityAlone },
      ],
      payloads: {
        PASS: [pass],
        REFUSE: [{ reason: '不同意' }],
        WITHDRAW: [{}],
        MATTER_DECIDED: [decided('approved'), decided('refused'), decided('approved', 'GRANT')],
        AGREEMENT_ENDED: [ended('expired'), ended('expired', successorId), ended('early')],
      },
    });
    expect(missedBy(earlyTermination, explored)).toEqual({ states: [], events: [] });
  });
});
