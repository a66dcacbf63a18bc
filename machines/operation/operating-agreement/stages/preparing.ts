// P10(3): the text, and both signatures, in time. A text that changes is signed anew by both.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { conditionRules, termsRules } from '../guards.ts';
import { agreement } from '../setup.ts';

export const preparing = agreement.createStateConfig({
  meta: state('签订协议', 'Preparing the agreement', text('P10(3)')),
  tags: 'preparing',
  initial: 'choosing',
  on: {
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
      meta: state('签订协议', 'Preparing the agreement', text('P10(3)')),
      always: [
        { target: 'signing', guard: 'textIsProposed', meta: auto(gap('P10(3)', 'D-0121')) },
        { target: 'drafting', meta: auto(text('P10(3)')) },
      ],
    },
    drafting: {
      meta: state('起草协议', 'Drafting', text('P4(4)', 'P10(3)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.agreement.signDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '起草授权运营协议', en: 'Draft the operating agreement' },
        },
      }),
      on: {
        PROPOSE: {
          target: 'signing',
          guard: and([...termsRules]),
          actions: 'recordTerms',
          meta: by('AUTHORITY', text('P4(4)', 'P10(3)')),
        },
      },
    },
    signing: {
      meta: state('签署', 'Signing', text('P4(4)', 'P10(3)')),
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
          meta: state('授权运营单位', 'Operator', text('P10(3)')),
          initial: 'unsigned',
          states: {
            unsigned: {
              meta: state('运营单位未签', 'Not signed by the operator', text('P10(3)'), {
                task: {
                  by: 'operator',
                  sla: 'pd.agreement.signDue',
                  lead: 'AUTHORITY',
                  title: { zh: '签署授权运营协议', en: 'Sign the operating agreement' },
                },
              }),
              on: {
                SIGN_AS_OPERATOR: {
                  target: 'signed',
                  guard: and(['signsTheProposedText', 'oldTermStillRuns']),
                  actions: 'recordOperatorSignature',
                  meta: by('operator', text('P4(4)', 'P10(3)')),
                },
              },
            },
            signed: { type: 'final', meta: state('运营单位已签', 'Signed by the operator', text('P10(3)')) },
          },
        },
        authority: {
          meta: state('公共数据主管部门', 'Authority', text('P10(3)')),
          initial: 'unsigned',
          states: {
            unsigned: {
              meta: state('主管部门未签', 'Not signed by the authority', text('P10(3)'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.agreement.signDue',
                  lead: 'COMMITTEE_OFFICE',
                  title: { zh: '复核条件并签署协议', en: 'Check the conditions again and sign' },
                },
              }),
              on: {
                SIGN_AS_AUTHORITY: {
                  target: 'signed',
                  guard: and([
                    'signsTheProposedText',
                    'oldTermStillRuns',
                    'signatoryDiffersFromDrafter',
                    ...conditionRules,
                  ]),
                  actions: 'recordAuthoritySignature',
                  meta: by('AUTHORITY', text('P5', 'P10(3)')),
                },
              },
            },
            signed: { type: 'final', meta: state('主管部门已签', 'Signed by the authority', text('P10(3)')) },
          },
        },
      },
    },
  },
});
