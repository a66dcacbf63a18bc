// The operating agreement (授权运营协议), P4(3)(4), P10(3), P13.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { hashOf } from '../../kernel/hash.ts';
import { reading, text } from '../../law/cite.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { asHands, confirmsByName, nothingProposed, withContext } from '../../shared/migrating.ts';
import { partyOf } from '../../shared/parties.ts';
import { type Terms, events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { coverOf, providersOf } from './scope.ts';
import { endOf } from './setup.ts';
import { endOfTerm } from './term.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

/** What a signature names: the text, and the terms that stand with it. */
const signed = (terms: Terms) => ({ document: terms.document, confirms: hashOf(terms) });

export const operatingAgreement = defineLifecycle({
  id: 'operatingAgreement',
  version: 4,
  title: words.title,
  label: ({ operator }) => label(operator.name),
  law: [text('P4(4)', 'P10(3)', 'P13')],
  machine,
  events,
  input,
  // No agreement without an approved application (P7(3), P10): only the application opens it.
  opens: {
    by: ['SYSTEM'],
    law: [text('P10(3)')],
    facts: ({ previous }: Input) => ({ previous: { case: previous, of: 'operatingAgreement' } }),
  },
  stem: ({ operator }: Input) => operator.uscc,
  // A provider reads the signed agreement that holds its data, and no other.
  parties: (context) => ({
    operator: partyOf(context.operator),
    provider: context.startsAt ? [...new Set(Object.values(providersOf(context)))] : [],
  }),
  readers: ['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE'],
  dues: { endsAt: endOfTerm },
  hands: ({ drafters, signedByOperator, signedByAuthority }) => [
    ...drafters,
    signedByOperator?.person,
    signedByAuthority?.person,
  ],
  facts: (event, { previous }, self) => {
    if (event.type === 'SIGN_AS_OPERATOR' || event.type === 'SIGN_AS_AUTHORITY')
      return { previous: { case: previous, of: 'operatingAgreement' } };
    if (event.type === 'TERMINATE_SCOPE')
      return { grants: { linked: { lifecycle: 'scenarioGrant', rel: 'agreement', to: self } } };
    return {};
  },
  // What left the scope of one agreement is known wherever its operator applies again (P29).
  links: ({ application, previous, operator }) => ({ application, previous, operator: partyOf(operator) }),
  onFile: ({ terms, proposal }) => ({
    ...toConfirm('CONFIRM_LAPSE', proposal),
    ...(terms && { SIGN_AS_OPERATOR: signed(terms), SIGN_AS_AUTHORITY: signed(terms) }),
  }),
  claims: ({ application, previous }) => [
    {
      scope: 'agreementOfApplication',
      value: application,
      law: text('P10(3)'),
      says: words.claims.agreementOfApplication,
    },
    ...(previous
      ? [
          {
            scope: 'successor',
            value: previous,
            law: reading('P13', 'D-0037'),
            says: words.claims.successor,
          },
        ]
      : []),
  ],
  shares: (context) => ({
    operator: partyOf(context.operator),
    name: context.operator.name,
    application: context.application,
    previous: context.previous,
    predecessors: context.predecessors,
    startsAt: context.startsAt,
    endsAt: endOf(context),
    ...coverOf(context),
    providers: providersOf(context),
    affiliates: context.affiliates,
    terminated: context.terminated,
    rights: context.terms?.rights ?? [],
    purposes: context.terms?.charging.map(({ purpose }) => purpose) ?? [],
    causes: context.causes,
    overdue: context.overdue,
    evaluations: context.evaluations,
    successor: context.successor?.agreement ?? null,
    end: context.end && { kind: context.end.kind, at: context.end.at },
  }),
  retention: null,
  migrations: {
    1: {
      name: 'an agreement knows what was decided, its hands, and what has left its scope',
      migrate: withContext(({ drafter, ...old }) => ({
        ...old,
        approved: null,
        extensions: 0,
        affiliates: [],
        filers: [],
        drafters: asHands(drafter),
        terminated: { datasets: [], scenarios: [] },
      })),
    },
    2: { name: 'a lapse is proposed, and confirmed by another person', migrate: nothingProposed },
    3: confirmsByName,
  },
});
