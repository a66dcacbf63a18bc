// A periodic duty of the venue or of authorized operation (定期工作), T27 and P26.
import { type FactRequest, defineLifecycle } from '../../kernel/lifecycle.ts';
import { stemOf } from '../agreement.ts';
import { toConfirm } from '../confirming.ts';
import { rulesNamed } from '../rule-register/in-force.ts';
import { reportIn } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { course, duty, openings, periods } from './guards.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { dueOf, entryOf } from './period.ts';
import { dateOf } from '../../kernel/durations.ts';
import { label } from '../labels.ts';
import { words } from './words.ts';

export const periodicDuty = defineLifecycle({
  id: 'periodicDuty',
  version: 3,
  title: words.title,
  label: ({ duty, dueAt }) => label(duty, dateOf(dueAt)),
  law: [duty, periods],
  machine,
  events,
  input,
  opens: {
    by: ['CENTER', 'AUTHORITY'],
    law: [duty, periods],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules: openings,
  },
  stem: ({ side, duty: id, agreement }: Input) => `${side}-${id}${agreement ? `-${stemOf(agreement)}` : ''}`,
  // T25: what an operator reports on its own is not for the venue.
  parties: ({ side, operator }) => ({ operator, venue: side === 'venue' ? ['CENTER', 'OPCO'] : [] }),
  readers: ['SUPERVISOR', 'AUTHORITY', 'COMMITTEE_OFFICE'],
  facts: (event: Partial<Event>, _, self): Record<string, FactRequest | undefined> => {
    if (event.type === 'REPORT') return rulesNamed(event.rules ?? []);
    if (event.type === 'CONFIRM' || event.type === 'RECORD_DEFAULT')
      return { next: { linked: { lifecycle: 'periodicDuty', rel: 'follows', to: self } } };
    return {};
  },
  claims: ({ side, duty: id, agreement, extra, period }) =>
    extra
      ? []
      : [
          {
            scope: 'periodicDuty',
            value: `${side}/${id}/${period.from}${agreement ? `/${agreement}` : ''}`,
            law: course,
            says: words.claims.period,
          },
        ],
  links: ({ follows, incidents, agreement }) => ({ follows, incident: incidents, agreement }),
  shares: ({ side, duty: id, agreement, extra, period, dueAt, late, carried }) => ({
    side,
    duty: id,
    agreement,
    extra,
    period,
    dueAt,
    late,
    carried,
  }),
  dues: {
    dueAt: (context) => {
      const entry = entryOf(context);
      return context.extra || context.postponed || !entry ? null : dueOf(context.period, entry);
    },
  },
  onFile: (context) => toConfirm('CONFIRM', reportIn(context)),
  hands: ({ openers, starters, reporters }) => [...openers, ...starters, ...reporters],
  retention: null,
  migrations,
});
