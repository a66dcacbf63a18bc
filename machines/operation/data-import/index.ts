// Import of social data into the domain (社会数据导入), P20(3).
import { personsIn } from '../../kernel/hands.ts';
import { cited, defineLifecycle, one, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { hashText } from '../../kernel/hash.ts';
import { reading, text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  actsForTheOperator: actsForTheOperator(text('P20(3)')),
  agreementIsInForce: agreementIsInForce(text('P20(3)')),
  grantIsOfTheAgreement: cited(text('P17', 'P20(3)'), 'facts', ({ event: { input, facts } }: Opening) => {
    const found = one(facts, 'grant');
    return found?.id === input.grant && found.open && found.shares['agreement'] === input.agreement;
  }),
});

export const dataImport = defineLifecycle({
  id: 'dataImport',
  version: 2,
  title: words.title,
  label: ({ title, scenario }) => label(title, scenario),
  law: [text('P20(3)')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P20(3)')],
    facts: ({ agreement, grant }: Input) => ({
      agreement: { case: agreement, of: 'operatingAgreement' },
      grant: { case: grant, of: 'scenarioGrant' },
    }),
    rules,
  },
  stem: ({ agreement, title }: Input) => `${stemOf(agreement)}-${hashText(title).slice(0, 8)}`,
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY'],
  facts: (event: Event, { agreement, grant }) =>
    ['SUBMIT', 'RESUBMIT', 'APPROVE', 'IMPORT', 'REMOVE', 'GRANT_RESTORED'].includes(event.type)
      ? { agreement: { case: agreement, of: 'operatingAgreement' }, grant: { case: grant, of: 'scenarioGrant' } }
      : event.type === 'AGREEMENT_ENDED'
        ? {
            successor: { case: event.successor, of: 'operatingAgreement' },
            grant: { case: grant, of: 'scenarioGrant' },
          }
        : {},
  links: ({ agreement, grant }) => ({ agreement, grant }),
  claims: ({ grant, dossier }) =>
    dossier
      ? [
          {
            scope: 'dataImport',
            value: `${grant}/${dossier.fingerprint}`,
            law: reading('P20(3)', 'D-0145'),
            says: words.claims.dataImport,
          },
        ]
      : [],
  shares: ({ agreement, grant, imported }) => ({ agreement, grant, importedAt: imported?.at ?? null }),
  hands: ({ applicants, reviewers }) => [...applicants, ...reviewers],
  retention: null,
  migrations: {
    1: {
      name: 'an import keeps its hands and its causes, and counts its calls',
      migrate: (state) => {
        const { applicant, ...rest } = state.context as { applicant?: string; approvedBy?: string | null };
        return {
          ...state,
          context: {
            ...rest,
            applicants: personsIn([applicant]),
            reviewers: personsIn([rest.approvedBy]),
            causes: [],
            halted: false,
            // An import was asked for under 1, a removal under 2.
            order: 2,
          },
        };
      },
    },
  },
});
