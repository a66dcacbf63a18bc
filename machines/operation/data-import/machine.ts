// P20(3): with the approval of the authority, lawfully obtained social data may be imported into the domain and computed
// together with the public data of a scenario. What was approved is what is imported; what is left over is removed.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import {
  type Actor,
  type CaseId,
  type Facts,
  auto,
  branch,
  by,
  cited,
  one,
  state,
  type Meta,
} from '../../kernel/lifecycle.ts';
import { type Basis, gap, outside, reading, text } from '../../law/cite.ts';
import { agreementIsInForce, operatorOf, successorOf } from '../../shared/agreement.ts';
import { nothingRemains } from '../../shared/domain-port.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { hasSuccessor, isCovered, rightsAreActive, scenarioOf } from '../../shared/under-agreement.ts';
import type { Dossier, Event, Input } from './events.ts';

export type Context = {
  id: string;
  agreement: CaseId;
  operator: string;
  grant: CaseId;
  scenario: string;
  title: string;
  dossier: Dossier | null;
  applicant: string;
  returned: { item: string; problem: string }[];
  approvedBy: string | null;
  imported: { receipt: string; at: string } | null;
  deleted: { receipt: string; at: string } | null;
  remaining: number;
};
type Args = { context: Context; event: Event };
type Findings = Extract<Event, { type: 'APPROVE' }>['findings'];

const dossierOf = (event: Event): Partial<Dossier> => ('dossier' in event && event.dossier) || {};
/** One finding of the review. */
const foundClear = (field: keyof Findings, law: Basis, zh: string, en: string) =>
  cited(({ event }: Args) => event.type === 'APPROVE' && event.findings?.[field]?.clear === true, {
    law,
    reads: 'payload',
    says: {
      zh: `审核须逐项得出结论：${zh}；不符合的请退回或不予批准`,
      en: `the review must find “${field}” clear: ${en}; return or refuse the import if it is not`,
    },
  });
const personalInformation = outside(
  'Personal Information Protection Law arts. 13, 23',
  'Personal information may be taken over only with consent, or once it is anonymised.',
  'P20(3)',
  'P16(4)',
);

/** An import always comes before its removal, whatever is tried again in between. */
const callDomain = (op: 'import' | 'delete', reply: string) =>
  emit<Context, Event, undefined, Event, Effect>(({ context: { id, agreement, grant, dossier } }) => ({
    type: 'call',
    port: 'domain',
    op,
    reply,
    input: { import: id, agreement, grant, fingerprint: dossier?.fingerprint ?? null, order: op === 'import' ? 1 : 2 },
  }));
const notify = (to: string[], zh: string, en: string) =>
  emit<Context, Event, undefined, Event, Effect>({ type: 'notify', notice: 'N12', to, subject: { zh, en } });
const procedure = gap('P20(3)', 'D-0145');
const domainActs = gap('P20', 'D-0141');
const takeover = reading('P13', 'D-0149');
const submission = ['sourceIsShownLawful', 'personalDataIsLawful', 'agreementStands', 'grantIsInForce'] as const;

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'underReview' | 'approved' | 'imported' | 'incomplete';
    emitted: Effect;
  },
  delays: after(
    'pd.request.draftExpiry',
    'pd.import.correctionDue',
    'pd.import.approvalValid',
    'pd.domain.alertAfter',
    'pd.domain.retryEvery',
  ),
  guards: {
    sourceIsShownLawful: cited(
      ({ event }: Args) => {
        const { source } = dossierOf(event);
        return Boolean(source?.statement && source.evidence?.length);
      },
      {
        law: text('P20(3)'),
        reads: 'payload',
        says: {
          zh: '须说明社会数据依法合规获取并附证明',
          en: 'say how the data were obtained lawfully, and attach the proof',
        },
      },
    ),
    personalDataIsLawful: cited(
      ({ event }: Args) => {
        const { personalData } = dossierOf(event);
        return (
          personalData?.mode === 'none' ||
          Boolean(personalData && 'evidence' in personalData && personalData.evidence?.length)
        );
      },
      {
        law: personalInformation,
        reads: 'payload',
        says: {
          zh: '须声明是否含个人信息；含个人信息的，附个人同意或者匿名化的证明',
          en: 'say whether personal information is in the data; if so, attach the consent or the proof of anonymisation',
        },
      },
    ),
    agreementStands: agreementIsInForce(text('P20(3)')),
    rightsStand: rightsAreActive(text('P29')),
    grantIsInForce: cited(
      ({ context, event }: Args) => {
        const grant = one(event.facts, 'grant');
        return grant?.id === context.grant && grant.tags.includes('inForce');
      },
      {
        law: text('P17', 'P20(3)'),
        reads: 'facts',
        says: {
          zh: '社会数据须导入已获授权的应用场景；请先取得该场景授权',
          en: 'data are imported for a scenario that is authorized; obtain that grant first',
        },
      },
    ),
    reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
      ({ applicant }) => [applicant],
      reading('P20(3)', 'D-0005'),
      '申请人不得审核',
      'who asked for the import does not review it',
    ),
    sourceIsClear: foundClear('lawfulSource', text('P20(3)'), '数据依法合规获取', 'the data were obtained lawfully'),
    personalDataIsClear: foundClear(
      'personalData',
      personalInformation,
      '个人信息处理合法',
      'personal information is dealt with lawfully',
    ),
    securityIsClear: foundClear(
      'security',
      text('P20(3)', 'P26'),
      '导入无安全风险',
      'the import brings no security risk',
    ),
    isWhatWasApproved: cited(
      ({ context, event }: Args) =>
        event.type === 'IMPORT' && Boolean(event.fingerprint) && event.fingerprint === context.dossier?.fingerprint,
      {
        law: text('P20(3)'),
        reads: 'payload',
        says: {
          zh: '导入的数据与批准的数据不一致（指纹不同）',
          en: 'these are not the data that were approved: the fingerprints differ',
        },
      },
    ),
    grantHasClosed: cited(({ event }: Args) => one(event.facts, 'grant')?.open === false, {
      law: reading('P31', 'D-0145'),
      reads: 'facts',
      says: {
        zh: '须待授权运营域确认撤销该场景权限后再移除数据',
        en: 'the domain must first confirm that the access of this scenario is revoked',
      },
    }),
    isTakenOver: branch(
      ({ context, event }: Args) => event.type === 'AGREEMENT_ENDED' && isCovered(event, [context.scenario]),
    ),
    nothingRemains: branch(nothingRemains),
    hasSuccessor,
  },
  actions: {
    recordDossier: assign(
      ({ event }) => (
        assertEvent(event, ['SUBMIT', 'RESUBMIT']),
        { dossier: event.dossier, applicant: event.actor.person, returned: [] }
      ),
    ),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordApproval: assign(({ event }) => ({ approvedBy: event.actor.person })),
    recordImport: assign(
      ({ event }) => (assertEvent(event, 'DATA_IMPORTED'), { imported: { receipt: event.receipt, at: now() } }),
    ),
    recordDeletion: assign(
      ({ event }) => (
        assertEvent(event, 'DATA_DELETED'),
        { deleted: { receipt: event.receipt, at: now() }, remaining: 0 }
      ),
    ),
    recordRemaining: assign(({ event }) => (assertEvent(event, 'DATA_DELETED'), { remaining: event.remaining })),
    followAgreement: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    askToImport: callDomain('import', 'DATA_IMPORTED'),
    askToDelete: callDomain('delete', 'DATA_DELETED'),
    notifyOperator: notify(['operator'], '社会数据导入办理结果', 'Decision on the import'),
    alertImport: notify(['AUTHORITY', 'operator'], '导入社会数据未完成', 'The data are not yet imported'),
    alertDeletion: notify(['AUTHORITY', 'operator'], '移除导入数据未完成', 'The imported data are not yet removed'),
  },
}).createMachine({
  id: 'dataImport',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    grant: input.grant,
    scenario: scenarioOf(one(input.facts, 'grant')),
    title: input.title,
    dossier: null,
    applicant: input.actor.person,
    returned: [],
    approvedBy: null,
    imported: null,
    deleted: null,
    remaining: 0,
  }),
  initial: 'requesting',
  states: {
    requesting: {
      meta: state('申请导入', 'Being asked for', text('P20(3)')),
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
          meta: state('草拟', 'Draft', text('P20(3)')),
          on: {
            SUBMIT: {
              target: 'underReview',
              guard: and([...submission]),
              actions: 'recordDossier',
              meta: by('operator', text('P20(3)')),
            },
          },
          after: { 'pd.request.draftExpiry': { target: '#dataImport.lapsed', meta: auto(gap('P20(3)', 'D-0023')) } },
        },
        underReview: {
          meta: state('审核', 'Under review', text('P20(3)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.import.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '审核社会数据导入', en: 'Review the import' },
            },
          }),
          tags: 'underReview',
          on: {
            APPROVE: {
              target: 'approved',
              guard: and([
                'reviewerDiffersFromApplicant',
                'sourceIsClear',
                'personalDataIsClear',
                'securityIsClear',
                'agreementStands',
                'grantIsInForce',
              ]),
              actions: ['recordApproval', 'notifyOperator'],
              meta: by('AUTHORITY', text('P20(3)')),
            },
            RETURN: {
              target: 'correction',
              guard: 'reviewerDiffersFromApplicant',
              actions: ['recordReturn', 'notifyOperator'],
              meta: by('AUTHORITY', procedure),
            },
            REFUSE: {
              target: '#dataImport.refused',
              guard: 'reviewerDiffersFromApplicant',
              actions: 'notifyOperator',
              meta: by('AUTHORITY', text('P20(3)')),
            },
          },
        },
        correction: {
          meta: state('补正', 'Correction', procedure, {
            stops: ['pd.import.reviewSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '补正导入材料', en: 'Correct the request' } },
          }),
          on: {
            RESUBMIT: {
              target: 'underReview',
              guard: and([...submission]),
              actions: 'recordDossier',
              meta: by('operator', procedure),
            },
          },
          after: {
            'pd.import.correctionDue': {
              target: '#dataImport.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P20(3)', 'D-0023')),
            },
          },
        },
        approved: {
          meta: state('已批准待导入', 'Approved, not yet imported', text('P20(3)'), {
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '执行导入', en: 'Import the data' } },
          }),
          tags: 'approved',
          on: {
            IMPORT: {
              target: '#dataImport.importing',
              guard: and(['isWhatWasApproved', 'rightsStand', 'grantIsInForce']),
              meta: by('operator', text('P20(3)')),
            },
          },
          after: {
            'pd.import.approvalValid': {
              target: '#dataImport.lapsed',
              actions: 'notifyOperator',
              meta: auto(procedure),
            },
          },
        },
      },
    },
    importing: {
      meta: state('导入中', 'Being imported', text('P20(3)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.provisionDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认导入', en: 'See that the import is confirmed' },
        },
      }),
      entry: 'askToImport',
      on: {
        DATA_IMPORTED: {
          target: 'imported',
          actions: ['recordImport', 'notifyOperator'],
          meta: by('DOMAIN', text('P20(3)')),
        },
        // Whether the data came in is not known: they are removed to be sure.
        GRANT_ENDED: { target: 'removalDue', actions: 'notifyOperator', meta: auto(procedure) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertImport', meta: auto(gap('P20', 'D-0043')) } },
    },
    imported: {
      meta: state('已导入', 'Imported', text('P20(3)')),
      tags: 'imported',
      on: {
        REMOVE: { target: 'removing', meta: by('operator', procedure) },
        GRANT_ENDED: { target: 'removalDue', actions: 'notifyOperator', meta: auto(procedure) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
    },
    removalDue: {
      meta: state('待移除', 'To be removed', procedure, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.import.removeSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '移除场景终止后的导入数据', en: 'Remove the data of an ended scenario' },
        },
      }),
      on: {
        REMOVE: { target: 'removing', guard: 'grantHasClosed', meta: by(['AUTHORITY', 'operator'], procedure) },
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
    },
    removing: {
      meta: state('移除中', 'Being removed', procedure, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.import.removeSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认移除', en: 'See that the removal is confirmed' },
        },
      }),
      initial: 'asked',
      on: {
        DATA_DELETED: [
          {
            target: 'removed',
            guard: 'nothingRemains',
            actions: ['recordDeletion', 'notifyOperator'],
            meta: by('DOMAIN', domainActs),
          },
          { target: '.incomplete', actions: 'recordRemaining', meta: by('DOMAIN', domainActs) },
        ],
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertDeletion', meta: auto(gap('P20', 'D-0043')) } },
      states: {
        asked: { meta: state('已要求移除', 'The domain was asked', domainActs), entry: 'askToDelete' },
        incomplete: {
          meta: state('部分移除', 'Removed in part', domainActs),
          tags: 'incomplete',
          after: { 'pd.domain.retryEvery': { target: 'asked', meta: auto(domainActs) } },
        },
      },
    },
    removed: { type: 'final', meta: state('已移除', 'Removed', procedure) },
    leftToClosure: {
      type: 'final',
      meta: state('由停权删除程序处理', 'Left to the closure of the domain', text('P31')),
    },
    refused: { type: 'final', meta: state('不予批准', 'Refused', text('P20(3)')) },
    lapsed: { type: 'final', meta: state('失效', 'Lapsed', gap('P20(3)', 'D-0023')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', procedure) },
  },
});
