// The parts of the chart by name: what an export keeps, and what it reports to listings, domain and venue.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Meta, many } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { successorOf } from '../../shared/agreement.ts';
import { grantsOf } from '../../shared/under-agreement.ts';
import type { Context } from './context.ts';
import type { Dossier, Event, Input } from './events.ts';
import { drawsOnDomain, guards } from './guards.ts';
import { words } from './words.ts';

type Tag = 'underReview' | 'approved' | 'exporting' | 'exported' | 'flagged' | 'suspended';

/** Who provides the sources, as the grants that they come from name them. */
const providersOf = (facts: Facts, dossier: Dossier): string[] => [
  ...new Set(
    dossier.sources.flatMap(({ grant, dataset }) => {
      const named = many(facts, 'grants').find(({ id }) => id === grant)?.shares['providers'];
      const provider = named && typeof named === 'object' && !Array.isArray(named) ? named[dataset] : undefined;
      return typeof provider === 'string' ? [provider] : [];
    }),
  ),
];
/** Listings of the product that are on the register. */
const listedIn = (facts: Facts): string[] =>
  many(facts, 'listings')
    .filter(({ tags }) => tags.includes('inForce'))
    .map(({ id }) => id);

const does = (make: (context: Context) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => make(context));
/** To its listings; the cause is the export. */
const tellListings = (type: string) =>
  does(({ id }) => ({ type: 'tell', to: { rel: 'export' }, event: { type, cause: id } }));
const callDomain = (
  op: string,
  more: (context: Context) => Record<string, string | { [key: string]: string | boolean }[]>,
  how: { reply?: string; holds?: { tags: Tag[] } } = {},
) =>
  does((context) => ({
    type: 'call',
    port: 'domain',
    op,
    ...how,
    input: { export: context.id, agreement: context.agreement, order: context.order, ...more(context) },
  }));
const manifest = ({ dossier }: Context) => ({
  fingerprint: dossier?.fingerprint ?? '',
  manifest: dossier?.manifest ?? [],
});
const notify = (to: string[], subject: Text) =>
  does(({ title, scenarios }) => ({
    type: 'notify',
    notice: 'N12',
    to,
    subject,
    about: { title, scenarios },
  }));

export const product = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    emitted: Effect;
    tags: Tag;
  },
  delays: after(
    'pd.request.draftExpiry',
    'pd.export.correctionDue',
    'pd.export.techCheckDue',
    'pd.export.approvalValid',
    'pd.domain.alertAfter',
  ),
  guards,
  actions: {
    recordDossier: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        dossier: event.dossier,
        drawsOnDomain: drawsOnDomain(context.form, event.dossier),
        submitters: personsIn([...context.submitters, ...handsOf(event.actor)]),
        providers: providersOf(event.facts, event.dossier),
        returned: [],
        techCheck: null,
      };
    }),
    recordTechCheck: assign(({ event }) => {
      assertEvent(event, 'TECH_CHECKED');
      const { rawData, reversible, report } = event;
      return { techCheck: { rawData, reversible, report, at: now() } };
    }),
    recordReturn: assign(
      ({ context, event }) => (
        assertEvent(event, 'RETURN'),
        { returned: event.items, reviewers: personsIn([...context.reviewers, ...handsOf(event.actor)]) }
      ),
    ),
    recordApproval: assign(
      ({ context, event }) => (
        assertEvent(event, 'APPROVE'),
        {
          scenarios: event.scenarios,
          approvedBy: event.actor.person,
          reviewers: personsIn([...context.reviewers, ...handsOf(event.actor)]),
        }
      ),
    ),
    recordExport: assign(
      ({ event }) => (assertEvent(event, 'PRODUCT_EXPORTED'), { exported: { receipt: event.receipt, at: now() } }),
    ),
    recordRequest: assign(
      ({ context, event }) => (
        assertEvent(event, 'REQUEST_SCENARIOS'),
        {
          requested: {
            grants: grantsOf(event.facts, context.agreement).filter(({ grant }) => event.grants.includes(grant)),
            by: handsOf(event.actor),
          },
        }
      ),
    ),
    applyRequest: assign(({ context }) => {
      const further = context.requested?.grants ?? [];
      const known = context.grants.filter(({ grant }) => !further.some((other) => other.grant === grant));
      return {
        grants: [...known, ...further],
        scenarios: [...new Set([...context.scenarios, ...further.map(({ scenario }) => scenario)])],
        requested: null,
      };
    }),
    dropRequest: assign({ requested: null }),
    recordMisuse: assign(
      ({ event }) => (
        assertEvent(event, 'MISUSE_FOUND'),
        {
          misuse: {
            usedFor: event.usedFor,
            disguised: event.disguised,
            finding: event.finding,
            evidence: event.evidence,
            at: now(),
          },
        }
      ),
    ),
    dropMisuse: assign({ misuse: null }),
    recordFinder: assign(({ context, event }) => ({
      finders: personsIn([...context.finders, ...handsOf(event.actor)]),
    })),
    noteLostSource: assign({ sourceIsLost: true }),
    addOwnCause: assign(({ context }) => ({ causes: [...context.causes, context.id] })),
    liftOwnCause: assign(({ context }) => ({ causes: context.causes.filter((cause) => cause !== context.id) })),
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
    followAgreement: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    countCall: assign(({ context }) => ({ order: context.order + 1 })),
    askForTechCheck: callDomain('techCheck', manifest, { reply: 'TECH_CHECKED', holds: { tags: ['underReview'] } }),
    askToExport: callDomain('export', manifest, { reply: 'PRODUCT_EXPORTED', holds: { tags: ['exporting'] } }),
    askToSuspend: callDomain('suspend', () => ({}), { holds: { tags: ['suspended'] } }),
    askToRestore: callDomain('restore', () => ({}), { holds: { tags: ['exported'] } }),
    // Also undoes an export that is under way: the domain lets nothing of a lower order out any more.
    askToRevoke: callDomain('revoke', () => ({})),
    suspendListings: tellListings('EXPORT_SUSPENDED'),
    reinstateListings: tellListings('EXPORT_REINSTATED'),
    recallListings: tellListings('EXPORT_RECALLED'),
    // A listing that may not be delisted (an open trade, a measure) keeps the product where it is.
    delistListings: emit(({ event }): Effect => ({
      type: 'tell',
      to: listedIn(event.facts),
      mode: 'must',
      event: { type: 'DELIST', reason: 'reason' in event && event.reason ? event.reason : '' },
    })),
    openRevocation: does(({ agreement, misuse }) => ({
      type: 'open',
      lifecycle: 'revocation',
      input: {
        agreement,
        ground: 'exportMisused',
        allegation: misuse?.finding ?? '',
        evidence: misuse?.evidence ?? [],
      },
    })),
    notifyOperator: notify(['operator'], words.notices.decided),
    notifyVenue: does(({ title, causes }) => ({
      type: 'notify',
      notice: 'N16',
      to: param('pd.suspension.notifyVenue') ? ['operator', 'CENTER'] : ['operator'],
      about: { title, causes },
      subject: words.notices.standing,
    })),
    notifyMisuse: notify(['operator', 'AUTHORITY', 'CENTER'], words.notices.misuse),
    notifyRecall: notify(['operator', 'AUTHORITY', 'CENTER'], words.notices.recalled),
    alertTechCheck: notify(['AUTHORITY', 'operator'], words.notices.techCheckLate),
    alertExport: notify(['AUTHORITY', 'operator'], words.notices.exportLate),
  },
});
