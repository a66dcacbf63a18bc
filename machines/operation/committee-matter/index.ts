// A matter of the management committee (委员会审议), P7 and P10(2)(3).
import { cited, defineLifecycle, speaking } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { withContext } from '../../shared/migrating.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { beginning, label } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input; actor: { hat: string } } };

const rules = speaking(words.openings, {
  /** What a person may open; the other kinds come from their own case. */
  isMajorIssue: cited(
    reading(['P7(3)', 'P7(5)'], 'D-0108'),
    'payload',
    ({ event }: Opening) => event.actor.hat === 'SYSTEM' || event.input.kind === 'MAJOR_ISSUE',
  ),
});

export const committeeMatter = defineLifecycle({
  id: 'committeeMatter',
  version: 3,
  title: words.title,
  label: ({ summary }) => label(beginning(summary)),
  law: [text('P7', 'P7(3)', 'P10(2)')],
  machine,
  events,
  input,
  opens: { by: ['AUTHORITY', 'COMMITTEE_OFFICE'], law: [text('P7(3)', 'P7(5)')], rules },
  stem: ({ kind, about }: Input) => (about ? `${kind}-${about.split('/').slice(1).join('-')}` : kind),
  parties: () => ({}),
  judges: ({ party }) => ({ applicant: party, operator: party }),
  readers: ['COMMITTEE', 'COMMITTEE_OFFICE', 'AUTHORITY'],
  links: ({ about }) => ({ about }),
  claims: ({ kind, about, outcome }) =>
    about && !outcome
      ? [
          {
            scope: 'matter',
            value: `${kind}/${about}`,
            law: reading('P7(3)', 'D-0108'),
            says: words.claims.matter,
          },
        ]
      : [],
  shares: ({ kind, about, outcome, decidedAt }) => ({ kind, about, outcome, decidedAt }),
  hands: ({ hands }) => hands,
  retention: null,
  migrations: {
    1: { name: 'a matter knows the scope that it is about', migrate: withContext((old) => ({ ...old, scope: null })) },
    2: { name: 'a matter knows whom it is about', migrate: withContext((old) => ({ ...old, party: null })) },
  },
});
