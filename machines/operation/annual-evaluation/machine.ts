// P7(3), P12, P28, P29: the evaluation of a year, or of a part of it. A result that does not conform orders correction and suspends, in one act.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param } from '../../kernel/env.ts';
import { type Facts, type Meta, auto, branch, by, cited, one, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../../shared/agreement.ts';
import { partyOf } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { type Event, type Input, departments, type refusals } from './events.ts';

export type Context = {
  id: string;
  agreement: string;
  operator: string;
  year: number;
  part: number | null;
  evaluator: string | null;
  indicators: string | null;
  requested: string[];
  evidence: string[];
  refusal: (typeof refusals)[number] | null;
  grade: string | null;
  assessor: string | null;
  considered: string[];
  conforming: boolean | null;
};
type Args = { context: Context; event: Event };

/** The grades are listed best first; the one named by `failBelow`, and those after it, do not conform. */
const conforms = ({ grade, refusal }: Context): boolean => {
  const grades: string[] = param('pd.evaluation.grades');
  const place = grades.indexOf(grade ?? '');
  return !refusal && place >= 0 && place < grades.indexOf(param('pd.evaluation.failBelow'));
};
const orderOf = (event: Event) => ('order' in event ? event.order : undefined);

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; facts?: Facts };
    meta: Meta;
    tags: 'underway';
    emitted: Effect;
  },
  delays: after('pd.evaluation.assessDue', 'pd.evaluation.evidenceDue'),
  guards: {
    departmentsTookPart: cited(
      ({ event }: Args) =>
        event.type === 'REQUEST_EVIDENCE' && departments.every((department) => event.departments?.includes(department)),
      {
        law: text('P12'),
        reads: 'payload',
        says: {
          zh: '评价指标须会同工信、财政、审计、市场监管、统计等部门制定；请列明参与部门',
          en: 'the indicators are set with the industry, finance, audit, market regulation and statistics departments; name those that took part',
        },
      },
    ),
    evaluatorIsIndependent: cited(
      ({ context, event }: Args) =>
        event.type === 'COMMISSION' && !!event.evaluator && partyOf(event.evaluator) !== context.operator,
      {
        law: gap('P12', 'D-0123'),
        reads: 'payload',
        says: {
          zh: '受托评估机构不得为被评估单位；请另行委托',
          en: 'the operator does not evaluate itself; commission another body',
        },
      },
    ),
    truthIsDeclared: cited(({ event }: Args) => event.type === 'SUBMIT_EVIDENCE' && Boolean(event.truthful), {
      law: text('P28'),
      reads: 'payload',
      says: { zh: '须声明所提供的资料真实、完整', en: 'declare that the materials are true and complete' },
    }),
    gradeIsOnTheScale: cited(
      ({ event }: Args) => event.type === 'ASSESS' && (param('pd.evaluation.grades') as string[]).includes(event.grade),
      {
        law: gap('P12', 'D-0039'),
        reads: 'payload',
        says: {
          zh: '等级不在评估等级之列；请按规则包的等级填写',
          en: 'this grade is not on the scale; take one of the regime’s grades',
        },
      },
    ),
    overdueReportsAreConsidered: cited(
      ({ event }: Args) => {
        const overdue = one(event.facts, 'agreement')?.shares['overdue'];
        return (
          event.type === 'ASSESS' &&
          Array.isArray(overdue) &&
          overdue.every((report) => event.considered?.includes(String((report as { case?: unknown }).case)))
        );
      },
      {
        law: reading(['P12', 'P16(3)', 'P30'], 'D-0039'),
        reads: 'facts',
        says: {
          zh: '逾期的运营报告、年度报告应计入评估；请在 considered 中逐一列明',
          en: 'reports that were overdue count in the evaluation; list each of them in `considered`',
        },
      },
    ),
    confirmerDiffersFromAssessor: checkerDiffersFrom<Context>(
      (context) => [context.assessor],
      gap('P12', 'D-0123'),
      '提出评估结果的人员不得确认该结果',
      'who proposed the result does not confirm it',
    ),
    orderIsGiven: cited(({ event }: Args) => !!orderOf(event), {
      law: text('P29'),
      reads: 'payload',
      says: {
        zh: '评估结果不符合要求的，应当责令改正并暂停权限；请同时填写整改事项、期限和范围（order）',
        en: 'a result that does not conform orders correction and suspends the rights: state what is to be corrected, by when and for which grants (order)',
      },
    }),
    limitIsAhead: cited(
      ({ event }: Args) => {
        const due = orderOf(event)?.due;
        return !due || Date.parse(due) > Date.parse(now());
      },
      {
        law: text('P29'),
        reads: 'payload',
        says: { zh: '整改期限须晚于现在', en: 'the limit of an order lies in the future' },
      },
    ),
    noOrderIsGiven: cited(({ event }: Args) => !orderOf(event), {
      law: text('P29'),
      reads: 'payload',
      says: {
        zh: '评估结果符合要求的，不得据此责令改正',
        en: 'a result that conforms is no ground for an order; leave the order out',
      },
    }),
    resultConforms: branch(({ context }: Args) => conforms(context)),
    resultDoesNotConform: branch(({ context }: Args) => !conforms(context)),
    isCommissioned: branch(({ context }: Args) => context.evaluator !== null),
    successorTakesOver: branch((args: Args) => successorOf(args) !== null),
  },
  actions: {
    recordCommission: assign(
      ({ event }) => (assertEvent(event, 'COMMISSION'), { evaluator: partyOf(event.evaluator) }),
    ),
    recordRequest: assign(
      ({ event }) => (
        assertEvent(event, 'REQUEST_EVIDENCE'),
        { indicators: event.indicators.version, requested: event.items }
      ),
    ),
    recordFurtherRequest: assign(({ event }) => (assertEvent(event, 'REQUEST_MORE'), { requested: event.items })),
    recordEvidence: assign(
      ({ context, event }) => (
        assertEvent(event, 'SUBMIT_EVIDENCE'),
        { evidence: [...context.evidence, ...event.documents.map(({ sha256 }) => sha256)] }
      ),
    ),
    recordRefusal: assign(({ event }) => (assertEvent(event, 'RECORD_REFUSAL'), { refusal: event.kind })),
    recordAssessment: assign(
      ({ event }) => (
        assertEvent(event, 'ASSESS'),
        { grade: event.grade, considered: event.considered, assessor: event.actor.person }
      ),
    ),
    recordResult: assign(({ context }) => ({ conforming: conforms(context) })),
    followSuccessor: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    tellAgreement: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: {
        type: 'EVALUATED',
        evaluation: context.id,
        year: context.year,
        part: context.part,
        conforming: context.conforming === true,
        considered: context.considered,
      },
    })),
    orderRectification: emit(({ context, event }): Effect => {
      assertEvent(event, 'CONFIRM');
      const { items = [], due = now(), scope = 'all' } = event.order ?? {};
      return {
        type: 'open',
        lifecycle: 'operatorRectification',
        input: { agreement: context.agreement, evaluation: context.id, items, due, scope },
      };
    }),
    notifyOverdue: emit({
      type: 'notify',
      notice: 'N19',
      to: ['AUTHORITY', 'COMMITTEE_OFFICE'],
      subject: { zh: '年度评估逾期', en: 'An annual evaluation is overdue' },
    }),
    notifyResult: emit({
      type: 'notify',
      notice: 'N20',
      to: ['operator', 'COMMITTEE_OFFICE'],
      subject: { zh: '年度评估结果', en: 'Result of the annual evaluation' },
    }),
  },
}).createMachine({
  id: 'annualEvaluation',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    year: input.year,
    part: input.part ?? null,
    evaluator: null,
    indicators: null,
    requested: [],
    evidence: [],
    refusal: null,
    grade: null,
    assessor: null,
    considered: [],
    conforming: null,
  }),
  initial: 'underway',
  states: {
    underway: {
      meta: state('评估中', 'Underway', text('P12', 'P28')),
      tags: 'underway',
      initial: 'planned',
      on: {
        AGREEMENT_ENDED: [
          { guard: 'successorTakesOver', actions: 'followSuccessor', meta: auto(gap('P12', 'D-0124')) },
          { target: 'discontinued', meta: auto(gap('P12', 'D-0124')) },
        ],
      },
      after: { 'pd.evaluation.assessDue': { actions: 'notifyOverdue', meta: auto(gap('P12', 'D-0039')) } },
      states: {
        planned: {
          meta: state('制定评估方案', 'Planned', text('P12'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.evaluation.stepSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '确定指标，通知提交资料', en: 'Set the indicators and ask for materials' },
            },
          }),
          on: {
            COMMISSION: {
              guard: 'evaluatorIsIndependent',
              actions: 'recordCommission',
              meta: by('AUTHORITY', text('P12')),
            },
            REQUEST_EVIDENCE: {
              target: 'evidenceRequested',
              guard: 'departmentsTookPart',
              actions: 'recordRequest',
              meta: by('AUTHORITY', text('P12', 'P28')),
            },
          },
        },
        evidenceRequested: {
          meta: state('等待评估资料', 'Waiting for materials', text('P28'), {
            stops: ['pd.evaluation.assessDue'],
            task: {
              by: 'operator',
              sla: 'pd.evaluation.evidenceDue',
              lead: 'AUTHORITY',
              title: { zh: '如实提交评估资料', en: 'Hand in true materials' },
            },
          }),
          on: {
            SUBMIT_EVIDENCE: {
              target: 'assessing',
              guard: 'truthIsDeclared',
              actions: 'recordEvidence',
              meta: by('operator', text('P28')),
            },
          },
          after: { 'pd.evaluation.evidenceDue': { target: 'evidenceOverdue', meta: auto(gap('P28', 'D-0039')) } },
        },
        evidenceOverdue: {
          meta: state('评估资料逾期', 'Materials overdue', gap('P28', 'D-0039'), {
            stops: ['pd.evaluation.assessDue'],
            task: {
              by: 'AUTHORITY',
              sla: 'pd.evaluation.stepSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '延期或认定拒绝提供', en: 'Give more time, or record a refusal' },
            },
          }),
          on: {
            SUBMIT_EVIDENCE: {
              target: 'assessing',
              guard: 'truthIsDeclared',
              actions: 'recordEvidence',
              meta: by('operator', text('P28')),
            },
            EXTEND_EVIDENCE: { target: 'evidenceRequested', meta: by('AUTHORITY', gap('P28', 'D-0039')) },
            RECORD_REFUSAL: { target: 'assessing', actions: 'recordRefusal', meta: by('AUTHORITY', text('P28')) },
          },
        },
        assessing: {
          meta: state('评估', 'Assessing', text('P12')),
          initial: 'choosing',
          on: {
            REQUEST_MORE: {
              target: 'evidenceRequested',
              actions: 'recordFurtherRequest',
              meta: by('AUTHORITY', text('P28')),
            },
            RECORD_REFUSAL: { actions: 'recordRefusal', meta: by('AUTHORITY', text('P28')) },
          },
          states: {
            choosing: {
              meta: state('评估', 'Assessing', text('P12')),
              always: [
                { target: 'byEvaluator', guard: 'isCommissioned', meta: auto(text('P12')) },
                { target: 'byAuthority', meta: auto(text('P12')) },
              ],
            },
            byAuthority: {
              meta: state('主管部门评估', 'Assessed by the authority', text('P12'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.evaluation.assessDue',
                  lead: 'COMMITTEE_OFFICE',
                  title: { zh: '开展年度评估', en: 'Evaluate the operator' },
                },
              }),
              on: {
                ASSESS: {
                  target: '#annualEvaluation.underway.confirming',
                  guard: and(['gradeIsOnTheScale', 'overdueReportsAreConsidered']),
                  actions: 'recordAssessment',
                  meta: by('AUTHORITY', text('P12')),
                },
              },
            },
            byEvaluator: {
              meta: state('第三方机构评估', 'Assessed by a third party', text('P12'), {
                task: {
                  by: 'evaluator',
                  sla: 'pd.evaluation.assessDue',
                  lead: 'AUTHORITY',
                  title: { zh: '受托开展年度评估', en: 'Evaluate the operator as commissioned' },
                },
              }),
              on: {
                ASSESS: {
                  target: '#annualEvaluation.underway.confirming',
                  guard: and(['gradeIsOnTheScale', 'overdueReportsAreConsidered']),
                  actions: 'recordAssessment',
                  meta: by('evaluator', text('P12')),
                },
              },
            },
          },
        },
        confirming: {
          meta: state('确认评估结果', 'Result to be confirmed', text('P12', 'P29'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.evaluation.stepSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '确认评估结果', en: 'Confirm the result' },
            },
          }),
          on: {
            SEND_BACK: { target: 'assessing', meta: by('AUTHORITY', gap('P12', 'D-0123')) },
            RECORD_REFUSAL: { actions: 'recordRefusal', meta: by('AUTHORITY', text('P28')) },
            CONFIRM: [
              {
                target: '#annualEvaluation.conforming',
                guard: and(['resultConforms', 'confirmerDiffersFromAssessor', 'noOrderIsGiven']),
                actions: ['recordResult', 'tellAgreement', 'notifyResult'],
                meta: by('AUTHORITY', text('P12')),
              },
              {
                target: '#annualEvaluation.nonConforming',
                guard: and(['resultDoesNotConform', 'confirmerDiffersFromAssessor', 'orderIsGiven', 'limitIsAhead']),
                actions: ['recordResult', 'tellAgreement', 'orderRectification', 'notifyResult'],
                meta: by('AUTHORITY', text('P12', 'P29')),
              },
            ],
          },
        },
      },
    },
    conforming: { type: 'final', meta: state('符合授权运营要求', 'Conforming', text('P12')) },
    nonConforming: { type: 'final', meta: state('不符合授权运营要求', 'Not conforming', text('P29')) },
    discontinued: {
      type: 'final',
      meta: state('因协议终止而不再评估', 'Discontinued with the agreement', gap('P12', 'D-0124')),
    },
  },
});
