// Acceptance of an operation domain (授权运营域验收), P11 and P4(5).
import { type FactRequest, defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { asksMore, nothingProposed, withContext } from '../../shared/migrating.ts';
import { partyOf } from '../../shared/parties.ts';
import { rulesNamed } from '../../shared/rule-register/in-force.ts';
import { type Event, events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

export const domainAcceptance = defineLifecycle({
  id: 'domainAcceptance',
  version: 4,
  title: words.title,
  label: ({ title, builder }) => label(title, builder.name),
  law: [text('P11', 'P4(5)')],
  machine,
  events,
  input,
  opens: { by: ['AUTHORITY'], law: [text('P11')] },
  facts: (event: Partial<Event>): Record<string, FactRequest | undefined> =>
    event.type === 'START' ? rulesNamed([event.standard]) : {},
  stem: ({ domain }: Input) => domain,
  parties: ({ builder }) => ({ builder: partyOf(builder) }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE'],
  claims: ({ domain }) => [
    {
      scope: 'domain',
      value: domain,
      law: text('P11'),
      says: words.claims.domain,
    },
  ],
  shares: ({ domain, standard, accepted }) => ({
    domain,
    standard: standard?.version ?? null,
    acceptedAt: accepted?.at ?? null,
  }),
  onFile: ({ proposal }) => toConfirm('CONFIRM_PROPOSAL', proposal),
  hands: ({ hands }) => hands,
  retention: null,
  migrations: {
    1: {
      name: 'an acceptance keeps who reported a remedy, and the version of the standard',
      migrate: withContext(({ standard, ...old }) => ({
        ...old,
        standard: standard ? { register: null, version: (standard as { version: string }).version } : null,
        remediers: [],
        extensions: 0,
      })),
    },
    2: { name: 'a new check or a retirement is proposed, and confirmed by another person', migrate: nothingProposed },
    3: asksMore('nobody bound by a limit extends it'),
  },
});
