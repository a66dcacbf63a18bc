// A quality problem of public data (数据治理需求), P19.
import { dueUnder, env, param } from '../../kernel/env.ts';
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { cited, defineLifecycle, one, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { asksMore } from '../../shared/migrating.ts';
import { hashText } from '../../kernel/hash.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  actsForTheOperator: actsForTheOperator(text('P19')),
  agreementIsInForce: agreementIsInForce(text('P19')),
  datasetIsAuthorized: cited(text('P19'), 'facts', ({ event }: Opening) => {
    const datasets = one(event.facts, 'agreement')?.shares['datasets'];
    return Array.isArray(datasets) && datasets.includes(event.input.dataset);
  }),
});

export const dataQualityIssue = defineLifecycle({
  id: 'dataQualityIssue',
  version: 3,
  title: words.title,
  label: ({ dataset, operator }) => label(dataset, partyLabel(operator)),
  law: [text('P19')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P19')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules,
  },
  stem: ({ agreement, dataset }: Input) => `${stemOf(agreement)}-${hashText(dataset).slice(0, 8)}`,
  parties: ({ operator, provider }) => ({ operator, provider }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE'],
  facts: (event: Event, { agreement }) =>
    event.type === 'ACCEPT' ? { agreement: { case: agreement, of: 'operatingAgreement' } } : {},
  links: ({ agreement }) => ({ agreement }),
  claims: ({ agreement, dataset, problem }) => [
    {
      scope: 'qualityIssue',
      value: `${agreement}/${hashText(`${dataset}/${problem}`)}`,
      law: reading('P19', 'D-0147'),
      says: words.claims.qualityIssue,
    },
  ],
  shares: ({ agreement, dataset, dueAt, overdueTimes }) => ({ agreement, dataset, dueAt, overdueTimes }),
  hands: ({ raisers, fixers }) => [...raisers, ...fixers],
  dues: { dueAt: ({ dueFrom }) => dueFrom && dueUnder(env(), dueFrom, param('pd.quality.suggestedDue')).at },
  retention: null,
  migrations: {
    2: asksMore('nobody bound by a limit extends it'),
    1: {
      name: 'an issue keeps all who raised and corrected it',
      migrate: (state) => {
        const { raisedBy, fix, ...rest } = state.context as {
          raisedBy?: string;
          fix: (JsonObject & { by?: string }) | null;
        };
        const { by, ...known } = fix ?? {};
        return {
          ...state,
          context: {
            ...rest,
            dueFrom: null,
            extensions: 0,
            fix: fix && known,
            raisers: personsIn([raisedBy]),
            fixers: personsIn([by]),
          } as JsonObject,
        };
      },
    },
  },
});
