// What an act can only repeat: its form begins with it, and nobody copies a hash or a number by hand.
import type { JsonObject } from '../../kernel/json.ts';
import { type Context, hashOfOrder } from './context.ts';

export function onFile(context: Context): { [event: string]: JsonObject } {
  const { offer, draft, delivery, settlement, dispute, change, filing } = context;
  const [orderHash, document, referral] = [hashOfOrder(context), draft?.terms.document, dispute?.referral];
  return {
    ...(offer && { ACCEPT: { offer: offer.number }, WITHDRAW_OFFER: { offer: offer.number } }),
    ...(orderHash && { CONFIRM_ORDER: { orderHash } }),
    ...(document && {
      PASS_CONTRACT: { document },
      SIGN: { document },
      PASS_AMENDMENT: { document },
      SIGN_AMENDMENT: { document },
    }),
    ...(draft?.review && { RETRY_EVIDENCE: { document: draft.review.sha256 } }),
    ACCEPT_DELIVERY: { lot: delivery.lot },
    REJECT_DELIVERY: { lot: delivery.lot },
    INSTRUCT_SETTLEMENT: { instalment: settlement.instalment },
    ...(referral && { AGREE_ARBITRATION: { referral: referral.number } }),
    ...(dispute?.proposal && { AGREE_RESOLUTION: { proposal: dispute.proposal.number } }),
    ...(change && { AGREE_TERMINATION: { proposal: change.number } }),
    ...(filing.manifestHash && { FILE: { manifestHash: filing.manifestHash } }),
  };
}
