// Delivery lot by lot, and the dispute about it (T22, T10).
import { assertEvent } from 'xstate';
import { now } from '../../../kernel/env.ts';
import { handsOf } from '../../../kernel/hands.ts';
import { one } from '../../../kernel/lifecycle.ts';
import { type Args, type Context, deliveryDueOf, resolutionIn } from '../context.ts';
import { words } from '../words.ts';
import { actingSide, does, ended, keep } from './define.ts';

type Delivery = Context['delivery'];
type Answer = Exclude<Delivery['handovers'][number]['answer'], null>;
const withDelivery = (change: (delivery: Delivery, args: Args) => Partial<Delivery>) =>
  keep((args) => ({ delivery: { ...args.context.delivery, ...change(args.context.delivery, args) } }));
const answered = (delivery: Delivery, answer: Answer) =>
  delivery.handovers.map((one, i, all) => (i === all.length - 1 ? { ...one, answer } : one));
const nextLot = (delivery: Delivery, answer: Answer): Delivery => ({
  ...delivery,
  lot: delivery.lot + 1,
  place: null,
  handedOver: false,
  remedies: 0,
  contested: false,
  claim: null,
  handovers: answered(delivery, answer),
});
const { remedyIsLate } = words.disputes;
type Dispute = NonNullable<Context['dispute']>;
const disputeOf = (side: Dispute['side'], claim: string): Dispute => ({
  side,
  claim,
  at: now(),
  referrals: 0,
  referral: null,
  arbiter: null,
  judgment: null,
  proposals: 0,
  proposal: null,
});
/** Only the buyer gives up the buyer's contest of a lot; a dispute of the seller leaves it standing, now as its own. */
const withoutDispute = ({ delivery, dispute }: Context): Partial<Context> =>
  !delivery.contested
    ? { dispute: null }
    : dispute?.side === 'buyer'
      ? { dispute: null, delivery: { ...delivery, remedies: 0, contested: false, claim: null } }
      : { dispute: disputeOf('buyer', delivery.claim ?? `${remedyIsLate.zh} / ${remedyIsLate.en}`) };
const partyIn = ({ event }: Args): string => {
  const party = one(event.facts, 'body')?.shares['party'];
  return typeof party === 'string' ? party : '';
};

export const deliveringActions = {
  // Delivery
  recordStart: withDelivery((_, { event }) => (assertEvent(event, 'START_DELIVERY'), { place: event.place })),
  recordHandover: withDelivery((delivery, { context, event }) => {
    assertEvent(event, 'HAND_OVER');
    const place = delivery.place ?? context.demand?.place ?? { recipient: '', access: [] };
    return {
      handedOver: true,
      handovers: [
        ...delivery.handovers,
        {
          lot: delivery.lot,
          at: now(),
          record: event.record.sha256,
          contentHash: event.contentHash,
          follows: event.follows ?? null,
          manner: event.manner ?? null,
          place,
          answer: null,
        },
      ],
    };
  }),
  // Acceptance of a contested lot ends the buyer's own dispute about it.
  recordAcceptance: keep(({ context }) => ({
    delivery: nextLot(context.delivery, 'accepted'),
    dispute: context.delivery.contested && context.dispute?.side === 'buyer' ? null : context.dispute,
  })),
  recordSilence: withDelivery((delivery) => nextLot(delivery, 'silence')),
  recordRefusal: withDelivery((delivery) => ({
    remedies: delivery.remedies + 1,
    handovers: answered(delivery, 'rejected'),
  })),
  contestLot: keep(({ context, event }) => {
    const claim =
      'items' in event
        ? event.items.map(({ item, problem }) => `${item}:${problem}`).join(';')
        : `${remedyIsLate.zh} / ${remedyIsLate.en}`;
    return {
      delivery: { ...context.delivery, contested: true, claim, handovers: answered(context.delivery, 'rejected') },
      dispute: context.dispute ?? disputeOf('buyer', claim),
    };
  }),
  noteDueDate: withDelivery((_, { context }) => ({ armedFor: deliveryDueOf(context) })),
  recordLate: withDelivery((delivery) => ({ late: [...delivery.late, delivery.lot] })),
  openViolation: does(({ context, event }) => {
    assertEvent(event, 'REPORT_FINDING');
    return {
      type: 'open',
      lifecycle: 'violationCase',
      input: {
        foundBy: event.actor.person,
        finding: event.finding,
        evidence: event.evidence,
        trade: context.id,
        listing: context.listing,
        subjects: event.suspects.map((side) => context[side].registration),
      },
    };
  }),

  // Dispute
  recordDispute: keep((args) => {
    assertEvent(args.event, 'OPEN_DISPUTE');
    return { dispute: disputeOf(actingSide(args), args.event.claim) };
  }),
  recordReferral: keep((args) => {
    const {
      context: { dispute },
      event,
    } = args;
    assertEvent(event, 'REFER_TO_ARBITRATION');
    const { body, agreement } = event;
    const number = (dispute?.referrals ?? 0) + 1;
    return {
      dispute: dispute && {
        ...dispute,
        referrals: number,
        referral: { number, side: actingSide(args), body, party: partyIn(args), agreement: agreement.sha256 },
        // One that is no more in force may be replaced; until both agree there is none.
        arbiter: null,
      },
    };
  }),
  recordArbiter: keep(({ context: { dispute } }) => ({
    dispute: dispute && { ...dispute, arbiter: dispute.referral, referral: null },
  })),
  recordJudgment: keep(({ context: { dispute }, event }) => {
    assertEvent(event, 'RECORD_JUDGMENT');
    const { outcome, releaseFen, court, document } = event;
    return {
      dispute: dispute && {
        ...dispute,
        judgment: { outcome, releaseFen, court, document: document.sha256, hands: handsOf(event.actor) },
      },
    };
  }),
  recordResolution: keep((args) => {
    const { context, event } = args;
    assertEvent(event, 'PROPOSE_RESOLUTION');
    const { outcome, releaseFen, terms } = event;
    const number = (context.dispute?.proposals ?? 0) + 1;
    return {
      dispute: context.dispute && {
        ...context.dispute,
        proposals: number,
        proposal: { number, side: actingSide(args), outcome, releaseFen, terms },
      },
    };
  }),
  applyResolution: keep(({ context, event }) => {
    const resolved = resolutionIn({ context, event }) ?? { outcome: 'continue' as const, releaseFen: null };
    if (resolved.outcome === 'terminate') {
      const kind = event.type === 'AGREE_RESOLUTION' ? ('agreement' as const) : ('award' as const);
      return {
        ...ended(context, {
          kind,
          cause: context.id,
          reason: context.dispute?.claim ?? '',
          releaseFen: resolved.releaseFen,
        }),
        dispute: null,
      };
    }
    if (resolved.outcome === 'accept') return { dispute: null, delivery: nextLot(context.delivery, 'resolved') };
    const { delivery } = context;
    return {
      dispute: null,
      delivery: delivery.contested ? { ...delivery, remedies: 0, contested: false, claim: null } : delivery,
    };
  }),
  dropDispute: keep(({ context }) => withoutDispute(context)),
};
