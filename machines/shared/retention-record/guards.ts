// T24, P31: how long an archive is kept and by whom it is disposed of; T34, T35: what a legal hold stops. All total.
import { now, param } from '../../kernel/env.ts';
import { branch, cited, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading } from '../../law/cite.ts';
import { confirmsWhatStands } from '../confirming.ts';
import { checkerDiffersFrom } from '../rules.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

export const guards = speaking(words.rules, {
  untilGrows: cited(
    reading(['T24', 'P31'], 'D-0081'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'EXTEND' && context.until !== null && Date.parse(event.until) > Date.parse(context.until),
  ),
  untilIsAhead: cited(
    reading(['T24', 'P31'], 'D-0081'),
    'payload',
    ({ event }: Args) => event.type === 'EXTEND' && Date.parse(event.until) > Date.parse(now()),
  ),
  sealIsTheSame: cited(
    gap('T24', 'D-0082'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'ARCHIVE_DISPOSED' && context.seal !== null && event.archive === context.seal.sha256,
  ),
  regimeAllowsDisposal: cited(
    gap('T24', 'D-0030'),
    'context',
    () => param('trade.retention.afterEnd') === 'manualDecision',
  ),
  noHoldStands: cited(
    gap(['T24', 'T34', 'T35', 'P31'], 'D-0082'),
    'context',
    ({ context }: Args) => context.holds.length === 0,
  ),
  secondPersonDecides: checkerDiffersFrom<Context>(({ proposal }) => proposal?.by ?? [], gap('T24', 'D-0082')),
  confirmsWhatStands: confirmsWhatStands<Context>(({ proposal }) => proposal, gap('T24', 'D-0425')),
  holdIsNew: cited(
    gap(['T34', 'T35'], 'D-0082'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PLACE_HOLD' && Boolean(event.hold) && !context.holds.some(({ hold }) => hold === event.hold),
  ),
  holdIsTheirs: cited(
    gap(['T34', 'T35'], 'D-0082'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'LIFT_HOLD' &&
      context.holds.some(({ hold, hat }) => hold === event.hold && hat === event.actor?.hat),
  ),
  disposalIsNotUnderWay: cited(gap('T24', 'D-0082'), 'context', ({ context }: Args) => !context.disposing),
  caseWantsToKnow: branch(({ context }: Args) => context.report),
  otherHoldsStand: branch(
    ({ context, event }: Args) => event.type === 'LIFT_HOLD' && context.holds.some(({ hold }) => hold !== event.hold),
  ),
});
