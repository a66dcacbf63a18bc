// P11 and P4(5): a domain is accepted when each of its conditions was checked and met. The groups are independent
// questions, checked in parallel; a person who checked does not accept.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { confirming } from '../../shared/second-hand.ts';
import type { Group } from './events.ts';
import { acceptance, conditions, questions } from './setup.ts';
import { words } from './words.ts';

/** One group of conditions: to be checked, unless it was met before a remedy elsewhere. */
const checksOf = (group: Group) => {
  const { law, event, rule } = questions[group];
  return acceptance.createStateConfig({
    meta: state(words.states[`checking.${group}`], law),
    initial: 'pending',
    states: {
      pending: {
        meta: state(words.states[`checking.${group}.pending`], law, {
          task: {
            by: 'AUTHORITY',
            sla: 'pd.domain.checkSla',
            lead: 'COMMITTEE_OFFICE',
            title: words.tasks[`checking.${group}.pending`],
          },
        }),
        on: {
          [event]: {
            target: 'checked',
            guard: and([rule, 'checkerDiffersFromRemedier']),
            actions: 'recordCheck',
            meta: by('AUTHORITY', law),
          },
        },
        always: {
          target: 'checked',
          guard: { type: 'groupIsMet', params: { group } },
          meta: auto(gap('P11', 'D-0112')),
        },
      },
      checked: { type: 'final', meta: state(words.states[`checking.${group}.checked`], law) },
    },
  });
};

const refuse = {
  target: 'refused',
  guard: 'acceptorDiffersFromCheckers',
  actions: 'notifyBuilder',
  meta: by('AUTHORITY', text('P11')),
} as const;
/** Asked for while a condition is not met: refused, with the item of it. */
const refused = {
  target: 'accepted',
  guard: and([...conditions]),
  actions: ['recordAcceptance', 'notifyBuilder'],
  meta: by('AUTHORITY', text('P11')),
} as const;

export const machine = acceptance.createMachine({
  id: 'domainAcceptance',
  context: ({ input }) => ({
    id: input.id,
    domain: input.domain,
    title: input.title,
    builder: input.builder,
    standard: null,
    checks: {},
    hands: [],
    remediers: [],
    extensions: 0,
    proposal: null,
    remedies: [],
    sentBack: [],
    accepted: null,
  }),
  initial: 'planned',
  states: {
    planned: {
      meta: state(words.states.planned, text('P11'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.checkSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.planned,
        },
      }),
      on: {
        START: {
          target: 'checking',
          guard: 'standardIsInForce',
          actions: 'recordStandard',
          meta: by('AUTHORITY', text('P11')),
        },
        RETIRE: { target: 'retired', meta: by('AUTHORITY', gap('P11', 'D-0112')) },
      },
    },
    checking: {
      meta: state(words.states.checking, text('P11')),
      type: 'parallel',
      onDone: [
        { target: 'underDecision', guard: 'everythingIsMet', meta: auto(text('P11')) },
        { target: 'remedy', actions: 'notifyBuilder', meta: auto(text('P11')) },
      ],
      states: {
        safety: checksOf('safety'),
        standards: checksOf('standards'),
        functions: checksOf('functions'),
        enclave: checksOf('enclave'),
      },
    },
    underDecision: {
      meta: state(words.states.underDecision, text('P11'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.decideSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.underDecision,
        },
      }),
      on: {
        ACCEPT: {
          target: 'accepted',
          guard: 'acceptorDiffersFromCheckers',
          actions: ['recordAcceptance', 'notifyBuilder'],
          meta: by('AUTHORITY', text('P11')),
        },
        SEND_BACK: {
          target: 'remedy',
          guard: 'acceptorDiffersFromCheckers',
          actions: ['dropChecks', 'notifyBuilder'],
          meta: by('AUTHORITY', text('P11')),
        },
      },
    },
    remedy: {
      meta: state(words.states.remedy, gap('P11', 'D-0112'), {
        task: {
          by: 'builder',
          sla: 'pd.domain.remedyDue',
          lead: 'AUTHORITY',
          title: words.tasks.remedy,
        },
      }),
      on: {
        REMEDIED: {
          target: 'checking',
          actions: 'recordRemedy',
          meta: by(['builder', 'AUTHORITY'], gap('P11', 'D-0112')),
        },
        REFUSE: refuse,
        ACCEPT: refused,
      },
      after: { 'pd.domain.remedyDue': { target: 'remedyOverdue', meta: auto(gap('P11', 'D-0043')) } },
    },
    remedyOverdue: {
      meta: state(words.states.remedyOverdue, gap('P11', 'D-0043'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.decideSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.remedyOverdue,
        },
      }),
      on: {
        EXTEND: {
          target: 'remedy',
          guard: and(['checkerDiffersFromRemedier', 'extensionIsLeft']),
          actions: ['countExtension', 'notifyBuilder'],
          meta: by('AUTHORITY', gap('P11', 'D-0231')),
        },
        REFUSE: refuse,
        ACCEPT: refused,
      },
    },
    accepted: {
      meta: state(words.states.accepted, text('P11')),
      tags: 'accepted',
      on: {
        RECHECK: { actions: 'propose', meta: by('AUTHORITY', gap('P11', 'D-0422')) },
        RETIRE: { actions: 'propose', meta: by('AUTHORITY', gap('P11', 'D-0422')) },
        TAKE_BACK: { guard: 'actorProposedIt', actions: 'takeBack', meta: by('AUTHORITY', gap('P11', 'D-0426')) },
        CONFIRM_PROPOSAL: [
          {
            target: 'retired',
            guard: and(['retirementIsProposed', ...confirming]),
            actions: ['takeBack', 'notifyBuilder'],
            meta: by('AUTHORITY', gap('P11', 'D-0112'), gap('P11', 'D-0422')),
          },
          {
            target: 'checking',
            guard: and([...confirming]),
            actions: ['checkAgain', 'notifyBuilder'],
            meta: by('AUTHORITY', gap('P11', 'D-0112'), gap('P11', 'D-0422')),
          },
        ],
      },
    },
    refused: { type: 'final', meta: state(words.states.refused, text('P11')) },
    retired: { type: 'final', meta: state(words.states.retired, gap('P11', 'D-0112')) },
  },
});
