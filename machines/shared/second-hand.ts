// What takes something away from others is proposed by one person of an office and confirmed by another (D-0422).
import { handsOf } from '../kernel/hands.ts';
import { type Stamp, cited } from '../kernel/lifecycle.ts';
import { type Basis, say } from '../law/cite.ts';
import { checkerDiffersFrom } from './rules.ts';

export type Proposal = { act: string; reason: string; by: string[] };
/** Missing in cases that were opened before there were proposals. */
type Proposing = { proposal?: Proposal | null };
type Args = { context: Proposing };

export const proposalOf = ({ type, reason, actor }: { type: string; reason: string } & Stamp): Proposal => ({
  act: type,
  reason,
  by: handsOf(actor),
});

/** The two rules of the act that confirms. */
export const confirmation = (law: Basis) => ({
  somethingIsProposed: cited(({ context }: Args) => Boolean(context.proposal), {
    law,
    reads: 'context',
    says: say(
      '该事项须由两人办理；请先提请，再由另一位人员确认',
      'two persons do this: one proposes it first, another one confirms',
    ),
  }),
  confirmerDiffersFromProposer: checkerDiffersFrom<Proposing>(
    ({ proposal }) => proposal?.by ?? [],
    law,
    '提请人不得确认',
    'who proposed it does not confirm it',
  ),
});
