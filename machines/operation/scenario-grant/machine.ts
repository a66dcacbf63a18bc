// P17, P18: one scenario, one authorization. The authority and every provider consent, the domain opens access, and the
// grant ends with its plan, with the qualification for its data, or with the agreement.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { standingCauses } from '../../shared/under-agreement.ts';
import { requestRules } from './guards.ts';
import { grant } from './setup.ts';
import { inForce } from './stages/in-force.ts';
import { review } from './stages/review.ts';

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
    applicant: input.actor.person,
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
      meta: state('数据需求申请', 'Request for data', text('P17', 'P18')),
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
          meta: state('草拟', 'Draft', text('P17')),
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
          meta: state('补正', 'Correction', procedure, {
            stops: ['pd.request.sla', 'pd.request.providerSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '补正数据需求申请', en: 'Correct the request' } },
          }),
          on: {
            RESUBMIT: {
              target: 'underReview',
              guard: and([...requestRules]),
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
      meta: state('授权终止、撤销权限中', 'Ended, access being revoked', domainActs, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.revokeDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认撤销权限', en: 'See that the access is revoked' },
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
        // A successor keeps what it covers, so that this access is still to be revoked on its own; else the closure does it.
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
        asked: { meta: state('已要求撤权', 'The domain was asked', domainActs), entry: ['countCall', 'askToRevoke'] },
        incomplete: {
          meta: state('部分撤权', 'Revoked in part', domainActs),
          tags: 'incomplete',
          after: { 'pd.domain.retryEvery': { target: 'asked', meta: auto(domainActs) } },
        },
      },
    },
    completed: { type: 'final', meta: state('计划期满', 'Completed with its plan', text('P17(2)')) },
    relinquished: { type: 'final', meta: state('运营单位放弃', 'Given up', gap('P17', 'D-0141')) },
    terminated: { type: 'final', meta: state('终止授权运营资格', 'Qualification terminated', text('P29')) },
    ceased: { type: 'final', meta: state('随协议终止', 'Ended with the agreement', text('P31')) },
    refused: { type: 'final', meta: state('不同意', 'Refused', text('P18')) },
    lapsed: { type: 'final', meta: state('失效', 'Lapsed', gap('P18', 'D-0023')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', procedure) },
  },
});
