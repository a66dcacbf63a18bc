// The parts of the chart by name: what an admission keeps, and what it asks of the domain.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { successorOf } from '../../shared/agreement.ts';
import { grantsOf, isCovered } from '../../shared/under-agreement.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

/** What opens access holds only while the person may enter; taking it away for good always holds. */
const callDomain = (op: string, reply: string, holds?: { tags: Tag[] }) =>
  emit<Context, Event, undefined, Event, Effect>(({ context: { id, agreement, grants, order } }) => ({
    type: 'call',
    port: 'domain',
    op,
    reply,
    ...(holds && { holds }),
    input: { staff: id, agreement, grants: grants.map(({ grant }) => grant), order },
  }));
type Tag = 'underReview' | 'admitted' | 'suspended' | 'incomplete';
const notify = (to: string[], subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>({ type: 'notify', notice: 'N12', to, subject });

export const admission = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: Tag;
    emitted: Effect;
  },
  delays: after('pd.staff.correctionDue', 'pd.staff.ndaDue', 'pd.domain.alertAfter', 'pd.domain.retryEvery'),
  guards,
  actions: {
    recordIdentity: assign(
      ({ event }) => (
        assertEvent(event, 'VERIFY_IDENTITY'),
        { identity: { method: event.method, receipt: event.receipt, at: now() } }
      ),
    ),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordReviewer: assign(({ context, event }) => ({
      reviewers: personsIn([...context.reviewers, ...handsOf(event.actor)]),
    })),
    recordSuspender: assign(({ context, event }) => ({
      suspendedBy: personsIn([...context.suspendedBy, ...handsOf(event.actor)]),
    })),
    clearSuspenders: assign({ suspendedBy: [] }),
    recordCorrection: assign(
      ({ context, event }) => (
        assertEvent(event, 'RESUBMIT'),
        {
          position: event.position,
          proposers: personsIn([...context.proposers, ...handsOf(event.actor)]),
          returned: [],
        }
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
    askToProvision: callDomain('provision', 'ACCESS_PROVISIONED', { tags: ['admitted'] }),
    askToSuspend: callDomain('suspend', 'ACCESS_SUSPENDED', { tags: ['suspended'] }),
    askToRestore: callDomain('restore', 'ACCESS_RESTORED', { tags: ['admitted'] }),
    askToRevoke: callDomain('revoke', 'ACCESS_REVOKED'),
    recordReceipt: assign(
      ({ event }) => (
        assertEvent(event, ['ACCESS_PROVISIONED', 'ACCESS_SUSPENDED', 'ACCESS_RESTORED', 'ACCESS_REVOKED']),
        { receipt: event.receipt }
      ),
    ),
    recordRemaining: assign(({ event }) => (assertEvent(event, 'ACCESS_REVOKED'), { remaining: event.remaining })),
    notifyOperator: notify(['operator'], words.notices.moved),
    alertAuthority: notify(['AUTHORITY', 'operator'], words.notices.revocationLate),
  },
});
