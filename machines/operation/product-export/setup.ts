// The parts of the chart by name: what an export keeps, and what it reports to listings, domain and venue.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param } from '../../kernel/env.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { successorOf } from '../../shared/agreement.ts';
import { grantsOf } from '../../shared/under-agreement.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { drawsOnDomain, guards } from './guards.ts';
import { words } from './words.ts';

const does = (make: (context: Context) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => make(context));
/** To its listings; the cause is the export. */
const tellListings = (type: string) =>
  does(({ id }) => ({ type: 'tell', to: { rel: 'export' }, event: { type, cause: id } }));
const callDomain = (
  op: string,
  more: (context: Context) => Record<string, string | { [key: string]: string | boolean }[]>,
  reply?: string,
) =>
  does((context) => ({
    type: 'call',
    port: 'domain',
    op,
    ...(reply && { reply }),
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
    tags: 'underReview' | 'approved' | 'exported' | 'flagged' | 'suspended';
  },
  delays: after('pd.request.draftExpiry', 'pd.export.correctionDue', 'pd.export.techCheckDue', 'pd.domain.alertAfter'),
  guards,
  actions: {
    recordDossier: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        dossier: event.dossier,
        drawsOnDomain: drawsOnDomain(context.form, event.dossier),
        submittedBy: event.actor.person,
        returned: [],
        techCheck: null,
      };
    }),
    recordTechCheck: assign(({ event }) => {
      assertEvent(event, 'TECH_CHECKED');
      const { rawData, reversible, report } = event;
      return { techCheck: { rawData, reversible, report, at: now() } };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordApproval: assign(
      ({ event }) => (assertEvent(event, 'APPROVE'), { scenarios: event.scenarios, approvedBy: event.actor.person }),
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
            by: event.actor.person,
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
        { misuse: { usedFor: event.usedFor, disguised: event.disguised, finding: event.finding } }
      ),
    ),
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
    askForTechCheck: callDomain('techCheck', manifest, 'TECH_CHECKED'),
    askToExport: callDomain('export', manifest, 'PRODUCT_EXPORTED'),
    askToSuspend: callDomain('suspend', () => ({})),
    askToRestore: callDomain('restore', () => ({})),
    askToRevoke: callDomain('revoke', () => ({})),
    suspendListings: tellListings('EXPORT_SUSPENDED'),
    reinstateListings: tellListings('EXPORT_REINSTATED'),
    recallListings: tellListings('EXPORT_RECALLED'),
    openRevocation: emit(({ context, event }): Effect => {
      assertEvent(event, 'MISUSE_FOUND');
      return {
        type: 'open',
        lifecycle: 'revocation',
        input: {
          agreement: context.agreement,
          ground: 'exportMisused',
          allegation: event.finding,
          evidence: event.evidence,
        },
      };
    }),
    notifyOperator: notify(['operator'], words.notices.decided),
    notifyVenue: does(({ title, causes }) => ({
      type: 'notify',
      notice: 'N16',
      to: param('pd.suspension.notifyVenue') ? ['operator', 'CENTER'] : ['operator'],
      about: { title, causes },
      subject: words.notices.standing,
    })),
    notifyRecall: notify(['operator', 'AUTHORITY', 'CENTER'], words.notices.recalled),
    alertTechCheck: notify(['AUTHORITY', 'operator'], words.notices.techCheckLate),
    alertExport: notify(['AUTHORITY', 'operator'], words.notices.exportLate),
  },
});
