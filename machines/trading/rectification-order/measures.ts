// What may be stopped with an order as cause, in which cases, and by which event each is stopped and goes on (T32).
import type { CaseId, Effect } from '../../kernel/types.ts';
import { stoppings } from '../../shared/measures.ts';
import type { MeasureKind } from './events.ts';

export const kinds: Record<MeasureKind, { lifecycle: string; impose: string; lift: string }> = stoppings;

/** All targets in one act: where one cannot take it, none of them does. */
export const imposing = (cause: CaseId, measure: MeasureKind, to: CaseId[], reason: string): Effect => ({
  type: 'tell',
  to,
  mode: 'must',
  event: { type: kinds[measure].impose, cause, reason },
});
/** A target that has ended meanwhile has nothing left to lift. */
export const lifting = (cause: CaseId, measure: MeasureKind, to: CaseId[], reason: string): Effect => ({
  type: 'tell',
  to,
  event: { type: kinds[measure].lift, cause, reason },
});
