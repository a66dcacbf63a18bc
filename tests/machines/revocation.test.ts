import { describe, expect, it } from 'vitest';
import { revocation } from '../../machines/operation/revocation/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  agreementFact,
  agreementId,
  authority,
  doc,
  ended,
  operator,
  secondHand,
  successorId,
} from '../support/agreements.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const id = 'revocation/test/1';
const input = {
  agreement: agreementId,
  ground: 'dataLeakedOrHandedOn',
  allegation: '将公共数据提供给第三方',
  evidence: [doc('e')],
};
const facts = { agreement: agreementFact() };
const investigate = { type: 'INVESTIGATE' };
const suspend = { type: 'ORDER_SUSPENSION', reason: '防止继续泄露' };
const findings = (founded: boolean) => ({ type: 'REPORT_FINDINGS', founded, report: doc('f'), findings: '已查明' });
const statement = { type: 'SUBMIT_STATEMENT', statement: '系接口误配，已收回' };
const decided = (outcome: string, kind = 'REVOCATION') => ({
  type: 'MATTER_DECIDED',
  matter: 'committeeMatter/x/1',
  kind,
  outcome,
  minutes: doc('b'),
});
const told = (type: string, more: object = {}, to = agreementId) => ({
  type: 'tell',
  to,
  mode: 'must',
  event: { type, cause: id, ...more },
});

const alleged = (more: object = {}): Driven => drive(revocation, { input, facts, actor: authority, ...more });
const investigating = (suspended = false): Driven =>
  suspended ? alleged().send(investigate, authority).send(suspend, secondHand) : alleged().send(investigate, authority);
const hearing = (suspended = false): Driven => investigating(suspended).send(findings(true), secondHand);
const beforeCommittee = (suspended = false): Driven => hearing(suspended).send(statement, operator);

describe('revocation', () => {
  it('rests on a ground that the regime lists, in a running agreement', law('P7(3)', 'P16(2)', 'P20', 'P27'), () => {
    const refused = (more: object, regime?: ReturnType<typeof loadRegime>) =>
      opening(revocation, { input: { ...input, ...more }, actor: authority, facts, ...(regime && { regime }) });
    expect(refused({ ground: '领导要求' })).toMatchObject({ ok: false, articles: ['P7(3)', 'P16(2)', 'P20', 'P27'] });
    expect(refused({ ground: 'exportMisused' })).not.toHaveProperty('ok');
    expect(
      refused(
        { ground: 'exportMisused' },
        loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'pd.revocation.grounds': ['falseApplication'] } }),
      ),
    ).toMatchObject({ ok: false });
    expect(
      opening(revocation, { input, actor: authority, facts: { agreement: agreementFact({ tags: ['ended'] }) } }),
    ).toMatchObject({ ok: false });
    expect(opening(revocation, { input, actor: operator, facts })).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('revokes only by decision of the committee, and then ends the agreement', law('P7(3)', 'P31'), () => {
    const one = beforeCommittee();
    expect(one.effects[0]).toMatchObject({
      type: 'open',
      lifecycle: 'committeeMatter',
      input: { kind: 'REVOCATION', about: id, hands: ['qian', 'zhao'] },
    });
    expect(one.send(decided('approved'), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send(decided('approved', 'EARLY_TERMINATION')).rules).toContain('matterIsRevocation');
    one.send(decided('approved'));
    expect(one.state).toBe('revoked');
    expect(one.effects[0]).toEqual(told('END'));
  });

  it('the operator is heard: it states, waives, or lets ten working days pass', law('P7(3)'), () => {
    expect(beforeCommittee().context.heard).toBe('statement');
    expect(hearing().send({ type: 'WAIVE_STATEMENT' }, operator).context.heard).toBe('waived');
    const one = hearing();
    expect(one.due('pd.revocation.statementDue')).toBe('2026-03-16T16:00:00.000Z');
    expect(one.at('2026-03-16T15:59:59.999Z').state).toBe('hearing');
    one.at('2026-03-16T16:00:00.000Z');
    expect([one.state, one.context.heard, ...one.did.filter((what) => what.startsWith('open'))]).toEqual([
      'beforeCommittee',
      'silent',
      'open committeeMatter',
    ]);
  });

  it('what it suspended it gives back when nothing is revoked, and nothing else', law('P7(3)', 'P29'), () => {
    expect(investigating(true).effects[0]).toEqual(told('SUSPEND_RIGHTS', { grants: 'all' }));
    expect(investigating(true).send(suspend, secondHand).rules).toEqual(['notYetSuspended']);
    expect(beforeCommittee(true).send(decided('refused')).effects[0]).toEqual(told('LIFT_SUSPENSION'));
    expect(investigating(true).send(findings(false), secondHand).effects[0]).toEqual(told('LIFT_SUSPENSION'));
    expect(beforeCommittee().send(decided('refused')).effects[0]).toMatchObject({
      to: [],
      event: { type: 'LIFT_SUSPENSION' },
    });
  });

  it('who made the allegation does not report the findings', law('P7(3)'), () => {
    expect(investigating().send(findings(true), authority).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(investigating().send(findings(false), authority).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it(
    'who alleged, or found the misuse behind the allegation, neither dismisses it nor suspends for it alone',
    law('P7(3)', 'P27'),
    () => {
      const finder = { person: 'mei', hat: 'AUTHORITY' } as const;
      for (const [one, accuser] of [
        [alleged(), authority],
        [alleged({ actor: { person: 'system', hat: 'SYSTEM', hands: ['mei'] } }), finder],
      ] as const) {
        expect(one.fork().send({ type: 'DISMISS', reason: '不成立' }, accuser).refusal?.code).toBe('MAKER_IS_CHECKER');
        one.send(investigate, accuser);
        for (const event of [suspend, findings(true), findings(false)])
          expect(one.fork().send(event, accuser).refusal).toMatchObject({
            code: 'MAKER_IS_CHECKER',
            articles: ['P7(3)'],
          });
        expect(one.send(suspend, secondHand).send(findings(true), secondHand).state).toBe('hearing');
        expect(revocation.hands?.(one.context)).toEqual([accuser.person, 'qian']);
      }
    },
  );

  it('an allegation may be dismissed; an unfounded one ends the case', law('P7(3)'), () => {
    expect(alleged().send({ type: 'DISMISS', reason: '重复举报' }, secondHand).state).toBe('dismissed');
    expect(investigating().send(findings(false), secondHand).state).toBe('dismissed');
  });

  it(
    'goes on under a signed successor, suspending it if it suspended; ends with the agreement otherwise',
    law('P7(3)', 'P13'),
    () => {
      expect(hearing(true).send(ended('expired', successorId)).effects).toEqual([
        told('SUSPEND_RIGHTS', { grants: 'all' }, successorId),
      ]);
      expect(hearing().send(ended('expired', successorId)).effects).toMatchObject([{ to: [] }]);
      expect(
        hearing().send(ended('expired', successorId)).send(statement, operator).send(decided('approved')).effects[0],
      ).toMatchObject({ to: successorId });
      const over = beforeCommittee().send(ended('early'));
      expect([over.state, ...over.did]).toEqual(['overtaken', 'tell WITHDRAW_MATTER']);
    },
  );

  it('answers every event in every state and role, and can always end', law('P7(3)'), () => {
    const explored = explore(revocation, {
      starts: [{ input, facts, actor: authority }],
      payloads: {
        ORDER_SUSPENSION: [suspend],
        DISMISS: [{ reason: '不成立' }],
        REPORT_FINDINGS: [findings(true), findings(false)],
        SUBMIT_STATEMENT: [statement],
        WAIVE_STATEMENT: [{}],
        MATTER_DECIDED: [decided('approved'), decided('refused'), decided('approved', 'GRANT')],
        AGREEMENT_ENDED: [ended('expired'), ended('expired', successorId)],
      },
      persons: ['zhao', 'qian'],
    });
    expect(missedBy(revocation, explored)).toEqual({ states: [], events: [] });
  });
});
