// Task events (S-1) go through the same append: the kernel takes them, the act records them.
import { type Actor, type Refusal, isRefusal, takeTask } from '@shuquan/machines/kernel';
import type { LedgerRow } from './types.ts';
import type { Held, Unit } from './unit.ts';

export { decideTask, taskSchemas } from '@shuquan/machines/kernel';

/** Appends a task event to the case of this act. */
export async function taskStep(
  unit: Unit,
  one: Held,
  event: LedgerRow['event'],
  actor: Actor,
  key: string,
): Promise<Refusal | undefined> {
  const taken = takeTask(one.lifecycle, one.row.snapshot, event, actor);
  if (isRefusal(taken)) return { ...taken, state: one.row.state, version: one.row.version };
  const { state: next, effects, snapshot } = taken;
  await unit.record(one, { next, effects, snapshot }, { at: unit.now, event, actor, key, law: [] });
  return undefined;
}
