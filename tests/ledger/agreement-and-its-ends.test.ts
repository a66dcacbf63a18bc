// One agreement and what hangs on it, over several cases in the ledger: order and suspension, committee and end,
// end and closure are each one act, whoever tells whom.
import { describe, expect, it } from 'vitest';
import { departments as evaluators } from '../../machines/operation/annual-evaluation/events.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { assets, checks } from '../../machines/operation/domain-closure/events.ts';
import { request, review } from '../invariants/operation-acts.ts';
import { allConditions, terms, approved, certificate } from '../support/agreements.ts';
import { type TestClock, aDocument, aLedger, clockAt, key, person, sent, started, uscc } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const [zhao, qian, third, office] = [
  person('zhao.min', 'AUTHORITY'),
  person('qian.yi', 'AUTHORITY'),
  person('sun.bo', 'AUTHORITY'),
  person('jiang.hua', 'COMMITTEE_OFFICE'),
];
const system = person('system', 'SYSTEM');
const domain = person('system:domain', 'DOMAIN');
const members = departments.map((department, i) => ({ department, person: `m${i}` }));

async function aCity() {
  const clock: TestClock = clockAt('2026-03-02T10:00:00+08:00');
  const ledger = await aLedger({ clock: clock.read });
  return { clock, ledger, document: await aDocument(ledger) };
}
type City = Awaited<ReturnType<typeof aCity>>;

const caseOf = async ({ ledger }: City, lifecycle: string, n = 0) =>
  (
    await ledger.sql<
      { id: string; state: string[]; tags: string[]; ended: boolean; at: string }[]
    >`select id, state, tags, ended, at from cases where lifecycle = ${lifecycle} order by opened_at, id`
  )[n]!;
const ask = ({ ledger }: City, caseId: string, event: { type: string; [field: string]: unknown }, actor: typeof zhao) =>
  ledger.append({ caseId, event, actor, key: key() });
const passTime = async ({ clock, ledger }: City, instant: string, ...cases: string[]) => {
  clock.set(instant);
  for (const id of cases) await ledger.pendingWork(id);
};

/** Both have signed; it begins on the day it names. */
/** Who provides which data set of the agreement. */
const providers = { 病案首页: 'org:11220100013470208F', 公交刷卡: 'org:11220100013470101L' };
async function anAgreement(city: City, serial = 901, previous: string | null = null, effectiveDate = '2026-03-02') {
  const { ledger, document } = city;
  const operator = person(`owner.${serial}`, 'OPERATOR', `org:${uscc(serial)}`);
  const organisation = { type: 'organisation', uscc: uscc(serial), name: `长春数据集团${serial}` };
  const ground = previous
    ? { previous }
    : { announcement: await started(ledger, 'annualAnnouncement', { year: 2026 }, zhao) };
  const application = await started(
    ledger,
    'authorizationApplication',
    { applicant: organisation, form: 'legalPerson', ...ground },
    { ...operator, hat: 'APPLICANT' },
  );
  const id = await started(
    ledger,
    'operatingAgreement',
    { application, operator: organisation, previous, approved },
    system,
  );
  const charging = [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }];
  const scope = {
    datasets: Object.entries(providers).map(([dataset, provider]) => ({ id: dataset, provider, notProhibited: true })),
    scenarios: ['商保核保'],
  };
  await sent(ledger, id, { type: 'PROPOSE', terms: terms({ document, charging, effectiveDate, scope }) }, zhao);
  await sent(ledger, id, { type: 'SIGN_AS_OPERATOR', document }, operator);
  return {
    id,
    operator,
    application,
    sign: () =>
      ask(
        city,
        id,
        {
          type: 'SIGN_AS_AUTHORITY',
          document,
          conditions: allConditions,
          certificate: { ...certificate, document },
        },
        qian,
      ),
  };
}
async function anAgreementInForce(city: City, ...how: [serial?: number]) {
  const agreement = await anAgreement(city, ...how);
  expect(await agreement.sign()).toMatchObject({ ok: true });
  return agreement;
}

const anOrder = (document: object, due = '2026-04-30T16:00:00.000Z') => ({
  items: [{ item: '日志审计', requirement: '补齐操作日志' }],
  due,
  scope: 'all',
  document,
});
async function anEvaluationToConfirm(city: City, agreement: string, operator: typeof zhao) {
  const { ledger, document } = city;
  const id = await started(ledger, 'annualEvaluation', { agreement, year: 2026 }, zhao);
  await sent(
    ledger,
    id,
    {
      type: 'REQUEST_EVIDENCE',
      indicators: { version: '2026-1', document },
      departments: [...evaluators],
      items: ['运营情况'],
    },
    zhao,
  );
  await sent(ledger, id, { type: 'SUBMIT_EVIDENCE', documents: [document], truthful: true }, operator);
  await sent(ledger, id, { type: 'ASSESS', grade: 'D', report: document, findings: '日志缺失' }, zhao);
  return id;
}
async function anOrderInForce(city: City, agreement: string, operator: typeof zhao) {
  const { document: _, ...order } = anOrder(city.document);
  await sent(city.ledger, await anEvaluationToConfirm(city, agreement, operator), { type: 'CONFIRM', order }, qian);
  return (await caseOf(city, 'operatorRectification')).id;
}
async function theCommittee(city: City, choice: 'approve' | 'oppose', n = 0) {
  const { ledger, document } = city;
  const { id } = await caseOf(city, 'committeeMatter', n);
  await sent(ledger, id, { type: 'PUT_ON_AGENDA', meetingOn: '2026-05-20', seats: members }, office);
  await sent(ledger, id, { type: 'OPEN_SITTING', present: members.map((member) => member.person) }, office);
  for (const member of members) await sent(ledger, id, { type: 'VOTE', choice }, person(member.person, 'COMMITTEE'));
  await sent(ledger, id, { type: 'DECIDE', minutes: document }, office);
}
/** Everything in order, until the domain is closed. */
async function closeTheDomain(city: City) {
  const { ledger, document } = city;
  const { id } = await caseOf(city, 'domainClosure');
  await sent(ledger, id, { type: 'ACCESS_REVOKED', receipt: 'r-1', remaining: 0 }, domain);
  await sent(
    ledger,
    id,
    {
      type: 'RECORD_DISPOSAL',
      dispositions: assets.map((asset) => ({ asset, how: 'destroyed' })),
      asAgreed: true,
      record: document,
    },
    zhao,
  );
  await sent(ledger, id, { type: 'DATA_DELETED', receipt: 'd-1', remaining: 0 }, domain);
  await sent(ledger, id, { type: 'VERIFY_DELETION', checked: [...checks], report: document }, qian);
  await sent(
    ledger,
    (await caseOf(city, 'retentionRecord')).id,
    { type: 'ARCHIVE_SEALED', sha256: document.sha256, rows: 10, documents: 2 },
    system,
  );
}

describe('a scenario of an agreement, in the ledger', () => {
  it(
    'two providers who answer at once both count, in one order, and the grant waits for neither twice',
    law('P18'),
    async () => {
      const city = await aCity();
      const { ledger } = city;
      const { id: agreement, operator } = await anAgreementInForce(city);
      const id = await started(ledger, 'scenarioGrant', { agreement, scenario: '商保核保' }, operator);
      const asked = request('商保核保', '2026-03-02', '2026-12-31');
      const named = Object.entries(providers);
      const datasets = named.map(([dataset, provider]) => ({ ...asked.datasets[0], dataset, provider }));
      await sent(ledger, id, { type: 'SUBMIT', request: { ...asked, datasets } }, operator);
      await sent(ledger, id, { type: 'CONSENT', review }, zhao);
      const answer = (dataset: string) => ({
        type: 'CONSENT_AS_PROVIDER',
        answers: [{ dataset, catalogued: true, graded: true, withinUseRequirements: true, prohibited: null }],
      });
      const answers = await Promise.all(
        [...named, ...named].map(([dataset, party], n) =>
          ask(city, id, answer(dataset), person(`provider.${n}`, 'PROVIDER', party)),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
      const one = await caseOf(city, 'scenarioGrant');
      expect(one.tags).toContain('inForce');
      const log = await ledger.log(id, zhao);
      expect(
        log.ok &&
          log.rows
            .filter(({ event }) => event.type === 'CONSENT_AS_PROVIDER')
            .map(({ actor }) => actor.party)
            .sort(),
      ).toEqual(Object.values(providers).sort());
      expect(await ledger.verifyCase(id)).toMatchObject({ problems: [] });
    },
  );
});

describe('an agreement and its ends, in the ledger', () => {
  it('evaluation, order and suspension are one act, undone by accepted feedback alone', law('P29'), async () => {
    const city = await aCity();
    const { ledger, document } = city;
    const { id, operator } = await anAgreementInForce(city);
    const evaluation = await anEvaluationToConfirm(city, id, operator);
    expect(await ask(city, evaluation, { type: 'CONFIRM' }, qian)).toMatchObject({ ok: false, articles: ['P29'] });
    expect((await caseOf(city, 'operatingAgreement')).tags).toContain('rightsActive');
    const { document: _, ...order } = anOrder(document);
    await sent(ledger, evaluation, { type: 'CONFIRM', order }, qian);
    const [result, ordered, suspended] = [
      await caseOf(city, 'annualEvaluation'),
      await caseOf(city, 'operatorRectification'),
      await caseOf(city, 'operatingAgreement'),
    ];
    expect([result.state, ordered.state, suspended.tags.includes('suspended')]).toEqual([
      ['nonConforming'],
      ['rectifying'],
      true,
    ]);
    await sent(
      ledger,
      ordered.id,
      { type: 'SUBMIT_FEEDBACK', report: document, results: [{ item: '日志审计', done: '已补齐' }] },
      operator,
    );
    await sent(ledger, ordered.id, { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' }, third);
    expect((await caseOf(city, 'operatingAgreement')).tags).toContain('rightsActive');
    for (const one of [result.id, ordered.id, id]) expect(await ledger.verifyCase(one)).toMatchObject({ problems: [] });
    // The year was evaluated: another one is refused, however often the yearly round runs.
    expect(
      await ledger.open({
        lifecycle: 'annualEvaluation',
        input: { agreement: id, year: 2026 },
        actor: zhao,
        key: key(),
      }),
    ).toMatchObject({ ok: false, articles: ['P12', 'P28'] });
  });

  it(
    'an order not followed goes to the committee; its decision ends the agreement and starts the closure, which alone ends the case',
    law('P7(3)', 'P29', 'P31'),
    async () => {
      const city = await aCity();
      const { id, operator } = await anAgreementInForce(city);
      const order = await anOrderInForce(city, id, operator);
      await passTime(city, '2026-05-01T00:00:00+08:00', order);
      expect((await caseOf(city, 'operatorRectification')).state).toEqual(['overdue']);
      await sent(city.ledger, order, { type: 'WAIVE_STATEMENT' }, operator);
      await sent(city.ledger, order, { type: 'DECLARE_FAILED', reason: '逾期未整改' }, zhao);
      await theCommittee(city, 'approve');
      expect((await caseOf(city, 'operatorRectification')).state).toEqual(['qualificationTerminated']);
      expect((await caseOf(city, 'operatingAgreement')).state).toEqual(['closing']);
      await closeTheDomain(city);
      expect((await caseOf(city, 'domainClosure')).state).toEqual(['closed']);
      expect(await caseOf(city, 'operatingAgreement')).toMatchObject({
        state: ['qualificationTerminated'],
        ended: true,
      });
    },
  );

  it('after a refusal by the committee the suspension stays and a new limit is set', law('P29'), async () => {
    const city = await aCity();
    const { id, operator } = await anAgreementInForce(city);
    const order = await anOrderInForce(city, id, operator);
    await passTime(city, '2026-05-01T00:00:00+08:00', order);
    await sent(city.ledger, order, { type: 'WAIVE_STATEMENT' }, operator);
    await sent(city.ledger, order, { type: 'DECLARE_FAILED', reason: '逾期未整改' }, zhao);
    await theCommittee(city, 'oppose');
    await sent(city.ledger, order, { type: 'SET_LIMIT', due: '2026-06-30T16:00:00Z' }, zhao);
    expect((await caseOf(city, 'operatorRectification')).state).toEqual(['rectifying']);
    expect((await caseOf(city, 'operatingAgreement')).tags).toContain('suspended');
  });

  it(
    'a revocation ends the agreement and overtakes what else was pending; two causes of a suspension are lifted apart',
    law('P7(3)', 'P29'),
    async () => {
      const city = await aCity();
      const { ledger, document } = city;
      const { id, operator } = await anAgreementInForce(city);
      const order = await anOrderInForce(city, id, operator);
      const early = await started(
        ledger,
        'earlyTermination',
        { agreement: id, reason: '业务调整', effectiveDate: '2026-12-01' },
        operator,
      );
      await sent(ledger, early, { type: 'PASS', opinion: '同意' }, zhao);
      const revocation = await started(
        ledger,
        'revocation',
        { agreement: id, ground: 'dataLeakedOrHandedOn', allegation: '提供给第三方' },
        zhao,
      );
      await sent(ledger, revocation, { type: 'INVESTIGATE' }, zhao);
      await sent(ledger, revocation, { type: 'ORDER_SUSPENSION', reason: '防止扩散' }, qian);
      await sent(
        ledger,
        order,
        { type: 'SUBMIT_FEEDBACK', report: document, results: [{ item: '日志审计', done: '已补齐' }] },
        operator,
      );
      await sent(ledger, order, { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' }, { ...zhao, person: 'sun' });
      expect((await caseOf(city, 'operatingAgreement')).tags).toContain('suspended');
      await sent(
        ledger,
        revocation,
        { type: 'REPORT_FINDINGS', founded: true, report: document, findings: '属实' },
        qian,
      );
      await sent(ledger, revocation, { type: 'WAIVE_STATEMENT' }, operator);
      const matters = await ledger.sql<
        { id: string }[]
      >`select id from cases where lifecycle = 'committeeMatter' order by id`;
      await theCommittee(city, 'approve', 1);
      expect([
        (await caseOf(city, 'revocation')).state,
        (await caseOf(city, 'operatingAgreement')).state,
        (await caseOf(city, 'earlyTermination')).state,
      ]).toEqual([['revoked'], ['closing'], ['overtaken']]);
      expect(matters).toHaveLength(2);
      expect((await caseOf(city, 'committeeMatter', 0)).state).toEqual(['withdrawn']);
    },
  );

  it('an early end comes at the end of its day, though no runner asked', law('P13', 'P31'), async () => {
    const city = await aCity();
    const { ledger } = city;
    const { id, operator } = await anAgreementInForce(city);
    const early = await started(
      ledger,
      'earlyTermination',
      { agreement: id, reason: '业务调整', effectiveDate: '2026-06-30' },
      operator,
    );
    await sent(ledger, early, { type: 'PASS', opinion: '同意' }, zhao);
    await theCommittee(city, 'approve');
    await passTime(city, '2026-07-03T09:00:00+08:00', early);
    const [ended, closure] = [await caseOf(city, 'operatingAgreement'), await caseOf(city, 'domainClosure')];
    expect([ended.state, new Date(ended.at).toISOString(), closure.state]).toEqual([
      ['closing'],
      '2026-06-30T16:00:00.000Z',
      ['revoking.asked'],
    ]);
  });

  it(
    'an early end that is decided after its day comes in the same act as the decision',
    law('P7(3)', 'P13', 'P31'),
    async () => {
      const city = await aCity();
      const { id, operator } = await anAgreementInForce(city);
      const early = await started(
        city.ledger,
        'earlyTermination',
        { agreement: id, reason: '业务调整', effectiveDate: '2026-06-30' },
        operator,
      );
      await sent(city.ledger, early, { type: 'PASS', opinion: '同意' }, zhao);
      city.clock.set('2026-07-03T09:00:00+08:00');
      await theCommittee(city, 'approve');
      const ended = await caseOf(city, 'operatingAgreement');
      expect([ended.state, new Date(ended.at).toISOString(), (await caseOf(city, 'earlyTermination')).state]).toEqual([
        ['closing'],
        '2026-07-03T01:00:00.000Z',
        ['effected'],
      ]);
      for (const one of [id, early]) expect(await city.ledger.verifyCase(one)).toMatchObject({ problems: [] });
    },
  );

  it(
    'nothing goes on under an agreement whose term has passed, though no runner asked',
    law('P13', 'P31'),
    async () => {
      const city = await aCity();
      const { ledger, clock, document } = city;
      const { id, operator } = await anAgreementInForce(city);
      const evaluation = await started(ledger, 'annualEvaluation', { agreement: id, year: 2027 }, zhao);
      const order = await started(
        ledger,
        'operatorRectification',
        {
          agreement: id,
          finding: '日志缺失',
          items: [{ item: '日志审计', requirement: '补齐操作日志' }],
          due: '2028-04-30T16:00:00.000Z',
          datasets: ['病案首页'],
        },
        zhao,
      );
      clock.set('2028-03-03T09:00:00+08:00');
      expect(await ask(city, order, { type: 'ACKNOWLEDGE' }, operator)).toMatchObject({
        ok: false,
        code: 'CASE_CLOSED',
      });
      // The last year is evaluated after the end too (P12).
      const request = {
        type: 'REQUEST_EVIDENCE',
        indicators: { version: '2027-1', document },
        departments: [...evaluators],
        items: ['运营情况'],
      };
      expect(await ask(city, evaluation, request, zhao)).toMatchObject({ ok: true });
      for (const [lifecycle, state] of [
        ['operatorRectification', 'overtaken'],
        ['operatingAgreement', 'closing'],
      ] as const) {
        const one = await caseOf(city, lifecycle);
        expect([one.state, new Date(one.at).toISOString()]).toEqual([[state], '2028-03-02T16:00:00.000Z']);
      }
    },
  );

  it(
    'a renewal is signed before the last second or not at all; an open order goes over to the successor',
    law('P13', 'P29'),
    async () => {
      const city = await aCity();
      const { ledger, clock } = city;
      const old = await anAgreementInForce(city);
      const renew = async () => {
        clock.set('2028-02-28T10:00:00+08:00');
        const next = await anAgreement(city, 901, old.id, '2028-03-03');
        await sent(ledger, old.id, { type: 'RENEWAL_APPLIED', application: next.application }, system);
        await sent(ledger, old.id, { type: 'RENEWAL_APPROVED', application: next.application }, system);
        return next;
      };
      const next = await renew();
      const { document: _, ...order } = anOrder(city.document, '2028-04-30T16:00:00.000Z');
      await sent(ledger, await anEvaluationToConfirm(city, old.id, old.operator), { type: 'CONFIRM', order }, qian);
      clock.set('2028-03-02T23:59:59.999+08:00');
      expect(await next.sign()).toMatchObject({ ok: true });
      await passTime(city, '2028-03-03T08:00:00+08:00', old.id);
      const [ended, begun] = [await caseOf(city, 'operatingAgreement', 0), await caseOf(city, 'operatingAgreement', 1)];
      expect([ended.state, begun.tags.includes('inForce'), begun.tags.includes('suspended')]).toEqual([
        ['closing'],
        true,
        true,
      ]);
      expect(
        (
          await ledger.sql`select target from link where case_id = ${(await caseOf(city, 'operatorRectification')).id}`
        )[0],
      ).toMatchObject({ target: next.id });
    },
  );

  it('a renewal signed in the very second of the end comes too late, and both cases say so', law('P13'), async () => {
    const city = await aCity();
    const { ledger, clock } = city;
    const old = await anAgreementInForce(city);
    clock.set('2028-02-28T10:00:00+08:00');
    const next = await anAgreement(city, 901, old.id, '2028-03-03');
    await sent(ledger, old.id, { type: 'RENEWAL_APPLIED', application: next.application }, system);
    await sent(ledger, old.id, { type: 'RENEWAL_APPROVED', application: next.application }, system);
    clock.set('2028-03-03T00:00:00+08:00');
    expect(await next.sign()).toMatchObject({ ok: false });
    await ledger.pendingWork(old.id);
    expect([
      (await caseOf(city, 'operatingAgreement', 0)).state,
      (await caseOf(city, 'operatingAgreement', 1)).state,
    ]).toEqual([['closing'], ['lapsed']]);
  });
});
