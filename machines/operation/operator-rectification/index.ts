// Order to correct (责令改正), P29.
import { now } from '../../kernel/env.ts';
import { cited, defineLifecycle, many, one, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { textsIn } from '../../shared/facts.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };
/** P29 itself speaks of results of an evaluation; that another finding is followed by an order is our reading. */
const order = reading(['P26', 'P29'], 'D-0126');

const rules = speaking(words.openings, {
  agreementIsInForce: agreementIsInForce(order),
  limitIsAhead: cited(order, 'payload', ({ event }: Opening) => Date.parse(event.input.due) > Date.parse(now())),
  /** An evaluation opens its own order; the authority orders on another finding, which it states. */
  findingIsStated: cited(
    order,
    'payload',
    ({ event }: Opening) =>
      (event.actor.hat === 'SYSTEM' && !!event.input.evaluation) || (!event.input.evaluation && !!event.input.finding),
  ),
  scopeIsNamed: cited(reading('P29', 'D-0173'), 'payload', ({ event }: Opening) => {
    const { evaluation, scope, datasets } = event.input;
    return scope === 'all' ? evaluation !== null : scope.length + datasets.length > 0;
  }),
  scopeIsOfTheAgreement: cited(reading('P29', 'D-0173'), 'facts', ({ event }: Opening) => {
    const { scope, datasets } = event.input;
    const inScope = textsIn(one(event.facts, 'agreement')?.shares['datasets']);
    return (
      datasets.every((dataset) => inScope.includes(dataset)) &&
      (scope === 'all' || scope.every((grant) => many(event.facts, 'grants').some(({ id }) => id === grant)))
    );
  }),
});

export const operatorRectification = defineLifecycle({
  id: 'operatorRectification',
  version: 3,
  title: words.title,
  label: ({ operator, items }) => label(partyLabel(operator), items[0]?.item),
  law: [text('P29')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P29'), order],
    facts: ({ agreement }: Input) => ({
      agreement: { case: agreement, of: 'operatingAgreement' },
      grants: { linked: { lifecycle: 'scenarioGrant', rel: 'agreement', to: agreement } },
    }),
    rules,
  },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  links: ({ agreement }) => ({ agreement }),
  shares: ({ agreement, due, scope, datasets }) => ({ agreement, due, scope, datasets }),
  hands: ({ issuers, deciders }) => [...issuers, ...deciders],
  retention: null,
  migrations,
});
