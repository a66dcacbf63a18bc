// P18: the authority and every provider review in parallel, the first version and every change alike. Silence is not
// consent; it escalates.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { providerRules, reviewRules } from '../guards/review.ts';
import { grant } from '../setup.ts';
import { words } from '../words.ts';

const returns = gap('P18', 'D-0140');

type Ways = { granted: string; refused: string; correction: string; onRefusal: ('notifyOperator' | 'dropProposal')[] };

export const review = ({ granted, refused, correction, onRefusal }: Ways) =>
  grant.createStateConfig({
    meta: state(words.states.review, text('P18')),
    tags: 'underReview',
    type: 'parallel',
    on: {
      RETURN: {
        target: correction,
        guard: and(['reviewerIsAnotherHand', 'returnsInOwnHat']),
        actions: ['recordReturn', 'recordReviewer', 'notifyOperator'],
        meta: by(['AUTHORITY', 'provider'], returns),
      },
    },
    onDone: { target: granted, actions: ['applyProposal', 'notifyOperator'], meta: auto(text('P17', 'P18')) },
    states: {
      authority: {
        meta: state(words.states['review.authority'], text('P18')),
        initial: 'pending',
        states: {
          pending: {
            meta: state(words.states['review.authority.pending'], text('P18'), {
              task: {
                by: 'AUTHORITY',
                sla: 'pd.request.sla',
                lead: 'COMMITTEE_OFFICE',
                title: words.tasks['review.authority.pending'],
              },
            }),
            on: {
              CONSENT: {
                target: 'consented',
                guard: and([...reviewRules]),
                actions: ['recordConsent', 'recordReviewer'],
                meta: by('AUTHORITY', text('P17', 'P18')),
              },
              REFUSE: {
                target: refused,
                guard: 'reviewerIsAnotherHand',
                actions: ['recordReviewer', ...onRefusal],
                meta: by('AUTHORITY', text('P18')),
              },
            },
          },
          consented: { type: 'final', meta: state(words.states['review.authority.consented'], text('P18')) },
        },
      },
      providers: {
        meta: state(words.states['review.providers'], text('P18')),
        initial: 'pending',
        states: {
          pending: {
            meta: state(words.states['review.providers.pending'], text('P18'), {
              task: {
                by: 'provider',
                sla: 'pd.request.providerSla',
                lead: 'AUTHORITY',
                title: words.tasks['review.providers.pending'],
              },
            }),
            on: {
              CONSENT_AS_PROVIDER: [
                {
                  target: 'consented',
                  guard: and([...providerRules, 'consentsSuffice']),
                  actions: ['recordAnswer', 'recordReviewer'],
                  meta: by('provider', text('P18'), reading('P18', 'D-0038')),
                },
                {
                  guard: and([...providerRules]),
                  actions: ['recordAnswer', 'recordReviewer'],
                  meta: by('provider', text('P18')),
                },
              ],
              REFUSE_AS_PROVIDER: {
                target: refused,
                guard: and(['answersAsProvider', 'providerHasNotAnswered', 'reviewerIsAnotherHand']),
                actions: ['recordAnswer', 'recordReviewer', ...onRefusal],
                meta: by('provider', text('P18'), reading('P18', 'D-0038')),
              },
            },
          },
          consented: { type: 'final', meta: state(words.states['review.providers.consented'], text('P18')) },
        },
      },
    },
  });
