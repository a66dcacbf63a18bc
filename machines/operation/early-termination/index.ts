// Early termination (提前终止协议), P13.
import { dueAfter, endOfDay } from '../../kernel/durations.ts';
import { env, now, param } from '../../kernel/env.ts';
import { cited, defineLifecycle, one, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { asHands, withContext } from '../../shared/migrating.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  agreementIsInForce: agreementIsInForce(text('P13')),
  actsForTheOperator: actsForTheOperator(text('P13')),
  // The period of notice protects the other side: it does not roll, and the day of the request does not count.
  noticeIsKept: cited(
    gap('P13', 'D-0041'),
    'payload',
    ({ event }: Opening) =>
      endOfDay(event.input.effectiveDate) >=
      dueAfter(now(), param('pd.earlyTermination.notice'), env().calendar, { roll: false }).at,
  ),
  isEarly: cited(text('P13'), 'facts', ({ event }: Opening) => {
    const end = one(event.facts, 'agreement')?.shares['endsAt'];
    return typeof end === 'string' && endOfDay(event.input.effectiveDate) < end;
  }),
});

export const earlyTermination = defineLifecycle({
  id: 'earlyTermination',
  version: 2,
  title: words.title,
  label: ({ operator, effectiveDate }) => label(partyLabel(operator), effectiveDate),
  law: [text('P13')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P13')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules,
  },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  links: ({ agreement }) => ({ agreement }),
  claims: ({ agreement }) => [
    {
      scope: 'earlyTermination',
      value: agreement,
      law: gap('P13', 'D-0127'),
      says: words.claims.earlyTermination,
    },
  ],
  shares: ({ agreement, effectiveDate }) => ({ agreement, effectiveDate }),
  hands: ({ applicants, reviewers }) => [...applicants, ...reviewers],
  retention: null,
  migrations: {
    1: {
      name: 'a request for an early end knows every hand',
      migrate: withContext(({ applicant, ...old }) => ({ ...old, applicants: asHands(applicant), reviewers: [] })),
    },
  },
});
