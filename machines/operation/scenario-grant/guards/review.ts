// Who consents to a request (P18), and what each must find (P6(2), P9, P17).
import { branch, cited } from '../../../kernel/lifecycle.ts';
import { type Basis, reading, text } from '../../../law/cite.ts';
import { handsOf } from '../../../kernel/hands.ts';
import type { Args } from '../context.ts';
import type { Answer, Review } from '../events.ts';
import { providersOf, sideOf } from './reading.ts';

/** One finding of the authority. */
const foundClear = (field: keyof Review, law: Basis) =>
  cited(law, 'payload', ({ event }: Args) => event.type === 'CONSENT' && event.review?.[field]?.clear === true);

const ownOf = ({ context, event }: Args): string[] =>
  context.proposal?.datasets.filter(({ provider }) => provider === event.actor?.party).map(({ dataset }) => dataset) ??
  [];
const saidOf = (answers: Answer[], dataset: string, is: (answer: Answer) => boolean): boolean => {
  const said = answers.filter((answer) => answer.dataset === dataset);
  return said.length > 0 && said.every(is);
};
/** What a provider confirms of each of its data sets. */
const answered = (law: Basis, is: (answer: Answer) => boolean) =>
  cited(law, 'payload', (args: Args) => {
    const own = ownOf(args);
    const answers = (args.event.type === 'CONSENT_AS_PROVIDER' && args.event.answers) || [];
    // Whoever answers twice of the same data has said both.
    return own.length > 0 && own.every((dataset) => saidOf(answers, dataset, is));
  });

/** Each provider decides on its own data: all must consent. */
const consentsSuffice = ({ context }: Args): boolean =>
  context.answers.length + 1 === providersOf(context.proposal).length;
/** A person who asked does not review, and who reviewed for one side does not review for another one. */
const isAnotherHand = ({ context, event }: Args): boolean => {
  const side = event.actor && sideOf(event.actor);
  return (
    side !== undefined &&
    handsOf(event.actor).every(
      (person) =>
        !context.applicants.includes(person) &&
        !context.reviewers.some((reviewer) => reviewer.person === person && reviewer.side !== side),
    )
  );
};

export const reviewRules = [
  'reviewerIsAnotherHand',
  'agreementStands',
  'scopeIsNotTerminated',
  'barredDataIsLeftOut',
  'planIsStillAhead',
  'scenarioIsClear',
  'partnersAreClear',
  'scopeIsClear',
  'valueIsClear',
  'feasibilityIsClear',
  'planIsClear',
  'minimalityIsClear',
  'dataMayBeOperated',
] as const;
export const providerRules = [
  'answersAsProvider',
  'providerHasNotAnswered',
  'reviewerIsAnotherHand',
  'agreementStands',
  'scopeIsNotTerminated',
  'barredDataIsLeftOut',
  'planIsStillAhead',
  'ownDataIsCatalogued',
  'ownDataIsGraded',
  'ownRequirementsAreMet',
  'ownDataIsNotProhibited',
] as const;

export const reviewGuards = {
  reviewerIsAnotherHand: cited(reading('P18', 'D-0005'), 'context', isAnotherHand, 'MAKER_IS_CHECKER'),
  returnsInOwnHat: cited(
    text('P18'),
    'context',
    ({ event }: Args) => event.actor?.hat === 'PROVIDER' || event.actor?.hat === 'AUTHORITY',
  ),
  /** The party alone is not enough: whoever acts for it in another hat does not answer as providing unit. */
  answersAsProvider: cited(text('P6(2)', 'P18'), 'context', ({ event }: Args) => event.actor?.hat === 'PROVIDER'),
  scenarioIsClear: foundClear('scenario', text('P17(1)')),
  partnersAreClear: foundClear('partners', text('P17(1)')),
  scopeIsClear: foundClear('scope', text('P17(1)')),
  valueIsClear: foundClear('value', text('P17(1)')),
  feasibilityIsClear: foundClear('feasibility', text('P17(2)')),
  planIsClear: foundClear('plan', text('P17(2)')),
  minimalityIsClear: foundClear('minimality', text('P17(3)')),
  dataMayBeOperated: foundClear('notProhibited', text('P9')),
  providerHasNotAnswered: cited(
    text('P18'),
    'context',
    ({ context, event }: Args) =>
      Boolean(event.actor) && !context.answers.some(({ provider }) => provider === event.actor.party),
  ),
  ownDataIsCatalogued: answered(text('P6(2)'), ({ catalogued }) => catalogued),
  ownDataIsGraded: answered(text('P6(2)', 'P25'), ({ graded }) => graded),
  ownRequirementsAreMet: answered(text('P6(2)'), ({ withinUseRequirements }) => withinUseRequirements),
  ownDataIsNotProhibited: answered(text('P9'), ({ prohibited }) => prohibited === null),
  consentsSuffice: branch(consentsSuffice),
};
