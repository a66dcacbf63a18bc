// T24: what is filed of a trade, and when its retention starts.
import { now } from '../../kernel/env.ts';
import { hashOf } from '../../kernel/hash.ts';
import type { Context, Handover } from './context.ts';

const lastPaymentAt = ({ settlement }: Context): string | null => settlement.payments.at(-1)?.at ?? null;

const present = (...hashes: (string | null | undefined)[]): string[] =>
  hashes.filter((hash) => typeof hash === 'string');
const withoutPlace = ({ place: _, ...handover }: Handover) => handover;
const papersOf = (context: Context, which: (event: string) => boolean) =>
  context.papers.filter(({ event }) => which(event));
const ofSettlement = (event: string): boolean => event === 'DECIDE_FUNDS';
const ofDelivery = (event: string): boolean => ['HAND_OVER', 'REJECT_DELIVERY'].includes(event);
/** T24: the filed material, kind by kind. The archive seals it; the manifest says what belongs to it. */
export const manifestOf = (context: Context) => {
  const { contract, evidence, order, delivery, settlement, supply, demand, evaluation, materials } = context;
  const added = (kind: string): string[] =>
    materials.filter((material) => material.kind === kind).flatMap(({ documents }) => documents);
  return {
    trade: context.id,
    outcome: context.outcome,
    signUp: { cases: [context.seller.registration, context.buyer.registration], documents: added('signUp') },
    registration: { cases: [context.listing], version: context.version, documents: added('registration') },
    transaction: {
      application: present(
        supply?.sample?.sha256,
        ...(supply?.ownership?.evidence ?? []).map(({ sha256 }) => sha256),
        ...(demand?.materials ?? []).map(({ sha256 }) => sha256),
      ),
      price: present(evaluation?.commission, evaluation?.proposal?.document),
      order: order && hashOf(order),
      contract: contract && { version: context.contractVersion, sha256: contract.document.sha256 },
      signed: context.signed,
      evidence,
      papers: papersOf(context, (event) => !ofSettlement(event) && !ofDelivery(event)),
      documents: added('trade'),
    },
    settlement: {
      payments: settlement.payments,
      papers: papersOf(context, ofSettlement),
      documents: added('settlement'),
    },
    delivery: {
      handovers: delivery.handovers.map(withoutPlace),
      papers: papersOf(context, ofDelivery),
      documents: added('delivery'),
    },
  };
};
/** T24: retention starts at the filing, the last payment or the last preserved contract, whichever is latest. */
export const startOf = (context: Context, at = now()): string =>
  [at, lastPaymentAt(context), context.evidence.at(-1)?.preservedAt]
    .filter((instant) => typeof instant === 'string')
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)!;
