// The annual evaluation (年度评估, P12), and the periodic one of a part of the year (定期评估, P28).
import { cited, defineLifecycle, one, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

const yearIsNew = cited(
  ({ event }: { event: { input: Input } & Stamp }) => {
    const done = one(event.facts, 'agreement')?.shares['evaluations'];
    const { year, part = null } = event.input;
    return !(Array.isArray(done) ? (done as { year?: unknown; part?: unknown }[]) : []).some(
      (other) => other.year === year && other.part === part,
    );
  },
  {
    law: reading(['P12', 'P28'], 'D-0039'),
    reads: 'facts',
    says: { zh: '该年度（该期）已完成评估', en: 'this year, or this part of it, has been evaluated already' },
  },
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
    by: ['AUTHORITY'],
    law: [text('P12', 'P28')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules: [agreementIsInForce(text('P12')), yearIsNew],
  },
  stem: ({ agreement, year, part }: Input) => `${stemOf(agreement)}-${year}${part ? `-${part}` : ''}`,
  parties: ({ operator, evaluator }) => ({ operator, evaluator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  facts: (event, { agreement }) => (event.type === 'ASSESS' ? { agreement: { case: agreement } } : {}),
  links: ({ agreement }) => ({ agreement }),
  claims: ({ agreement, year, part }) => [
    {
      scope: 'annualEvaluation',
      value: `${agreement}/${year}${part ? `/${part}` : ''}`,
      law: reading(['P12', 'P28'], 'D-0039'),
      says: {
        zh: '该年度（该期）的评估正在进行',
        en: 'the evaluation of this year, or of this part of it, is under way',
      },
    },
  ],
  shares: ({ agreement, year, part, conforming }) => ({ agreement, year, part, conforming }),
  retention: null,
});
