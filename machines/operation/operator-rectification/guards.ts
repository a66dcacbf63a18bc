// What feedback, an extension and a decision must satisfy (P7(3), P29).
import { now, param } from '../../kernel/env.ts';
import { branch, cited, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { successorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context } from './context.ts';
import type { Event } from './events.ts';
import { words } from './words.ts';

const dueOf = (event: Event): number =>
  'due' in event && typeof event.due === 'string' ? Date.parse(event.due) : Number.NaN;

export const guards = speaking(words.rules, {
  everyItemIsAnswered: cited(
    text('P29'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'SUBMIT_FEEDBACK' &&
      context.items.every(({ item }) => event.results?.some((result) => result.item === item)),
  ),
  everyItemIsMet: cited(
    text('P29'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'ACCEPT' && context.items.every(({ item }) => event.met?.includes(item)),
  ),
  extensionIsLeft: cited(
    gap('P29', 'D-0040'),
    'context',
    ({ context }: Args) => context.extensions < param('pd.rectification.extensions'),
  ),
  limitIsLater: cited(
    gap('P29', 'D-0040'),
    'payload',
    ({ context, event }: Args) => dueOf(event) > Date.parse(context.due) && dueOf(event) > Date.parse(now()),
  ),
  limitIsAhead: cited(text('P29'), 'payload', ({ event }: Args) => dueOf(event) > Date.parse(now())),
  matterIsTermination: cited(
    text('P7(3)'),
    'payload',
    ({ event }: Args) => event.type === 'MATTER_DECIDED' && event.kind === 'NON_RECTIFICATION_TERMINATION',
  ),
  matterIsApproved: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
  /** Two persons: an order does not end by the word of who issued it. */
  reviewerDiffersFromIssuer: checkerDiffersFrom<Context>(
    ({ issuers, reporters }) => [...issuers, ...reporters],
    reading('P29', 'D-0170'),
  ),
  /** Whoever reported for the operator is bound by the limit, and sets none. */
  limitIsNotOnesOwn: checkerDiffersFrom<Context>(({ reporters }) => reporters, reading('P29', 'D-0330')),
  wasHeard: branch(({ context }: Args) => context.heard !== null),
  timeIsLeft: branch(({ context }: Args) => Date.parse(context.due) > Date.parse(now())),
  successorTakesOver: branch((args: Args) => successorOf(args) !== null),
});
