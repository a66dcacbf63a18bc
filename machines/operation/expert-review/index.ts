// Comprehensive review by third-party experts (专家综合评审), P10(2) and P7(2).
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { withContext } from '../../shared/migrating.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel, wordsLabel } from '../../shared/labels.ts';
import { priority } from '../annual-announcement/events.ts';
import { words } from './words.ts';

export const expertReview = defineLifecycle({
  id: 'expertReview',
  version: 3,
  title: words.title,
  label: ({ applicant, fields }) => label(partyLabel(applicant), wordsLabel(fields, priority)),
  law: [text('P10(2)', 'P7(2)')],
  machine,
  events,
  input,
  // Only its application opens it (as the system).
  opens: { by: ['SYSTEM'], law: [text('P10(2)')] },
  stem: ({ application }: Input) => application.split('/').slice(1).join('-'),
  parties: () => ({}),
  judges: ({ applicant, affiliates }) => ({ applicant: [applicant, ...affiliates] }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE'],
  // An expert reads the review in which it sits, as a person, and no other.
  seats: ({ experts }) => experts.map(({ person }) => person),
  links: ({ application }) => ({ application }),
  claims: ({ application }) => [
    {
      scope: 'review',
      value: application,
      law: text('P10(2)'),
      says: words.claims.review,
    },
  ],
  // Scores are sealed until all are in, from experts and readers alike.
  sealed: ({ result }) => (result ? { fields: [], events: [] } : { fields: ['scores'], events: ['SUBMIT_SCORE'] }),
  // No score before the chair has signed, and never a name.
  shares: ({ application, result, signed }) => ({
    application,
    recommended: signed ? (result?.recommended ?? null) : null,
    score: signed ? (result?.score ?? null) : null,
  }),
  hands: ({ hands, experts }) => [...hands, ...experts.map(({ person }) => person)],
  retention: null,
  migrations: {
    1: {
      name: 'a review knows the affiliates of the applicant',
      migrate: withContext((old) => ({ ...old, affiliates: [] })),
    },
    2: {
      name: 'a review knows who chose its experts',
      migrate: withContext((old) => ({ ...old, organisers: [] })),
    },
  },
});
