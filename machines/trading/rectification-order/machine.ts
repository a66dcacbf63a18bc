// T29, T32, T33: a regulator demands, the addressee rectifies item by item, and only the body that demanded finds it done.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { type Actor, type Facts, auto, by, state } from '../../kernel/lifecycle.ts';
import { instantOf } from '../../kernel/durations.ts';
import { now } from '../../kernel/env.ts';
import { reading, text } from '../../law/cite.ts';
import type { Input } from './events.ts';
import { partyIn } from './openings.ts';
import { instrumentOf, itemsOf, order } from './setup.ts';
import { course } from './stages/course.ts';
import { byIssuer, demand, ending, onPaper, reviewing, stopping } from './steps.ts';
import { words } from './words.ts';

/** What is demanded, of whom and by whom. */
const demandOf = (input: Input & { id: string; actor: Actor; facts?: Facts }) => ({
  id: input.id,
  kind: input.kind,
  issuer: input.issuer,
  instrument: instrumentOf(input.instrument),
  paper: input.paper,
  target: {
    body: input.target.body,
    registration: input.target.body === 'subject' ? input.target.registration : null,
    party: partyIn(input.facts),
  },
  finding: input.ground.finding,
  provisions: [
    ...input.ground.provisions,
    ...input.ground.rules.map(({ register, version }) => `${register} ${version}`),
  ],
  evidence: input.ground.evidence.map(({ sha256 }) => sha256),
  items: itemsOf(input.items),
  due: instantOf(input.due),
  since: now(),
  finders: handsOf(input.actor),
  follows: {
    inspection: input.inspection ?? null,
    incident: input.incident ?? null,
    violation: input.violation ?? null,
  },
  readers: input.readers,
});
const nothingYet = {
  extensions: 0,
  issuedAt: null,
  servedAt: null,
  acknowledgedAt: null,
  objection: null,
  stayedAt: null,
  submission: null,
  answerers: [],
  deciders: [],
  pending: null,
  registrars: [],
  requested: [],
  measures: [],
  referral: null,
  outcome: null,
  violation: null,
};

export const machine = order.createMachine({
  id: 'rectificationOrder',
  context: ({ input }) => ({ ...demandOf(input), ...nothingYet }),
  initial: 'registered',
  states: {
    registered: {
      meta: state(words.states.registered, onPaper),
      tags: 'open',
      initial: 'entering',
      on: {
        CONFIRM_ORDER: {
          target: 'open',
          guard: 'confirmerDiffersFromRegistrar',
          actions: 'recordConfirmer',
          meta: by('registrar', onPaper),
        },
        DISCARD_ORDER: { target: 'discarded', meta: by('registrar', onPaper) },
      },
      states: {
        entering: {
          meta: state(words.states.entering, onPaper),
          always: [
            { target: 'toConfirm', guard: 'isOnPaper', meta: auto(onPaper) },
            { target: '#rectificationOrder.open', meta: auto(...demand) },
          ],
        },
        toConfirm: {
          meta: state(words.states.registered, onPaper, {
            task: {
              by: 'registrar',
              sla: 'trade.rectification.confirmSla',
              lead: 'SUPERVISOR',
              title: words.tasks.registered,
            },
          }),
        },
      },
    },
    open: {
      type: 'parallel',
      meta: state(words.states.open, demand),
      tags: 'open',
      entry: ['issue', 'tellOrder'],
      on: {
        REPORT_PROGRESS: { actions: ['recordAnswerer', 'tellReviewer'], meta: by('target', text('T33')) },
        WITHDRAW: {
          target: 'withdrawn',
          guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer', 'deciderDiffersFromFinder']),
          actions: ['recordDecider', ...ending],
          meta: byIssuer(reviewing),
        },
        REQUEST_MEASURES: {
          guard: 'actorIsIssuer',
          actions: ['recordRequest', 'tellRequest'],
          meta: byIssuer(stopping),
        },
        TAKE_MEASURES: {
          guard: and(['measuresAreRequested', 'takerDiffersFromRequester', 'targetsFit', 'measuresAreNew']),
          actions: ['imposeMeasures', 'recordMeasures', 'tellTarget'],
          meta: by('CENTER', stopping),
        },
        LIFT_MEASURE: {
          guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer', 'lifterDiffersFromTaker', 'measureStands']),
          actions: ['liftMeasure', 'recordLifting', 'tellTarget'],
          meta: byIssuer(stopping),
        },
      },
      states: {
        course,
        paper: {
          meta: state(words.states.paper, onPaper),
          initial: 'noPaper',
          states: {
            noPaper: {
              meta: state(words.states.noPaper, onPaper),
              on: {
                REGISTER_ACT: {
                  target: 'toConfirm',
                  actions: 'recordRegistration',
                  meta: by('registrar', onPaper),
                },
              },
            },
            toConfirm: {
              meta: state(words.states.toConfirm, onPaper, {
                task: {
                  by: 'registrar',
                  sla: 'trade.rectification.confirmSla',
                  lead: 'SUPERVISOR',
                  title: words.tasks.toConfirm,
                },
              }),
              on: {
                CONFIRM_ACT: {
                  target: 'noPaper',
                  guard: and(['confirmerDiffersFromRegistrar', 'confirmsWhatStands']),
                  actions: ['carryOut', 'forgetRegistration'],
                  meta: by('registrar', onPaper),
                },
                DISCARD_ACT: { target: 'noPaper', actions: 'forgetRegistration', meta: by('registrar', onPaper) },
              },
            },
          },
        },
      },
    },
    accepted: { type: 'final', meta: state(words.states.accepted, reading(['T29', 'T32', 'T33'], 'D-0244')) },
    enforced: { type: 'final', meta: state(words.states.enforced, text('T32')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, reviewing) },
    discarded: { type: 'final', meta: state(words.states.discarded, onPaper) },
  },
});
