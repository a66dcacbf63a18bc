// Admission of staff to the domain (人员备案审查), P20(1).
import { cited, defineLifecycle, type Stamp } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { partyOf } from '../../shared/parties.ts';
import { grantsOf } from '../../shared/under-agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';

const grantsAreOfTheAgreement = cited(
  ({
    event: {
      input: { agreement, grants },
      facts,
    },
  }: {
    event: { input: Input } & Stamp;
  }) => grants.every((grant) => grantsOf(facts, agreement).some((other) => other.grant === grant)),
  {
    law: text('P17', 'P20(1)'),
    reads: 'facts',
    says: {
      zh: '所列场景授权须属于本协议且未终结',
      en: 'the grants that are listed must be open grants of this agreement',
    },
  },
);

export const staffAdmission = defineLifecycle({
  id: 'staffAdmission',
  version: 1,
  title: { zh: '人员备案审查', en: 'Staff admission' },
  law: [text('P20(1)')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P20(1)')],
    facts: ({ agreement, grants }: Input) => ({ agreement: { case: agreement }, grants: { cases: grants } }),
    rules: [actsForTheOperator(text('P20(1)')), agreementIsInForce(text('P20(1)')), grantsAreOfTheAgreement],
  },
  stem: ({ agreement, person }: Input) => `${stemOf(agreement)}-${person.ref.slice(0, 12)}`,
  parties: ({ operator, person }) => ({ operator, person: partyOf(person) }),
  readers: ['AUTHORITY'],
  facts: (event: Event, { agreement }) => {
    switch (event.type) {
      case 'PASS':
      case 'SIGN_NDA':
        return { agreement: { case: agreement } };
      case 'ASSIGN_SCENARIOS':
        return { grants: { cases: event.grants ?? [] } };
      case 'ENTER_DOMAIN':
        return { grant: { case: event.grant } };
      default:
        return {};
    }
  },
  links: ({ agreement, grants }) => ({ agreement, grant: grants.map(({ grant }) => grant) }),
  claims: ({ operator, person }) => [
    {
      scope: 'staff',
      value: `${operator}/${person.ref}`,
      law: text('P20(1)'),
      says: { zh: '该人员在本单位已有备案', en: 'this person is already filed for this operator' },
    },
  ],
  shares: ({ agreement, operator, grants, admittedAt }) => ({
    agreement,
    operator,
    grants: grants.map(({ grant }) => grant),
    admittedAt,
  }),
  retention: null,
});
