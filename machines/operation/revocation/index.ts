// Revocation of an authorization (撤销授权), P7(3) and P31.
import { param } from '../../kernel/env.ts';
import { cited, defineLifecycle, type Stamp } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

const groundIsListed = cited(
  ({ event }: { event: { input: Input } & Stamp }) =>
    (param('pd.revocation.grounds') as string[]).includes(event.input.ground),
  {
    law: [gap('P7(3)', 'D-0041'), text('P16(2)', 'P20', 'P27')],
    reads: 'payload',
    says: {
      zh: '撤销事由不在规则包所列之内；请从所列事由中选择',
      en: 'the ground is not one that the regime lists; name one of them',
    },
  },
);

export const revocation = defineLifecycle({
  id: 'revocation',
  version: 1,
  title: { zh: '撤销授权', en: 'Revocation' },
  law: [text('P7(3)', 'P31')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY', 'COMMITTEE_OFFICE'],
    law: [text('P7(3)')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules: [agreementIsInForce(text('P7(3)')), groundIsListed],
  },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  links: ({ agreement }) => ({ agreement }),
  shares: ({ agreement, ground }) => ({ agreement, ground }),
  retention: null,
});
