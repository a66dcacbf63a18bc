// Instants that were computed from the calendar and are kept in a case's context: counted again on another calendar, and
// known to be provisional where a year without a holiday notice was asked about. Pure.
import type { Calendar } from './calendar.ts';
import { type Env, within } from './env.ts';
import type { JsonObject } from './json.ts';
import type { Lifecycle } from './types.ts';

type Counted = { ways: (string | null)[]; provisional: boolean };

/** Every way in which a field may have been counted, on this calendar. */
function countedOn(lifecycle: Lifecycle, field: string, context: JsonObject, env: Env, on = env.calendar): Counted {
  let provisional = false;
  const calendar: Calendar = {
    ...on,
    covers: (year) => {
      const known = on.covers(year);
      provisional ||= !known;
      return known;
    },
  };
  const ways = within({ ...env, calendar }, () => [lifecycle.dues?.[field]?.(context) ?? null].flat());
  return { ways, provisional };
}

/** Is it an instant of the context that a year without a notice was asked about for? */
export const isProvisionalDue = (
  lifecycle: Lifecycle,
  context: JsonObject,
  at: string | undefined,
  env: Env,
): boolean =>
  at !== undefined &&
  Object.keys(lifecycle.dues ?? {}).some(
    (field) => context[field] === at && countedOn(lifecycle, field, context, env).provisional,
  );

/**
 * The context on another calendar. A field moves only where it is what one of the case's earlier calendars gave (`was`), not
 * what somebody set, and where it has not passed yet.
 */
export function movedDues(
  lifecycle: Lifecycle,
  context: JsonObject,
  env: Env,
  was: Calendar[],
): { context: JsonObject; moved: { id: string; from: string; to: string }[] } {
  const moved = Object.keys(lifecycle.dues ?? {}).flatMap((field) => {
    const from = context[field];
    if (typeof from !== 'string' || from <= env.at) return [];
    const { ways } = countedOn(lifecycle, field, context, env);
    if (ways.includes(from)) return [];
    const way = was.map((on) => countedOn(lifecycle, field, context, env, on).ways.indexOf(from)).find((i) => i >= 0);
    const to = way === undefined ? null : ways[way];
    return to ? [{ field, id: `due:${field}`, from, to }] : [];
  });
  const next = Object.fromEntries(moved.map(({ field, to }) => [field, to]));
  return {
    context: moved.length ? { ...context, ...next } : context,
    moved: moved.map(({ id, from, to }) => ({ id, from, to })),
  };
}
