// How open cases of older versions are carried over. What was not kept then is unknown: nobody, nothing, not agreed.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { type Context, nobody } from './context.ts';
import type { Side } from './events.ts';

/** What version 1 kept otherwise. */
type Old = Omit<Context, 'openedBy' | 'settlement'> & {
  openedBy: string;
  settlement: Context['settlement'] & { person: string | null };
};

const actedIn = ({ supply, demand, confirmed, draft }: Old): Context['acted'] => {
  const of = (side: Side, own: string | undefined) =>
    personsIn([
      own,
      confirmed[side]?.person,
      draft?.signatures[side]?.person,
      draft?.side === side ? draft.person : null,
    ]);
  return { ...nobody, seller: of('seller', supply?.person), buyer: of('buyer', demand?.person) };
};

const handsAndPapers: Migration = {
  name: 'who acted is kept for each side, and an arbiter is one that both sides agreed to',
  migrate: (state) => {
    const old = state.context as unknown as Old;
    const { person, ...settlement } = old.settlement;
    const { dispute, delivery, termination, evaluation, offer } = old;
    const negotiates = /"(application|negotiation)":/.test(JSON.stringify(state.value));
    const proposal = evaluation?.proposal ?? null;
    const context: Context = {
      ...old,
      openedBy: personsIn([old.openedBy]),
      acted: actedIn(old),
      offer: offer && {
        ...offer,
        proposal: offer.basis === 'proposal' && proposal?.priceFen === offer.priceFen ? proposal.document : null,
      },
      evaluation: negotiates || proposal ? evaluation : null,
      signed: [],
      delivery: {
        ...delivery,
        claim: delivery.contested && dispute?.side === 'buyer' ? dispute.claim : null,
        handovers: delivery.handovers.map((handover) => ({ ...handover, follows: null, manner: null })),
      },
      settlement: {
        ...settlement,
        persons: personsIn([person]),
        // Once the bank held the money nothing was asked of it until the next step.
        asked: settlement.asked === 'hold' && settlement.heldFen > 0 ? null : settlement.asked,
      },
      dispute: dispute && { ...dispute, referrals: 0, referral: null, arbiter: null, judgment: null },
      termination: termination && { ...termination, stopped: false },
      papers: [],
      filing: { ...old.filing, later: false },
    };
    return { ...state, context: context as unknown as JsonObject };
  },
};

export const migrations = { 1: handsAndPapers };
