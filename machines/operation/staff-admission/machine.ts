// P20(1): whoever processes public data is identified by real name, filed and reviewed, and has signed a non-disclosure
// agreement, in this order; what the person does in the domain is recorded. Leaving is confirmed by the domain.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { dateOf } from '../../kernel/durations.ts';
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
import { gap, reading, text } from '../../law/cite.ts';
import { agreementIsInForce, operatorOf, successorOf } from '../../shared/agreement.ts';
import { nothingRemains } from '../../shared/domain-port.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import {
  type Bound,
  causeIsNew,
  causeStands,
  grantsOf,
  hasSuccessor,
  isCovered,
  isNotSuspended,
  noCauseIsLeft,
  someCauseStands,
  standingCauses,
} from '../../shared/under-agreement.ts';
import type { Event, Input } from './events.ts';

export type Context = {
  id: string;
  agreement: CaseId;
  operator: string;
  person: Input['person'];
  position: string;
  grants: Bound[];
  proposedBy: string;
  identity: { method: string; receipt: string; at: string } | null;
  returned: { item: string; problem: string }[];
  filing: string | null;
  nda: { sha256: string; signedOn: string } | null;
  admittedAt: string | null;
  /** What keeps the person out; the case itself stands for the authority's own measure. */
  causes: string[];
  lastEntry: { grant: CaseId; at: string } | null;
  operations: { entries: number; until: string; fingerprint: string } | null;
  /** Counts the calls to the domain: a later one prevails. */
  order: number;
  receipt: string | null;
  remaining: number;
};
type Args = { context: Context; event: Event };

const callDomain = (op: string, reply: string) =>
  emit<Context, Event, undefined, Event, Effect>(({ context: { id, agreement, grants, order } }) => ({
    type: 'call',
    port: 'domain',
    op,
    reply,
    input: { staff: id, agreement, grants: grants.map(({ grant }) => grant), order },
  }));
const notify = (to: string[], zh: string, en: string) =>
  emit<Context, Event, undefined, Event, Effect>({ type: 'notify', notice: 'N12', to, subject: { zh, en } });
const filing = gap('P20(1)', 'D-0144');
const suspension = reading('P29', 'D-0007');
const ownMeasure = gap('P20(1)', 'D-0144');
const domainActs = gap('P20', 'D-0141');

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'underReview' | 'admitted' | 'suspended' | 'incomplete';
    emitted: Effect;
  },
  delays: after('pd.staff.correctionDue', 'pd.staff.ndaDue', 'pd.domain.alertAfter', 'pd.domain.retryEvery'),
  guards: {
    identityIsThePersons: cited(
      ({ context, event }: Args) => event.type === 'VERIFY_IDENTITY' && event.ref === context.person.ref,
      {
        law: text('P20(1)'),
        reads: 'payload',
        says: {
          zh: '实名认证的人员与申报人员不一致',
          en: 'the identity service recognised somebody else than the person who was proposed',
        },
      },
    ),
    reviewerDiffersFromProposer: checkerDiffersFrom<Context>(
      ({ proposedBy }) => [proposedBy],
      reading('P20(1)', 'D-0005'),
      '申报人不得审查',
      'who proposed the person does not review the filing',
    ),
    agreementStands: agreementIsInForce(text('P20(1)')),
    ndaIsSigned: cited(
      ({ event }: Args) =>
        event.type === 'SIGN_NDA' &&
        Boolean(event.document) &&
        Boolean(event.signedOn) &&
        event.signedOn <= dateOf(now()),
      {
        law: text('P20(1)'),
        reads: 'payload',
        says: {
          zh: '须附已签订的保密协议，签订日期不得晚于今日',
          en: 'attach the signed non-disclosure agreement; its date lies not in the future',
        },
      },
    ),
    grantsAreOfTheAgreement: cited(
      ({ context, event }: Args) =>
        event.type === 'ASSIGN_SCENARIOS' &&
        (event.grants ?? []).every((grant) =>
          grantsOf(event.facts, context.agreement).some((other) => other.grant === grant),
        ),
      {
        law: text('P17', 'P20(1)'),
        reads: 'facts',
        says: {
          zh: '所列场景授权须属于本协议且未终结',
          en: 'the grants that are listed must be open grants of this agreement',
        },
      },
    ),
    personIsNotSuspended: isNotSuspended(text('P20(1)', 'P29')),
    grantIsAssigned: cited(
      ({ context, event }: Args) =>
        event.type === 'ENTER_DOMAIN' && context.grants.some(({ grant }) => grant === event.grant),
      {
        law: text('P17', 'P20(1)'),
        reads: 'payload',
        says: {
          zh: '该人员未被安排参与此场景；请先安排场景',
          en: 'the person is not assigned to this scenario; assign it first',
        },
      },
    ),
    grantIsInUse: cited(
      ({ event }: Args) => event.type === 'ENTER_DOMAIN' && one(event.facts, 'grant')?.tags.includes('inUse') === true,
      {
        law: text('P18', 'P20'),
        reads: 'facts',
        says: {
          zh: '该场景授权未开通、已暂停或已终止，不得登录',
          en: 'nobody enters for this scenario: its grant is not provisioned, is suspended or has ended',
        },
      },
    ),
    personIsSuspendedByAuthority: cited(({ context }: Args) => context.causes.includes(context.id), {
      law: ownMeasure,
      reads: 'context',
      says: {
        zh: '主管部门未对该人员采取暂停措施；其他暂停须由其自身事由解除',
        en: 'the authority has not suspended this person; any other suspension is lifted by its own end',
      },
    }),
    personIsNotYetSuspended: cited(({ context }: Args) => !context.causes.includes(context.id), {
      law: ownMeasure,
      reads: 'context',
      says: { zh: '该人员已被暂停', en: 'the authority has suspended this person already' },
    }),
    suspensionIsGeneral: branch(({ event }: Args) => event.type === 'AGREEMENT_SUSPENDED' && event.grants === 'all'),
    isTakenOver: branch(
      ({ context, event }: Args) =>
        event.type === 'AGREEMENT_ENDED' &&
        isCovered(
          event,
          context.grants.map(({ scenario }) => scenario),
        ),
    ),
    nothingRemains: branch(nothingRemains),
    hasSuccessor,
    causeIsNew,
    causeStands,
    someCauseStands,
    noCauseIsLeft,
  },
  actions: {
    recordIdentity: assign(
      ({ event }) => (
        assertEvent(event, 'VERIFY_IDENTITY'),
        { identity: { method: event.method, receipt: event.receipt, at: now() } }
      ),
    ),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordCorrection: assign(
      ({ event }) => (
        assertEvent(event, 'RESUBMIT'),
        { position: event.position, proposedBy: event.actor.person, returned: [] }
      ),
    ),
    recordFiling: assign(({ event }) => (assertEvent(event, 'PASS'), { filing: event.filing })),
    recordNda: assign(
      ({ event }) => (
        assertEvent(event, 'SIGN_NDA'),
        { nda: { sha256: event.document.sha256, signedOn: event.signedOn }, admittedAt: now() }
      ),
    ),
    recordScenarios: assign(
      ({ context, event }) => (
        assertEvent(event, 'ASSIGN_SCENARIOS'),
        { grants: grantsOf(event.facts, context.agreement) }
      ),
    ),
    dropGrant: assign(
      ({ context, event }) => (
        assertEvent(event, 'GRANT_ENDED'),
        { grants: context.grants.filter(({ grant }) => grant !== event.cause) }
      ),
    ),
    recordEntry: assign(
      ({ event }) => (assertEvent(event, 'ENTER_DOMAIN'), { lastEntry: { grant: event.grant, at: now() } }),
    ),
    recordOperations: assign(({ context, event }) => {
      assertEvent(event, 'RECORD_OPERATIONS');
      return {
        operations: {
          entries: (context.operations?.entries ?? 0) + event.entries,
          until: event.to,
          fingerprint: event.fingerprint,
        },
      };
    }),
    addOwnCause: assign(({ context }) => ({ causes: [...context.causes, context.id] })),
    liftOwnCause: assign(({ context }) => ({ causes: context.causes.filter((cause) => cause !== context.id) })),
    addCause: assign(
      ({ context, event }) => (assertEvent(event, 'AGREEMENT_SUSPENDED'), { causes: [...context.causes, event.cause] }),
    ),
    liftCause: assign(
      ({ context, event }) => (
        assertEvent(event, 'AGREEMENT_RESTORED'),
        { causes: context.causes.filter((cause) => cause !== event.cause) }
      ),
    ),
    followAgreement: assign(({ context, event }) => {
      assertEvent(event, 'AGREEMENT_ENDED');
      return {
        agreement: successorOf({ event }) ?? context.agreement,
        grants: context.grants.filter(({ scenario }) => isCovered(event, [scenario])),
      };
    }),
    countCall: assign(({ context }) => ({ order: context.order + 1 })),
    askToProvision: callDomain('provision', 'ACCESS_PROVISIONED'),
    askToSuspend: callDomain('suspend', 'ACCESS_SUSPENDED'),
    askToRestore: callDomain('restore', 'ACCESS_RESTORED'),
    askToRevoke: callDomain('revoke', 'ACCESS_REVOKED'),
    recordReceipt: assign(
      ({ event }) => (
        assertEvent(event, ['ACCESS_PROVISIONED', 'ACCESS_SUSPENDED', 'ACCESS_RESTORED', 'ACCESS_REVOKED']),
        { receipt: event.receipt }
      ),
    ),
    recordRemaining: assign(({ event }) => (assertEvent(event, 'ACCESS_REVOKED'), { remaining: event.remaining })),
    notifyOperator: notify(['operator'], '人员备案办理结果', 'Decision on the staff filing'),
    alertAuthority: notify(
      ['AUTHORITY', 'operator'],
      '撤销人员域内权限未完成',
      'The access of a person is not yet revoked',
    ),
  },
}).createMachine({
  id: 'staffAdmission',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    person: input.person,
    position: input.position,
    grants: grantsOf(input.facts, input.agreement),
    proposedBy: input.actor.person,
    identity: null,
    returned: [],
    filing: null,
    nda: null,
    admittedAt: null,
    causes: standingCauses(input.facts),
    lastEntry: null,
    operations: null,
    order: 0,
    receipt: null,
    remaining: 0,
  }),
  initial: 'underAdmission',
  on: {
    AGREEMENT_SUSPENDED: {
      guard: and(['suspensionIsGeneral', 'causeIsNew']),
      actions: 'addCause',
      meta: auto(text('P29'), suspension),
    },
    AGREEMENT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
    GRANT_ENDED: { actions: 'dropGrant', meta: auto(filing) },
  },
  states: {
    underAdmission: {
      meta: state('办理备案', 'Being admitted', text('P20(1)')),
      initial: 'awaitingIdentity',
      on: {
        WITHDRAW: { target: 'withdrawn', meta: by('operator', filing) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'lapsed', meta: auto(text('P31')) },
        ],
      },
      states: {
        awaitingIdentity: {
          meta: state('实名认证', 'Real-name check', text('P20(1)', 'P11(2)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.staff.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '核实实名认证', en: 'Confirm the real name' },
            },
          }),
          on: {
            VERIFY_IDENTITY: {
              target: 'underReview',
              guard: 'identityIsThePersons',
              actions: 'recordIdentity',
              meta: by(['AUTHORITY', 'DOMAIN'], text('P20(1)')),
            },
            FAIL_IDENTITY: {
              target: '#staffAdmission.refused',
              actions: 'notifyOperator',
              meta: by(['AUTHORITY', 'DOMAIN'], text('P20(1)')),
            },
          },
        },
        underReview: {
          meta: state('备案与审查', 'Filing and review', text('P20(1)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.staff.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '备案审查数据加工人员', en: 'File and review the person' },
            },
          }),
          tags: 'underReview',
          on: {
            PASS: {
              target: 'awaitingNda',
              guard: and(['reviewerDiffersFromProposer', 'agreementStands']),
              actions: ['recordFiling', 'notifyOperator'],
              meta: by('AUTHORITY', text('P20(1)')),
            },
            RETURN: {
              target: 'correction',
              guard: 'reviewerDiffersFromProposer',
              actions: ['recordReturn', 'notifyOperator'],
              meta: by('AUTHORITY', filing),
            },
            REFUSE: {
              target: '#staffAdmission.refused',
              guard: 'reviewerDiffersFromProposer',
              actions: 'notifyOperator',
              meta: by('AUTHORITY', text('P20(1)')),
            },
          },
        },
        correction: {
          meta: state('补正', 'Correction', filing, {
            stops: ['pd.staff.reviewSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '补正人员备案', en: 'Correct the filing' } },
          }),
          on: { RESUBMIT: { target: 'underReview', actions: 'recordCorrection', meta: by('operator', filing) } },
          after: {
            'pd.staff.correctionDue': {
              target: '#staffAdmission.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P20(1)', 'D-0023')),
            },
          },
        },
        awaitingNda: {
          meta: state('签订保密协议', 'Awaiting the non-disclosure agreement', text('P20(1)'), {
            task: {
              by: 'operator',
              lead: 'AUTHORITY',
              title: { zh: '签订并提交保密协议', en: 'Sign and hand in the agreement' },
            },
          }),
          on: {
            SIGN_NDA: {
              target: '#staffAdmission.admitted',
              guard: and(['ndaIsSigned', 'agreementStands']),
              actions: ['recordNda', 'countCall', 'askToProvision', 'notifyOperator'],
              meta: by('operator', text('P20(1)')),
            },
          },
          after: {
            'pd.staff.ndaDue': {
              target: '#staffAdmission.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P20(1)', 'D-0043')),
            },
          },
        },
      },
    },
    admitted: {
      meta: state('已准入', 'Admitted', text('P20(1)')),
      initial: 'active',
      on: {
        ENTER_DOMAIN: {
          guard: and(['personIsNotSuspended', 'grantIsAssigned', 'grantIsInUse']),
          actions: 'recordEntry',
          meta: by('DOMAIN', text('P18', 'P20(1)')),
        },
        RECORD_OPERATIONS: { actions: 'recordOperations', meta: by('DOMAIN', text('P20(1)', 'P25')) },
        ASSIGN_SCENARIOS: {
          guard: and(['personIsNotSuspended', 'grantsAreOfTheAgreement']),
          actions: ['recordScenarios', 'countCall', 'askToProvision'],
          meta: by('operator', text('P17', 'P20(1)')),
        },
        SUSPEND: {
          guard: 'personIsNotYetSuspended',
          actions: ['addOwnCause', 'countCall', 'askToSuspend', 'notifyOperator'],
          meta: by('AUTHORITY', ownMeasure),
        },
        LIFT: {
          guard: 'personIsSuspendedByAuthority',
          actions: ['liftOwnCause', 'countCall', 'askToRestore', 'notifyOperator'],
          meta: by('AUTHORITY', ownMeasure),
        },
        REMOVE: { target: 'removing', meta: by(['operator', 'AUTHORITY'], filing) },
        ACCESS_PROVISIONED: { actions: 'recordReceipt', meta: by('DOMAIN', text('P20(1)')) },
        ACCESS_SUSPENDED: { actions: 'recordReceipt', meta: by('DOMAIN', domainActs) },
        ACCESS_RESTORED: { actions: 'recordReceipt', meta: by('DOMAIN', domainActs) },
        // The closure of the agreement revokes every account at once (P31).
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'removed', meta: auto(text('P31')) },
        ],
      },
      states: {
        active: {
          meta: state('可登录', 'May enter', text('P20(1)')),
          tags: 'admitted',
          always: { target: 'suspended', guard: 'someCauseStands', meta: auto(suspension) },
        },
        suspended: {
          meta: state('暂停登录', 'Suspended', suspension),
          tags: 'suspended',
          always: { target: 'active', guard: 'noCauseIsLeft', meta: auto(suspension) },
        },
      },
    },
    removing: {
      meta: state('撤销人员权限中', 'Access being revoked', domainActs, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.provisionDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认撤销人员权限', en: 'See that the access is revoked' },
        },
      }),
      initial: 'asked',
      on: {
        ACCESS_REVOKED: [
          {
            target: 'removed',
            guard: 'nothingRemains',
            actions: ['recordReceipt', 'recordRemaining'],
            meta: by('DOMAIN', domainActs),
          },
          { target: '.incomplete', actions: ['recordReceipt', 'recordRemaining'], meta: by('DOMAIN', domainActs) },
        ],
        RECORD_OPERATIONS: { actions: 'recordOperations', meta: by('DOMAIN', text('P20(1)', 'P25')) },
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'removed', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertAuthority', meta: auto(gap('P20', 'D-0043')) } },
      states: {
        asked: { meta: state('已要求撤权', 'The domain was asked', domainActs), entry: ['countCall', 'askToRevoke'] },
        incomplete: {
          meta: state('部分撤权', 'Revoked in part', domainActs),
          tags: 'incomplete',
          after: { 'pd.domain.retryEvery': { target: 'asked', meta: auto(domainActs) } },
        },
      },
    },
    removed: { type: 'final', meta: state('已移除', 'Removed', text('P20(1)', 'P31')) },
    refused: { type: 'final', meta: state('不予准入', 'Refused', text('P20(1)')) },
    lapsed: { type: 'final', meta: state('失效', 'Lapsed', gap('P20(1)', 'D-0023')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', filing) },
  },
});
