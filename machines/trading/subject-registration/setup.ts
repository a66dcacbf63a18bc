// The parts of the chart by name: what a registration remembers, and what it tells the subject's listings and trades.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, dueUnder, env, now, param, until } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import type { Actor, Meta } from '../../kernel/lifecycle.ts';
import { partyOf } from '../../shared/parties.ts';
import { withHands } from '../../shared/rules.ts';
import type { Certificate, Context, Kind } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards, isLicence, kindsAfter, neededLicences, revokedAmong } from './guards.ts';
import { words } from './words.ts';

const registersOf = ({ subject, kinds }: Pick<Context, 'subject' | 'kinds'>): string[] =>
  param('trade.subject.uniqueness') === 'perRole'
    ? kinds.map((kind) => `${partyOf(subject)} ${kind}`)
    : [partyOf(subject)];

// A number that says nothing about the subject, is the same when derived again, and can be typed from paper.
const certificateNumber = (id: string, kind: Kind): string =>
  `CC-${{ MERCHANT: 'M', DEMANDER: 'D', THIRD_PARTY: 'T' }[kind]}-${now().slice(0, 4)}-${hashText(`${id}/${kind}`).slice(0, 10).toUpperCase()}`;
/** A certificate for each kind: the number stays, the version grows. Only a renewal moves the end of one that runs. */
const issue = (context: Context, kinds: Kind[], isRenewal: boolean): Certificate[] => {
  const validity = param('trade.subject.certValidity');
  const validUntil = validity ? dueUnder(env(), now(), validity).at : null;
  return kinds.map((kind) => {
    const known = context.certificates.find((certificate) => certificate.kind === kind);
    return {
      kind,
      version: (known?.version ?? 0) + 1,
      issuedAt: now(),
      validUntil: known && !isRenewal ? known.validUntil : validUntil,
      number: known?.number ?? certificateNumber(context.id, kind),
    };
  });
};
const isPast = (instant: string | null): boolean => instant !== null && Date.parse(instant) <= Date.parse(now());
/** Licences that are needed and have ended. */
const endedLicences = (context: Context): string[] =>
  neededLicences(context).flatMap(({ cause, endsAt }) => (isPast(endsAt) ? [cause] : []));
/** What comes next of that which ends: the certificates, or a licence that is not a cause already. */
const renewalDue = (context: Context): string | undefined =>
  [
    ...context.certificates.map(({ validUntil }) => validUntil),
    ...neededLicences(context).map(({ cause, endsAt }) => (context.causes.includes(cause) ? null : endsAt)),
  ]
    .filter((instant) => instant !== null)
    .toSorted()[0];
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
    input: Input & { id: string; actor: Actor };
    meta: Meta;
    tags: 'active' | 'suspended' | 'underReview';
    emitted: Effect;
  },
  delays: {
    ...after('trade.subject.correctionDue', 'trade.subject.draftExpiry'),
    renewalDue: until<Context>(renewalDue),
  },
  guards,
  actions: {
    recordChecklist: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        checklist: event.checklist,
        services: event.services ?? context.services,
        licences: event.checklist.qualifications?.licences ?? [],
        applicants: withHands(context.applicants, event.actor),
        revokedBefore: revokedAmong(event.facts),
        returned: [],
        registers: registersOf(context),
      };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordSignupReviewer: assign(({ context, event }) => ({
      signupReviewers: withHands(context.signupReviewers, event.actor),
      refusalRecommended: null,
    })),
    recordRecommendation: assign(
      ({ context, event }) => (
        assertEvent(event, 'RECOMMEND_REFUSAL'),
        { signupReviewers: withHands(context.signupReviewers, event.actor), refusalRecommended: event.reason }
      ),
    ),
    recordFindings: assign(({ event }) => {
      assertEvent(event, 'APPROVE');
      return {
        findings: event.findings,
        revokedBefore: revokedAmong(event.facts),
        revocationsConsidered: event.revocations ?? null,
      };
    }),
    issueCertificates: assign(({ context }) => ({ certificates: issue(context, context.kinds, false) })),
    recordChange: assign(({ event }) => {
      assertEvent(event, 'REQUEST_CHANGE');
      const { type: _, actor, facts: __, evidence: ___, ...change } = event;
      return { change: { ...change, by: withHands([], actor) } };
    }),
    applyChange: assign(({ context, event }) => {
      assertEvent(event, 'APPROVE_CHANGE');
      const { name, merchantKinds, services, checklist } = context.change ?? {};
      const next = {
        kinds: kindsAfter(context, context.change),
        merchantKinds: merchantKinds ?? context.merchantKinds,
        services: services ?? context.services,
        licences: checklist?.qualifications?.licences ?? context.licences,
        subject: name && context.subject.type === 'organisation' ? { ...context.subject, name } : context.subject,
      };
      return {
        ...next,
        change: null,
        checklist: { ...context.checklist, ...checklist },
        findings: { ...context.findings, ...event.findings },
        registers: registersOf(next),
        certificates: issue(context, next.kinds, context.change?.renew === true),
        // A licence that was renewed, or that no service needs any more, suspends nothing.
        causes: [
          ...context.causes.filter((cause) => !isLicence(cause)),
          ...context.causes.filter((cause) => endedLicences({ ...context, ...next }).includes(cause)),
        ],
      };
    }),
    addEndedLicences: assign(({ context }) => ({
      causes: [...new Set([...context.causes, ...endedLicences(context)])],
    })),
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
