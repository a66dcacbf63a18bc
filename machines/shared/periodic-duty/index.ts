// A periodic duty of the venue or of authorized operation (定期工作), T27 and P26.
import { type FactRequest, defineLifecycle } from '../../kernel/lifecycle.ts';
import { rulesNamed } from '../rule-register/in-force.ts';
import { type Event, type Input, events, input } from './events.ts';
import { course, duty, openings, periods } from './guards.ts';
import { machine } from './machine.ts';
import { dueOf, entryOf } from './period.ts';
import { dateOf } from '../../kernel/durations.ts';
import { label } from '../labels.ts';
import { words } from './words.ts';

export const periodicDuty = defineLifecycle({
  id: 'periodicDuty',
  version: 1,
  title: words.title,
  label: ({ duty, dueAt }) => label(duty, dateOf(dueAt)),
  law: [duty, periods],
  machine,
  events,
  input,
  opens: { by: ['CENTER', 'AUTHORITY'], law: [duty, periods], rules: openings },
  stem: ({ side, duty: id }: Input) => `${side}-${id}`,
  parties: () => ({}),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR', 'AUTHORITY', 'COMMITTEE_OFFICE'],
  facts: (event: Partial<Event>, _, self): Record<string, FactRequest | undefined> => {
    if (event.type === 'REPORT') return rulesNamed(event.rules ?? []);
    if (event.type === 'CONFIRM' || event.type === 'RECORD_DEFAULT')
      return { next: { linked: { lifecycle: 'periodicDuty', rel: 'follows', to: self } } };
    return {};
  },
  claims: ({ side, duty: id, extra, period }) =>
    extra
      ? []
      : [{ scope: 'periodicDuty', value: `${side}/${id}/${period.from}`, law: course, says: words.claims.period }],
  links: ({ follows, incidents }) => ({ follows, incident: incidents }),
  shares: ({ side, duty: id, extra, period, dueAt, late, carried }) => ({
    side,
    duty: id,
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
  hands: ({ openers, starters, reporters }) => [...openers, ...starters, ...reporters],
  retention: null,
});
