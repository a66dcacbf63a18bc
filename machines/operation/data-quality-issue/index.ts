// A quality problem of public data (数据治理需求), P19.
import { cited, defineLifecycle, one, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { hashText } from '../../kernel/hash.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
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
  version: 1,
  title: words.title,
  law: [text('P19')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P19')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules,
  },
  stem: ({ agreement, dataset }: Input) => `${stemOf(agreement)}-${hashText(dataset).slice(0, 8)}`,
  parties: ({ operator, provider }) => ({ operator, provider }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE'],
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
  retention: null,
});
