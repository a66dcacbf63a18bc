import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { dataQualityIssue } from '../../machines/operation/data-quality-issue/index.ts';
import { drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  agreementEnded,
  agreementId,
  anAgreement,
  authority,
  document,
  health,
  operator,
  stranger,
  successorId,
  transport,
  transportBureau,
  withAgreement,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';

const input = {
  agreement: agreementId,
  dataset: '公交刷卡',
  problem: '2025 年 11 月缺失三天记录',
  foundWhile: 'processing',
  evidence: [document],
};
const anIssue = () =>
  drive(dataQualityIssue, { input, actor: operator, facts: withAgreement(), at: '2026-03-02T02:00:00.000Z' });
const accept = (dueOn?: string) => ({ type: 'ACCEPT', provider: transportBureau, ...(dueOn && { dueOn }) });
const fixed = { type: 'REPORT_FIXED', summary: '已补录', evidence: [document] };
const office = { person: 'office', hat: 'COMMITTEE_OFFICE' } as const;

describe('a data quality issue', () => {
  it('is raised by the operator, about data that its agreement authorizes', law('P19'), () => {
    const answer = (asked: object, actor: Actor = operator, facts = withAgreement()) => {
      const one = opening(dataQualityIssue, { input: asked, actor, facts });
      return 'ok' in one ? one.code : 'opened';
    };
    expect(answer(input)).toBe('opened');
    expect(answer({ ...input, dataset: '户籍' })).toBe('GUARD_REFUSED');
    expect(answer(input, stranger)).toBe('GUARD_REFUSED');
    expect(answer(input, operator, withAgreement(anAgreement({ tags: ['ended'] })))).toBe('GUARD_REFUSED');
  });

  it('is accepted by the authority with a period, and the provider is urged at once', law('P19'), () => {
    const issue = anIssue();
    expect(issue.send(accept('2026-03-02'), authority).rules).toEqual(['dueLiesAhead']);
    expect(issue.send(accept(), { ...authority, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    issue.send(accept('2026-03-20'), authority);
    expect(issue.state).toBe('beingFixed');
    expect(issue.effects).toContainEqual(expect.objectContaining({ type: 'notify', notice: 'N13', to: ['provider'] }));
    expect(issue.due('governanceDue')).toBe('2026-03-20T16:00:00.000Z');
    // Without a day the regime's period holds: 20 working days after Monday, 2 March.
    expect(anIssue().send(accept(), authority).due('governanceDue')).toBe('2026-03-30T16:00:00.000Z');
  });

  it('is corrected by its provider only, and verified by a person who did not correct it', law('P19'), () => {
    const issue = anIssue().send(accept('2026-03-20'), authority);
    expect(issue.send(fixed, health).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    issue.send(fixed, transport);
    expect(issue.state).toBe('underVerification');
    expect(issue.send({ type: 'VERIFY' }, { ...authority, person: transport.person }).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    expect(issue.fork().send({ type: 'VERIFY' }, operator).state).toBe('verified');
    issue.send({ type: 'SEND_BACK', items: [{ item: '11 月 3 日', problem: '仍缺' }], dueOn: '2026-04-10' }, operator);
    expect([issue.state, issue.due('governanceDue')]).toEqual(['beingFixed', '2026-04-10T16:00:00.000Z']);
  });

  it('is urged again at the end of the period, and then goes to the committee’s office', law('P19', 'P7(5)'), () => {
    const issue = anIssue().send(accept('2026-03-20'), authority).at('2026-03-20T15:59:59.999Z');
    expect(issue.state).toBe('beingFixed');
    issue.at('2026-03-20T16:00:00.000Z');
    expect(issue.state).toBe('overdue.urged');
    expect(issue.effects).toContainEqual(expect.objectContaining({ notice: 'N13', to: ['provider', 'AUTHORITY'] }));
    expect(issue.send({ type: 'EXTEND', dueOn: '2026-03-31', reason: '协调' }, office).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    issue.at('2026-04-08T00:00:00.000Z');
    expect([issue.state, issue.shares['overdueTimes']]).toEqual(['overdue.escalated', 1]);
    expect(issue.fork().send({ type: 'EXTEND', dueOn: '2026-04-30', reason: '协调' }, office).state).toBe('beingFixed');
    expect(issue.send(fixed, transport).state).toBe('underVerification');
  });

  it('goes back to the authority when the provider says that the data are not its own', law('P19'), () => {
    const issue = anIssue()
      .send(accept('2026-03-20'), authority)
      .send({ type: 'DISPUTE', reason: '数据由轨道集团提供' }, transport);
    expect([issue.state, issue.context.provider]).toEqual(['raised', null]);
    expect(
      issue.send({ ...accept('2026-03-20'), provider: health.party }, authority).send(fixed, transport).refusal?.code,
    ).toBe('ROLE_NOT_ALLOWED');
  });

  it('goes on when the agreement ends, under the successor if there is one', law('P19', 'P13'), () => {
    const issue = anIssue().send(accept('2026-03-20'), authority);
    expect(issue.fork().send(agreementEnded()).send(fixed, transport).send({ type: 'VERIFY' }, authority).state).toBe(
      'verified',
    );
    issue.send(agreementEnded({ datasets: ['公交刷卡'], scenarios: [] }));
    expect(dataQualityIssue.links!(issue.context)).toEqual({ agreement: successorId });
  });

  it('every state takes or refuses every event in every role, and can end', law('P19'), () => {
    const explored = explore(dataQualityIssue, {
      starts: [{ input, actor: operator, facts: withAgreement() }],
      payloads: {
        ACCEPT: [accept(), accept('2020-01-01')],
        REJECT: [{ reason: '不属实' }],
        REPORT_FIXED: [fixed],
        DISPUTE: [{ reason: '非本单位' }],
        EXTEND: [{ dueOn: '2099-01-01', reason: '延期' }],
        SEND_BACK: [{ items: [{ item: '记录', problem: '仍缺' }] }],
        AGREEMENT_ENDED: [agreementEnded()],
      },
      keyOf: ({ fix, provider }) => [provider, (fix as { by?: string } | null)?.by],
    });
    expect(missedBy(dataQualityIssue, explored)).toEqual({ states: [], events: [] });
  });
});
