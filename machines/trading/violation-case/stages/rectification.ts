// What the venue itself asks the respondent to put right. Orders of regulators are cases of their own (T29, T32).
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, text } from '../../../law/cite.ts';
import { violation } from '../setup.ts';

export const rectification = violation.createStateConfig({
  meta: state('整改', 'Rectification', gap(['T22', 'T33'], 'D-0080')),
  initial: 'none',
  states: {
    none: {
      meta: state('未要求整改', 'None required', gap(['T22', 'T33'], 'D-0080')),
      on: {
        REQUIRE_RECTIFICATION: {
          target: 'required',
          guard: and(['violationIsConfirmed', 'rectificationIsDueAhead']),
          actions: ['recordRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
    required: {
      meta: state('整改中', 'Required', gap(['T22', 'T33'], 'D-0080'), {
        task: {
          by: 'respondent',
          lead: 'CENTER',
          title: { zh: '整改并提交结果', en: 'Rectify and submit the result' },
        },
      }),
      tags: 'rectifying',
      on: { SUBMIT_RECTIFICATION: { target: 'submitted', meta: by('respondent', text('T33')) } },
      after: {
        rectificationDue: { target: 'overdue', actions: 'tellRespondent', meta: auto(gap(['T22', 'T33'], 'D-0080')) },
      },
    },
    submitted: {
      meta: state('整改待验收', 'Submitted', gap(['T22', 'T33'], 'D-0080'), {
        task: {
          by: 'CENTER',
          sla: 'trade.rectification.reviewSla',
          lead: 'SUPERVISOR',
          title: { zh: '验收整改结果', en: 'Review the rectification' },
        },
      }),
      tags: 'rectifying',
      on: {
        ACCEPT_RECTIFICATION: {
          target: 'settled',
          actions: ['settleRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
        RETURN_RECTIFICATION: {
          target: 'required',
          guard: 'rectificationIsDueAhead',
          actions: ['recordRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
    overdue: {
      meta: state('整改逾期', 'Overdue', gap(['T22', 'T33'], 'D-0080'), {
        task: {
          by: 'CENTER',
          sla: 'trade.rectification.reviewSla',
          lead: 'SUPERVISOR',
          title: { zh: '延期或者认定整改未完成', en: 'Extend, or find the rectification failed' },
        },
      }),
      tags: 'rectifying',
      on: {
        SUBMIT_RECTIFICATION: { target: 'submitted', meta: by('respondent', text('T33')) },
        EXTEND_RECTIFICATION: {
          target: 'required',
          guard: and(['extensionIsLeft', 'rectificationIsDueAhead']),
          actions: ['recordExtension', 'tellRespondent'],
          meta: by('CENTER', gap('T33', 'D-0032')),
        },
        FAIL_RECTIFICATION: {
          target: 'settled',
          actions: ['settleRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
    settled: {
      meta: state('整改已了结', 'Settled', gap(['T22', 'T33'], 'D-0080')),
      on: {
        REQUIRE_RECTIFICATION: {
          target: 'required',
          guard: and(['violationIsConfirmed', 'rectificationIsDueAhead']),
          actions: ['recordRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
  },
});
