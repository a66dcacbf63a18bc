// Duties that operators owe under their agreements (P26), and the one in which the system itself opens archives (T24).
import { describe, expect, it } from 'vitest';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { periodicDuty } from '../../machines/shared/periodic-duty/index.ts';
import { dutiesDue } from '../../machines/shared/periodic-duty/round.ts';
import { opening, system } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aDuty,
  agreement,
  agreementFact,
  anExtra,
  anOperators,
  at,
  begins,
  confirm,
  national,
  ofOperator,
  operator,
  period,
  report,
  risk,
  finding,
  setDefault,
  start,
  sun,
  wei,
  zhao,
} from '../support/periodic-duty.ts';

const rulesOf = (started: Parameters<typeof opening>[1]): string[] => {
  const answer = opening(periodicDuty, started);
  return 'ok' in answer ? (answer.details ?? []).flatMap(({ rule }) => rule ?? []) : [];
};
const reported = report([], {}, 'importantDataRisk');

describe('a duty of an operator', () => {
  it('is done by that operator, and confirmed by the authority', law('P26'), () => {
    const one = anOperators();
    expect([one.context.operator, one.context.agreement]).toEqual([operator.party, agreement]);
    expect(one.fork().send(start, { ...operator, party: 'org:91220101MA0Y2TLK3X' }).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    expect(one.fork().send(start, sun).rules).toEqual(['actorIsOwner']);
    expect(one.fork().at(at('2027-01-10')).state).toBe('due.ofOperator');
    one.send(start, operator).send(reported, operator);
    expect(one.state).toBe('underConfirmation.byAuthority');
    // Nobody acts as the authority for the operator (D-0321).
    expect(one.fork().send(confirm, { ...wei, party: operator.party }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.fork().send(confirm, { ...wei, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.send(confirm, wei).state).toBe('done');
  });

  it('tells that operator, and whoever supervises, when it is overdue, and no other operator', law('P26'), () => {
    const one = anOperators().at(at('2027-02-02'));
    expect(one.state).toBe('overdue.ofOperator');
    expect(one.effects.at(-1)).toMatchObject({ notice: 'N25', to: ['operator', 'AUTHORITY', 'COMMITTEE_OFFICE'] });
  });

  it('opens an incident of the domain where a finding is high', law('P26', 'T27'), () => {
    const one = anOperators().send(start, operator);
    one.send(report([finding('F1', 'high')], { risk }, 'importantDataRisk'), operator);
    expect(one.effects).toMatchObject([{ lifecycle: 'securityIncident', input: { scope: 'domain' } }]);
  });

  it('goes on when its agreement ends; the authority records that it was not held', law('P26'), () => {
    const one = anOperators().at(at('2027-03-03'));
    expect(one.fork().send(setDefault, sun, {}).state).toBe('notHeld');
    expect(one.fork().send(setDefault, operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it.each([
    ['without an agreement', ofOperator({ agreement: undefined }, {})],
    ['under one that is not there', ofOperator({}, { agreement: null })],
    ['under one that has ended', ofOperator({}, agreementFact({ tags: ['ended'] }))],
    [
      'that is the authority’s own, under an agreement',
      { ...ofOperator({ duty: 'securityAudit' }), input: { side: 'domain', duty: 'securityAudit', agreement, period } },
    ],
  ])('is not opened %s', law('P26'), (_, started) => {
    expect(rulesOf({ ...started, actor: system })).toEqual(['agreementFitsTheOwner']);
  });

  it('by a day of the year: due on that day, in calendar years', law('P26'), () => {
    const one = anOperators({ duty: 'operatorDisclosure', period: { ...period, anchor: '2027-01-01' } });
    expect(one.context.dueAt).toBe(at('2027-04-01'));
    expect(one.context.period).toMatchObject({ from: '2027-01-01', to: '2027-12-31' });
  });
});

describe('the periods of operators’ duties', () => {
  const inForceFrom = (id: string, day: string) => ({ id, shares: { startsAt: at(day) } });
  const dueFor = (now: string, beside: object[], known: object[] = []) =>
    dutiesDue({ now: at(now), regime: national, adoptedAt: at('2026-01-05'), known, beside } as never).filter(
      ({ input }) => input['agreement'],
    );

  it('one for each agreement in force, from its beginning, one at a time', law('P26'), () => {
    const both = [
      inForceFrom('operatingAgreement/a/1', '2026-03-31'),
      inForceFrom('operatingAgreement/b/1', '2026-05-01'),
    ];
    expect(dueFor('2026-03-30', both)).toEqual([]);
    expect(dueFor('2026-06-01', both).map(({ key }) => key)).toEqual([
      '~round/duty/domain/importantDataRisk/2026-03-31/operatingAgreement/a/1',
      '~round/duty/domain/importantDataRisk/2026-05-01/operatingAgreement/b/1',
    ]);
    const held = anOperators({ agreement: 'operatingAgreement/a/1', period: { ...period, anchor: '2026-03-31' } });
    const known = [{ id: 'periodicDuty/domain-importantDataRisk-a-1/1', shares: held.shares }];
    const risks = (now: string) =>
      dueFor(now, [both[0]!], known).filter(({ key }) => key.includes('importantDataRisk'));
    expect(risks('2027-03-30')).toEqual([]);
    expect(risks('2027-03-31').map(({ input }) => input['period'])).toMatchObject([
      { index: 1, follows: known[0]!.id },
    ]);
  });

  it('a disclosure begins with the first calendar year after the agreement does', law('P26'), () => {
    const [one] = [inForceFrom('operatingAgreement/a/1', '2026-03-31')];
    const disclosed = (now: string) => dueFor(now, [one]).filter(({ key }) => key.includes('operatorDisclosure'));
    expect(disclosed('2026-12-31')).toEqual([]);
    expect(disclosed('2027-01-01').map(({ key }) => key)).toEqual([
      '~round/duty/domain/operatorDisclosure/2027-01-01/operatingAgreement/a/1',
    ]);
    expect(dueFor('2027-01-01', [])).toEqual([]);
  });

  it('the drafts lay none of them on operators', law('P26'), () => {
    const beside = [inForceFrom('operatingAgreement/a/1', '2026-03-31')];
    const due = dutiesDue({ now: at('2028-01-01'), regime: defaultRegime, adoptedAt: at(begins), known: [], beside });
    expect(due.filter(({ input }) => input['agreement'])).toEqual([]);
  });

  const own = () => structuredClone(national.values['pd.duty.catalogue']);
  it.each([
    ['moves a duty of the authority to operators', own().map((one) => ({ ...one, owners: ['OPERATOR'] }))],
    [
      'lets operator and authority own one together',
      own().map((one) => ({ ...one, owners: ['OPERATOR', 'AUTHORITY'] })),
    ],
    ['names no day of the year', own().map((one) => ({ ...one, by: '02-30' }))],
    ['names a day in a period of two years', own().map((one) => ({ ...one, period: '24 mo', by: '03-31' }))],
  ])('no catalogue %s', law('P26'), (_, catalogue) => {
    const file = { id: 'other', base: 'cc-2023-draft', values: { 'pd.duty.catalogue': catalogue } };
    expect(() => loadRegime(file)).toThrow(/pd\.duty\.catalogue.*P26/);
  });
});

describe('the check of a sample of the archives', () => {
  const sampled = (...ok: boolean[]) => ({
    type: 'ARCHIVES_SAMPLED',
    sample: ok.map((holds, i) => ({ case: `trade/a/${i + 1}`, archive: 'c'.repeat(64), ok: holds })),
  });
  const aSample = () => aDuty('archiveSample').send(start, zhao);
  const its = report([], {}, 'archiveSample');

  it('asks the archive when it is started, and has no report before the result', law('T24', 'T25'), () => {
    const one = aSample();
    expect(one.effects).toEqual([
      {
        type: 'call',
        port: 'archive',
        op: 'sample',
        input: { size: 20, seed: one.context.id },
        reply: 'ARCHIVES_SAMPLED',
      },
    ]);
    expect(one.fork().send(its, zhao).rules).toEqual(['sampleIsChecked']);
    one.send(sampled(true, true));
    expect(one.did).toEqual([]);
    expect(one.send(its, zhao).state).toBe('underConfirmation.byCenter');
  });

  it.each([
    ['none fails', [true], 0],
    ['one fails', [true, false], 1],
    ['all fail', [false, false], 1],
    ['nothing is sealed yet', [], 0],
  ] as const)('opens one incident of the venue where an archive does not hold: %s', law('T24', 'T27'), (_, oks, n) => {
    const one = aSample().send(sampled(...oks));
    expect(one.effects.filter(({ type }) => type === 'open')).toHaveLength(n);
    if (n)
      expect(one.effects[0]).toMatchObject({
        lifecycle: 'securityIncident',
        input: { kind: 'incident', scope: 'venue', account: expect.stringContaining('trade/a/2') },
      });
    expect(one.context.sample).toHaveLength(oks.length);
  });

  it('comes in every regime, as often as `archive.sampleEvery` says', law('T24'), () => {
    const values = { 'archive.sampleEvery': '6 mo' };
    const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values });
    const due = dutiesDue({ now: at(begins), regime, adoptedAt: at(begins), known: [] });
    expect(due.map(({ input }) => input['duty'])).toContain('archiveSample');
    for (const wrong of ['1 mo', '60 cd', '25 mo'])
      expect(() => loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'archive.sampleEvery': wrong } })).toThrow(
        /archive\.sampleEvery/,
      );
    expect(anExtra('archiveSample').send(start, zhao).did).toEqual(['call archive.sample']);
  });

  it('is no duty of the domain', law('T24'), () => {
    expect(rulesOf({ input: { side: 'domain', duty: 'archiveSample', period }, at: at(begins) })).toEqual([
      'dutyIsInTheCatalogue',
    ]);
  });
});
