// Who may sit on a panel, who may act on it, and what its scores amount to.
import { param } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import { branch, cited, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { reaches } from '../../regimes/regime.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context, Expert } from './context.ts';
import type { Event } from './events.ts';
import { words } from './words.ts';

const namedBy = (event: Event): string[] =>
  'experts' in event ? event.experts.map((expert) => (typeof expert === 'string' ? expert : expert.person)) : [];
const chairOf = (event: Event): string | undefined => ('chair' in event ? event.chair : undefined);
export const expertOf = ({ experts }: Context, person: string | undefined): Expert | undefined =>
  experts.find((expert) => expert.person === person);

/** Mean score and recommendation, by the regime's rule. Pure. */
export function consolidated({ scores }: Context): Context['result'] {
  const of = scores.length;
  const sum = scores.reduce((total, { score }) => total + score, 0);
  const inFavour = scores.filter(({ recommends }) => recommends).length;
  const scorePasses = of > 0 && sum >= param('pd.expert.passScore') * of;
  const sharePasses = reaches(inFavour, of, param('pd.expert.recommendShare'));
  const rule = param('pd.expert.rule');
  const recommended = (rule === 'share' || scorePasses) && (rule === 'score' || sharePasses);
  return { score: of ? Math.round((sum * 10) / of) / 10 : 0, recommended, inFavour, of };
}

export const panelRules = [
  'panelComesFromTheGroup',
  'panelIsThirdParty',
  'panelHasNoHands',
  'panelHasNoOrganisers',
  'panelNamesNobodyTwice',
  'chairSitsOnThePanel',
] as const;

export const guards = speaking(words.rules, {
  panelIsLargeEnough: cited(
    gap('P10(2)', 'D-0035'),
    'payload',
    ({ event }: Args) => namedBy(event).length >= param('pd.expert.panel'),
  ),
  panelIsOdd: cited(gap('P10(2)', 'D-0035'), 'payload', ({ event }: Args) => namedBy(event).length % 2 === 1),
  panelComesFromTheGroup: cited(
    reading(['P7(2)', 'P10(2)'], 'D-0035'),
    'payload',
    ({ context, event }: Args) =>
      namedBy(event).length > 0 &&
      namedBy(event).every((person) => context.group.some((member) => member.person === person)),
  ),
  panelIsThirdParty: cited(text('P10(2)'), 'payload', ({ context, event }: Args) =>
    // Who is not of the group at all is told so by its own rule.
    context.group
      .filter(({ person }) => namedBy(event).includes(person))
      .every(
        (member) => ![context.applicant, ...context.affiliates].includes(member.employer) && !member.servesAuthority,
      ),
  ),
  panelHasNoHands: cited(
    reading('P10(2)', 'D-0005'),
    'payload',
    ({ context, event }: Args) => namedBy(event).every((person) => !context.hands.includes(person)),
    'MAKER_IS_CHECKER',
  ),
  /** Third parties are chosen; nobody chooses themselves. */
  panelHasNoOrganisers: cited(
    reading('P10(2)', 'D-0330'),
    'payload',
    ({ context, event }: Args) =>
      !namedBy(event).some((person) => [...context.organisers, ...handsOf(event.actor)].includes(person)),
    'MAKER_IS_CHECKER',
  ),
  organiserWasNoHand: checkerDiffersFrom<Context>(({ hands }) => hands, reading('P10(2)', 'D-0170')),
  panelNamesNobodyTwice: cited(gap('P10(2)', 'D-0035'), 'payload', ({ context, event }: Args) => {
    const named = namedBy(event);
    const gone = (person: string) =>
      context.left.some((one) => one.person === person) || context.experts.some((one) => one.person === person);
    return named.length > 0 && new Set(named).size === named.length && !named.some(gone);
  }),
  chairSitsOnThePanel: cited(gap('P10(2)', 'D-0110'), 'payload', ({ context, event }: Args) => {
    const chair = chairOf(event) ?? context.chair;
    return chair !== null && (namedBy(event).includes(chair) || expertOf(context, chair) !== undefined);
  }),
  seatsAreFilled: cited(
    gap('P10(2)', 'D-0110'),
    'payload',
    ({ context, event }: Args) => namedBy(event).length === context.size - context.experts.length,
  ),
  expertSits: cited(
    text('P10(2)'),
    'context',
    ({ context, event }: Args) => expertOf(context, event.actor?.person) !== undefined,
  ),
  expertHasNotDeclared: cited(
    gap('P10(2)', 'D-0035'),
    'context',
    // Who does not sit has not declared either, and is told so by `expertSits`.
    ({ context, event }: Args) => (expertOf(context, event.actor?.person)?.status ?? 'undeclared') === 'undeclared',
  ),
  expertHasNotScored: cited(
    gap('P10(2)', 'D-0035'),
    'context',
    ({ context, event }: Args) => !context.scores.some(({ person }) => person === event.actor?.person),
  ),
  signerIsTheChair: cited(
    gap('P10(2)', 'D-0035'),
    'context',
    ({ context, event }: Args) => context.chair !== null && event.actor?.person === context.chair,
  ),
  chairIsAnotherMember: cited(gap('P10(2)', 'D-0110'), 'payload', ({ context, event }: Args) => {
    const chair = chairOf(event);
    return chair !== undefined && chair !== context.chair && expertOf(context, chair) !== undefined;
  }),
  everybodyHasDeclared: branch(({ context }: Args) => !context.experts.some(({ status }) => status === 'undeclared')),
  everybodyHasScored: branch(({ context }: Args) => context.experts.every(({ status }) => status === 'scored')),
  seatsAreVacant: branch(({ context }: Args) => context.experts.length < context.size),
});
