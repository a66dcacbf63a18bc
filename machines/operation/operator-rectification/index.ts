// Order to correct (责令改正), P29.
import { now } from '../../kernel/env.ts';
import { cited, defineLifecycle, many, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  agreementIsInForce: agreementIsInForce(text('P29')),
  limitIsAhead: cited(text('P29'), 'payload', ({ event }: Opening) => Date.parse(event.input.due) > Date.parse(now())),
  /** An evaluation opens its own order; the authority orders on another finding, which it states. */
  findingIsStated: cited(
    reading(['P26', 'P29'], 'D-0126'),
    'payload',
    ({ event }: Opening) =>
      (event.actor.hat === 'SYSTEM' && !!event.input.evaluation) || (!event.input.evaluation && !!event.input.finding),
  ),
  scopeIsOfTheAgreement: cited(text('P29'), 'facts', ({ event }: Opening) => {
    const { scope } = event.input;
    return scope === 'all' || scope.every((grant) => many(event.facts, 'grants').some(({ id }) => id === grant));
  }),
});

export const operatorRectification = defineLifecycle({
  id: 'operatorRectification',
  version: 1,
  title: words.title,
  law: [text('P29')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P29')],
    facts: ({ agreement }: Input) => ({
      agreement: { case: agreement },
      grants: { linked: { lifecycle: 'scenarioGrant', rel: 'agreement', to: agreement } },
    }),
    rules,
  },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  links: ({ agreement }) => ({ agreement }),
  shares: ({ agreement, due, scope }) => ({ agreement, due, scope }),
  retention: null,
});
