// Revocation of an authorization (撤销授权), P7(3) and P31.
import { param } from '../../kernel/env.ts';
import { cited, defineLifecycle, speaking, type Stamp } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { asHands, withContext } from '../../shared/migrating.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

const rules = speaking(words.openings, {
  agreementIsInForce: agreementIsInForce(text('P7(3)')),
  groundIsListed: cited(
    [gap('P7(3)', 'D-0041'), text('P16(2)', 'P20', 'P27')],
    'payload',
    ({ event }: { event: { input: Input } & Stamp }) =>
      (param('pd.revocation.grounds') as string[]).includes(event.input.ground),
  ),
});

export const revocation = defineLifecycle({
  id: 'revocation',
  version: 2,
  title: words.title,
  label: ({ operator }) => label(partyLabel(operator)),
  law: [text('P7(3)', 'P31')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY', 'COMMITTEE_OFFICE'],
    law: [text('P7(3)')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules,
  },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  links: ({ agreement }) => ({ agreement }),
  shares: ({ agreement, ground }) => ({ agreement, ground }),
  hands: ({ accusers, investigators }) => [...accusers, ...investigators],
  retention: null,
  migrations: {
    1: {
      name: 'a revocation knows every hand',
      migrate: withContext(({ accuser, investigator, ...old }) => ({
        ...old,
        accusers: asHands(accuser),
        investigators: asHands(investigator),
      })),
    },
  },
});
