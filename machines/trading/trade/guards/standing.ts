// One natural person stands in one place of a trade: on one side, in one hand of the venue, with the bank, or with a body
// that both sides rely on (D-0150). Compared are all persons behind an act. All total.
import { cited } from '../../../kernel/lifecycle.ts';
import { handsOf } from '../../../kernel/hands.ts';
import { type Basis, reading, text } from '../../../law/cite.ts';
import { anotherPerson, checkerDiffersFrom } from '../../../shared/rules.ts';
import type { Args, Context, Stand } from '../context.ts';
import { makersOf, standOf, standsElsewhere } from '../persons.ts';
import { words } from '../words.ts';

const { makers } = words;
const code = 'MAKER_IS_CHECKER';
const standsIn =
  (...stands: Stand[]) =>
  ({ context, event }: Args): boolean => {
    const own = standOf(context, event.actor);
    return own !== null && stands.includes(own) && !standsElsewhere({ context, event });
  };
const onOneSide = standsIn('seller', 'buyer');
const inOneHand = standsIn('center', 'opco');
const oneOf = (law: Basis) => [law, reading('T20', 'D-0150')];
const side = (law: Basis) => cited(oneOf(law), 'context', onOneSide, code);
const hand = (law: Basis) =>
  cited(inOneHand, {
    law: oneOf(law),
    reads: 'context',
    code,
    says: anotherPerson(makers.venue.zh, makers.venue.en),
  });

export const standingGuards = {
  speaksForOneSide: side(text('T18', 'T20')),
  signsForOneSide: side(text('T20', 'T21')),
  performsForOneSide: side(text('T22')),
  disputesForOneSide: side(text('T10', 'T22')),
  authorizesForOneSide: side(text('T25')),
  addsForOneParty: cited(oneOf(text('T24')), 'context', standsIn('seller', 'buyer', 'center', 'opco'), code),
  bodyStandsApart: cited(oneOf(text('T10', 'T19')), 'context', standsIn('third'), code),
  standsApart: cited(oneOf(text('T19')), 'context', standsIn('seller', 'buyer', 'third'), code),
  bankStandsApart: cited(oneOf(text('T23')), 'context', (args: Args) => !standsElsewhere(args), code),

  reviewerMadeNothing: cited(
    (args: Args) =>
      inOneHand(args) && !handsOf(args.event.actor).some((person) => makersOf(args.context).includes(person)),
    {
      law: [text('T18', 'T20', 'T21'), reading('T6', 'D-0005'), reading('T20', 'D-0150')],
      reads: 'context',
      code,
      says: anotherPerson(makers.reviewer.zh, makers.reviewer.en),
    },
  ),
  settlerStandsApart: hand(text('T23')),
  filerStandsApart: hand(text('T24')),
  userStandsApart: hand(text('T25')),
  recorderStandsApart: hand(text('T10')),
  deciderDidNotInstruct: checkerDiffersFrom<Context>(
    ({ settlement }) => settlement.persons,
    [reading('T23', 'D-0094'), reading('T6', 'D-0005')],
    makers.decider.zh,
    makers.decider.en,
  ),
  judgmentIsAnothersRecord: checkerDiffersFrom<Context>(
    ({ dispute }) => dispute?.judgment?.hands ?? [],
    [reading('T10', 'D-0152'), reading('T6', 'D-0005')],
    makers.confirmer.zh,
    makers.confirmer.en,
  ),
};
