// P27: a product leaves the domain after a technical check and a review, for the scenarios that were approved. Raw data
// and what lets them be restored stay inside. Misuse recalls the product and opens a revocation.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { grantsOf, standingCauses } from '../../shared/under-agreement.ts';
import { submission } from './guards.ts';
import { product } from './setup.ts';
import { exported } from './stages/exported.ts';

const procedure = gap('P27', 'D-0146');
const suspension = reading('P29', 'D-0007');
const takeover = reading('P13', 'D-0149');

export const machine = product.createMachine({
  id: 'productExport',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    title: input.title,
    form: input.form,
    grants: grantsOf(input.facts, input.agreement),
    dossier: null,
    drawsOnDomain: false,
    submittedBy: input.actor.person,
    returned: [],
    techCheck: null,
    scenarios: [],
    approvedBy: null,
    exported: null,
    requested: null,
    causes: standingCauses(input.facts, input.grants),
    misuse: null,
    order: 0,
  }),
  initial: 'application',
  on: {
    AGREEMENT_SUSPENDED: {
      guard: and(['concernsTheProduct', 'causeIsNew']),
      actions: 'addCause',
      meta: auto(text('P29'), suspension),
    },
    AGREEMENT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
    GRANT_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(reading(['P6(2)', 'P9'], 'D-0143')) },
    GRANT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(reading(['P6(2)', 'P9'], 'D-0143')) },
  },
  states: {
    application: {
      meta: state('产品审核', 'Review of the product', text('P27')),
      initial: 'draft',
      on: {
        WITHDRAW: { target: 'withdrawn', meta: by('operator', procedure) },
        GRANT_ENDED: { target: 'lapsed', actions: 'notifyOperator', meta: auto(procedure) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'lapsed', meta: auto(text('P31')) },
        ],
      },
      states: {
        draft: {
          meta: state('草拟', 'Draft', text('P27')),
          on: {
            SUBMIT: {
              target: 'underTechCheck',
              guard: and([...submission]),
              actions: 'recordDossier',
              meta: by('operator', text('P27')),
            },
          },
          after: { 'pd.request.draftExpiry': { target: '#productExport.lapsed', meta: auto(gap('P27', 'D-0023')) } },
        },
        underTechCheck: {
          meta: state('技术检查', 'Technical check', text('P27', 'P11(1)')),
          tags: 'underReview',
          entry: ['countCall', 'askForTechCheck'],
          on: {
            TECH_CHECKED: [
              {
                target: '#productExport.refused',
                guard: 'rawDataIsPresent',
                actions: ['recordTechCheck', 'notifyOperator'],
                meta: by('DOMAIN', text('P27')),
              },
              {
                target: '#productExport.refused',
                guard: 'isReversible',
                actions: ['recordTechCheck', 'notifyOperator'],
                meta: by('DOMAIN', text('P27')),
              },
              { target: 'underReview', actions: 'recordTechCheck', meta: by('DOMAIN', text('P27')) },
            ],
          },
          after: { 'pd.export.techCheckDue': { actions: 'alertTechCheck', meta: auto(gap('P27', 'D-0043')) } },
        },
        underReview: {
          meta: state('主管部门审核', 'Under review', text('P27'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.export.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '审核公共数据产品', en: 'Review the product' },
            },
          }),
          tags: 'underReview',
          on: {
            APPROVE: {
              target: 'approved',
              guard: and([
                'reviewerDiffersFromSubmitter',
                'techCheckIsClear',
                'scenariosAreGranted',
                'grantsAreInUse',
                'agreementStands',
                'productIsNotSuspended',
              ]),
              actions: ['recordApproval', 'notifyOperator'],
              meta: by('AUTHORITY', text('P27')),
            },
            RETURN: {
              target: 'correction',
              guard: 'reviewerDiffersFromSubmitter',
              actions: ['recordReturn', 'notifyOperator'],
              meta: by('AUTHORITY', procedure),
            },
            REFUSE: {
              target: '#productExport.refused',
              guard: 'reviewerDiffersFromSubmitter',
              actions: 'notifyOperator',
              meta: by('AUTHORITY', text('P27')),
            },
          },
        },
        correction: {
          meta: state('补正', 'Correction', procedure, {
            stops: ['pd.export.reviewSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '补正产品材料', en: 'Correct the product' } },
          }),
          on: {
            RESUBMIT: {
              target: 'underTechCheck',
              guard: and([...submission]),
              actions: 'recordDossier',
              meta: by('operator', procedure),
            },
          },
          after: {
            'pd.export.correctionDue': {
              target: '#productExport.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P27', 'D-0023')),
            },
          },
        },
        approved: {
          meta: state('已批准待导出', 'Approved, not yet exported', text('P27'), {
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '导出产品', en: 'Export the product' } },
          }),
          tags: 'approved',
          on: {
            EXPORT: {
              target: '#productExport.exporting',
              guard: and(['productIsNotSuspended', 'agreementStands']),
              meta: by('operator', text('P27')),
            },
          },
        },
      },
    },
    exporting: {
      meta: state('导出中', 'Being exported', text('P27'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.provisionDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认导出', en: 'See that the export is confirmed' },
        },
      }),
      tags: 'approved',
      entry: ['countCall', 'askToExport'],
      on: {
        PRODUCT_EXPORTED: {
          target: 'exported',
          actions: ['recordExport', 'notifyOperator'],
          meta: by('DOMAIN', text('P27')),
        },
        GRANT_ENDED: [
          {
            target: 'ceased',
            guard: 'losesItsSource',
            actions: ['countCall', 'askToRevoke', 'notifyOperator'],
            meta: auto(procedure),
          },
          { meta: auto(procedure) },
        ],
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'ceased', actions: 'notifyOperator', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertExport', meta: auto(gap('P20', 'D-0043')) } },
    },
    exported,
    recalled: { type: 'final', meta: state('已召回', 'Recalled', text('P27')) },
    ceased: {
      type: 'final',
      meta: state('因授权终止而停止', 'Ceased with its authorization', reading(['P4(3)', 'P31'], 'D-0146')),
    },
    retired: { type: 'final', meta: state('已下线', 'Retired', procedure) },
    refused: { type: 'final', meta: state('不得导出', 'Refused', text('P27')) },
    lapsed: { type: 'final', meta: state('失效', 'Lapsed', gap('P27', 'D-0023')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', procedure) },
  },
});
