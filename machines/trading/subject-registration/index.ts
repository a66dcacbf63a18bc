// Subject registration (主体登记), T6–T10 and T16.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { rulesNamed } from '../../shared/rule-register/in-force.ts';
import { partyOf } from '../../shared/parties.ts';
import { actsFor } from '../../shared/rules.ts';
import { type Event, events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

/** The registrations that the same subject had before: the ordinal of the id counts them. */
const earlierThan = (self: string): string[] => {
  const [, stem, ordinal] = /^(.+)\/(\d+)$/.exec(self) ?? [];
  return Array.from({ length: Math.max(0, Number(ordinal ?? 1) - 1) }, (_, i) => `${stem}/${i + 1}`);
};

export const subjectRegistration = defineLifecycle({
  id: 'subjectRegistration',
  version: 3,
  title: words.title,
  label: ({ subject }) => label(subject.type === 'organisation' ? subject.name : words.citizen),
  law: [text('T7', 'T16')],
  machine,
  events,
  input,
  opens: {
    by: ['MERCHANT', 'DEMANDER', 'THIRD_PARTY', 'OPCO'],
    law: [text('T6', 'T7', 'T16')],
    rules: { actsForTheSubject: actsFor(({ subject }: Input) => partyOf(subject), text('T6'), ['OPCO']) },
  },
  stem: ({ subject }: Input) => (subject.type === 'organisation' ? subject.uscc : subject.ref),
  parties: ({ subject }) => ({ subject: partyOf(subject) }),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR'],
  facts: (event: Event, _context, self) => {
    const open = {
      openTrades: { linked: { lifecycle: 'trade', rel: 'party', to: self } },
      openViolations: { linked: { lifecycle: 'violationCase', rel: 'concerned', to: self } },
      openOrders: { linked: { lifecycle: 'rectificationOrder', rel: 'concerned', to: self } },
      openIncidents: { linked: { lifecycle: 'securityIncident', rel: 'concerned', to: self } },
      // What concerns a listing of its own keeps its owner, too.
      listingsIncidents: { under: [self], among: ['listingRegistration', 'securityIncident'] },
      listingsOrders: { under: [self], among: ['listingRegistration', 'rectificationOrder'] },
    };
    switch (event.type) {
      case 'SUBMIT':
      case 'RESUBMIT':
      case 'APPROVE':
        return {
          earlier: { cases: earlierThan(self), of: 'subjectRegistration' },
          ...(event.type === 'APPROVE' && rulesNamed([event.rule])),
        };
      case 'DEREGISTER':
        return open;
      case 'REQUEST_CHANGE':
      case 'APPROVE_CHANGE':
        return {
          ...open,
          openListings: { linked: { lifecycle: 'listingRegistration', rel: 'party', to: self } },
          ...(event.type === 'APPROVE_CHANGE' && rulesNamed([event.rule])),
        };
      default:
        return {};
    }
  },
  claims: ({ registers, certificates }) => [
    ...registers.map((value) => ({
      scope: 'subject',
      value,
      law: text('T16'),
      says: words.claims.subject,
    })),
    ...certificates.map(({ number }) => ({
      scope: 'certificate',
      value: number,
      law: text('T16'),
      says: words.claims.certificate,
    })),
  ],
  hands: ({ applicants, signupReviewers, change }) => [...applicants, ...signupReviewers, ...(change?.by ?? [])],
  shares: ({ kinds, merchantKinds, services, certificates, subject, causes }) => ({
    kinds,
    merchantKinds,
    services,
    certificates,
    party: partyOf(subject),
    name: subject.type === 'organisation' ? subject.name : null,
    suspended: causes.length > 0,
  }),
  retention: { years: 'trade.retention.years', law: text('T24') },
  migrations,
});
