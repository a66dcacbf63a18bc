// Who stands where in a trade: on a side, in a hand of the venue, with the bank, or with a third body.
import { handsOf } from '../../kernel/hands.ts';
import type { Actor } from '../../kernel/lifecycle.ts';
import { type Context, type Stand, stands } from './context.ts';
import type { Side } from './events.ts';

export const sideOf = (
  { seller, buyer }: Pick<Context, 'seller' | 'buyer'>,
  actor: Partial<Actor> | undefined,
): Side | null =>
  !actor?.party ? null : actor.party === seller.party ? 'seller' : actor.party === buyer.party ? 'buyer' : null;

/** Where the actor stands: for a party of the trade first, whatever hat is worn; then in a hand of the venue, or the bank. */
export const standOf = (
  context: Pick<Context, 'seller' | 'buyer'>,
  actor: Partial<Actor> | undefined,
): Stand | null => {
  const side = sideOf(context, actor);
  if (side) return side;
  switch (actor?.hat) {
    case 'CENTER':
      return 'center';
    case 'OPCO':
      return 'opco';
    case 'PSP':
      return 'bank';
    case 'SYSTEM':
    case undefined:
      return null;
    default:
      return 'third';
  }
};
/** Does somebody behind this act stand elsewhere in this trade? */
export const standsElsewhere = ({ context, event }: { context: Context; event: { actor?: Actor } }): boolean => {
  const own = standOf(context, event.actor);
  const elsewhere = stands.filter((stand) => stand !== own).flatMap((stand) => context.acted[stand]);
  return handsOf(event.actor).some((person) => elsewhere.includes(person));
};
/** Whoever opened the trade, stated, offered, accepted, appraised, drafted or signed; none of them reviews it. */
export const makersOf = ({ openedBy, acted }: Context): string[] => [
  ...new Set([...openedBy, ...acted.seller, ...acted.buyer, ...acted.third]),
];
