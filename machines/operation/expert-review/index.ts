// Comprehensive review by third-party experts (专家综合评审), P10(2) and P7(2).
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

export const expertReview = defineLifecycle({
  id: 'expertReview',
  version: 1,
  title: { zh: '专家综合评审', en: 'Expert review' },
  law: [text('P10(2)', 'P7(2)')],
  machine,
  events,
  input,
  // Only its application opens it (as the system).
  opens: { by: ['SYSTEM'], law: [text('P10(2)')] },
  stem: ({ application }: Input) => application.split('/').slice(1).join('-'),
  parties: () => ({}),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE', 'EXPERT'],
  links: ({ application }) => ({ application }),
  claims: ({ application }) => [
    {
      scope: 'review',
      value: application,
      law: text('P10(2)'),
      says: { zh: '该申请的专家评审已在进行', en: 'the review of this application is under way already' },
    },
  ],
  // Scores are sealed until all are in, from experts and readers alike.
  sealed: ({ result }) => (result ? { fields: [], events: [] } : { fields: ['scores'], events: ['SUBMIT_SCORE'] }),
  // No score, and nobody's name, before the chair has signed.
  shares: ({ application, result, signed }) => ({
    application,
    recommended: signed ? (result?.recommended ?? null) : null,
    score: signed ? (result?.score ?? null) : null,
  }),
  retention: null,
});
