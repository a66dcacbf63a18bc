// Handling of a suspected violation (违法违规处置), T22.
import { defineLifecycle, speaking } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { suspicionIn } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { namedCasesExist } from './guards.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

export const violationCase = defineLifecycle({
  id: 'violationCase',
  version: 4,
  title: words.title,
  label: ({ trade, listing, subjects }) => label(trade ?? listing, ...subjects.slice(0, 1)),
  law: [text('T22')],
  machine,
  events,
  input,
  opens: {
    by: ['CENTER', 'OPCO'],
    law: [text('T22'), reading('T6', 'D-0077')],
    facts: ({ trade, listing, subjects }: Input) => ({
      trade: { case: trade, of: 'trade' },
      listing: { case: listing, of: 'listingRegistration' },
      subjects: { cases: subjects, of: 'subjectRegistration' },
    }),
    rules: speaking(words.openings, { namedCasesExist }),
  },
  stem: ({ trade, listing, subjects }: Input) => trade ?? listing ?? subjects[0]!,
  parties: ({ respondents }) => ({ respondent: respondents }),
  readers: ['CENTER', 'SUPERVISOR'],
  facts: (event: Partial<Event>) =>
    event.type === 'EXTEND_SCOPE'
      ? {
          listing: { case: event.listing, of: 'listingRegistration' },
          subjects: { cases: event.subjects ?? [], of: 'subjectRegistration' },
        }
      : {},
  links: ({ trade, listing, subjects, concerned }) => ({ trade, listing, subject: subjects, concerned }),
  onFile: (context) => toConfirm('CONFIRM', suspicionIn(context)),
  hands: ({ foundBy, confirmation, measures, report, rectification }) => [
    ...foundBy,
    ...(confirmation?.by ?? []),
    ...measures.flatMap(({ by }) => by),
    ...(report?.by ?? []),
    ...(rectification?.by ?? []),
  ],
  shares: ({ report, receipt }) => ({ reported: report !== null, received: receipt !== null }),
  retention: { years: 'trade.retention.years', law: text('T24') },
  migrations,
});
