// Actions from the application to the signed contract (T18 to T21).
import { assertEvent } from 'xstate';
import { now } from '../../../kernel/env.ts';
import { one } from '../../../kernel/lifecycle.ts';
import { type Args, type Context, type Draft, unsigned } from '../context.ts';
import { actingSide, does, keep } from './define.ts';

const signatureIn = ({ event }: Args): string | null =>
  'signature' in event && typeof event.signature === 'object' ? (event.signature?.sha256 ?? null) : null;

const versionIn = ({ context, event }: Args): number => {
  const version = one(event.facts, 'listing')?.shares['version'];
  return typeof version === 'number' ? version : context.version;
};
const withDraft = (change: (draft: Draft, args: Args) => Partial<Draft>) =>
  keep((args) => ({ draft: args.context.draft && { ...args.context.draft, ...change(args.context.draft, args) } }));
/** The order that both sides confirm: made of the application and the accepted offer. */
const orderOf = (args: Args): Context['order'] => {
  const { context } = args;
  const { offer, listing, seller, buyer, demand } = context;
  return (
    offer && {
      listing,
      version: versionIn(args),
      seller: seller.party,
      buyer: buyer.party,
      purposes: demand?.purposes ?? [],
      priceFen: offer.priceFen,
      basis: offer.basis,
      terms: offer.terms,
    }
  );
};

export const agreeingActions = {
  recordSupply: keep(
    ({ event }) => (
      assertEvent(event, 'SUBMIT_SUPPLY'),
      { supply: { ...event.supply, person: event.actor.person, at: now() } }
    ),
  ),
  recordDemand: keep(
    ({ event }) => (
      assertEvent(event, 'SUBMIT_DEMAND'),
      { demand: { ...event.demand, person: event.actor.person, at: now() } }
    ),
  ),
  returnSides: keep(({ context, event }) => {
    assertEvent(event, 'RETURN_APPLICATION');
    const { sides, items } = event;
    return {
      returned: { sides, items },
      supply: sides.includes('seller') ? null : context.supply,
      demand: sides.includes('buyer') ? null : context.demand,
    };
  }),
  clearReturn: keep(() => ({ returned: null })),

  recordOffer: keep((args) => {
    const { context, event } = args;
    assertEvent(event, 'OFFER');
    const { priceFen, terms, basis } = event;
    return {
      offers: context.offers + 1,
      offer: {
        number: context.offers + 1,
        side: actingSide(args),
        priceFen,
        terms,
        basis,
        proposal: basis === 'proposal' ? (context.evaluation?.proposal?.document ?? null) : null,
      },
    };
  }),
  dropOffer: keep(() => ({ offer: null, order: null, confirmed: unsigned })),
  formOrder: keep((args) => ({ order: orderOf(args), version: versionIn(args), confirmed: unsigned })),
  recordConfirmation: keep((args) => ({
    confirmed: { ...args.context.confirmed, [actingSide(args)]: { person: args.event.actor.person, at: now() } },
  })),
  recordCommission: keep((args) => {
    const { event } = args;
    assertEvent(event, 'COMMISSION');
    const party = one(event.facts, 'body')?.shares['party'];
    return {
      evaluation: {
        body: event.body,
        party: typeof party === 'string' ? party : '',
        side: actingSide(args),
        commission: event.commission.sha256,
        proposal: null,
      },
    };
  }),
  recordProposal: keep(({ context, event }) => {
    assertEvent(event, 'SUBMIT_PRICE_PROPOSAL');
    return {
      evaluation: context.evaluation && {
        ...context.evaluation,
        proposal: { priceFen: event.priceFen, document: event.document.sha256, at: now() },
      },
    };
  }),
  dropCommission: keep(() => ({ evaluation: null })),
  /** A commission without a result ends with the negotiation. */
  closeCommission: keep(({ context: { evaluation } }) => ({ evaluation: evaluation?.proposal ? evaluation : null })),

  recordDraft: keep((args) => {
    const { context, event } = args;
    assertEvent(event, ['DRAFT_CONTRACT', 'PROPOSE_AMENDMENT']);
    return {
      returned: null,
      draft: {
        terms: event.contract,
        side: actingSide(args),
        person: event.actor.person,
        at: now(),
        reason: event.type === 'PROPOSE_AMENDMENT' ? event.reason : null,
        review: null,
        signatures: unsigned,
        version: context.version,
      },
    };
  }),
  recordReview: withDraft((_, args) => {
    assertEvent(args.event, ['PASS_CONTRACT', 'PASS_AMENDMENT']);
    return {
      review: { person: args.event.actor.person, sha256: args.event.document.sha256, at: now() },
      version: versionIn(args),
    };
  }),
  recordSignature: withDraft((draft, args) => ({
    signatures: {
      ...draft.signatures,
      [actingSide(args)]: { person: args.event.actor.person, at: now(), signature: signatureIn(args) },
    },
  })),
  recordContractReturn: keep(
    ({ event }) => (
      assertEvent(event, 'RETURN_CONTRACT'),
      { returned: { sides: ['seller', 'buyer'], items: event.items } }
    ),
  ),
  voidDraft: withDraft(() => ({ review: null, signatures: unsigned })),
  preserveText: does(({ context }) => ({
    type: 'call',
    port: 'documents',
    op: 'preserve',
    input: { sha256: context.draft?.review?.sha256 ?? '' },
    reply: 'EVIDENCE_PRESERVED',
  })),
  /** The text that was reviewed, signed and preserved comes into force. */
  bringIntoForce: keep(({ context, event }) => {
    assertEvent(event, 'EVIDENCE_PRESERVED');
    const { draft } = context;
    if (!draft) return {};
    const { sha256, preservedAt, copies } = event;
    return {
      contract: draft.terms,
      contractVersion: context.contractVersion + 1,
      version: draft.version,
      draft: null,
      change: null,
      effectiveAt: context.effectiveAt ?? now(),
      evidence: [...context.evidence, { sha256, preservedAt, copies }],
      signed: [
        ...context.signed,
        {
          version: context.contractVersion + 1,
          sha256,
          review: draft.review?.person ?? null,
          signatures: draft.signatures,
        },
      ],
    };
  }),
};
