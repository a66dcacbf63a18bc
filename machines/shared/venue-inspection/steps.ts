// The steps of an inspection that its owner takes (T28, T31: the supervisor; P16(3): the authority), or whom it commissioned.
import { auto, by, state } from '../../kernel/lifecycle.ts';
import type { Basis, Text } from '../../law/cite.ts';
import type { ParameterKey } from '../../regimes/parameters.ts';
import { course } from './basis.ts';
import { words } from './words.ts';

export const owners = ['SUPERVISOR', 'AUTHORITY'];
/** Persons of the team may be of other departments (T28). */
export const team = [...owners, 'SECTOR_REG', 'SEC_REG', 'evaluator'];

/** The inside of a state whose task is the owner's, each under its own hat. */
export const byOwner = (task: Text, law: Basis, sla: ParameterKey = 'trade.inspection.stepSla') =>
  ({
    initial: 'ownerUnknown',
    states: {
      ownerUnknown: {
        meta: state(words.states.ownerUnknown, law),
        always: [
          { target: 'bySupervisor', guard: 'supervisorOwns', meta: auto(law) },
          { target: 'byAuthority', meta: auto(law) },
        ],
      },
      bySupervisor: {
        meta: state(words.states.bySupervisor, law, { task: { by: 'SUPERVISOR', sla, title: task } }),
      },
      byAuthority: {
        meta: state(words.states.byAuthority, law, {
          task: { by: 'AUTHORITY', sla, lead: 'COMMITTEE_OFFICE', title: task },
        }),
      },
    },
  }) as const;

/** The same, or that of the evaluator that was commissioned (T31). */
export const byTeam = (task: Text, law: Basis) => {
  const { states } = byOwner(task, law, 'trade.inspection.reportDue');
  const { ownerUnknown, bySupervisor, byAuthority } = states;
  return {
    initial: 'ownerUnknown',
    states: {
      ownerUnknown: {
        ...ownerUnknown,
        always: [{ target: 'byEvaluator', guard: 'isCommissioned', meta: auto(law) }, ...ownerUnknown.always],
      },
      bySupervisor,
      byAuthority,
      byEvaluator: { meta: state(words.states.byEvaluator, law, { task: { by: 'evaluator', title: task } }) },
    },
  } as const;
};

export const discontinued = {
  DISCONTINUE: {
    target: '#venueInspection.discontinued',
    guard: 'actorIsOwner',
    actions: ['recordDiscontinuation', 'tellDiscontinued'],
    meta: by(owners, course),
  },
} as const;
