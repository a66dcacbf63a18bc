// Handling of a security incident (数据安全事件), T27 and P26.
import { type FactRequest, defineLifecycle } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { eachOfItsKind } from '../facts.ts';
import { rulesNamed } from '../rule-register/in-force.ts';
import type { Context } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { affectable, openings } from './guards.ts';
import { kinds } from './measures.ts';
import { machine } from './machine.ts';
import { dateOf } from '../../kernel/durations.ts';
import { label } from '../labels.ts';
import { words } from './words.ts';

/** What hangs on a case that is named, and is concerned with it; a domain's products are on the market. */
const among: Record<Context['scope'], string[]> = {
  venue: ['listingRegistration', 'trade'],
  domain: ['scenarioGrant', 'productExport', 'listingRegistration', 'trade'],
};
const everyOf = { venue: 'subjectRegistration', domain: 'operatingAgreement' };
const named = (cases: readonly string[], scope: Context['scope']) => eachOfItsKind('named', cases, affectable[scope]);

const factsOf = (event: Partial<Event>, { affected, scope }: Context): Record<string, FactRequest | undefined> => {
  switch (event.type) {
    case 'NAME_AFFECTED':
      return {
        ...named(event.cases ?? [], scope),
        under: { under: event.all ? { allOf: everyOf[scope] } : (event.cases ?? []), among: among[scope] },
      };
    case 'FALSE_ALARM':
      return named(affected, scope);
    case 'LIFT_MEASURE':
      return { target: { case: event.target, of: (event.measure && kinds[event.measure]?.lifecycle) ?? '' } };
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
  version: 1,
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
  parties: ({ operator }) => ({ operator }),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR', 'AUTHORITY', 'COMMITTEE_OFFICE'],
  facts: factsOf,
  links: ({ affected, measures }) => ({
    concerned: [...new Set([...affected, ...measures.map(({ target }) => target)])],
  }),
  hands: ({ finders, lowering, namers, measures }) => [
    ...finders,
    ...(lowering?.by ?? []),
    ...namers,
    ...measures.flatMap(({ by }) => by),
  ],
  shares: ({ kind, scope, grade, discoveredAt }) => ({ kind, scope, grade, discoveredAt }),
  retention: { years: 'trade.retention.years', law: text('T24') },
});
