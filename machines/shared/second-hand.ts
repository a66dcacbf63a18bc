// What takes something away from others is proposed by one person of an office and confirmed by another (D-0422). Until then
// whoever proposed it may take it back, another proposal takes its place, and after a time it lapses (D-0426).
import { handsOf } from '../kernel/hands.ts';
import { deadline, now } from '../kernel/env.ts';
import { type Stamp, cited } from '../kernel/lifecycle.ts';
import { type ArticleId, gap, say } from '../law/cite.ts';
import { confirmsWhatStands } from './confirming.ts';
import { checkerDiffersFrom } from './rules.ts';

export type Proposal = { act: string; reason: string; by: string[]; until: string };
type Proposing = { proposal: Proposal | null };
type Args = { context: Proposing; event: Partial<Stamp> };

export const proposalOf = ({ type, reason, actor }: { type: string; reason: string } & Stamp): Proposal => ({
  act: type,
  reason,
  by: handsOf(actor),
  until: deadline('pd.proposal.confirmDue').at,
});

/** The rules of the act that confirms, by name; and of the one that takes back. */
export const confirming = ['somethingIsProposed', 'confirmsWhatStands', 'confirmerDiffersFromProposer'] as const;
export const confirmation = (article: ArticleId) => ({
  somethingIsProposed: cited(({ context: { proposal } }: Args) => proposal !== null && now() < proposal.until, {
    law: [gap(article, 'D-0422'), gap(article, 'D-0426')],
    reads: 'context',
    says: say(
      '该事项须由两人办理：请先提请，再由另一位人员在确认期限内确认',
      'two persons do this: one proposes it first, another one confirms it in time',
    ),
  }),
  confirmsWhatStands: confirmsWhatStands<Proposing>(({ proposal }) => proposal, gap(article, 'D-0425')),
  confirmerDiffersFromProposer: checkerDiffersFrom<Proposing>(
    ({ proposal }) => proposal?.by ?? [],
    gap(article, 'D-0422'),
    '提请人不得确认',
    'who proposed it does not confirm it',
  ),
  actorProposedIt: cited(
    ({ context: { proposal }, event: { actor } }: Args) =>
      !!actor && !!proposal && handsOf(actor).some((person) => proposal.by.includes(person)),
    {
      law: gap(article, 'D-0426'),
      reads: 'context',
      says: say('只能由提请人撤回自己的提请', 'only who proposed it takes it back'),
    },
  ),
});
