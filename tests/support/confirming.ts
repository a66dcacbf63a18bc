// What the console adds to an event that confirms: the hash of what stands (D-0425). A test that names another one keeps it.
import type { JsonObject } from '../../machines/kernel/json.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';

export const confirmsSomething = (lifecycle: Lifecycle | undefined, type: string): boolean =>
  'confirms' in ((lifecycle?.events[type]?.schema as { shape?: object } | undefined)?.shape ?? {});

export function asItsFormSends<E extends { type: string }>(lifecycle: Lifecycle, context: JsonObject, event: E): E {
  if ('confirms' in event || !confirmsSomething(lifecycle, event.type)) return event;
  return { ...event, confirms: lifecycle.onFile?.(context)[event.type]?.['confirms'] ?? '0'.repeat(64) };
}
