// The parts of the chart by name: what an import keeps, and what it asks of the domain.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { successorOf } from '../../shared/agreement.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

/** `order`: an import always precedes its removal, however often the domain is asked for either. */
const callDomain = (op: 'import' | 'delete', reply: string) =>
  emit<Context, Event, undefined, Event, Effect>(({ context: { id, agreement, grant, dossier } }) => ({
    type: 'call',
    port: 'domain',
    op,
    reply,
    input: { import: id, agreement, grant, fingerprint: dossier?.fingerprint ?? null, order: op === 'import' ? 1 : 2 },
  }));
const notify = (to: string[], subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>({ type: 'notify', notice: 'N12', to, subject });

export const socialData = setup({
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
  guards,
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
    notifyOperator: notify(['operator'], words.notices.decided),
    alertImport: notify(['AUTHORITY', 'operator'], words.notices.importLate),
    alertDeletion: notify(['AUTHORITY', 'operator'], words.notices.removalLate),
  },
});
