// The parts of the chart by name: what an import keeps, and what it asks of the domain.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { successorOf } from '../../shared/agreement.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

/** An import holds only while the case asks for it; a removal always holds, and undoes what is under way. */
const callDomain = (op: 'import' | 'delete', reply: string, holds?: { tags: Tag[] }) =>
  emit<Context, Event, undefined, Event, Effect>(({ context: { id, agreement, grant, dossier, order } }) => ({
    type: 'call',
    port: 'domain',
    op,
    reply,
    ...(holds && { holds }),
    input: { import: id, agreement, grant, fingerprint: dossier?.fingerprint ?? null, order },
  }));
type Tag = 'underReview' | 'approved' | 'importing' | 'imported' | 'incomplete';
const notify = (to: string[], subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>({ type: 'notify', notice: 'N12', to, subject });

export const socialData = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: Tag;
    emitted: Effect;
  },
  delays: after(
    'pd.request.draftExpiry',
    'pd.import.correctionDue',
    'pd.import.approvalValid',
    'pd.domain.alertAfter',
    'pd.domain.retryEvery',
  ),
  guards,
  actions: {
    recordDossier: assign(
      ({ context, event }) => (
        assertEvent(event, ['SUBMIT', 'RESUBMIT']),
        {
          dossier: event.dossier,
          applicants: personsIn([...context.applicants, ...handsOf(event.actor)]),
          returned: [],
        }
      ),
    ),
    recordReturn: assign(
      ({ context, event }) => (
        assertEvent(event, 'RETURN'),
        { returned: event.items, reviewers: personsIn([...context.reviewers, ...handsOf(event.actor)]) }
      ),
    ),
    recordApproval: assign(({ context, event }) => ({
      approvedBy: event.actor.person,
      reviewers: personsIn([...context.reviewers, ...handsOf(event.actor)]),
    })),
    addCause: assign(
      ({ context, event }) => (
        assertEvent(event, ['AGREEMENT_SUSPENDED', 'GRANT_SUSPENDED']),
        { causes: [...context.causes, event.cause] }
      ),
    ),
    liftCause: assign(
      ({ context, event }) => (
        assertEvent(event, ['AGREEMENT_RESTORED', 'GRANT_RESTORED']),
        { causes: context.causes.filter((cause) => cause !== event.cause) }
      ),
    ),
    halt: assign({ halted: true }),
    goOn: assign({ halted: false, deleted: null, remaining: 0 }),
    countCall: assign(({ context }) => ({ order: context.order + 1 })),
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
    askToImport: callDomain('import', 'DATA_IMPORTED', { tags: ['importing'] }),
    askToDelete: callDomain('delete', 'DATA_DELETED'),
    notifyOperator: notify(['operator'], words.notices.decided),
    alertImport: notify(['AUTHORITY', 'operator'], words.notices.importLate),
    alertDeletion: notify(['AUTHORITY', 'operator'], words.notices.removalLate),
  },
});
