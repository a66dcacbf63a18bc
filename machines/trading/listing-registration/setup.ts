// The parts of the chart by name: what a listing remembers, and what it tells its trades.
import { assertEvent, assign, emit, setup } from 'xstate';
import { dueAt } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, env, now, param, until } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import type { Meta } from '../../kernel/lifecycle.ts';
import type { Certificate, Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { causeOf, guards, isCrossBorder, publicDataOf, sameCause } from './guards.ts';
import { words } from './words.ts';

// A number that says nothing about the object, is the same when derived again, and can be typed from paper.
const issue = ({ id, certificate }: Context): Certificate => {
  const validity = param('trade.listing.certValidity');
  return {
    number: certificate?.number ?? `CC-L-${now().slice(0, 4)}-${hashText(id).slice(0, 10).toUpperCase()}`,
    version: (certificate?.version ?? 0) + 1,
    issuedAt: now(),
    validUntil: validity ? dueAt(now(), validity, env().calendar).at : null,
  };
};
/** Tells the listing's trades. */
const tellTrades = (type: string) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'tell',
    to: { rel: 'listing' },
    event: { type, cause: context.id },
  }));

export const listing = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    tags: 'underReview' | 'inForce' | 'registered' | 'listed' | 'suspended' | 'changing';
    emitted: Effect;
  },
  delays: {
    ...after('trade.listing.draftExpiry', 'trade.listing.correctionDue'),
    certificateEnds: until<Context>((context) => context.certificate?.validUntil),
  },
  guards,
  actions: {
    recordDossier: assign(({ event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        dossier: event.dossier,
        crossBorder: isCrossBorder(event.dossier.delivery),
        applicant: event.actor.person,
        returned: [],
      };
    }),
    recordConsent: assign(
      ({ event }) => (
        assertEvent(event, 'GRANT_CONSENT'),
        { consentedBy: { person: event.actor.person, document: event.document.sha256 } }
      ),
    ),
    recordReturn: assign(({ event }) => (assertEvent(event, ['RETURN', 'RETURN_CHANGE']), { returned: event.items })),
    recordWithdrawal: assign(
      ({ context, event }) => (
        assertEvent(event, 'CONSENT_WITHDRAWN'),
        { withdrawn: [...context.withdrawn, event.person] }
      ),
    ),
    addConsentCause: assign(({ context, event }) => {
      assertEvent(event, 'CONSENT_WITHDRAWN');
      return { causes: [...context.causes, { kind: 'consent' as const, cause: event.person }] };
    }),
    issueCertificate: assign(({ context }) => ({ certificate: issue(context) })),
    recordPublication: assign({ published: true }),
    addCause: assign(({ context, event }) => ({ causes: [...context.causes, causeOf(event)] })),
    liftCause: assign(({ context, event }) => ({
      causes: context.causes.filter((cause) => !sameCause(causeOf(event))(cause)),
    })),
    recordChange: assign(({ context, event }) => {
      assertEvent(event, ['REQUEST_CHANGE', 'RESUBMIT_CHANGE']);
      return {
        change: { dossier: event.dossier, publicData: publicDataOf(event, context), by: event.actor.person },
        returned: [],
      };
    }),
    // The new version contains no data of persons who withdrew, and its export was valid at this moment.
    applyChange: assign(({ context }) => {
      const { change } = context;
      if (!change) return {};
      const moved = change.publicData?.export !== context.publicData?.export;
      return {
        dossier: change.dossier,
        publicData: change.publicData,
        crossBorder: isCrossBorder(change.dossier.delivery),
        certificate: issue(context),
        change: null,
        withdrawn: [],
        causes: context.causes.filter(({ kind }) => kind !== 'consent' && !(moved && kind === 'export')),
      };
    }),
    dropChange: assign({ change: null, returned: [] }),
    pauseTrades: tellTrades('LISTING_SUSPENDED'),
    resumeTrades: tellTrades('LISTING_REINSTATED'),
    endTrades: tellTrades('LISTING_ENDED'),
    notifyOwner: emit({
      type: 'notify',
      notice: 'N1',
      to: ['owner'],
      subject: words.notices.decided,
    }),
  },
});
