// What the owner may stop while an incident lasts, in which cases, and by which event each is stopped and goes on.
import type { Effect } from '../../kernel/effects.ts';
import { stoppings } from '../measures.ts';
import type { Context } from './context.ts';
import type { MeasureKind } from './events.ts';

type Kind = {
  scope: Context['scope'];
  lifecycle: string;
  impose: string;
  lift: string;
  /** Rights are suspended for all grants of an agreement, unless some are listed. */
  grants?: 'all';
};
export const kinds: Record<MeasureKind, Kind> = {
  suspendListing: { scope: 'venue', ...stoppings.suspendListing },
  pauseTrade: { scope: 'venue', ...stoppings.pauseTrade },
  freezeSettlement: { scope: 'venue', lifecycle: 'trade', impose: 'FREEZE_SETTLEMENT', lift: 'UNFREEZE_SETTLEMENT' },
  suspendSubject: { scope: 'venue', ...stoppings.suspendSubject },
  suspendRights: {
    scope: 'domain',
    lifecycle: 'operatingAgreement',
    impose: 'SUSPEND_RIGHTS',
    lift: 'LIFT_SUSPENSION',
    grants: 'all',
  },
  suspendAccess: {
    scope: 'domain',
    lifecycle: 'staffAdmission',
    impose: 'AGREEMENT_SUSPENDED',
    lift: 'AGREEMENT_RESTORED',
    grants: 'all',
  },
  suspendProduct: {
    scope: 'domain',
    lifecycle: 'productExport',
    impose: 'AGREEMENT_SUSPENDED',
    lift: 'AGREEMENT_RESTORED',
    grants: 'all',
  },
};

/** All targets in one act: where one cannot take it, none of them does. */
type Taking = { measure: MeasureKind; targets: string[]; grants?: string[] | undefined; reason: string };
export const imposing = (cause: string, { measure, targets, grants: listed, reason }: Taking): Effect => {
  const { scope, impose, grants } = kinds[measure];
  const event: Extract<Effect, { type: 'tell' }>['event'] = { type: impose, cause };
  if (scope === 'venue') event['reason'] = reason;
  if (grants) event['grants'] = listed ?? grants;
  return { type: 'tell', to: [...new Set(targets)], mode: 'must', event };
};
/** What is open goes on, all of it or nothing is lifted; one that has ended has nothing left to lift. */
export const lifting = (
  cause: string,
  measure: MeasureKind,
  { to, reason }: { to: string | string[]; reason: string },
): Effect => {
  const { scope, lift } = kinds[measure];
  return {
    type: 'tell',
    to,
    mode: 'must',
    event: scope === 'venue' ? { type: lift, cause, reason } : { type: lift, cause },
  };
};
