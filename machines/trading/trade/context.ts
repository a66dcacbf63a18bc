// What a trade remembers, and what follows from it. Lots and instalments are counted from 1.
import { now } from '../../kernel/env.ts';
import { hashOf } from '../../kernel/hash.ts';
import type { Contract, Demand, Event, Input, Place, Side, Supply } from './events.ts';

export type Signatures = Record<Side, { person: string; at: string; signature?: string | null } | null>;
/** Where a person stands in a trade: on one side, in one hand of the venue, with the bank, or with a body that both rely on. */
export const stands = ['seller', 'buyer', 'center', 'opco', 'bank', 'third'] as const;
export type Stand = (typeof stands)[number];
export type Outcome = 'completed' | 'terminated' | 'cancelled' | 'rejected' | 'lapsed';
/** A cause of the pause: a suspended party, a suspended listing or a measure. */
export type Pause = { kind: 'party' | 'listing' | 'measure'; cause: string };
export type Resolution = { outcome: 'continue' | 'accept' | 'terminate'; releaseFen: number | null };
/** A text before it is in force: the first contract, or an amendment. */
export type Draft = {
  terms: Contract;
  side: Side;
  person: string;
  at: string;
  reason: string | null;
  review: { person: string; sha256: string; at: string } | null;
  signatures: Signatures;
  /** Version of the listing that was reviewed with it. */
  version: number;
};
type Arbiter = { number: number; side: Side; body: string; party: string; agreement: string };
export type Handover = {
  lot: number;
  at: string;
  record: string;
  contentHash: string;
  /** How the content follows the listing’s rule of delivery, where it is not one fixed fingerprint. */
  follows: string | null;
  manner: string | null;
  place: Place;
  answer: 'accepted' | 'silence' | 'rejected' | 'resolved' | null;
};
export type Payment = {
  instruction: string;
  instalment: number;
  what: 'held' | 'released' | 'refunded' | 'failed';
  amountFen: number;
  bankRef: string;
  at: string;
};

export type Context = {
  id: string;
  listing: string;
  seller: Input['seller'];
  buyer: Input['buyer'];
  openedBy: string[];
  /** Who has acted in this trade, place by place. */
  acted: Record<Stand, string[]>;
  supply: (Supply & { person: string; at: string }) | null;
  demand: (Demand & { person: string; at: string }) | null;
  returned: { sides: Side[]; items: { item: string; problem: string }[] } | null;
  offers: number;
  offer: {
    number: number;
    side: Side;
    priceFen: number;
    terms: string;
    basis: 'agreed' | 'proposal';
    /** The price proposal that it rests on. */
    proposal: string | null;
  } | null;
  evaluation: {
    body: string;
    party: string;
    side: Side;
    commission: string;
    proposal: { priceFen: number; document: string; at: string } | null;
  } | null;
  order: {
    listing: string;
    version: number;
    seller: string;
    buyer: string;
    purposes: string[];
    priceFen: number;
    basis: 'agreed' | 'proposal';
    terms: string;
  } | null;
  confirmed: Signatures;
  /** The first contract until it is in force, then a pending amendment. */
  draft: Draft | null;
  contract: Contract | null;
  contractVersion: number;
  /** Version of the listing that is traded. */
  version: number;
  evidence: { sha256: string; preservedAt: string; copies: number }[];
  /** Each version of the contract that came into force: who reviewed and who signed it. */
  signed: { version: number; sha256: string; review: string | null; signatures: Signatures }[];
  effectiveAt: string | null;
  change: {
    kind: 'amendment' | 'termination';
    number: number;
    side: Side;
    releaseFen: number | null;
    reason: string;
  } | null;
  changes: number;
  delivery: {
    lot: number;
    place: Place | null;
    handedOver: boolean;
    remedies: number;
    contested: boolean;
    /** Why the buyer contests the lot; it outlasts whatever becomes of a dispute of the seller. */
    claim: string | null;
    handovers: Handover[];
    armedFor: string | null;
    late: number[];
  };
  settlement: {
    instalment: number;
    instruction: string | null;
    instructed: number;
    asked: 'hold' | 'release' | 'refund' | null;
    amountFen: number;
    heldFen: number;
    /** The seller's part of the held funds; the rest is refunded. */
    split: { releaseFen: number } | null;
    /** Who instructed it, and who asked for it again. */
    persons: string[];
    retryUntil: string | null;
    payments: Payment[];
  };
  pauses: Pause[];
  freezes: string[];
  dispute: {
    side: Side;
    claim: string;
    at: string;
    referrals: number;
    /** An arbiter that one side proposes. */
    referral: Arbiter | null;
    /** The arbiter that both sides have agreed to. */
    arbiter: Arbiter | null;
    /** What a court has decided, recorded by one person of the venue and not yet confirmed by another. */
    judgment: (Resolution & { document: string; court: string; hands: string[] }) | null;
    proposals: number;
    proposal: (Resolution & { number: number; side: Side; terms: string }) | null;
  } | null;
  /** `instruction`: the one at the bank when the contract ended; an agreed or awarded split concerns it alone. */
  termination: {
    kind: 'agreement' | 'award' | 'measure' | 'ended';
    cause: string;
    reason: string;
    at: string;
    releaseFen: number | null;
    instruction: string | null;
    /** Money was standing still when it came. */
    stopped: boolean;
  } | null;
  outcome: Outcome | null;
  outcomeReason: string | null;
  materials: { kind: string; documents: string[] }[];
  /** Every other document that came with an event. */
  papers: { event: string; sha256: string; at: string }[];
  filing: {
    manifestHash: string;
    person: string | null;
    at: string | null;
    record: string | null;
    sha256: string | null;
    /** Something came after the archive was asked for. */
    later: boolean;
  };
  authorisations: { use: string; side: Side; scope: string; until: string }[];
  uses: { use: string; of: Side; what: string; person: string; at: string }[];
};
export type Args = { context: Context; event: Event };

/** Nobody has acted yet. */
export const nobody: Context['acted'] = { seller: [], buyer: [], center: [], opco: [], bank: [], third: [] };
export const unsigned: Signatures = { seller: null, buyer: null };
export const notHeld: Context['settlement'] = {
  instalment: 1,
  instruction: null,
  instructed: 0,
  asked: null,
  amountFen: 0,
  heldFen: 0,
  split: null,
  persons: [],
  retryUntil: null,
  payments: [],
};

export const isWithin = (part: unknown, whole: unknown): boolean =>
  Array.isArray(part) && Array.isArray(whole) && part.every((item) => whole.includes(item));

/** How a dispute is to end: by award, by a confirmed judgment, or as both sides settle it. */
export const resolutionIn = ({ context: { dispute }, event }: Args): Resolution | null => {
  switch (event.type) {
    case 'RECORD_AWARD':
    case 'RECORD_JUDGMENT':
    case 'PROPOSE_RESOLUTION':
      return event.outcome ? { outcome: event.outcome, releaseFen: event.releaseFen } : null;
    case 'CONFIRM_JUDGMENT':
      return dispute?.judgment ?? null;
    default:
      return dispute?.proposal ?? null;
  }
};
/** The terms in the event, or else the pending ones. */
export const termsOf = ({ context, event }: Args): Partial<Contract> =>
  'contract' in event && event.contract ? event.contract : (context.draft?.terms ?? {});
/** The destination of the data: named by the delivery, or else by the buyer's application. */
export const placeOf = ({ context, event }: Args): Place | null =>
  event.type === 'START_DELIVERY'
    ? (event.place ?? null)
    : event.type === 'HAND_OVER'
      ? (context.delivery.place ?? context.demand?.place ?? null)
      : event.type === 'SUBMIT_DEMAND'
        ? (event.demand?.place ?? null)
        : (context.demand?.place ?? null);

export const hashOfOrder = ({ order }: Context): string | null => order && hashOf(order);
export const lotIsAccepted = ({ delivery }: Context, lot: number): boolean => delivery.lot > lot;
export const lotsOf = ({ contract }: Context): Contract['deliveries'] => contract?.deliveries ?? [];
export const allIsDelivered = (context: Context): boolean =>
  context.contract !== null && context.delivery.lot > lotsOf(context).length;
export const instalmentOf = ({ contract, settlement }: Context): Contract['payment']['instalments'][number] | null =>
  contract?.payment.instalments[settlement.instalment - 1] ?? null;
/** The current delivery date; none while a lot awaits acceptance or remedy. */
export const deliveryDueOf = (context: Context): string | null =>
  context.delivery.handedOver || context.termination ? null : (lotsOf(context)[context.delivery.lot - 1]?.due ?? null);
/** The part of the held funds that an agreement or award gives to the seller; null: not decided. */
export const awarded = ({ termination, settlement }: Context): number | null =>
  termination && termination.releaseFen !== null && termination.instruction === settlement.instruction
    ? Math.min(termination.releaseFen, settlement.heldFen)
    : null;
/** The contract ended before the delivery that this instalment pays for was accepted. */
export const hasLapsed = (context: Context): boolean => {
  const instalment = instalmentOf(context);
  return context.termination !== null && instalment !== null && !lotIsAccepted(context, instalment.releasedAfter);
};
/** Nothing is paid out, paid back or asked of the bank while a cause of a pause or of a freeze stands. */
export const moneyMayMove = ({ pauses, freezes }: Context): boolean => !pauses.length && !freezes.length;
/** The bank was asked to pay, a standstill held that up, and the measure that followed it leaves the money to the center. */
export const wasStoppedByMeasure = ({ termination, settlement }: Context): boolean =>
  termination?.kind === 'measure' &&
  termination.stopped &&
  settlement.split === null &&
  settlement.heldFen > 0 &&
  (settlement.asked === 'release' || settlement.asked === 'refund');
/** When the last authorisation that stands will end; null: none stands. */
export const authorisedUntil = ({ authorisations }: Context): string | null =>
  authorisations
    .map(({ until }) => new Date(until).toISOString())
    .filter((until) => Date.parse(until) > Date.parse(now()))
    .toSorted()
    .at(-1) ?? null;
/** A body reads the trade from its commission to its result, and no longer than the two sides negotiate. */
export const evaluatorOf = ({ evaluation, contract, draft, outcome }: Context): string | null =>
  evaluation && !evaluation.proposal && !contract && !draft && !outcome ? evaluation.party : null;
/** Held funds no longer follow the acceptance: they are divided, as agreed, awarded or decided (D-0094). */
export const isToBeDivided = (context: Context): boolean =>
  hasLapsed(context) ||
  (context.termination !== null && (context.termination.kind === 'measure' || awarded(context) !== null));
