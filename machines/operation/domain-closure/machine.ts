// P4(4), P4(5), P31, in this order: access revoked and confirmed, assets disposed of, data deleted, the deletion verified
// by a second person, logs retained. A step that is complete only in part is not complete.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import type { Role } from '../../law/roles.ts';
import { closure } from './setup.ts';
import { words } from './words.ts';

const holders: Role[] = ['AUTHORITY', 'DISC_AUDIT', 'NATSEC_POLICE', 'SEC_REG'];
const hold = gap('P31', 'D-0130');
const retries = gap('P31', 'D-0131');
const disposal = ['everyAssetIsDisposed', 'disposalIsAsAgreed', 'whatLeavesWasApproved'] as const;
const placeHold = { guard: 'holdIsNew', actions: ['addHold', 'holdInDomain'], meta: by(holders, hold) } as const;
const liftHold = { guard: 'holdIsTheirs', actions: ['liftHold', 'releaseInDomain'], meta: by(holders, hold) } as const;

export const machine = closure.createMachine({
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
    disposers: [],
    openedBy: handsOf(input.actor),
    deletedUnderHold: [],
    holds: [],
    verifiedBy: null,
    certificate: null,
    record: null,
  }),
  initial: 'revoking',
  states: {
    revoking: {
      meta: state(words.states.revoking, text('P31'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.revokeDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.revoking,
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
        asked: { meta: state(words.states['revoking.asked'], text('P31')), entry: 'askToRevoke' },
        incomplete: {
          meta: state(words.states['revoking.incomplete'], retries),
          tags: 'incomplete',
          after: { 'pd.closure.retryEvery': { target: 'asked', meta: auto(retries) } },
        },
        stalled: { meta: state(words.states['revoking.stalled'], retries), tags: 'incomplete' },
      },
    },
    disposing: {
      meta: state(words.states.disposing, text('P4(4)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.disposalDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.disposing,
        },
      }),
      tags: ['open', 'accessRevoked'],
      on: {
        RECORD_DISPOSAL: [
          {
            target: 'held',
            guard: and([...disposal, 'holdStands']),
            actions: 'recordDisposal',
            meta: by('AUTHORITY', text('P4(4)', 'P31')),
          },
          {
            target: 'deleting',
            guard: and([...disposal]),
            actions: 'recordDisposal',
            meta: by('AUTHORITY', text('P4(4)', 'P31')),
          },
        ],
        PLACE_HOLD: placeHold,
        LIFT_HOLD: liftHold,
      },
    },
    deleting: {
      meta: state(words.states.deleting, text('P4(5)', 'P31'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.deleteDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.deleting,
        },
      }),
      tags: ['open', 'accessRevoked', 'deleting'],
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
        asked: { meta: state(words.states['deleting.asked'], text('P31')), entry: 'askToDelete' },
        incomplete: {
          meta: state(words.states['deleting.incomplete'], retries),
          tags: 'incomplete',
          after: { 'pd.closure.retryEvery': { target: 'asked', meta: auto(retries) } },
        },
        stalled: { meta: state(words.states['deleting.stalled'], retries), tags: 'incomplete' },
      },
    },
    held: {
      meta: state(words.states.held, hold, { stops: ['pd.closure.deleteDue'] }),
      tags: ['open', 'accessRevoked', 'onHold'],
      on: {
        PLACE_HOLD: placeHold,
        LIFT_HOLD: [
          { ...liftHold, guard: and(['holdIsTheirs', 'otherHoldsStand']) },
          { ...liftHold, target: 'deleting' },
        ],
        // Deleted although a hold stands: recorded, told to those who hold, and asked again when the hold is lifted.
        DATA_DELETED: {
          actions: ['recordRemaining', 'recordDeletionUnderHold', 'alertHolders'],
          meta: by('DOMAIN', hold),
        },
      },
    },
    verifying: {
      meta: state(words.states.verifying, text('P31'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.closure.verifyDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.verifying,
        },
      }),
      tags: ['open', 'accessRevoked'],
      on: {
        VERIFY_DELETION: {
          target: 'retainingLogs',
          guard: and(['verifierDiffers', 'everythingIsChecked']),
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
      meta: state(words.states.retainingLogs, text('P31')),
      tags: ['open', 'accessRevoked', 'deleted'],
      on: {
        ARCHIVE_SEALED: {
          target: 'closed',
          actions: ['recordRetention', 'tellAgreement', 'notifyClosed'],
          meta: auto(text('P31')),
        },
      },
    },
    closed: { type: 'final', meta: state(words.states.closed, text('P31')) },
  },
});
