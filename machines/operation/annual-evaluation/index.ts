// The annual evaluation (年度评估), P12 and P28.
import { cited, defineLifecycle, one, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

const yearIsNew = cited(
  ({ event }: { event: { input: Input } & Stamp }) => {
    const done = one(event.facts, 'agreement')?.shares['evaluations'];
    return !(Array.isArray(done) ? done : []).some((other) => (other as { year?: unknown }).year === event.input.year);
  },
  { law: reading(['P12', 'P28'], 'D-0039'), reads: 'facts', says: { zh: '该年度已完成评估', en: 'this year has been evaluated already' } },
);

export const annualEvaluation = defineLifecycle({
  id: 'annualEvaluation',
  version: 1,
  title: { zh: '年度评估', en: 'Annual evaluation' },
  law: [text('P12', 'P28')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'], law: [text('P12')], facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules: [agreementIsInForce(text('P12')), yearIsNew],
  },
  stem: ({ agreement, year }: Input) => `${stemOf(agreement)}-${year}`,
  parties: ({ operator, evaluator }) => ({ operator, evaluator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  facts: (event, { agreement }) => (event.type === 'ASSESS' ? { agreement: { case: agreement } } : {}),
  links: ({ agreement }) => ({ agreement }),
  claims: ({ agreement, year }) => [
    { scope: 'annualEvaluation', value: `${agreement}/${year}`, law: reading(['P12', 'P28'], 'D-0039'), says: { zh: '该年度的评估正在进行', en: 'the evaluation of this year is under way' } },
  ],
  shares: ({ agreement, year, conforming }) => ({ agreement, year, conforming }),
  retention: null,
});
