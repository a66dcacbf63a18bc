// T28, T31, P16(3): planned, carried out, drafted, commented on, confirmed by another person; then every finding against has
// its consequence in the same act, and the inspection ends when these have ended. T33: who is inspected cooperates.
import { and } from 'xstate';
import { type Actor, type Facts, auto, by, one, state } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { operatorOf } from '../agreement.ts';
import { withHands } from '../rules.ts';
import { answering, course, followed, independent, inspecting } from './basis.ts';
import type { Context } from './context.ts';
import type { Input } from './events.ts';
import { ownerOf } from './openings.ts';
import { inspection } from './setup.ts';
import { words } from './words.ts';

const inspectedBy = ({ target, facts }: Input & { facts?: Facts }): string[] => {
  if (target.of === 'venue') return target.bodies;
  return target.of === 'subject' ? (one(facts, 'registration')?.parties ?? []).slice(0, 1) : [operatorOf(facts)];
};
const opened = (input: Input & { id: string; actor: Actor; facts?: Facts }): Context => ({
  id: input.id,
  kind: input.kind,
  owner: ownerOf(input),
  period: input.period ?? null,
  follows: input.follows ?? null,
  inspected: inspectedBy(input),
  registration: input.target.of === 'subject' ? input.target.registration : null,
  agreement: input.target.of === 'operator' ? input.target.agreement : null,
  plan: null,
  planners: withHands([], input.actor),
  evaluator: null,
  startedAt: null,
  materials: [],
  findings: [],
  refusals: [],
  drafters: [],
  draft: null,
  answerers: [],
  comments: [],
  late: [],
  pending: [],
  followed: [],
  confirmers: [],
  report: null,
  discontinued: null,
});

/** Persons of the team may be of other departments (T28). */
const team = ['inspector', 'SECTOR_REG', 'SEC_REG', 'evaluator'];
const discontinued = {
  DISCONTINUE: {
    target: '#venueInspection.discontinued',
    guard: 'nothingIsFoundAgainst',
    actions: ['recordDiscontinuation', 'tellDiscontinued'],
    meta: by('inspector', course),
  },
} as const;
const planned = {
  target: '#venueInspection.planned',
  guard: and(['aspectsAreCovered', 'departmentTakesPart', 'departmentsAreOthers', 'venueIsNamed', 'windowIsAhead']),
  actions: ['recordPlan', 'tellPlanned'],
  meta: by('inspector', text('T28', 'T31'), inspecting),
} as const;
const answers = [
  'confirmerDiffersFromDrafter',
  'confirmsWhatStands',
  'everyFindingIsFollowed',
  'graveFindingsOpenACase',
  'consequencesFit',
] as const;

export const machine = inspection.createMachine({
  id: 'venueInspection',
  context: ({ input }) => opened(input),
  initial: 'scheduled',
  states: {
    scheduled: {
      meta: state(words.states.scheduled, inspecting, {
        task: { by: 'inspector', sla: 'trade.inspection.stepSla', title: words.tasks.plan },
      }),
      tags: 'open',
      on: { ...discontinued, PLAN: planned },
    },
    planned: {
      meta: state(words.states.planned, inspecting, {
        task: { by: 'inspector', sla: 'trade.inspection.stepSla', title: words.tasks.start },
      }),
      tags: 'open',
      on: {
        ...discontinued,
        PLAN: { ...planned, reenter: true },
        COMMISSION: {
          guard: and([
            'commissionIsPossible',
            'evaluatorIsNotInspected',
            'evaluatorDoesNotTrade',
            'evaluatorIsNoPartner',
          ]),
          actions: 'recordCommission',
          meta: by('inspector', text('T31'), independent),
        },
        START: {
          target: 'underway',
          guard: 'windowHasBegun',
          actions: ['recordStart', 'tellStarted'],
          meta: by('inspector', text('T28', 'T31'), inspecting),
        },
      },
    },
    underway: {
      meta: state(words.states.underway, [text('T28', 'T31'), text('P16(3)')]),
      tags: ['open', 'underway'],
      type: 'parallel',
      on: {
        ...discontinued,
        FINISH_FIELD_WORK: {
          target: 'reporting',
          guard: and(['actorIsOfTheTeam', 'drafterIsNoAnswerer', 'materialsAreAnswered']),
          meta: by(team, inspecting),
        },
      },
      states: {
        field: {
          meta: state(words.states.field, inspecting, {
            task: { by: 'worker', title: words.tasks.field },
          }),
          after: {
            fieldWorkDue: { actions: ['recordLateFieldWork', 'tellLate'], meta: auto(course) },
          },
        },
        materials: {
          meta: state(words.states.materials, answering),
          initial: 'materialsIdle',
          on: {
            REQUEST_MATERIALS: {
              target: '.materialsAsked',
              reenter: true,
              guard: and([
                'actorIsOfTheTeam',
                'drafterIsNoAnswerer',
                'inspectedAreAsked',
                'materialsAreNew',
                'limitIsAhead',
              ]),
              actions: ['recordRequest', 'tellAsked'],
              meta: by(team, answering),
            },
            HAND_IN: {
              guard: and(['answererIsNotOfTheTeam', 'materialsAreOpen', 'materialsAreTheirs']),
              actions: 'recordMaterials',
              meta: by('inspected', answering),
            },
            RECORD_REFUSAL: {
              guard: and(['actorIsOfTheTeam', 'drafterIsNoAnswerer', 'materialsAreOpen', 'refusalIsCertain']),
              actions: 'recordRefusal',
              meta: by(team, answering),
            },
          },
          states: {
            materialsIdle: { meta: state(words.states.materialsIdle, answering) },
            materialsAsked: {
              meta: state(words.states.materialsAsked, answering, {
                task: { by: 'inspected', title: words.tasks.materials },
              }),
              always: { target: 'materialsIdle', guard: 'nothingIsOpen', meta: auto(answering) },
              after: {
                materialsDue: { target: 'materialsOverdue', actions: 'tellMaterialsOverdue', meta: auto(answering) },
              },
            },
            materialsOverdue: {
              meta: state(words.states.materialsOverdue, answering, {
                task: { by: 'inspected', title: words.tasks.materials },
              }),
              always: { target: 'materialsIdle', guard: 'nothingIsOpen', meta: auto(answering) },
            },
          },
        },
      },
    },
    reporting: {
      meta: state(words.states.reporting, inspecting),
      tags: ['open', 'underway'],
      initial: 'drafting',
      on: discontinued,
      after: {
        'trade.inspection.reportDue': { actions: ['recordLateReport', 'tellLate'], meta: auto(course) },
      },
      states: {
        drafting: {
          meta: state(words.states.drafting, inspecting, {
            task: { by: 'worker', sla: 'trade.inspection.reportDue', title: words.tasks.draft },
          }),
          on: {
            DRAFT: {
              target: 'commenting',
              guard: and([
                'actorIsOfTheTeam',
                'drafterIsNoAnswerer',
                'everyAspectIsAnswered',
                'findingsAreOfThePlan',
                'ordersAreConsidered',
              ]),
              actions: ['recordDraft', 'tellDraft'],
              meta: by(team, text('T31'), inspecting),
            },
          },
        },
        commenting: {
          meta: state(words.states.commenting, answering, {
            task: { by: 'inspected', title: words.tasks.comment },
          }),
          always: { target: 'confirming', guard: 'everybodyHasAnswered', meta: auto(answering) },
          after: { 'trade.inspection.commentDue': { target: 'confirming', meta: auto(answering) } },
          on: {
            SUBMIT_COMMENT: {
              guard: 'answererIsNotOfTheTeam',
              actions: 'recordComment',
              meta: by('inspected', answering),
            },
          },
        },
        confirming: {
          meta: state(words.states.confirming, followed, {
            task: { by: 'inspector', sla: 'trade.inspection.stepSla', title: words.tasks.confirm },
          }),
          on: {
            SEND_BACK: { target: 'drafting', meta: by('inspector', followed) },
            CONFIRM: [
              {
                target: '#venueInspection.carryingOut',
                guard: and(['somethingIsOpened', ...answers]),
                actions: ['recordConfirmation', 'openNext'],
                meta: by('inspector', text('T28', 'T31'), followed),
              },
              {
                target: '#venueInspection.followUp',
                guard: and([...answers]),
                actions: ['recordConfirmation', 'tellResult'],
                meta: by('inspector', text('T28', 'T31'), followed),
              },
            ],
          },
        },
      },
    },
    // Left within the act of the confirmation.
    carryingOut: {
      meta: state(words.states.carryingOut, followed),
      tags: 'reported',
      on: {
        CONSEQUENCE_OPENED: [
          { guard: 'moreAreLeft', actions: ['recordOpened', 'openNext'], meta: auto(followed) },
          { target: 'followUp', actions: ['recordOpened', 'tellResult'], meta: auto(followed) },
        ],
      },
    },
    followUp: {
      meta: state(words.states.followUp, followed, {
        task: { by: 'inspector', sla: 'trade.inspection.followUpSla', title: words.tasks.followUp },
      }),
      tags: 'reported',
      on: {
        CLOSE: {
          target: 'closed',
          guard: 'consequencesHaveEnded',
          actions: 'tellClosed',
          meta: by('inspector', followed),
        },
      },
    },
    closed: { type: 'final', meta: state(words.states.closed, followed) },
    discontinued: { type: 'final', meta: state(words.states.discontinued, course) },
  },
});
