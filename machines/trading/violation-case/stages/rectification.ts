// The rectification that the venue itself requires. Orders of regulators are cases of their own (T29, T32).
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, text } from '../../../law/cite.ts';
import { violation } from '../setup.ts';
import { words } from '../words.ts';

export const rectification = violation.createStateConfig({
  meta: state(words.states['open.rectification'], gap(['T22', 'T33'], 'D-0080')),
  initial: 'none',
  states: {
    none: {
      meta: state(words.states['open.rectification.none'], gap(['T22', 'T33'], 'D-0080')),
      on: {
        REQUIRE_RECTIFICATION: {
          target: 'required',
          guard: and(['deciderDiffersFromFinder', 'violationIsConfirmed', 'rectificationIsDueAhead']),
          actions: ['recordRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
    required: {
      meta: state(words.states['open.rectification.required'], gap(['T22', 'T33'], 'D-0080'), {
        task: {
          by: 'respondent',
          lead: 'CENTER',
          title: words.tasks['open.rectification.required'],
        },
      }),
      tags: 'rectifying',
      on: { SUBMIT_RECTIFICATION: { target: 'submitted', meta: by('respondent', text('T33')) } },
      after: {
        rectificationDue: { target: 'overdue', actions: 'tellRespondent', meta: auto(gap(['T22', 'T33'], 'D-0080')) },
      },
    },
    submitted: {
      meta: state(words.states['open.rectification.submitted'], gap(['T22', 'T33'], 'D-0080'), {
        task: {
          by: 'CENTER',
          sla: 'trade.rectification.reviewSla',
          lead: 'SUPERVISOR',
          title: words.tasks['open.rectification.submitted'],
        },
      }),
      tags: 'rectifying',
      on: {
        ACCEPT_RECTIFICATION: {
          target: 'settled',
          guard: and(['deciderDiffersFromFinder', 'accepterDiffersFromOrderer']),
          actions: ['settleRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
        RETURN_RECTIFICATION: {
          target: 'required',
          guard: and(['deciderDiffersFromFinder', 'rectificationIsDueAhead']),
          actions: ['recordRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
    overdue: {
      meta: state(words.states['open.rectification.overdue'], gap(['T22', 'T33'], 'D-0080'), {
        task: {
          by: 'CENTER',
          sla: 'trade.rectification.reviewSla',
          lead: 'SUPERVISOR',
          title: words.tasks['open.rectification.overdue'],
        },
      }),
      tags: 'rectifying',
      on: {
        SUBMIT_RECTIFICATION: { target: 'submitted', meta: by('respondent', text('T33')) },
        EXTEND_RECTIFICATION: {
          target: 'required',
          guard: and(['deciderDiffersFromFinder', 'extensionIsLeft', 'rectificationIsDueAhead']),
          actions: ['recordExtension', 'tellRespondent'],
          meta: by('CENTER', gap('T33', 'D-0032')),
        },
        FAIL_RECTIFICATION: {
          target: 'settled',
          guard: and(['deciderDiffersFromFinder', 'accepterDiffersFromOrderer']),
          actions: ['settleRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
    settled: {
      meta: state(words.states['open.rectification.settled'], gap(['T22', 'T33'], 'D-0080')),
      on: {
        REQUIRE_RECTIFICATION: {
          target: 'required',
          guard: and(['deciderDiffersFromFinder', 'violationIsConfirmed', 'rectificationIsDueAhead']),
          actions: ['recordRectification', 'tellRespondent'],
          meta: by('CENTER', gap(['T22', 'T33'], 'D-0080')),
        },
      },
    },
  },
});
