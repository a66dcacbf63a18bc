// A quality problem of public data (数据治理需求), P19.
import { cited, defineLifecycle, one, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { hashText } from '../../kernel/hash.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

const datasetIsAuthorized = cited(
  ({ event }: { event: { input: Input } & Stamp }) => {
    const datasets = one(event.facts, 'agreement')?.shares['datasets'];
    return Array.isArray(datasets) && datasets.includes(event.input.dataset);
  },
  {
    law: text('P19'),
    reads: 'facts',
    says: {
      zh: '只能就协议授权的公共数据提出治理需求；请核对数据集名称',
      en: 'an issue is about public data that the agreement authorizes; check the name of the data set',
    },
  },
);

export const dataQualityIssue = defineLifecycle({
  id: 'dataQualityIssue',
  version: 1,
  title: { zh: '数据治理需求', en: 'Data quality issue' },
  law: [text('P19')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P19')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules: [actsForTheOperator(text('P19')), agreementIsInForce(text('P19')), datasetIsAuthorized],
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
      says: { zh: '同一问题已在治理中', en: 'the same problem is being put right already' },
    },
  ],
  shares: ({ agreement, dataset, dueAt, overdueTimes }) => ({ agreement, dataset, dueAt, overdueTimes }),
  retention: null,
});
