// Admission of staff to the domain (人员备案审查), P20(1).
import { personsIn } from '../../kernel/hands.ts';
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { partyOf } from '../../shared/parties.ts';
import { grantsAreOfTheAgreement } from '../../shared/under-agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

const rules = {
  actsForTheOperator: actsForTheOperator(text('P20(1)')),
  agreementIsInForce: agreementIsInForce(text('P20(1)')),
  grantsAreOfTheAgreement: grantsAreOfTheAgreement(text('P17', 'P20(1)')),
};

export const staffAdmission = defineLifecycle({
  id: 'staffAdmission',
  version: 2,
  title: words.title,
  label: ({ position, operator }) => label(position, partyLabel(operator)),
  law: [text('P20(1)')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P20(1)')],
    facts: ({ agreement, grants }: Input) => ({
      agreement: { case: agreement, of: 'operatingAgreement' },
      grants: { cases: grants, of: 'scenarioGrant' },
    }),
    rules,
  },
  stem: ({ agreement, person }: Input) => `${stemOf(agreement)}-${person.ref.slice(0, 12)}`,
  parties: ({ operator, person }) => ({ operator, person: partyOf(person) }),
  readers: ['AUTHORITY'],
  facts: (event: Event, { agreement }) => {
    switch (event.type) {
      case 'PASS':
      case 'SIGN_NDA':
        return { agreement: { case: agreement, of: 'operatingAgreement' } };
      case 'ASSIGN_SCENARIOS':
        return { grants: { cases: event.grants ?? [], of: 'scenarioGrant' } };
      case 'ENTER_DOMAIN':
        return { grant: { case: event.grant, of: 'scenarioGrant' } };
      case 'AGREEMENT_ENDED':
        return { successor: { case: event.successor, of: 'operatingAgreement' } };
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
      says: words.claims.staff,
    },
  ],
  shares: ({ agreement, operator, grants, admittedAt }) => ({
    agreement,
    operator,
    grants: grants.map(({ grant }) => grant),
    admittedAt,
  }),
  hands: ({ proposers, suspendedBy }) => [...proposers, ...suspendedBy],
  retention: null,
  migrations: {
    1: {
      name: 'a filing keeps all who proposed it, and who suspended the person',
      migrate: (state) => {
        const { proposedBy, ...rest } = state.context as { proposedBy?: string };
        return {
          ...state,
          context: { ...rest, proposers: personsIn([proposedBy]), reviewers: [], suspendedBy: [] },
        };
      },
    },
  },
});
