// Delivery lot by lot, and the dispute about it (T22, T10).
import { assertEvent } from 'xstate';
import { now } from '../../../kernel/env.ts';
import { one } from '../../../kernel/lifecycle.ts';
import { type Args, type Context, deliveryDueOf } from '../context.ts';
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
  handovers: answered(delivery, answer),
});
const { remedyIsLate } = words.disputes;

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
  contestLot: keep(({ context, event }) => ({
    delivery: { ...context.delivery, contested: true, handovers: answered(context.delivery, 'rejected') },
    dispute: context.dispute ?? {
      side: 'buyer',
      at: now(),
      arbiter: null,
      proposals: 0,
      proposal: null,
      claim:
        'items' in event
          ? event.items.map(({ item, problem }) => `${item}:${problem}`).join(';')
          : `${remedyIsLate.zh} / ${remedyIsLate.en}`,
    },
  })),
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
    return {
      dispute: {
        side: actingSide(args),
        claim: args.event.claim,
        at: now(),
        arbiter: null,
        proposals: 0,
        proposal: null,
      },
    };
  }),
  recordArbiter: keep(({ context, event }) => {
    assertEvent(event, 'REFER_TO_ARBITRATION');
    const party = one(event.facts, 'body')?.shares['party'];
    return {
      dispute: context.dispute && {
        ...context.dispute,
        arbiter: { body: event.body, party: typeof party === 'string' ? party : '' },
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
    const resolved =
      event.type === 'RECORD_AWARD'
        ? event
        : (context.dispute?.proposal ?? { outcome: 'continue' as const, releaseFen: null });
    if (resolved.outcome === 'terminate') {
      const kind = event.type === 'RECORD_AWARD' ? ('award' as const) : ('agreement' as const);
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
    return { dispute: null, delivery: { ...context.delivery, remedies: 0, contested: false } };
  }),
  dropDispute: keep(({ context }) => ({
    dispute: null,
    delivery: { ...context.delivery, remedies: 0, contested: false },
  })),
};
