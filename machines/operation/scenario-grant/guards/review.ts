// Who consents to a request (P18), and what each must find (P6(2), P9, P17).
import { param } from '../../../kernel/env.ts';
import { branch, cited } from '../../../kernel/lifecycle.ts';
import { type Basis, reading, text } from '../../../law/cite.ts';
import { exceeds } from '../../../regimes/regime.ts';
import { checkerDiffersFrom } from '../../../shared/rules.ts';
import type { Args, Context } from '../context.ts';
import type { Answer, Review } from '../events.ts';
import { providersOf } from './reading.ts';

/** One finding of the authority. */
const foundClear = (field: keyof Review, law: Basis) =>
  cited(law, 'payload', ({ event }: Args) => event.type === 'CONSENT' && event.review?.[field]?.clear === true);

const ownOf = ({ context, event }: Args): string[] =>
  context.proposal?.datasets.filter(({ provider }) => provider === event.actor?.party).map(({ dataset }) => dataset) ??
  [];
/** What a provider confirms of each of its data sets. */
const answered = (law: Basis, is: (answer: Answer) => boolean) =>
  cited(law, 'payload', (args: Args) => {
    const own = ownOf(args);
    const answers = (args.event.type === 'CONSENT_AS_PROVIDER' && args.event.answers) || [];
    return own.length > 0 && own.every((dataset) => answers.some((answer) => answer.dataset === dataset && is(answer)));
  });

/** All must consent, unless the regime requires more than half. */
const consentsSuffice = ({ context }: Args): boolean => {
  const providers = providersOf(context.proposal).length;
  const consents = context.answers.filter(({ refused }) => refused === null).length + 1;
  return param('pd.request.providerRule') === 'all' ? consents === providers : exceeds(consents, providers, '1/2');
};
const refusalsDecide = ({ context }: Args): boolean => {
  const providers = providersOf(context.proposal).length;
  const refusals = context.answers.filter(({ refused }) => refused !== null).length + 1;
  return param('pd.request.providerRule') === 'all' || !exceeds(providers - refusals, providers, '1/2');
};

export const reviewRules = [
  'reviewerIsAnotherHand',
  'agreementStands',
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
  'providerHasNotAnswered',
  'reviewerIsAnotherHand',
  'agreementStands',
  'ownDataIsCatalogued',
  'ownDataIsGraded',
  'ownRequirementsAreMet',
  'ownDataIsNotProhibited',
] as const;

export const reviewGuards = {
  reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(({ applicant }) => [applicant], reading('P18', 'D-0005')),
  reviewerIsAnotherHand: checkerDiffersFrom<Context>(
    ({ applicant, consentedBy, answers }) => [applicant, consentedBy, ...answers.map(({ person }) => person)],
    reading('P18', 'D-0005'),
  ),
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
  refusalsDecide: branch(refusalsDecide),
};
