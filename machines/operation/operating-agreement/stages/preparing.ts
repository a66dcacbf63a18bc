// P10(3): the text, and both signatures, in time. Both sign again when the text changes.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { conditionRules, termsRules } from '../guards.ts';
import { agreement } from '../setup.ts';
import { words } from '../words.ts';

export const preparing = agreement.createStateConfig({
  meta: state(words.states.preparing, text('P10(3)')),
  tags: 'preparing',
  initial: 'choosing',
  on: {
    SCOPE_TERMINATED: { actions: 'recordTerminated', meta: auto(reading('P29', 'D-0172')) },
    RECORD_DECISION: {
      target: '.drafting',
      guard: and(['decisionIsMissing', 'recorderIsNoParty']),
      actions: 'recordDecision',
      meta: by('COMMITTEE_OFFICE', reading(['P10(2)', 'P10(3)'], 'D-0232')),
    },
    DECLINE: {
      target: 'declined',
      actions: ['tellApplicationLapsed', 'notifyLapsed'],
      meta: by('operator', gap('P10(3)', 'D-0121')),
    },
    AGREEMENT_ENDED: {
      target: 'lapsed',
      actions: ['tellApplicationLapsed', 'notifyLapsed'],
      meta: auto(reading('P13', 'D-0037')),
    },
  },
  after: { 'pd.agreement.signDue': { target: 'signingOverdue', meta: auto(gap('P10(3)', 'D-0037')) } },
  states: {
    choosing: {
      meta: state(words.states['preparing.choosing'], text('P10(3)')),
      always: [
        { target: 'signing', guard: 'textIsProposed', meta: auto(gap('P10(3)', 'D-0121')) },
        { target: 'drafting', meta: auto(text('P10(3)')) },
      ],
    },
    drafting: {
      meta: state(words.states['preparing.drafting'], text('P4(4)', 'P10(3)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.agreement.signDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks['preparing.drafting'],
        },
      }),
      on: {
        PROPOSE: {
          target: 'signing',
          guard: and(['authorityIsNoApplicant', 'decisionIsKnown', 'resourcesAreRegistered', ...termsRules]),
          actions: 'recordTerms',
          meta: by('AUTHORITY', text('P4(4)', 'P10(3)')),
        },
      },
    },
    signing: {
      meta: state(words.states['preparing.signing'], text('P4(4)', 'P10(3)')),
      type: 'parallel',
      entry: 'clearSignatures',
      on: { REQUEST_REVISION: { target: 'drafting', meta: by(['operator', 'AUTHORITY'], gap('P10(3)', 'D-0121')) } },
      onDone: [
        {
          target: '#operatingAgreement.awaitingStart',
          guard: 'beginsLater',
          actions: ['fixTerm', 'tellPrevious', 'tellApplicationSigned'],
          meta: auto(text('P10(3)', 'P13')),
        },
        {
          target: '#operatingAgreement.inForce',
          actions: ['fixTerm', 'tellPrevious', 'tellApplicationSigned'],
          meta: auto(text('P10(3)', 'P13')),
        },
      ],
      states: {
        operator: {
          meta: state(words.states['preparing.signing.operator'], text('P10(3)')),
          initial: 'unsigned',
          states: {
            unsigned: {
              meta: state(words.states['preparing.signing.operator.unsigned'], text('P10(3)'), {
                task: {
                  by: 'operator',
                  sla: 'pd.agreement.signDue',
                  lead: 'AUTHORITY',
                  title: words.tasks['preparing.signing.operator.unsigned'],
                },
              }),
              on: {
                SIGN_AS_OPERATOR: {
                  target: 'signed',
                  guard: and([
                    'operatorIsNoDrafter',
                    'decisionIsKnown',
                    'termIsWhole',
                    'signsTheProposedText',
                    'signsTheProposedTerms',
                    'terminatedDataStayOut',
                    'oldTermStillRuns',
                  ]),
                  actions: 'recordOperatorSignature',
                  meta: by('operator', text('P4(4)', 'P10(3)')),
                },
              },
            },
            signed: { type: 'final', meta: state(words.states['preparing.signing.operator.signed'], text('P10(3)')) },
          },
        },
        authority: {
          meta: state(words.states['preparing.signing.authority'], text('P10(3)')),
          initial: 'unsigned',
          states: {
            unsigned: {
              meta: state(words.states['preparing.signing.authority.unsigned'], text('P10(3)'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.agreement.signDue',
                  lead: 'COMMITTEE_OFFICE',
                  title: words.tasks['preparing.signing.authority.unsigned'],
                },
              }),
              on: {
                SIGN_AS_AUTHORITY: {
                  target: 'signed',
                  guard: and([
                    'authorityIsNoApplicant',
                    'signsForTheAuthority',
                    'decisionIsKnown',
                    'resourcesAreRegistered',
                    'termIsWhole',
                    'signsTheProposedText',
                    'signsTheProposedTerms',
                    'terminatedDataStayOut',
                    'oldTermStillRuns',
                    'signatoryDiffersFromDrafter',
                    ...conditionRules,
                  ]),
                  actions: 'recordAuthoritySignature',
                  meta: by('AUTHORITY', text('P5', 'P10(3)')),
                },
              },
            },
            signed: { type: 'final', meta: state(words.states['preparing.signing.authority.signed'], text('P10(3)')) },
          },
        },
      },
    },
  },
});
