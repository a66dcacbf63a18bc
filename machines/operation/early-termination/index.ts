// Early termination (提前终止协议), P13.
import { dueAt, endOfDay } from '../../kernel/durations.ts';
import { env, now, param } from '../../kernel/env.ts';
import { cited, defineLifecycle, one, type Stamp } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

type Opening = { event: { input: Input } & Stamp };

// A period of notice protects the other side: it does not roll, and the day it was given does not count.
const noticeIsKept = cited(
  ({ event }: Opening) =>
    endOfDay(event.input.effectiveDate) >=
    dueAt(now(), param('pd.earlyTermination.notice'), env().calendar, { roll: false }).at,
  {
    law: gap('P13', 'D-0041'),
    reads: 'payload',
    says: { zh: '提前终止须提前预告；请按预告期推后终止日期', en: 'an early end needs notice; choose a later day' },
  },
);
const isEarly = cited(
  ({ event }: Opening) => {
    const end = one(event.facts, 'agreement')?.shares['endsAt'];
    return typeof end === 'string' && endOfDay(event.input.effectiveDate) < end;
  },
  {
    law: text('P13'),
    reads: 'facts',
    says: {
      zh: '终止日期须早于协议期满；期满将自行终止，无须申请',
      en: 'the day lies before the end of the term; the term ends by itself',
    },
  },
);

export const earlyTermination = defineLifecycle({
  id: 'earlyTermination',
  version: 1,
  title: { zh: '提前终止', en: 'Early termination' },
  law: [text('P13')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P13')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules: [agreementIsInForce(text('P13')), actsForTheOperator(text('P13')), noticeIsKept, isEarly],
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
      says: { zh: '该协议的提前终止申请正在办理', en: 'a request to end this agreement early is pending' },
    },
  ],
  shares: ({ agreement, effectiveDate }) => ({ agreement, effectiveDate }),
  retention: null,
});
