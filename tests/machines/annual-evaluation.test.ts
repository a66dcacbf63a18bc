import { describe, expect, it } from 'vitest';
import { departments } from '../../machines/operation/annual-evaluation/events.ts';
import { annualEvaluation } from '../../machines/operation/annual-evaluation/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  agreementFact,
  agreementId,
  authority,
  doc,
  ended,
  operator,
  organisation,
  secondHand,
  successorId,
} from '../support/agreements.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const input = { agreement: agreementId, year: 2026 };
const facts = { agreement: agreementFact() };
const evaluator = {
  type: 'organisation',
  uscc: '91220101MA0Y2TLK99',
  name: '某评估有限公司',
  usccOverride: '测试用代码',
};
const expert = { person: 'wu', hat: 'EVALUATOR', party: 'org:91220101MA0Y2TLK99' } as const;
const commission = { type: 'COMMISSION', evaluator, contract: doc('d'), independence: { declared: true } };
const request = {
  type: 'REQUEST_EVIDENCE',
  indicators: { version: '2026-1', document: doc('c') },
  departments: [...departments],
  items: ['运营情况说明'],
};
const evidence = { type: 'SUBMIT_EVIDENCE', documents: [doc('e')], truthful: true };
const assess = (grade: string, considered: string[] = []) => ({
  type: 'ASSESS',
  grade,
  report: doc('f'),
  findings: '已逐项评估',
  considered,
});
const order = {
  items: [{ item: '日志审计', requirement: '补齐三个月操作日志' }],
  due: '2026-06-30T16:00:00.000Z',
  scope: 'all',
};
const refusal = { type: 'RECORD_REFUSAL', kind: 'concealed', finding: '隐匿数据出域记录', evidence: [doc('9')] };

const planned = (regime?: ReturnType<typeof loadRegime>): Driven =>
  drive(annualEvaluation, { input, facts, actor: authority, ...(regime && { regime }) });
const assessing = (...args: Parameters<typeof planned>): Driven =>
  planned(...args)
    .send(request, authority)
    .send(evidence, operator);
const graded = (grade: string, ...args: Parameters<typeof planned>): Driven =>
  assessing(...args).send(assess(grade), authority, facts);

describe('annual evaluation', () => {
  it('a running agreement is evaluated once a year', law('P12', 'P28'), () => {
    expect(
      opening(annualEvaluation, { input, actor: authority, facts: { agreement: agreementFact({ tags: ['ended'] }) } }),
    ).toMatchObject({ ok: false, articles: ['P12'] });
    for (const year of [2025, 2029])
      expect(opening(annualEvaluation, { input: { ...input, year }, actor: authority, facts })).toMatchObject({
        ok: false,
        articles: ['P12'],
        message: { en: expect.stringContaining('within the term') },
      });
    const done = agreementFact({
      shares: { evaluations: [{ evaluation: 'annualEvaluation/x/1', year: 2026, part: null, conforming: true }] },
    });
    expect(opening(annualEvaluation, { input, actor: authority, facts: { agreement: done } })).toMatchObject({
      ok: false,
      message: { en: expect.stringContaining('evaluated already') },
    });
    expect(
      opening(annualEvaluation, { input: { ...input, year: 2027 }, actor: authority, facts: { agreement: done } }),
    ).not.toHaveProperty('ok');
    expect(opening(annualEvaluation, { input, actor: operator, facts })).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it.each(departments)('the indicators are set together with the department for %s', law('P12'), (department) => {
    const without = { ...request, departments: departments.filter((other) => other !== department) };
    expect(planned().send(without, authority).rules).toEqual(['departmentsTookPart']);
    expect(planned().send(request, authority).state).toBe('underway.evidenceRequested');
  });

  it(
    'the evaluation may be commissioned: then the third party assesses, not the authority; the operator never evaluates itself',
    law('P12'),
    () => {
      expect(planned().send({ ...commission, evaluator: organisation }, authority, facts).rules).toEqual([
        'evaluatorIsIndependent',
      ]);
      const one = planned().send(commission, authority, facts).send(request, authority).send(evidence, operator);
      expect(one.state).toBe('underway.assessing.byEvaluator');
      expect(one.send(assess('A'), authority, facts).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(assess('A'), expert, facts).state).toBe('underway.confirming');
      expect(assessing().send(assess('A'), expert, facts).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    },
  );

  it(
    'the operator hands in true materials; silence is not a refusal until somebody records it as one',
    law('P28'),
    () => {
      const one = planned().send(request, authority);
      expect(one.send({ ...evidence, truthful: false }, operator).rules).toEqual(['truthIsDeclared']);
      expect(one.due('pd.evaluation.evidenceDue')).toBe('2026-03-16T16:00:00.000Z');
      one.at('2026-03-16T16:00:00.000Z');
      expect(one.state).toBe('underway.evidenceOverdue');
      expect(one.send({ type: 'EXTEND_EVIDENCE', reason: '系统故障' }, authority).state).toBe(
        'underway.evidenceRequested',
      );
      one.at('2026-04-20T00:00:00.000Z');
      expect(one.fork().send({ type: 'EXTEND_EVIDENCE', reason: '再延' }, authority).refusal).toMatchObject({
        articles: ['P28'],
        details: [{ rule: 'extensionIsLeft' }],
      });
      expect(one.at('2026-05-01T00:00:00.000Z').send(evidence, operator).state).toBe('underway.assessing.byAuthority');
    },
  );

  it('whoever refused, concealed or misreported does not conform, whatever the grade', law('P28'), () => {
    const one = graded('A').send(refusal, authority);
    expect(one.send({ type: 'CONFIRM' }, secondHand).rules).toEqual(['orderIsGiven']);
    expect(one.send({ type: 'CONFIRM', order }, secondHand).state).toBe('nonConforming');
    expect(
      planned()
        .send(request, authority)
        .at('2026-04-01T00:00:00.000Z')
        .send({ ...refusal, kind: 'refused' }, authority)
        .send(assess('B'), authority, facts)
        .send({ type: 'CONFIRM', order }, secondHand).state,
    ).toBe('nonConforming');
  });

  it('a result that does not conform orders correction in the same step as it is confirmed', law('P29'), () => {
    const one = graded('D');
    expect(one.send({ type: 'CONFIRM' }, secondHand).rules).toEqual(['orderIsGiven']);
    expect(one.send({ type: 'CONFIRM', order: { ...order, due: '2026-03-01T00:00:00Z' } }, secondHand).rules).toEqual([
      'limitIsAhead',
    ]);
    one.send({ type: 'CONFIRM', order }, secondHand);
    expect(one.did).toEqual(['tell EVALUATED', 'open operatorRectification', 'notify N20']);
    expect(one.effects[1]).toEqual({
      type: 'open',
      lifecycle: 'operatorRectification',
      input: { agreement: agreementId, evaluation: 'annualEvaluation/test/1', ...order },
    });
    expect(one.effects[0]).toMatchObject({ to: agreementId, mode: 'must', event: { year: 2026, conforming: false } });
  });

  it('a result that conforms orders nothing; where the line lies is the regime’s', law('P12', 'P29'), () => {
    expect(graded('C').send({ type: 'CONFIRM', order }, secondHand).rules).toEqual(['noOrderIsGiven']);
    const one = graded('C').send({ type: 'CONFIRM' }, secondHand);
    expect([one.state, ...one.did]).toEqual(['conforming', 'tell EVALUATED', 'notify N20']);
    expect(
      graded('C', loadRegime({ id: 'strict', base: 'cc-2023-draft', values: { 'pd.evaluation.failBelow': 'C' } })).send(
        { type: 'CONFIRM' },
        secondHand,
      ).rules,
    ).toEqual(['orderIsGiven']);
    expect(assessing().send(assess('E'), authority, facts).rules).toEqual(['gradeIsOnTheScale']);
  });

  it('reports that were overdue count: each is considered, or there is no result', law('P12', 'P16(3)', 'P30'), () => {
    const late = {
      agreement: agreementFact({
        shares: { overdue: [{ duty: 'annualReport', case: 'annualReport/x/1', period: '2025', met: true }] },
      }),
    };
    expect(assessing().send(assess('B'), authority, late).rules).toEqual(['overdueReportsAreConsidered']);
    const one = assessing()
      .send(assess('B', ['annualReport/x/1']), authority, late)
      .send({ type: 'CONFIRM' }, secondHand);
    expect(one.effects[0]).toMatchObject({ event: { type: 'EVALUATED', considered: ['annualReport/x/1'] } });
  });

  it(
    'who recorded a concealment, assessed before, or handed in the materials does not confirm the result',
    law('P12', 'P28'),
    () => {
      const third = { ...authority, person: 'sun' };
      const concealed = graded('A').send(refusal, secondHand);
      expect(concealed.fork().send({ type: 'CONFIRM', order }, secondHand).refusal).toMatchObject({
        code: 'MAKER_IS_CHECKER',
        articles: ['P12', 'P28'],
      });
      expect(concealed.send({ type: 'CONFIRM', order }, third).state).toBe('nonConforming');
      expect(annualEvaluation.hands?.(concealed.context)).toEqual(['zhao', 'qian', 'sun']);
      const again = graded('A')
        .send({ type: 'SEND_BACK', reason: '依据不足' }, secondHand)
        .send(assess('B'), third, facts);
      expect(again.fork().send({ type: 'CONFIRM' }, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
      expect(again.send({ type: 'CONFIRM' }, { ...authority, person: operator.person }).refusal?.code).toBe(
        'MAKER_IS_CHECKER',
      );
      const sides = assessing();
      for (const event of [assess('A'), refusal])
        expect(sides.send(event, { ...authority, person: operator.person }, facts).refusal?.code).toBe(
          'MAKER_IS_CHECKER',
        );
    },
  );

  it('no affiliate of the operator evaluates it', law('P12'), () => {
    const affiliate = { agreement: agreementFact({ shares: { affiliates: [expert.party] } }) };
    expect(planned().send(commission, authority, affiliate).rules).toEqual(['evaluatorIsIndependent']);
    expect(planned().send(commission, authority, facts).refusal).toBeUndefined();
  });

  it(
    'the last year is evaluated after the end too: nothing is ordered, and the result stays with the operator',
    law('P12'),
    () => {
      const over = agreementFact({
        tags: ['ended'],
        shares: { end: { kind: 'early', at: '2026-06-30T16:00:00.000Z' } },
      });
      const asked = (year: number) =>
        opening(annualEvaluation, { input: { ...input, year }, actor: authority, facts: { agreement: over } });
      expect(asked(2026)).not.toHaveProperty('ok');
      expect(asked(2027)).toMatchObject({ ok: false, articles: ['P12'] });
      for (const one of [
        graded('D').send(ended('early')),
        drive(annualEvaluation, { input, facts: { agreement: over }, actor: authority })
          .send(request, authority)
          .send(evidence, operator)
          .send(assess('D'), authority, { agreement: over }),
      ]) {
        expect(one.fork().send({ type: 'CONFIRM', order }, secondHand).rules).toContain('noOrderIsGiven');
        one.send({ type: 'CONFIRM' }, secondHand);
        expect([one.state, ...one.did]).toEqual(['nonConforming', 'tell EVALUATED', 'notify N20']);
        expect(one.effects[0]).not.toHaveProperty('mode');
        expect(annualEvaluation.links?.(one.context)).toEqual({ operator: operator.party });
        expect([one.tags, one.done]).toEqual([['evaluated'], false]);
        expect(one.at('2031-03-03T00:00:00.000Z').state).toBe('offRecord');
      }
    },
  );

  it('an evaluation of the first version is carried over', () => {
    const { submitters, assessors, refusers, confirmers, ended: over, ...context } = graded('A').case.context;
    const old = { ...graded('A').case, context: { ...context, assessor: 'zhao' } };
    expect(migrate(annualEvaluation, old, 1).next.context).toMatchObject({ assessors: ['zhao'], ended: false });
  });

  it('who proposed the result does not confirm it', law('P12'), () => {
    expect(graded('A').send({ type: 'CONFIRM' }, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(graded('D').send({ type: 'CONFIRM', order }, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it('is due in thirty days, not counting the time in which the operator collects materials', law('P12'), () => {
    const one = planned().send(request, authority).at('2026-03-12T02:00:00.000Z').send(evidence, operator);
    const overdue = (at: string) =>
      one.at(at).effects.filter((effect) => effect.type === 'notify' && effect.subject.en.includes('is overdue'));
    // 11 April is a Saturday: the Monday after it.
    expect(overdue('2026-04-13T15:59:59.999Z')).toEqual([]);
    expect(overdue('2026-04-13T16:00:00.000Z')).toHaveLength(1);
  });

  it('goes on under a signed successor, and after the end of an agreement that has none', law('P12', 'P13'), () => {
    const one = graded('D').send(ended('expired', successorId)).send({ type: 'CONFIRM', order }, secondHand);
    expect(one.effects[1]).toMatchObject({ input: { agreement: successorId } });
    expect(graded('D').send(ended('expired')).state).toBe('underway.confirming');
  });

  it('answers every event in every state and role, and can always end', law('P12', 'P28'), () => {
    const explored = explore(annualEvaluation, {
      starts: [{ input, facts, actor: authority }],
      payloads: {
        COMMISSION: [commission, { ...commission, evaluator: organisation }],
        REQUEST_EVIDENCE: [request],
        SUBMIT_EVIDENCE: [evidence],
        EXTEND_EVIDENCE: [{ reason: '故障' }],
        REQUEST_MORE: [{ items: ['明细'] }],
        RECORD_REFUSAL: [refusal],
        ASSESS: [assess('A'), assess('D')],
        SEND_BACK: [{ reason: '依据不足' }],
        CONFIRM: [{}, { order }],
        AGREEMENT_ENDED: [ended('expired'), ended('expired', successorId)],
      },
      facts: () => [facts],
      persons: ['anna', 'bo', 'cai'],
      keyOf: ({ evaluator: by, refusal: refused, grade, assessors, agreement, ended: over }) => [
        by,
        refused,
        grade,
        (assessors as string[]).length > 0,
        agreement,
        over,
      ],
    });
    expect(missedBy(annualEvaluation, explored)).toEqual({ states: ['underway.assessing.choosing'], events: [] });
  });
});
