// Which rule, alone, a test saw refuse which event, and under which articles: beside the test in vitest's report, and so
// in the table of coverage. A refusal by several rules at once proves none of them.
import { type TaskMeta, TestRunner } from 'vitest';
import type { ArticleId } from '@shuquan/machines/law';
import type { Refusal } from '@shuquan/machines/kernel';

declare module 'vitest' {
  interface TaskMeta {
    /** `trade HAND_OVER pieceIsAssessed`: lifecycle, event (`OPEN` for an opening), rule. */
    refused?: string[];
    /** The same, of what the test sent asked a little differently. */
    nearMisses?: string[];
    /** The articles that refusals named; `ROLE`: somebody in another hat was refused. */
    refusedUnder?: (ArticleId | 'ROLE')[];
  }
}

/** The place of a rule that refused alone. */
const placeOf = (lifecycle: string, event: string, { details }: Refusal): string | undefined => {
  const [first, ...others] = details ?? [];
  return first?.rule && !others.length ? `${lifecycle} ${event} ${first.rule}` : undefined;
};
type Field = 'refused' | 'nearMisses' | 'refusedUnder';
const known = new WeakMap<TaskMeta, Partial<Record<Field, Set<string>>>>();

function add(field: Field, ids: string[]): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (!meta) return;
  const seen = known.get(meta) ?? {};
  known.set(meta, seen);
  const all = (seen[field] ??= new Set());
  const before = all.size;
  for (const id of ids) all.add(id);
  if (all.size > before) Object.assign(meta, { [field]: [...all] });
}

/** Adds a refusal to the report of the test that runs. */
export function noteRefusal(lifecycle: string, event: string, refusal: Refusal): void {
  add('refused', [placeOf(lifecycle, event, refusal) ?? []].flat());
  add('refusedUnder', refusal.code === 'ROLE_NOT_ALLOWED' ? [...refusal.articles, 'ROLE'] : refusal.articles);
}

/** The same for what the test sent asked a little differently: it proves the rule, and not what the test is about. */
export const noteNearMiss = (lifecycle: string, event: string, refusal: Refusal): void =>
  add('nearMisses', [placeOf(lifecycle, event, refusal) ?? []].flat());
