// The parts of the chart by name: what a registration remembers, and what it tells the subject's listings and trades.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, dueUnder, env, now, param, until } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import type { Meta } from '../../kernel/lifecycle.ts';
import { partyOf } from '../../shared/parties.ts';
import type { Certificate, Context, Kind } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

const registersOf = ({ subject, kinds }: Context): string[] =>
  param('trade.subject.uniqueness') === 'perRole'
    ? kinds.map((kind) => `${partyOf(subject)} ${kind}`)
    : [partyOf(subject)];

// A number that says nothing about the subject, is the same when derived again, and can be typed from paper.
const certificateNumber = (id: string, kind: Kind): string =>
  `CC-${{ MERCHANT: 'M', DEMANDER: 'D', THIRD_PARTY: 'T' }[kind]}-${now().slice(0, 4)}-${hashText(`${id}/${kind}`).slice(0, 10).toUpperCase()}`;
const issue = (context: Context, version: number): Certificate[] => {
  const validity = param('trade.subject.certValidity');
  const validUntil = validity ? dueUnder(env(), now(), validity).at : null;
  return context.kinds.map((kind) => ({
    kind,
    version,
    issuedAt: now(),
    validUntil,
    number:
      context.certificates.find((certificate) => certificate.kind === kind)?.number ??
      certificateNumber(context.id, kind),
  }));
};
/** Tells the subject's listings and open trades. */
const tellDependants = (type: string, { id }: Context): Effect => ({
  type: 'tell',
  to: { rel: 'party' },
  event: { type, cause: id },
});

export const registration = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    tags: 'active' | 'suspended' | 'underReview';
    emitted: Effect;
  },
  delays: {
    ...after('trade.subject.correctionDue', 'trade.subject.draftExpiry'),
    certificateEnds: until<Context>((context) => context.certificates[0]?.validUntil),
  },
  guards,
  actions: {
    recordChecklist: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        checklist: event.checklist,
        applicant: event.actor.person,
        returned: [],
        registers: registersOf(context),
      };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordSignupReviewer: assign(({ event }) => ({ signupReviewer: event.actor.person, refusalRecommended: null })),
    recordRecommendation: assign(
      ({ event }) => (
        assertEvent(event, 'RECOMMEND_REFUSAL'),
        { signupReviewer: event.actor.person, refusalRecommended: event.reason }
      ),
    ),
    issueCertificates: assign(({ context }) => ({ certificates: issue(context, 1) })),
    recordChange: assign(({ event }) => {
      assertEvent(event, 'REQUEST_CHANGE');
      const { name, merchantKinds, services } = event;
      return {
        change: {
          ...(name && { name }),
          ...(merchantKinds && { merchantKinds }),
          ...(services && { services }),
          by: event.actor.person,
        },
      };
    }),
    applyChange: assign(({ context }) => {
      const { name, merchantKinds, services } = context.change ?? {};
      return {
        change: null,
        certificates: issue(context, (context.certificates[0]?.version ?? 0) + 1),
        merchantKinds: merchantKinds ?? context.merchantKinds,
        services: services ?? context.services,
        subject: name && context.subject.type === 'organisation' ? { ...context.subject, name } : context.subject,
      };
    }),
    dropChange: assign({ change: null }),
    addCause: assign(
      ({ context, event }) => (assertEvent(event, 'SUSPEND'), { causes: [...context.causes, event.cause] }),
    ),
    liftCause: assign(
      ({ context, event }) => (
        assertEvent(event, 'REINSTATE'),
        { causes: context.causes.filter((cause) => cause !== event.cause) }
      ),
    ),
    pauseDependants: emit(({ context }) => tellDependants('PARTY_SUSPENDED', context)),
    resumeDependants: emit(({ context }) => tellDependants('PARTY_REINSTATED', context)),
    endDependants: emit(({ context }) => tellDependants('PARTY_ENDED', context)),
    notifySubject: emit({
      type: 'notify',
      notice: 'N1',
      to: ['subject'],
      subject: words.notices.decided,
    }),
  },
});
