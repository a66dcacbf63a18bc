// What becomes of a confirmation of something that has been replaced since.
import { expect } from 'vitest';
import type { Actor } from '../../machines/kernel/types.ts';
import { asItsFormSends } from './confirming.ts';
import type { Driven } from './driver.ts';

type Event = { type: string; [field: string]: unknown };
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
