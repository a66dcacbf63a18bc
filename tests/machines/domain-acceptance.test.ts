import { describe, expect, it } from 'vitest';
import { type Group, groups, points } from '../../machines/operation/domain-acceptance/events.ts';
import { domainAcceptance } from '../../machines/operation/domain-acceptance/index.ts';
import { ownCase } from '../../machines/kernel/titles.ts';
import { confirmsAnother } from '../support/confirms-another.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import { aRule, asRule, named } from '../support/periodic-duty.ts';

const builder = { type: 'organisation', uscc: '91110000600037341L', name: '长春数科有限公司' } as const;
const engineer = { person: 'fu', hat: 'OPERATOR', party: `org:${builder.uscc}` } as const;
const inspector = { person: 'qin', hat: 'AUTHORITY' } as const;
const director = { person: 'wei', hat: 'AUTHORITY' } as const;
const ownCaseOf = (type: string) => ({ en: `${type} was refused: ${ownCase.en}` });
const ofTheBuilder = { ...engineer, hat: 'AUTHORITY' } as const;
const document = { sha256: 'd'.repeat(64), name: '授权运营域建设标准.pdf' };
const input = { domain: 'changchun', title: '长春市授权运营域', builder };
const eventOf = {
  safety: 'CHECK_SAFETY',
  standards: 'CHECK_STANDARDS',
  functions: 'CHECK_FUNCTIONS',
  enclave: 'CHECK_ENCLAVE',
} as const satisfies Record<Group, string>;
const finding = (met: boolean) => ({ met, evidence: met ? [document] : [] });
/** Findings of a whole group; `failing` are not met. */
const check = (group: Group, ...failing: string[]) => ({
  type: eventOf[group],
  findings: Object.fromEntries(points[group].map((point) => [point, finding(!failing.includes(point))])),
});

const standard = named('domainStandard');
const inForce = { rules: [asRule(aRule('domainStandard'), 'domainStandard')] };
const inChecks = (): Driven =>
  drive(domainAcceptance, { input, actor: director }).send({ type: 'START', standard }, director, inForce);
const allChecked = (one = inChecks(), which: readonly Group[] = groups): Driven =>
  which.reduce((checked, group) => checked.send(check(group), inspector), one);
const inRemedy = (): Driven =>
  allChecked(inChecks(), ['standards', 'functions', 'enclave']).send(check('safety', 'masking'), inspector);
const overdue = (): Driven => {
  const one = inRemedy();
  return one.at(one.due('pd.domain.remedyDue')!);
};
const anAccepted = (): Driven => allChecked().send({ type: 'ACCEPT', report: document }, director);

describe('domain acceptance', () => {
  it.each([
    ['safety', 'exportReview', 'P11(1)'],
    ['standards', 'unifiedIdentity', 'P11(2)'],
    ['functions', 'distributedPrivacyComputing', 'P11(3)'],
    ['enclave', 'sealingAndDestruction', 'P4(5)'],
  ] as const)(
    '%s is not checked while one of its points has no finding, or is met without evidence',
    law('P11', 'P4(5)'),
    (group, point, article) => {
      const event = check(group);
      const { [point]: _, ...others } = event.findings as Record<string, object>;
      expect(inChecks().send({ ...event, findings: others }, inspector).refusal).toMatchObject({
        code: 'GUARD_REFUSED',
        articles: [article],
      });
      expect(
        inChecks().send({ ...event, findings: { ...others, [point]: { met: true, evidence: [] } } }, inspector).refusal
          ?.code,
      ).toBe('GUARD_REFUSED');
      expect(inChecks().send(event, inspector).leaves).toContain(`checking.${group}.checked`);
    },
  );

  it('is refused by a second person, and checked by nobody who reported a remedy', law('P11'), () => {
    const failing = () =>
      allChecked(inChecks(), ['safety', 'standards', 'functions']).send(
        check('enclave', points.enclave[0]!),
        inspector,
      );
    const refuse = { type: 'REFUSE', reason: '不符合建设标准' };
    for (const one of [failing(), failing().at('2027-03-02T02:00:00.000Z')]) {
      expect(one.send(refuse, inspector).refusal?.code).toBe('MAKER_IS_CHECKER');
      expect(one.send(refuse, director).state).toBe('refused');
    }
    const remedied = failing().send({ type: 'REMEDIED', report: document }, director);
    expect(remedied.send(check('enclave'), director).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(remedied.send(check('enclave'), inspector).state).toBe('underDecision');
    expect(domainAcceptance.hands!(remedied.context)).toEqual([inspector.person, director.person].toSorted());
    const { remediers: _, ...known } = remedied.case.context;
    const rest = { ...known, standard: { version: '2026-1', document } };
    expect(domainAcceptance.migrations![1]!.migrate({ ...remedied.case, context: rest }).context).toEqual({
      ...remedied.context,
      standard: { register: null, version: '2026-1' },
      remediers: [],
    });
  });

  it.each(groups)('who reported a remedy checks no group again, %s neither', law('P11'), (group) => {
    const remedied = allChecked()
      .send({ type: 'SEND_BACK', groups: [group], reason: '复查' }, director)
      .send({ type: 'REMEDIED', report: document }, director);
    expect(remedied.send(check(group), director).rules).toEqual(['checkerDiffersFromRemedier']);
    expect(remedied.send(check(group), inspector).state).toBe('underDecision');
  });

  it.each(groups)(
    'one point of %s that is not met keeps the domain from acceptance',
    law('P11(1)', 'P11(2)', 'P11(3)', 'P4(5)'),
    (group) => {
      const checked = allChecked(
        inChecks(),
        groups.filter((other) => other !== group),
      ).send(check(group, points[group][0]!), inspector);
      expect(checked.state).toBe('remedy');
      expect(checked.tags).not.toContain('accepted');
      // The refusal names the item that is not met.
      const asked = checked.send({ type: 'ACCEPT', report: document }, director);
      expect([asked.refusal?.code, asked.refusal?.articles]).toEqual([
        'GUARD_REFUSED',
        [{ safety: 'P11(1)', standards: 'P11(2)', functions: 'P11(3)', enclave: 'P4(5)' }[group]],
      ]);
    },
  );

  it('follows the version of the standard that is in force', law('P11'), () => {
    const planned = () => drive(domainAcceptance, { input, actor: director });
    const start = { type: 'START', standard: { ...standard, version: '2025-1' } };
    expect(planned().send(start, director, inForce).rules).toEqual(['standardIsInForce']);
    expect(planned().send({ ...start, standard }, director, {}).rules).toEqual(['standardIsInForce']);
    expect(inChecks().context.standard).toEqual(standard);
  });

  it('a domain is accepted when every group is met, by somebody who did not check', law('P11'), () => {
    expect(allChecked().state).toBe('underDecision');
    expect(allChecked().send({ type: 'ACCEPT', report: document }, inspector).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(anAccepted().tags).toEqual(['accepted']);
    expect(anAccepted().shares).toMatchObject({
      domain: 'changchun',
      standard: '2026-1',
      acceptedAt: '2026-03-02T02:00:00.000Z',
    });
  });

  describe.each([
    ['START', () => drive(domainAcceptance, { input, actor: director }), { standard }],
    ...groups.map((group) => [eventOf[group], () => inChecks(), { findings: check(group).findings }] as const),
    ['ACCEPT', () => allChecked(), { report: document }],
    ['SEND_BACK', () => allChecked(), { groups: ['safety'], reason: '复查' }],
    ['REFUSE', () => inRemedy(), { reason: '不合格' }],
    ['ACCEPT', () => inRemedy(), { report: document }],
    ['REFUSE', () => overdue(), { reason: '不合格' }],
    ['EXTEND', () => overdue(), { reason: '设备到货延迟' }],
    ['RECHECK', () => anAccepted(), { groups: ['safety'], reason: '网络架构调整' }],
    ['RETIRE', () => anAccepted(), { reason: '停用' }],
    ['CONFIRM_PROPOSAL', () => anAccepted().send({ type: 'RETIRE', reason: '停用' }, director), {}],
    ['RETIRE', () => drive(domainAcceptance, { input, actor: director }), { reason: '停用' }],
  ] as const)('%s', (type, made, payload) => {
    const event = { type, ...payload };
    it('is no act of somebody who answers for the builder, even with the hat of the authority', law('P11'), () => {
      const { refusal } = made().send(event, ofTheBuilder, inForce);
      expect([refusal?.code, refusal?.message]).toEqual(['ROLE_NOT_ALLOWED', expect.objectContaining(ownCaseOf(type))]);
      expect(refusal?.articles[0]).toMatch(/^P(11|4\(5\))/);
      const another = made().send(event, { ...ofTheBuilder, party: 'org:11220100013470208F' }, inForce);
      expect(another.refusal?.code).not.toBe('ROLE_NOT_ALLOWED');
    });
  });
  it('is opened by nobody who answers for the builder', law('P11'), () => {
    expect(opening(domainAcceptance, { input, actor: ofTheBuilder })).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      articles: ['P11'],
      message: ownCase,
    });
    expect(drive(domainAcceptance, { input, actor: director }).state).toBe('planned');
  });

  it('after a remedy only what failed is checked again', law('P11'), () => {
    const remedied = allChecked(inChecks(), ['standards', 'functions', 'enclave'])
      .send(check('safety', 'masking'), inspector)
      .send({ type: 'REMEDIED', report: document }, engineer);
    expect(remedied.leaves).toEqual([
      'checking.safety.pending',
      'checking.standards.checked',
      'checking.functions.checked',
      'checking.enclave.checked',
    ]);
    expect(remedied.send(check('safety'), inspector).state).toBe('underDecision');
    expect(
      allChecked()
        .send({ type: 'SEND_BACK', groups: ['standards'], reason: '认证组件未复用' }, director)
        .send({ type: 'REMEDIED', report: document }, engineer).leaves,
    ).toContain('checking.standards.pending');
  });

  it('a remedy that takes too long is extended or refused, never accepted by silence', law('P11'), () => {
    const remedy = allChecked(inChecks(), ['standards', 'functions', 'enclave']).send(
      check('safety', 'masking'),
      inspector,
    );
    const due = remedy.due('pd.domain.remedyDue')!;
    expect(remedy.at(due).state).toBe('remedyOverdue');
    expect(remedy.send({ type: 'REMEDIED', report: document }, engineer).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(remedy.send({ type: 'EXTEND', reason: '设备到货延迟' }, inspector).state).toBe('remedy');
    remedy.at(remedy.due('pd.domain.remedyDue')!);
    expect(remedy.send({ type: 'EXTEND', reason: '再次延迟' }, inspector).refusal).toMatchObject({
      articles: ['P11'],
      details: [{ rule: 'extensionIsLeft' }],
    });
    expect(remedy.send({ type: 'REFUSE', reason: '不具备条件' }, director).state).toBe('refused');
  });

  it('nobody who reported a remedy extends the time for it', law('P11'), () => {
    const again = inRemedy()
      .send({ type: 'REMEDIED', report: document }, engineer)
      .send(check('safety', 'masking'), inspector);
    again.at(again.due('pd.domain.remedyDue')!);
    const extend = { type: 'EXTEND', reason: '设备到货延迟' };
    const inOfficeHat = { ...director, person: engineer.person };
    expect(again.send(extend, inOfficeHat).rules).toEqual(['checkerDiffersFromRemedier']);
    expect(again.send(extend, director).state).toBe('remedy');
  });

  it('a domain that is checked again is not accepted meanwhile', law('P11'), () => {
    const again = anAccepted()
      .send({ type: 'RECHECK', groups: ['safety'], reason: '网络架构调整' }, director)
      .send({ type: 'CONFIRM_PROPOSAL' }, inspector);
    expect(again.tags).toEqual([]);
    expect(again.shares['acceptedAt']).toBeNull();
    expect(again.leaves).toContain('checking.safety.pending');
    expect(again.leaves).toContain('checking.functions.checked');
    expect(again.send(check('safety'), inspector).send({ type: 'ACCEPT', report: document }, director).tags).toEqual([
      'accepted',
    ]);
  });

  it.each([
    ['RECHECK', { groups: ['safety'] }, 'checking'],
    ['RETIRE', {}, 'retired'],
  ])('an accepted domain stays so until another person confirms: %s', law('P11'), (type, payload, state) => {
    const confirm = { type: 'CONFIRM_PROPOSAL' };
    expect(anAccepted().send(confirm, inspector).rules).toEqual(['somethingIsProposed']);
    const one = anAccepted().send({ type, reason: '网络架构调整', ...payload }, director);
    expect([one.tags, one.send(confirm, director).rules]).toEqual([['accepted'], ['confirmerDiffersFromProposer']]);
    const other = one.fork().send({ type: 'RETIRE', reason: '另行建设' }, director);
    confirmsAnother({ seen: one, now: other, event: confirm, actor: inspector }, 'P11');
    expect(one.fork().send({ type: 'TAKE_BACK' }, inspector).rules).toEqual(['actorProposedIt']);
    expect(one.fork().send({ type: 'TAKE_BACK' }, director).context.proposal).toBeNull();
    expect(one.fork().at('2026-06-01T00:00:00.000Z').send(confirm, inspector).rules).toEqual(['somethingIsProposed']);
    expect(one.send(confirm, inspector).leaves[0]).toContain(state);
  });

  it('the authority organises the acceptance, one for each domain', law('P11'), () => {
    expect(opening(domainAcceptance, { input, actor: engineer })).toMatchObject({
      ok: false,
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(inChecks().send(check('safety'), engineer).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(domainAcceptance.claims?.(inChecks().context)).toMatchObject([{ scope: 'domain', value: 'changchun' }]);
  });

  it('every state takes or refuses every event in every role, and can end', law('P11'), () => {
    const explored = explore(domainAcceptance, {
      starts: [{ input, actor: director }],
      payloads: {
        START: [{ standard }],
        ...Object.fromEntries(groups.map((group) => [eventOf[group], [{ findings: check(group).findings }]])),
        CHECK_SAFETY: [
          { findings: check('safety').findings },
          { findings: check('safety', 'networkIsolation').findings },
        ],
        ACCEPT: [{ report: document }],
        SEND_BACK: [{ groups: ['safety'], reason: '退回' }],
        REMEDIED: [{ report: document }],
        EXTEND: [{ reason: '延期' }],
        REFUSE: [{ reason: '不合格' }],
        RECHECK: [{ groups: ['enclave'], reason: '变更' }],
        RETIRE: [{ reason: '停用' }],
        CONFIRM_PROPOSAL: [{}],
      },
      facts: (type) => [type === 'START' ? inForce : {}],
      keyOf: ({ checks, accepted, proposal }) => [
        (proposal as { act: string } | null)?.act,
        groups.map(
          (group) =>
            (checks as Record<string, { findings: Record<string, { met: boolean }> }>)[group]?.findings[
              points[group][0]!
            ]?.met,
        ),
        accepted !== null,
      ],
    });
    expect(missedBy(domainAcceptance, explored)).toEqual({ states: [], events: [] });
  });
});
