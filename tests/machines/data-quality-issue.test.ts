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
const facts = withAgreement();
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
    expect(issue.send(accept('2026-03-02'), authority, facts).rules).toEqual(['dueLiesAhead']);
    expect(issue.send(accept(), { ...authority, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    issue.send(accept('2026-03-20'), authority, facts);
    expect(issue.state).toBe('beingFixed');
    expect(issue.effects).toContainEqual(expect.objectContaining({ type: 'notify', notice: 'N13', to: ['provider'] }));
    expect(issue.due('governanceDue')).toBe('2026-03-20T16:00:00.000Z');
    // Without a day the regime's period holds: 20 working days after Monday, 2 March.
    expect(anIssue().send(accept(), authority, facts).due('governanceDue')).toBe('2026-03-30T16:00:00.000Z');
  });

  it('is corrected by its provider only, and verified by a person who did not correct it', law('P19'), () => {
    const issue = anIssue().send(accept('2026-03-20'), authority, facts);
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
    const issue = anIssue().send(accept('2026-03-20'), authority, facts).at('2026-03-20T15:59:59.999Z');
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
      .send(accept('2026-03-20'), authority, facts)
      .send({ type: 'DISPUTE', reason: '数据由轨道集团提供' }, transport);
    expect([issue.state, issue.context.provider]).toEqual(['raised', null]);
    expect(
      issue.send({ ...accept('2026-03-20'), provider: health.party }, authority, facts).send(fixed, transport).refusal
        ?.code,
    ).toBe('ROLE_NOT_ALLOWED');
  });

  it('goes on when the agreement ends, under the successor if there is one', law('P19', 'P13'), () => {
    const issue = anIssue().send(accept('2026-03-20'), authority, facts);
    expect(issue.fork().send(agreementEnded()).send(fixed, transport).send({ type: 'VERIFY' }, authority).state).toBe(
      'verified',
    );
    issue.send(agreementEnded({ datasets: ['公交刷卡'], scenarios: [] }));
    expect(dataQualityIssue.links!(issue.context)).toEqual({ agreement: successorId });
  });

  it(
    'urges the provider that the agreement names, another one only after that one disputes, never the operator',
    law('P6(2)', 'P19'),
    () => {
      for (const provider of [health.party, operator.party, 'org:11220100013470309T'])
        expect(anIssue().send({ ...accept(), provider }, authority, facts).rules).toEqual(['providerIsOfTheData']);
      expect(anIssue().send(accept(), authority, withAgreement(anAgreement({}, { providers: {} }))).rules).toEqual([
        'providerIsOfTheData',
      ]);
      const disputed = anIssue()
        .send(accept(), authority, facts)
        .send({ type: 'DISPUTE', reason: '非本单位' }, transport);
      expect(disputed.send({ ...accept(), provider: operator.party }, authority, facts).refusal).toBeDefined();
      expect(disputed.send({ ...accept(), provider: health.party }, authority, facts).state).toBe('beingFixed');
    },
  );

  it('is refused or accepted by nobody who raised it', law('P19'), () => {
    const raiser = { ...authority, person: operator.person };
    for (const event of [accept(), { type: 'REJECT', reason: '不属实' }])
      expect(anIssue().send(event, raiser, facts).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(anIssue().send({ type: 'REJECT', reason: '不属实' }, authority).state).toBe('rejected');
  });

  it(
    'is corrected in the hat of a provider, by nobody who raised it, and verified by nobody who ever corrected it',
    law('P6(2)', 'P19'),
    () => {
      const open = () => anIssue().send(accept(), authority, facts);
      for (const event of [fixed, { type: 'DISPUTE', reason: '非本单位' }]) {
        expect(open().send(event, { ...transport, hat: 'OPERATOR' }).rules).toEqual(['actsAsProvider']);
        expect(open().send(event, { ...transport, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
      }
      const sentBack = { type: 'SEND_BACK', items: [{ item: '11 月 3 日', problem: '仍缺' }] };
      const again = open()
        .send(fixed, transport)
        .send(sentBack, operator)
        .send(fixed, { ...transport, person: 'second.transport' });
      for (const person of [transport.person, 'second.transport'])
        for (const event of [{ type: 'VERIFY' }, sentBack])
          expect(again.fork().send(event, { ...authority, person }).refusal?.code).toBe('MAKER_IS_CHECKER');
      expect(again.send({ type: 'VERIFY' }, operator).state).toBe('verified');
    },
  );

  it('is extended to a day after the old limit and after today', law('P19'), () => {
    const extend = (dueOn: string) => ({ type: 'EXTEND', dueOn, reason: '协调' });
    const late = () => anIssue().send(accept('2026-03-20'), authority, facts).at('2026-04-08T00:00:00.000Z');
    for (const [dueOn, rules] of [
      ['2026-03-20', ['dueIsLater']],
      ['2026-03-25', ['dueIsLater']],
      ['2026-04-08', ['dueIsLater']],
      ['2026-04-09', []],
    ] as const)
      expect(late().send(extend(dueOn), authority).rules, dueOn).toEqual(rules);
    const running = anIssue().send(accept('2026-03-20'), authority, facts);
    expect(running.send(extend('2026-03-19'), authority).rules).toEqual(['dueIsLater']);
    expect(running.send(extend('2026-03-21'), authority).refusal).toBeUndefined();
    expect(running.send(extend('2026-03-22'), authority).refusal).toBeUndefined();
    expect(running.send(extend('2026-03-23'), authority).refusal).toMatchObject({
      articles: ['P19'],
      details: [{ rule: 'extensionIsLeft' }],
    });
  });

  it('that an older program took goes on with the hands that it knew', law('P19'), () => {
    const { raisers: _, fixers: __, ...rest } = anIssue().case.context;
    const context = { ...rest, raisedBy: 'li', fix: { summary: '已补录', evidence: [], by: 'sun' } };
    expect(dataQualityIssue.migrations![1]!.migrate({ ...anIssue().case, context }).context).toMatchObject({
      raisers: ['li'],
      fixers: ['sun'],
      fix: { summary: '已补录', evidence: [] },
    });
  });

  it('every state takes or refuses every event in every role, and can end', law('P19'), () => {
    const explored = explore(dataQualityIssue, {
      starts: [{ input, actor: operator, facts: withAgreement() }],
      payloads: {
        ACCEPT: [accept(), accept('2020-01-01'), { ...accept(), provider: health.party }],
        REJECT: [{ reason: '不属实' }],
        // Somebody is always left who has not corrected the data.
        REPORT_FIXED: ({ fixers }: { fixers: string[] }) => (fixers.length < 2 ? [fixed] : []),
        DISPUTE: [{ reason: '非本单位' }],
        EXTEND: [{ dueOn: '2099-01-01', reason: '延期' }],
        SEND_BACK: [{ items: [{ item: '记录', problem: '仍缺' }] }],
        AGREEMENT_ENDED: [agreementEnded()],
      },
      facts: () => [facts],
      persons: ['anna', 'bo', 'cai'],
      keyOf: ({ fix, provider, disputes, fixers }) => [
        provider,
        fix !== null,
        (disputes as unknown[]).length > 0,
        fixers,
      ],
    });
    expect(missedBy(dataQualityIssue, explored)).toEqual({ states: [], events: [] });
  });
});
