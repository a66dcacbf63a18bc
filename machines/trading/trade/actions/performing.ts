// What is kept, and asked of the bank and of other cases, from the contract in force to the archive (T22 to T24).
import { assertEvent } from 'xstate';
import type { Effect } from '../../../kernel/effects.ts';
import { deadline, now, param } from '../../../kernel/env.ts';
import { hashOf } from '../../../kernel/hash.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import { one } from '../../../kernel/lifecycle.ts';
import {
  type Args,
  type Context,
  type Outcome,
  type Payment,
  awarded,
  deliveryDueOf,
  instalmentOf,
  manifestOf,
  notHeld,
  sideOf,
  startOf,
} from '../context.ts';
import { pauseOf, samePause } from '../guards/moment.ts';
import { does, keep, tells, tellsBoth } from './define.ts';

const actingSide = ({ context, event }: Args) => sideOf(context, event.actor) ?? 'buyer';
const withDelivery = (change: (delivery: Context['delivery'], args: Args) => Partial<Context['delivery']>) =>
  keep((args) => ({ delivery: { ...args.context.delivery, ...change(args.context.delivery, args) } }));
const withSettlement = (change: (settlement: Context['settlement'], args: Args) => Partial<Context['settlement']>) =>
  keep((args) => ({ settlement: { ...args.context.settlement, ...change(args.context.settlement, args) } }));

type Answer = Exclude<Context['delivery']['handovers'][number]['answer'], null>;
const answered = (delivery: Context['delivery'], answer: Answer) =>
  delivery.handovers.map((one, i, all) => (i === all.length - 1 ? { ...one, answer } : one));
const nextLot = (delivery: Context['delivery'], answer: Answer): Context['delivery'] => ({
  ...delivery,
  lot: delivery.lot + 1,
  place: null,
  handedOver: false,
  remedies: 0,
  contested: false,
  handovers: answered(delivery, answer),
});
const paid = (settlement: Context['settlement'], { event }: Args, what: Payment['what']): Payment[] => {
  assertEvent(event, ['FUNDS_HELD', 'FUNDS_RELEASED', 'FUNDS_REFUNDED']);
  const { instruction, amountFen, bankRef } = event;
  return [
    ...settlement.payments,
    { instruction, instalment: settlement.instalment, what, amountFen, bankRef, at: now() },
  ];
};
const nextInstalment = (settlement: Context['settlement']) => ({
  ...notHeld,
  instructed: settlement.instructed,
  payments: settlement.payments,
  instalment: settlement.instalment + 1,
});
type End = NonNullable<Context['termination']>;
const ended = (
  { delivery, settlement }: Context,
  end: Pick<End, 'kind' | 'cause' | 'reason' | 'releaseFen'>,
): Partial<Context> => ({
  termination: { ...end, at: now(), instruction: settlement.instruction },
  delivery: { ...delivery, contested: false },
});
const without = ({ pauses }: Context, cause: string) => pauses.filter((pause) => pause.cause !== cause);
const bank = (op: string, input: JsonObject): Effect => ({ type: 'call', port: 'bank', op, input });
const atBank = (op: 'freeze' | 'unfreeze') =>
  does(({ context }) => bank(op, { instruction: context.settlement.instruction ?? '' }));
const asOutcome = (outcome: Outcome) =>
  keep(({ event }) => ({
    outcome,
    outcomeReason:
      'reason' in event && typeof event.reason === 'string' ? event.reason : 'cause' in event ? event.cause : null,
  }));

export const performingActions = {
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
  // Accepting what was contested ends the buyer's own dispute about it.
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
          : '补救逾期未完成 / The remedy was not delivered in time',
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

  // Settlement: every instruction names the contract in evidence
  recordInstruction: withSettlement(({ instalment, instructed }, { context, event }) => ({
    instruction: `${context.id}/S${instalment}`,
    instructed: instructed + 1,
    asked: 'hold',
    amountFen: instalmentOf(context)?.amountFen ?? 0,
    person: event.actor.person,
  })),
  askBank: does(({ context }) => {
    const { settlement, seller, buyer, evidence } = context;
    const { amountFen } = settlement;
    const instruction = settlement.instruction ?? '';
    switch (settlement.asked) {
      case 'release':
        return bank('release', { instruction, amountFen, payee: seller.party });
      case 'refund':
        return bank('refund', { instruction, amountFen: amountFen || null, payee: buyer.party });
      case 'hold':
      case null:
        return bank('instruct', {
          instruction,
          amountFen,
          payer: buyer.party,
          payee: seller.party,
          due: instalmentOf(context)?.due ?? null,
          evidence: evidence.at(-1)?.sha256 ?? '',
        });
      default:
        return settlement.asked satisfies never;
    }
  }),
  recordHeld: withSettlement((settlement, args) => ({
    heldFen: (args.event as { amountFen: number }).amountFen,
    payments: paid(settlement, args, 'held'),
    retryUntil: null,
  })),
  prepareRelease: withSettlement(({ heldFen, split }) => ({
    asked: 'release',
    amountFen: split ? split.releaseFen : heldFen,
    retryUntil: null,
  })),
  prepareRefund: withSettlement(({ heldFen }) => ({ asked: 'refund', amountFen: heldFen, retryUntil: null })),
  recordReleased: withSettlement((settlement, args) => ({
    ...nextInstalment({ ...settlement, payments: paid(settlement, args, 'released') }),
  })),
  recordPartReleased: withSettlement((settlement, args) => ({
    heldFen: settlement.heldFen - settlement.amountFen,
    payments: paid(settlement, args, 'released'),
  })),
  recordRefunded: withSettlement((settlement, args) => ({
    ...nextInstalment({ ...settlement, payments: paid(settlement, args, 'refunded') }),
  })),
  recordFailure: withSettlement((settlement, { event }) => {
    assertEvent(event, 'FUNDS_FAILED');
    const failure: Payment = {
      instruction: event.instruction,
      instalment: settlement.instalment,
      what: 'failed',
      amountFen: settlement.amountFen,
      bankRef: event.reason.slice(0, 200),
      at: now(),
    };
    return {
      retryUntil: settlement.retryUntil ?? deadline('trade.settlement.retryFor').at,
      payments: [...settlement.payments, failure],
    };
  }),
  skipInstalment: withSettlement((settlement) => nextInstalment(settlement)),
  applyAward: withSettlement((_, { context }) => ({ split: { releaseFen: awarded(context) ?? 0 } })),
  recordDecision: withSettlement(
    (_, { event }) => (assertEvent(event, 'DECIDE_FUNDS'), { split: { releaseFen: event.releaseFen } }),
  ),
  freezeAtBank: atBank('freeze'),
  unfreezeAtBank: atBank('unfreeze'),
  addFreeze: keep(
    ({ context, event }) => (assertEvent(event, 'FREEZE_SETTLEMENT'), { freezes: [...context.freezes, event.cause] }),
  ),
  liftFreeze: keep(
    ({ context, event }) => (
      assertEvent(event, 'UNFREEZE_SETTLEMENT'),
      { freezes: context.freezes.filter((cause) => cause !== event.cause) }
    ),
  ),
  addPause: keep(({ context, event }) => ({ pauses: [...context.pauses, pauseOf(event)] })),
  liftPause: keep(({ context, event }) => ({
    pauses: context.pauses.filter((pause) => !samePause(pauseOf(event))(pause)),
  })),

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

  // Amendment and termination
  recordChange: keep((args) => {
    const { context, event } = args;
    assertEvent(event, ['PROPOSE_AMENDMENT', 'PROPOSE_TERMINATION']);
    const kind = event.type === 'PROPOSE_AMENDMENT' ? ('amendment' as const) : ('termination' as const);
    return {
      changes: context.changes + 1,
      change: {
        kind,
        number: context.changes + 1,
        side: actingSide(args),
        reason: event.reason,
        releaseFen: event.type === 'PROPOSE_TERMINATION' ? event.releaseFen : null,
      },
    };
  }),
  dropChange: keep(() => ({ change: null, draft: null })),
  endByAgreement: keep(({ context }) =>
    ended(context, {
      kind: 'agreement',
      cause: context.id,
      reason: context.change?.reason ?? '',
      releaseFen: context.change?.releaseFen ?? null,
    }),
  ),
  /** By a measure, or because a party or the listing is no more; what that cause paused, it no longer does. */
  endByCause: keep(({ context, event }) => {
    assertEvent(event, ['TERMINATE', 'PARTY_ENDED', 'LISTING_ENDED']);
    const { cause } = event;
    const end =
      event.type === 'TERMINATE'
        ? { kind: 'measure' as const, reason: event.reason }
        : { kind: 'ended' as const, reason: event.type };
    return { ...ended(context, { ...end, cause, releaseFen: null }), pauses: without(context, cause) };
  }),
  liftEndedCause: keep(({ context, event }) => ({ pauses: without(context, 'cause' in event ? event.cause : '') })),

  // The end, and the archive
  recordCompleted: asOutcome('completed'),
  recordTerminated: keep(({ context }) => ({
    outcome: 'terminated',
    outcomeReason: context.termination?.reason ?? null,
  })),
  recordCancelled: asOutcome('cancelled'),
  recordRejected: asOutcome('rejected'),
  recordLapsed: asOutcome('lapsed'),
  noteManifest: keep(({ context }) => ({ filing: { ...context.filing, manifestHash: hashOf(manifestOf(context)) } })),
  addMaterial: keep(({ context, event }) => {
    assertEvent(event, 'ADD_MATERIAL');
    return {
      materials: [...context.materials, { kind: event.kind, documents: event.documents.map(({ sha256 }) => sha256) }],
    };
  }),
  recordFiling: keep(({ context, event }) => ({
    filing: { ...context.filing, person: event.actor.person, at: now() },
  })),
  openArchive: does(({ context }) => ({
    type: 'open',
    lifecycle: 'retentionRecord',
    reply: 'ARCHIVE_OPENED',
    input: {
      of: context.id,
      years: 'trade.retention.years',
      report: true,
      ...(param('trade.retention.start') === 'latest' && { from: startOf(context) }),
    },
  })),
  recordArchive: keep(
    ({ context, event }) => (
      assertEvent(event, 'ARCHIVE_OPENED'),
      { filing: { ...context.filing, record: event.case } }
    ),
  ),
  recordSeal: keep(
    ({ context, event }) => (
      assertEvent(event, 'ARCHIVE_SEALED'),
      { filing: { ...context.filing, sha256: event.sha256 } }
    ),
  ),

  // T25
  recordAuthorization: keep((args) => {
    const { context, event } = args;
    assertEvent(event, 'AUTHORIZE_USE');
    const { use, scope, until } = event;
    const side = actingSide(args);
    return {
      authorisations: [
        ...context.authorisations.filter((other) => other.use !== use || other.side !== side),
        { use, side, scope, until },
      ],
    };
  }),
  dropAuthorization: keep((args) => {
    const { context, event } = args;
    assertEvent(event, 'WITHDRAW_AUTHORIZATION');
    return {
      authorisations: context.authorisations.filter(({ use, side }) => use !== event.use || side !== actingSide(args)),
    };
  }),
  recordUse: keep(({ context, event }) => {
    assertEvent(event, 'RECORD_USE');
    return {
      uses: [
        ...context.uses,
        { use: event.use, of: event.of, what: event.what, person: event.actor.person, at: now() },
      ],
    };
  }),

  notifyDelivered: tells('N22', ['buyer'], '已交付，请验收', 'Delivered: please accept or refuse'),
  notifyRefused: tells('N22', ['seller'], '交付验收未通过', 'The delivery was refused'),
  notifyLate: tells('N19', ['seller', 'buyer', 'OPCO'], '交付逾期', 'A delivery is overdue'),
  notifyFundsLate: tells('N19', ['buyer', 'seller', 'OPCO'], '付款逾期', 'A payment is overdue'),
  notifySilence: tells(
    'N19',
    ['buyer', 'seller', 'CENTER'],
    '逾期未验收',
    'The buyer has neither accepted nor refused',
  ),
  notifySettled: tellsBoth('结算进展', 'The settlement has moved'),
  notifyStuck: tells(
    'N19',
    ['OPCO', 'CENTER'],
    '结算持续失败，需人工处理',
    'The settlement keeps failing and needs somebody',
  ),
  notifyDisputed: tells('N22', ['seller', 'buyer', 'CENTER'], '交易争议', 'The trade is disputed'),
  notifyChanged: tellsBoth('合同变更或者解除的进展', 'An amendment or termination has moved'),
  notifyPaused: tells('N22', ['seller', 'buyer', 'OPCO'], '交易暂停', 'The trade is paused'),
  notifyResumed: tells('N22', ['seller', 'buyer', 'OPCO'], '交易恢复', 'The trade goes on'),
  notifyEnded: tellsBoth('交易终结，转入备案', 'The trade has ended and is being filed'),
};
