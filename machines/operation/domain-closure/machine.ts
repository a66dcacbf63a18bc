// P4(4), P4(5), P31: access revoked and confirmed, assets disposed of, data deleted, deletion verified by a second
// person, logs kept. In this order; nothing that was done in part counts as done.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import { type Meta, auto, branch, by, cited, state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import type { Role } from '../../law/roles.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { type Event, type Input, assets, checks } from './events.ts';

type Receipt = { receipt: string; at: string };
export type Context = Input & {
  id: string;
  revoked: Receipt | null;
  deleted: Receipt | null;
  /** What the domain said is still there. */
  remaining: number;
  remains: string[];
  /** Since when the domain has been late, as the case shows it. */
  alertedAt: string | null;
  disposedBy: string | null;
  holds: { hold: string; hat: Role; by: string; at: string }[];
  verifiedBy: string | null;
  certificate: { number: string; issuedAt: string } | null;
  record: string | null;
};
type Args = { context: Context; event: Event };

const holders: Role[] = ['AUTHORITY', 'DISC_AUDIT', 'NATSEC_POLICE', 'SEC_REG'];
const hold = gap('P31', 'D-0130');
const retries = gap('P31', 'D-0131');
const callDomain = (
  op: string,
  input: (context: Context, event: Event) => Extract<Effect, { type: 'call' }>['input'],
  reply?: string,
) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => ({
    type: 'call',
    port: 'domain',
    op,
    input: input(context, event),
    ...(reply && { reply }),
  }));
const notify = (zh: string, en: string) =>
  emit<Context, Event, undefined, Event, Effect>({
    type: 'notify',
    notice: 'N19',
    to: ['AUTHORITY', 'COMMITTEE_OFFICE'],
    subject: { zh, en },
  });
const holdOf = (event: Event): string => ('hold' in event ? (event.hold ?? '') : '');

const placeHold = { guard: 'holdIsNew', actions: ['addHold', 'holdInDomain'], meta: by(holders, hold) } as const;
const liftHold = { guard: 'holdIsTheirs', actions: ['liftHold', 'releaseInDomain'], meta: by(holders, hold) } as const;

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string };
    meta: Meta;
    tags: 'open' | 'accessRevoked' | 'onHold' | 'incomplete' | 'deleted';
    emitted: Effect;
  },
  delays: after('pd.closure.alertAfter', 'pd.closure.retryEvery', 'pd.closure.retryFor'),
  guards: {
    nothingRemains: branch(
      ({ event }: Args) => (event.type === 'ACCESS_REVOKED' || event.type === 'DATA_DELETED') && event.remaining === 0,
    ),
    everyAssetIsDisposed: cited(
      ({ event }: Args) =>
        event.type === 'RECORD_DISPOSAL' &&
        assets.every((asset) => event.dispositions?.some((one) => one.asset === asset)),
      {
        law: text('P4(4)'),
        reads: 'payload',
        says: {
          zh: '须逐类登记资产处置：产品、模型、衍生数据、导入的社会数据（没有的写 none）',
          en: 'answer for each kind of asset: products, models, derived data, imported data (`none` where there is nothing)',
        },
      },
    ),
    disposalIsAsAgreed: cited(({ event }: Args) => event.type === 'RECORD_DISPOSAL' && Boolean(event.asAgreed), {
      law: text('P4(4)'),
      reads: 'payload',
      says: {
        zh: '资产须按协议约定处置；与约定不符的，请先纠正',
        en: 'assets are disposed of as the agreement says; put right what differs',
      },
    }),
    holdStands: branch(({ context }: Args) => context.holds.length > 0),
    holdIsNew: cited(
      ({ context, event }: Args) => !!holdOf(event) && !context.holds.some((one) => one.hold === holdOf(event)),
      {
        law: hold,
        reads: 'payload',
        says: { zh: '该冻结已在执行', en: 'this hold stands already' },
      },
    ),
    holdIsTheirs: cited(
      ({ context, event }: Args) =>
        context.holds.some((one) => one.hold === holdOf(event) && one.hat === event.actor?.hat),
      {
        law: hold,
        reads: 'payload',
        says: {
          zh: '没有该冻结，或者不是由本身份作出；由作出冻结的一方解除',
          en: 'no such hold of yours; a hold is lifted in the hat that placed it',
        },
      },
    ),
    otherHoldsStand: branch(({ context, event }: Args) => context.holds.some((one) => one.hold !== holdOf(event))),
    deletionIsConfirmed: cited(({ context }: Args) => context.deleted !== null, {
      law: text('P31'),
      reads: 'context',
      says: { zh: '尚无授权运营域的删除报告', en: 'the domain has not reported the deletion yet' },
    }),
    verifierDiffers: checkerDiffersFrom<Context>(
      (context) => [context.disposedBy],
      gap('P31', 'D-0132'),
      '办理资产处置和删除的人员不得核验删除',
      'who had the assets disposed of and the data deleted does not verify the deletion',
    ),
    everythingIsChecked: cited(
      ({ event }: Args) => event.type === 'VERIFY_DELETION' && checks.every((check) => event.checked?.includes(check)),
      {
        law: text('P31'),
        reads: 'payload',
        says: {
          zh: '须逐项核验：授权数据、加工副本、导入数据、人员账号、接口与密钥',
          en: 'check each: authorized data, working copies, imported data, staff accounts, interfaces and keys',
        },
      },
    ),
  },
  actions: {
    askToRevoke: callDomain(
      'revoke',
      ({ agreement, predecessors, coveredBy }) => ({ agreement, predecessors, keep: coveredBy }),
      'ACCESS_REVOKED',
    ),
    askToDelete: callDomain(
      'delete',
      ({ agreement, predecessors, coveredBy, remains }) => ({
        agreement,
        predecessors,
        keep: coveredBy,
        remains,
        exclude: ['networkLogs'],
      }),
      'DATA_DELETED',
    ),
    holdInDomain: callDomain('hold', ({ agreement }, event) => ({ agreement, hold: holdOf(event) })),
    releaseInDomain: callDomain('release', ({ agreement }, event) => ({ agreement, hold: holdOf(event) })),
    recordRevocation: assign(
      ({ event }) => (
        assertEvent(event, 'ACCESS_REVOKED'),
        { revoked: { receipt: event.receipt, at: now() }, remaining: 0, alertedAt: null }
      ),
    ),
    recordAlert: assign(() => ({ alertedAt: now() })),
    recordRemaining: assign(
      ({ event }) => (assertEvent(event, ['ACCESS_REVOKED', 'DATA_DELETED']), { remaining: event.remaining }),
    ),
    recordDeletion: assign(
      ({ event }) => (
        assertEvent(event, 'DATA_DELETED'),
        { deleted: { receipt: event.receipt, at: now() }, remaining: 0, remains: [], alertedAt: null }
      ),
    ),
    recordDisposal: assign(({ event }) => ({ disposedBy: event.actor.person })),
    recordRemains: assign(
      ({ event }) => (assertEvent(event, 'REPORT_REMAINS'), { remains: event.items, deleted: null }),
    ),
    addHold: assign(
      ({ context, event }) => (
        assertEvent(event, 'PLACE_HOLD'),
        { holds: [...context.holds, { hold: event.hold, hat: event.actor.hat, by: event.actor.person, at: now() }] }
      ),
    ),
    liftHold: assign(({ context, event }) => ({ holds: context.holds.filter((one) => one.hold !== holdOf(event)) })),
    issueCertificate: assign(({ context, event }) => ({
      verifiedBy: event.actor.person,
      certificate: {
        number: `CC-X-${now().slice(0, 4)}-${hashText(context.id).slice(0, 10).toUpperCase()}`,
        issuedAt: now(),
      },
    })),
    keepLogs: emit(({ context }): Effect => ({
      type: 'open',
      lifecycle: 'retentionRecord',
      input: {
        of: context.id,
        kind: 'logs',
        years: 'pd.logs.retentionMonths',
        report: true,
        from: param('pd.logs.start') === 'latest' ? (context.deleted?.at ?? now()) : context.endedAt,
      },
    })),
    recordRetention: assign(({ event }) => (assertEvent(event, 'ARCHIVE_SEALED'), { record: event.record })),
    tellAgreement: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: { type: 'CLOSURE_DONE', closure: context.id },
    })),
    notifyClosed: emit({
      type: 'notify',
      notice: 'N18',
      to: ['operator', 'COMMITTEE_OFFICE', 'PROVIDER'],
      subject: { zh: '授权运营域停权删除完成', en: 'Access revoked and data deleted in the domain' },
    }),
    alertRevocation: notify('撤销域内权限未完成', 'Access in the domain is not yet revoked'),
    alertDeletion: notify('删除域内数据未完成', 'Data in the domain are not yet deleted'),
  },
}).createMachine({
  id: 'domainClosure',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    predecessors: input.predecessors,
    operator: input.operator,
    assetDisposal: input.assetDisposal,
    endedAt: input.endedAt,
    coveredBy: input.coveredBy,
    revoked: null,
    deleted: null,
    remaining: 0,
    remains: [],
    alertedAt: null,
    disposedBy: null,
    holds: [],
    verifiedBy: null,
    certificate: null,
    record: null,
  }),
  initial: 'revoking',
  states: {
    revoking: {
      meta: state('撤销域内使用权限', 'Revoking access', text('P31'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.revokeDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认撤销权限', en: 'See that access is revoked' },
        },
      }),
      tags: 'open',
      initial: 'asked',
      on: {
        ACCESS_REVOKED: [
          {
            target: 'disposing',
            guard: 'nothingRemains',
            actions: 'recordRevocation',
            meta: by('DOMAIN', text('P31')),
          },
          { target: '.incomplete', actions: 'recordRemaining', meta: by('DOMAIN', retries) },
        ],
        RETRY: { target: '.asked', meta: by('AUTHORITY', retries) },
        PLACE_HOLD: placeHold,
        LIFT_HOLD: liftHold,
      },
      after: {
        'pd.closure.alertAfter': { actions: ['recordAlert', 'alertRevocation'], meta: auto(gap('P31', 'D-0042')) },
        'pd.closure.retryFor': { target: '.stalled', actions: 'alertRevocation', meta: auto(retries) },
      },
      states: {
        asked: { meta: state('已要求撤权', 'The domain was asked', text('P31')), entry: 'askToRevoke' },
        incomplete: {
          meta: state('部分撤权', 'Revoked in part', retries),
          tags: 'incomplete',
          after: { 'pd.closure.retryEvery': { target: 'asked', meta: auto(retries) } },
        },
        stalled: { meta: state('撤权受阻', 'Stalled', retries), tags: 'incomplete' },
      },
    },
    disposing: {
      meta: state('资产处置', 'Disposing of assets', text('P4(4)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.disposalDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '按协议约定处置资产', en: 'Dispose of the assets as agreed' },
        },
      }),
      tags: ['open', 'accessRevoked'],
      on: {
        RECORD_DISPOSAL: [
          {
            target: 'held',
            guard: and(['everyAssetIsDisposed', 'disposalIsAsAgreed', 'holdStands']),
            actions: 'recordDisposal',
            meta: by('AUTHORITY', text('P4(4)', 'P31')),
          },
          {
            target: 'deleting',
            guard: and(['everyAssetIsDisposed', 'disposalIsAsAgreed']),
            actions: 'recordDisposal',
            meta: by('AUTHORITY', text('P4(4)', 'P31')),
          },
        ],
        PLACE_HOLD: placeHold,
        LIFT_HOLD: liftHold,
      },
    },
    deleting: {
      meta: state('删除域内数据', 'Deleting', text('P4(5)', 'P31'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.deleteDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '督促确认删除数据', en: 'See that the data are deleted' },
        },
      }),
      tags: ['open', 'accessRevoked'],
      initial: 'asked',
      on: {
        DATA_DELETED: [
          { target: 'verifying', guard: 'nothingRemains', actions: 'recordDeletion', meta: by('DOMAIN', text('P31')) },
          { target: '.incomplete', actions: 'recordRemaining', meta: by('DOMAIN', retries) },
        ],
        RETRY: { target: '.asked', meta: by('AUTHORITY', retries) },
        PLACE_HOLD: { ...placeHold, target: 'held' },
      },
      after: {
        'pd.closure.alertAfter': { actions: ['recordAlert', 'alertDeletion'], meta: auto(gap('P31', 'D-0042')) },
        'pd.closure.retryFor': { target: '.stalled', actions: 'alertDeletion', meta: auto(retries) },
      },
      states: {
        asked: { meta: state('已要求删除', 'The domain was asked', text('P31')), entry: 'askToDelete' },
        incomplete: {
          meta: state('部分删除', 'Deleted in part', retries),
          tags: 'incomplete',
          after: { 'pd.closure.retryEvery': { target: 'asked', meta: auto(retries) } },
        },
        stalled: { meta: state('删除受阻', 'Stalled', retries), tags: 'incomplete' },
      },
    },
    held: {
      meta: state('法定冻结、暂缓删除', 'Held: deletion stands', hold, { stops: ['pd.closure.deleteDue'] }),
      tags: ['open', 'accessRevoked', 'onHold'],
      on: {
        PLACE_HOLD: placeHold,
        LIFT_HOLD: [
          { ...liftHold, guard: and(['holdIsTheirs', 'otherHoldsStand']) },
          { ...liftHold, target: 'deleting' },
        ],
        // Deleted before the hold reached the domain: kept on record, and asked again when the hold is lifted.
        DATA_DELETED: { actions: 'recordRemaining', meta: by('DOMAIN', hold) },
      },
    },
    verifying: {
      meta: state('核验删除', 'Deletion to be verified', text('P31'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.verifyDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '由另一人员核验删除', en: 'A second person verifies the deletion' },
        },
      }),
      tags: ['open', 'accessRevoked'],
      on: {
        VERIFY_DELETION: {
          target: 'retainingLogs',
          guard: and(['deletionIsConfirmed', 'verifierDiffers', 'everythingIsChecked']),
          actions: ['issueCertificate', 'keepLogs'],
          meta: by('AUTHORITY', text('P31')),
        },
        REPORT_REMAINS: {
          target: 'deleting',
          guard: 'verifierDiffers',
          actions: 'recordRemains',
          meta: by('AUTHORITY', text('P31')),
        },
      },
    },
    retainingLogs: {
      meta: state('出具删除证明、留存网络日志', 'Deletion certified, logs being kept', text('P31')),
      tags: ['open', 'accessRevoked', 'deleted'],
      on: {
        ARCHIVE_SEALED: {
          target: 'closed',
          actions: ['recordRetention', 'tellAgreement', 'notifyClosed'],
          meta: auto(text('P31')),
        },
      },
    },
    closed: { type: 'final', meta: state('停权删除完成', 'Closed', text('P31')) },
  },
});
