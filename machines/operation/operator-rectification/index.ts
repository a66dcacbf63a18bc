// Order to correct (责令改正), P29.
import { now } from '../../kernel/env.ts';
import { cited, defineLifecycle, many, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

type Opening = { event: { input: Input } & Stamp };

const limitIsAhead = cited(({ event }: Opening) => Date.parse(event.input.due) > Date.parse(now()), {
  law: text('P29'),
  reads: 'payload',
  says: { zh: '整改期限须晚于现在', en: 'the limit of an order lies in the future' },
});
/** An evaluation opens its own order; the authority orders on another finding, which it states. */
const findingIsStated = cited(
  ({ event }: Opening) =>
    (event.actor.hat === 'SYSTEM' && !!event.input.evaluation) || (!event.input.evaluation && !!event.input.finding),
  {
    law: reading(['P26', 'P29'], 'D-0126'),
    reads: 'payload',
    says: {
      zh: '评估不符合的,由评估案件直接责令改正;依其他检查发现责令改正的,请写明事实(finding)',
      en: 'an evaluation opens its own order; for an order on another finding state what was found (finding)',
    },
  },
);
const scopeIsOfTheAgreement = cited(
  ({ event }: Opening) => {
    const { scope } = event.input;
    return scope === 'all' || scope.every((grant) => many(event.facts, 'grants').some(({ id }) => id === grant));
  },
  {
    law: text('P29'),
    reads: 'facts',
    says: {
      zh: '所列场景授权须属于该协议且未终结',
      en: 'the grants that are listed must be open grants of this agreement',
    },
  },
);

export const operatorRectification = defineLifecycle({
  id: 'operatorRectification',
  version: 1,
  title: { zh: '责令改正', en: 'Order to correct' },
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
    rules: [agreementIsInForce(text('P29')), limitIsAhead, findingIsStated, scopeIsOfTheAgreement],
  },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  links: ({ agreement }) => ({ agreement }),
  shares: ({ agreement, due, scope }) => ({ agreement, due, scope }),
  retention: null,
});
