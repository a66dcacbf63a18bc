// P17, P18: one scenario, one authorization. The authority and every provider consent, the domain opens access, and the
// grant ends with its plan, with the qualification for its data, or with the agreement.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { standingCauses } from '../../shared/under-agreement.ts';
import { laterRules, requestRules } from './guards/request.ts';
import { grant } from './setup.ts';
import { inForce } from './stages/in-force.ts';
import { review } from './stages/review.ts';
import { words } from './words.ts';

const suspension = reading('P29', 'D-0007');
const procedure = gap('P18', 'D-0140');
const domainActs = gap('P20', 'D-0141');

export const machine = grant.createMachine({
  id: 'scenarioGrant',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    scenario: input.scenario,
    applicants: handsOf(input.actor),
    reviewers: [],
    examiners: [],
    proposal: null,
    granted: null,
    version: 0,
    returned: [],
    consentedBy: null,
    answers: [],
    termEndsAt: null,
    planEndsAt: null,
    planIsArmedFor: 0,
    acceptance: null,
    accounts: [],
    askedVersion: 0,
    order: 0,
    receipt: null,
    remaining: 0,
    causes: standingCauses(input.facts, [input.id]),
    barred: [],
    findings: [],
    end: null,
  }),
  initial: 'application',
  on: {
    AGREEMENT_SUSPENDED: {
      guard: and(['concernsTheGrant', 'causeIsNew']),
      actions: 'addCause',
      meta: auto(text('P29'), suspension),
    },
    AGREEMENT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
  },
  states: {
    application: {
      meta: state(words.states.application, text('P17', 'P18')),
      initial: 'draft',
      on: {
        WITHDRAW: { target: 'withdrawn', meta: by('operator', procedure) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'lapsed', actions: 'notifyOperator', meta: auto(text('P31')) },
        ],
      },
      states: {
        draft: {
          meta: state(words.states['application.draft'], text('P17')),
          on: {
            SUBMIT: {
              target: 'underReview',
              guard: and(['intakeIsOpen', ...requestRules]),
              actions: ['recordProposal', 'notifyProviders'],
              meta: by('operator', text('P17', 'P18')),
            },
          },
          after: { 'pd.request.draftExpiry': { target: '#scenarioGrant.lapsed', meta: auto(gap('P18', 'D-0023')) } },
        },
        underReview: review({
          granted: '#scenarioGrant.inForce',
          refused: '#scenarioGrant.refused',
          correction: '#scenarioGrant.application.correction',
          onRefusal: ['notifyOperator'],
        }),
        correction: {
          meta: state(words.states['application.correction'], procedure, {
            stops: ['pd.request.sla', 'pd.request.providerSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: words.tasks['application.correction'] },
          }),
          on: {
            RESUBMIT: {
              target: 'underReview',
              guard: and([...laterRules]),
              actions: ['recordProposal', 'notifyProviders'],
              meta: by('operator', procedure),
            },
          },
          after: {
            'pd.request.correctionDue': {
              target: '#scenarioGrant.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P18', 'D-0023')),
            },
          },
        },
      },
    },
    inForce,
    revoking: {
      meta: state(words.states.revoking, domainActs, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.revokeDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.revoking,
        },
      }),
      initial: 'asked',
      on: {
        ACCESS_REVOKED: [
          {
            target: 'completed',
            guard: and(['nothingRemains', 'wasCompleted']),
            actions: ['recordReceipt', 'recordRemaining'],
            meta: by('DOMAIN', text('P17(2)')),
          },
          {
            target: 'relinquished',
            guard: and(['nothingRemains', 'wasRelinquished']),
            actions: ['recordReceipt', 'recordRemaining'],
            meta: by('DOMAIN', domainActs),
          },
          {
            target: 'terminated',
            guard: 'nothingRemains',
            actions: ['recordReceipt', 'recordRemaining'],
            meta: by('DOMAIN', text('P29')),
          },
          { target: '.incomplete', actions: ['recordReceipt', 'recordRemaining'], meta: by('DOMAIN', domainActs) },
        ],
        // A successor keeps the access that it covers, so this access is revoked on its own; without one, the closure revokes it.
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'completed', guard: 'wasCompleted', meta: auto(text('P31')) },
          { target: 'relinquished', guard: 'wasRelinquished', meta: auto(text('P31')) },
          { target: 'terminated', meta: auto(text('P31')) },
        ],
      },
      after: {
        'pd.domain.alertAfter': { actions: 'alertDomain', meta: auto(gap('P20', 'D-0043')) },
        'pd.domain.retryFor': { actions: 'escalateDomain', meta: auto(gap('P20', 'D-0043')) },
      },
      states: {
        asked: { meta: state(words.states['revoking.asked'], domainActs), entry: ['countCall', 'askToRevoke'] },
        incomplete: {
          meta: state(words.states['revoking.incomplete'], domainActs),
          tags: 'incomplete',
          after: { 'pd.domain.retryEvery': { target: 'asked', meta: auto(domainActs) } },
        },
      },
    },
    completed: { type: 'final', meta: state(words.states.completed, text('P17(2)')) },
    relinquished: { type: 'final', meta: state(words.states.relinquished, gap('P17', 'D-0141')) },
    terminated: { type: 'final', meta: state(words.states.terminated, text('P29')) },
    ceased: { type: 'final', meta: state(words.states.ceased, text('P31')) },
    refused: { type: 'final', meta: state(words.states.refused, text('P18')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('P18', 'D-0023')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, procedure) },
  },
});
