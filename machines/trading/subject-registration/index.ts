// Subject registration (主体登记), T6–T10 and T16.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { partyOf } from '../../shared/parties.ts';
import { actsFor } from '../../shared/rules.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { words } from './words.ts';

export const subjectRegistration = defineLifecycle({
  id: 'subjectRegistration',
  version: 1,
  title: words.title,
  law: [text('T7', 'T16')],
  machine,
  events,
  input,
  opens: {
    by: ['MERCHANT', 'DEMANDER', 'THIRD_PARTY', 'OPCO'],
    law: [text('T6', 'T7')],
    rules: { actsForTheSubject: actsFor(({ subject }: Input) => partyOf(subject), text('T6'), ['OPCO']) },
  },
  stem: ({ subject }: Input) => (subject.type === 'organisation' ? subject.uscc : subject.ref),
  parties: ({ subject }) => ({ subject: partyOf(subject) }),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR'],
  facts: (event, _context, self) =>
    event.type === 'DEREGISTER' ? { openTrades: { linked: { lifecycle: 'trade', rel: 'party', to: self } } } : {},
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
  shares: ({ kinds, certificates, services, subject, causes }) => ({
    kinds,
    services,
    certificates,
    party: partyOf(subject),
    name: subject.type === 'organisation' ? subject.name : null,
    suspended: causes.length > 0,
  }),
  retention: { years: 'trade.retention.years', law: text('T24') },
});
