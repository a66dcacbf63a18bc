// What the console adds to an event that confirms: the hash of what stands (D-0425). A test that names another one keeps it.
import { expect } from 'vitest';
import type { JsonObject } from '../../machines/kernel/json.ts';
import type { Actor, Lifecycle } from '../../machines/kernel/types.ts';
import type { Driven } from './driver.ts';

type Event = { type: string; [field: string]: unknown };

export const confirmsSomething = (lifecycle: Lifecycle | undefined, type: string): boolean =>
  'confirms' in ((lifecycle?.events[type]?.schema as { shape?: object } | undefined)?.shape ?? {});

export function asItsFormSends<E extends { type: string }>(lifecycle: Lifecycle, context: JsonObject, event: E): E {
  if ('confirms' in event || !confirmsSomething(lifecycle, event.type)) return event;
  return { ...event, confirms: lifecycle.onFile?.(context)[event.type]?.['confirms'] ?? '0'.repeat(64) };
}

/** Somebody looked at `seen`; by `now` something else has taken its place. What they confirm then is refused, and says so. */
export function confirmsAnother(
  { seen, now, event, actor }: { seen: Driven; now: Driven; event: Event; actor: Actor },
  ...articles: string[]
): void {
  const shown = asItsFormSends(seen.lifecycle, seen.case.context, event);
  const sent = now.fork().send(shown, actor);
  expect(sent.refusal).toMatchObject({ code: 'GUARD_REFUSED', articles });
  expect(sent.refusal?.message.en).toContain('something else stands to be confirmed now');
  expect(sent.rules).toHaveLength(1);
  expect(seen.fork().send(shown, actor).refusal).toBeUndefined();
  expect(now.fork().send(event, actor).refusal).toBeUndefined();
}
