// The parts of the chart by name: what a listing remembers, and what it tells its trades.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, dueUnder, env, now, param, until } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import { handsOf } from '../../kernel/hands.ts';
import type { Actor, Meta } from '../../kernel/lifecycle.ts';
import { withHands } from '../../shared/rules.ts';
import type { Certificate, Content, Context } from './context.ts';
import type { Dossier, Event, Input } from './events.ts';
import { guards } from './guards/index.ts';
import { causeOf, isCrossBorder, procedureEndsAt, publicDataOf, renewalOf, sameCause } from './guards/reading.ts';
import { words } from './words.ts';

// A number that says nothing about the object, is the same when derived again, and can be typed from paper.
// A new version of the content keeps the end that stands; only a renewal moves it.
const issue = ({ id, certificate, change }: Context): Certificate => {
  const validity = param('trade.listing.certValidity');
  return {
    number: certificate?.number ?? `CC-L-${now().slice(0, 4)}-${hashText(id).slice(0, 10).toUpperCase()}`,
    version: (certificate?.version ?? 0) + 1,
    issuedAt: now(),
    validUntil:
      certificate && !change?.renew ? certificate.validUntil : validity ? dueUnder(env(), now(), validity).at : null,
  };
};
/** Keeps every content that was submitted, with what it said of persons who withdrew. */
const withContent = ({ contents }: Context, { fingerprint, personalData }: Dossier): Content[] => {
  const content = {
    fingerprint,
    consent: personalData.mode === 'consent',
    removed: personalData.mode === 'consent' ? personalData.removed : [],
  };
  const same = (other: Content) => hashText(JSON.stringify(other)) === hashText(JSON.stringify(content));
  return contents.some(same) ? contents : [...contents, content];
};
const procedureOf = ({ dossier }: Context): string => dossier?.delivery.procedure?.document.sha256 ?? '';
/** What comes next of that which ends: the certificate, or a procedure of T30 that is not a cause already. */
const renewalDue = (context: Context): string | undefined =>
  [
    context.certificate?.validUntil ?? null,
    context.causes.some(({ kind }) => kind === 'procedure') ? null : procedureEndsAt(context.dossier),
  ]
    .filter((instant) => instant !== null)
    .toSorted()[0];
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
    input: Input & { id: string; actor: Actor };
    meta: Meta;
    tags: 'underReview' | 'inForce' | 'registered' | 'listed' | 'suspended' | 'changing';
    emitted: Effect;
  },
  delays: {
    ...after('trade.listing.draftExpiry', 'trade.listing.correctionDue'),
    renewalDue: until<Context>(renewalDue),
  },
  guards,
  actions: {
    recordDossier: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        dossier: event.dossier,
        crossBorder: isCrossBorder(event.dossier.delivery),
        applicants: withHands(context.applicants, event.actor),
        contents: withContent(context, event.dossier),
        returned: [],
      };
    }),
    recordConsent: assign(
      ({ event }) => (
        assertEvent(event, 'GRANT_CONSENT'),
        { consentedBy: { persons: handsOf(event.actor), document: event.document.sha256 } }
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
      const personal = context.dossier?.personalData;
      // A version that does not rest on consent, or is free of this person, stays on the market.
      return personal?.mode !== 'consent' || personal.removed.includes(event.person)
        ? {}
        : {
            unremoved: [...context.unremoved, event.person],
            causes: [...context.causes, { kind: 'consent' as const, cause: event.person }],
          };
    }),
    issueCertificate: assign(({ context }) => ({ certificate: issue(context) })),
    recordPublication: assign(({ event }) => {
      assertEvent(event, 'PUBLISH');
      const { description, price, priceLimit } = event.publicView;
      return { published: true, publicView: { description, price: price ?? null, ...(priceLimit && { priceLimit }) } };
    }),
    leaveMarket: assign({ published: false }),
    addProcedureCause: assign(({ context }) => ({
      causes: [...context.causes, { kind: 'procedure' as const, cause: procedureOf(context) }],
    })),
    addCause: assign(({ context, event }) => ({ causes: [...context.causes, causeOf(event)] })),
    liftCause: assign(({ context, event }) => ({
      causes: context.causes.filter((cause) => !sameCause(causeOf(event))(cause)),
    })),
    recordChange: assign(({ context, event }) => {
      assertEvent(event, ['REQUEST_CHANGE', 'RESUBMIT_CHANGE']);
      return {
        change: {
          dossier: event.dossier,
          publicData: publicDataOf(event, context),
          renew: renewalOf(event, context),
          by: withHands(context.change?.by ?? [], event.actor),
        },
        contents: withContent(context, event.dossier),
        returned: [],
      };
    }),
    // The new version contains no data of persons who withdrew, and its export was valid at this moment.
    applyChange: assign(({ context }) => {
      const { change } = context;
      if (!change) return {};
      const personal = change.dossier.personalData;
      const renewed = personal.mode === 'consent' ? personal.renewed.map(({ person }) => person) : [];
      const moved = change.publicData?.export !== context.publicData?.export;
      return {
        dossier: change.dossier,
        publicData: change.publicData,
        crossBorder: isCrossBorder(change.dossier.delivery),
        certificate: issue(context),
        change: null,
        // A withdrawal stays with the object until that person consents anew.
        withdrawn: context.withdrawn.filter((person) => !renewed.includes(person)),
        unremoved: [],
        causes: context.causes.filter(
          ({ kind }) => kind !== 'consent' && kind !== 'procedure' && !(moved && kind === 'export'),
        ),
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
