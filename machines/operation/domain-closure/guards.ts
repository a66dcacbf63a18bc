// What each step of a closure demands (P4(4), P31), and whose a hold is.
import { type CaseFact, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context } from './context.ts';
import { type Event, assets, checks } from './events.ts';
import { words } from './words.ts';

const hold = gap('P31', 'D-0130');
/** Made of public data; and the ways in which they leave the domain. */
const made: readonly string[] = ['products', 'models', 'derivedData'];
const leaves: readonly string[] = ['transferred', 'keptAsAgreed'];
const isApprovedExport = ({ lifecycle, shares }: CaseFact, { agreement, predecessors }: Context): boolean =>
  lifecycle === 'productExport' &&
  typeof shares['exportedAt'] === 'string' &&
  [agreement, ...predecessors].some((one) => one === shares['agreement']);
/** The hold that an event names. */
export const holdOf = (event: Event): string => ('hold' in event ? (event.hold ?? '') : '');

export const guards = speaking(words.rules, {
  nothingRemains: branch(
    ({ event }: Args) => (event.type === 'ACCESS_REVOKED' || event.type === 'DATA_DELETED') && event.remaining === 0,
  ),
  everyAssetIsDisposed: cited(
    text('P4(4)'),
    'payload',
    ({ event }: Args) =>
      event.type === 'RECORD_DISPOSAL' &&
      assets.every((asset) => event.dispositions?.some((one) => one.asset === asset)),
  ),
  disposalIsAsAgreed: cited(
    text('P4(4)'),
    'payload',
    ({ event }: Args) => event.type === 'RECORD_DISPOSAL' && Boolean(event.asAgreed),
  ),
  /** What leaves the domain has an approval of P27, also at the end of the agreement; imported data are the operator's own. */
  whatLeavesWasApproved: cited(
    text('P27'),
    'facts',
    ({ context, event }: Args) =>
      event.type === 'RECORD_DISPOSAL' &&
      (event.dispositions ?? [])
        .filter(({ asset, how }) => made.includes(asset) && leaves.includes(how))
        .every(
          ({ exports }) =>
            !!exports?.length &&
            exports.every((id) =>
              many(event.facts, 'exports').some((one) => one.id === id && isApprovedExport(one, context)),
            ),
        ),
  ),
  holdStands: branch(({ context }: Args) => context.holds.length > 0),
  holdIsNew: cited(
    hold,
    'payload',
    ({ context, event }: Args) => !!holdOf(event) && !context.holds.some((one) => one.hold === holdOf(event)),
  ),
  holdIsTheirs: cited(hold, 'payload', ({ context, event }: Args) =>
    context.holds.some((one) => one.hold === holdOf(event) && one.hat === event.actor?.hat),
  ),
  otherHoldsStand: branch(({ context, event }: Args) => context.holds.some((one) => one.hold !== holdOf(event))),
  verifierDiffers: checkerDiffersFrom<Context>(({ disposers }) => disposers, gap('P31', 'D-0132')),
  everythingIsChecked: cited(
    text('P31'),
    'payload',
    ({ event }: Args) => event.type === 'VERIFY_DELETION' && checks.every((check) => event.checked?.includes(check)),
  ),
});
