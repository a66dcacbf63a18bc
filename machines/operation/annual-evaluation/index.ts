// The annual evaluation (年度评估, P12), and the periodic one of a part of the year (定期评估, P28).
import { type Stamp, cited, defineLifecycle, one, speaking } from '../../kernel/lifecycle.ts';
import { endOfDay, startOfDay } from '../../kernel/durations.ts';
import { reading, say, text } from '../../law/cite.ts';
import { stemOf } from '../../shared/agreement.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { asHands, asksMore, confirmsByName, withContext } from '../../shared/migrating.ts';
import { resultIn } from './context.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };
type Evaluated = { year?: unknown; part?: unknown };

const rules = speaking(words.openings, {
  /** The last year of an agreement is evaluated after its end too: the result weighs when its operator applies again. */
  agreementRan: cited([text('P12'), reading('P12', 'D-0171')], 'facts', ({ event }: Opening) => {
    const agreement = one(event.facts, 'agreement');
    return (
      agreement?.lifecycle === 'operatingAgreement' &&
      (agreement.tags.includes('inForce') || (!!agreement.shares['startsAt'] && !!agreement.shares['end']))
    );
  }),
  yearLiesInTerm: cited(reading('P12', 'D-0171'), 'facts', ({ event }: Opening) => {
    const { startsAt, endsAt, end } = one(event.facts, 'agreement')?.shares ?? {};
    const last = (end as { at?: unknown } | null | undefined)?.at ?? endsAt;
    const { year } = event.input;
    return (
      typeof startsAt === 'string' &&
      typeof last === 'string' &&
      startsAt < endOfDay(`${year}-12-31`) &&
      last > startOfDay(`${year}-01-01`)
    );
  }),
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
  version: 4,
  title: words.title,
  label: ({ operator, year, part }) =>
    label(
      partyLabel(operator),
      part ? say(`${year} 年度第 ${part} 次`, `${year}, part ${part}`) : say(`${year} 年度`, String(year)),
    ),
  law: [text('P12', 'P28')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P12', 'P28')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules,
  },
  stem: ({ agreement, year, part }: Input) => `${stemOf(agreement)}-${year}${part ? `-${part}` : ''}`,
  parties: ({ operator, evaluator }) => ({ operator, evaluator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  facts: (event, { agreement }) =>
    event.type === 'ASSESS' || event.type === 'COMMISSION'
      ? { agreement: { case: agreement, of: 'operatingAgreement' } }
      : {},
  // A result follows the operator, under whatever agreement or announcement it applies again (P12).
  links: ({ agreement, operator, conforming }) => (conforming === null ? { agreement, operator } : { operator }),
  claims: ({ agreement, year, part }) => [
    {
      scope: 'annualEvaluation',
      value: `${agreement}/${year}${part ? `/${part}` : ''}`,
      law: reading(['P12', 'P28'], 'D-0039'),
      says: words.claims.annualEvaluation,
    },
  ],
  shares: ({ agreement, year, part, conforming }) => ({ agreement, year, part, conforming }),
  onFile: (context) => toConfirm('CONFIRM', resultIn(context)),
  hands: ({ assessors, refusers, confirmers }) => [...assessors, ...refusers, ...confirmers],
  retention: null,
  migrations: {
    1: {
      name: 'an evaluation knows every hand, and outlives its agreement',
      migrate: withContext(({ assessor, ...old }) => ({
        ...old,
        submitters: [],
        extensions: 0,
        assessors: asHands(assessor),
        refusers: [],
        confirmers: [],
        ended: false,
      })),
    },
    2: confirmsByName,
    3: asksMore('who handed in the materials does not steer the evaluation'),
  },
});
