// The annual evaluation (年度评估, P12), and the periodic one of a part of the year (定期评估, P28).
import { type Stamp, cited, defineLifecycle, one, speaking } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };
type Evaluated = { year?: unknown; part?: unknown };

const rules = speaking(words.openings, {
  agreementIsInForce: agreementIsInForce(text('P12')),
  yearIsNew: cited(reading(['P12', 'P28'], 'D-0039'), 'facts', ({ event }: Opening) => {
    const done = one(event.facts, 'agreement')?.shares['evaluations'];
    const { year, part = null } = event.input;
    return !(Array.isArray(done) ? (done as Evaluated[]) : []).some(
      (other) => other.year === year && other.part === part,
    );
  }),
});

export const annualEvaluation = defineLifecycle({
  id: 'annualEvaluation',
  version: 1,
  title: words.title,
  law: [text('P12', 'P28')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P12', 'P28')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules,
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
      says: words.claims.annualEvaluation,
    },
  ],
  shares: ({ agreement, year, part, conforming }) => ({ agreement, year, part, conforming }),
  retention: null,
});
