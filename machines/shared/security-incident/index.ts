// Handling of a security incident (数据安全事件), T27 and P26.
import { type FactRequest, defineLifecycle } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import type { Role } from '../../law/roles.ts';
import { toConfirm } from '../confirming.ts';
import { eachOfItsKind } from '../facts.ts';
import { rulesNamed } from '../rule-register/in-force.ts';
import type { Context } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { factsOfNaming, namedOf } from './affected.ts';
import { openings, ordersOf } from './guards.ts';
import { kinds } from './measures.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { dateOf } from '../../kernel/durations.ts';
import { label } from '../labels.ts';
import { words } from './words.ts';

/** Whose it is, and who supervises them. */
const readers: Record<Context['scope'], Role[]> = {
  venue: ['CENTER', 'OPCO', 'SUPERVISOR'],
  domain: ['AUTHORITY', 'COMMITTEE_OFFICE'],
};
const ending = (context: Context) => eachOfItsKind('followed', ordersOf(context), ['rectificationOrder']);
const factsOf = (event: Partial<Event>, context: Context): Record<string, FactRequest | undefined> => {
  const { affected, scope } = context;
  switch (event.type) {
    case 'NAME_AFFECTED':
      return factsOfNaming(event, scope);
    case 'FALSE_ALARM':
      return { ...namedOf(affected, scope), ...ending(context) };
    case 'CLOSE':
      return ending(context);
    case 'LIFT_MEASURE':
      return { target: { case: event.target, of: (event.measure && kinds[event.measure]?.lifecycle) ?? '' } };
    case 'LIFT_MEASURES':
      return { targets: { cases: event.targets ?? [], of: (event.measure && kinds[event.measure]?.lifecycle) ?? '' } };
    case 'TAKE_MEASURES':
      return event.measure
        ? {
            targets: { cases: event.targets ?? [], of: kinds[event.measure]?.lifecycle ?? '' },
            grants: { cases: event.grants ?? [], of: 'scenarioGrant' },
          }
        : {};
    default:
      return {};
  }
};

export const securityIncident = defineLifecycle({
  id: 'securityIncident',
  version: 4,
  title: words.title,
  label: ({ kind, discoveredAt }) => label(words.kinds[kind], dateOf(discoveredAt)),
  law: [text('T27'), reading('P26', 'D-0255')],
  machine,
  events,
  input,
  opens: {
    by: ['CENTER', 'OPCO', 'AUTHORITY', 'DOMAIN', 'OPERATOR'],
    law: [text('T27'), reading(['P16(2)', 'P26'], 'D-0255')],
    facts: ({ plan }: Input) => rulesNamed([plan]),
    rules: openings,
  },
  stem: ({ scope, discoveredAt }: Input) => `${scope}-${discoveredAt.slice(0, 10)}`,
  parties: ({ operators }) => ({ operator: operators }),
  readers: [...readers.venue, ...readers.domain],
  readersIn: ({ scope }) => readers[scope],
  // What it needs to remedy its part; not whom else it hit, what they lost, or who judged what (T25).
  views: {
    operator: {
      fields: ['id', 'kind', 'scope', 'discoveredAt', 'critical', 'grade', 'remedy', 'plan'],
      events: ['GRADE', 'START_REMEDY', 'FINISH_REMEDY'],
    },
  },
  facts: factsOf,
  links: ({ affected, measures }) => ({
    concerned: [...new Set([...affected, ...measures.map(({ target }) => target)])],
  }),
  onFile: ({ lowering }) => toConfirm('CONFIRM_LOWERING', lowering),
  hands: ({ finders, lowering, namers, measures }) => [
    ...finders,
    ...(lowering?.by ?? []),
    ...namers,
    ...measures.flatMap(({ by }) => by),
  ],
  shares: ({ kind, scope, grade, discoveredAt }) => ({ kind, scope, grade, discoveredAt }),
  retention: { years: 'trade.retention.years', law: text('T24') },
  migrations,
});
