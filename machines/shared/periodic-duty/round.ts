// Which period of each duty of the catalogue the calendar opens next (T27, P26; D-0260). Pure.
import { dateOf, daysOn } from '../../kernel/durations.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Duty } from '../../law/duties.ts';
import type { Regime } from '../../regimes/index.ts';
import type { Carried, Period, Side } from './context.ts';
import { catalogueOf, periodFrom } from './period.ts';

export type Known = { id: string; shares: JsonObject };
type Shown = { side: Side; duty: string; extra: boolean; period: Period; carried: Carried[] };

const shownOf = ({ shares }: Known): Shown => shares as unknown as Shown;

/** The period after the last one; where the catalogue has another length now, it counts anew from there. */
function following(last: Known | undefined, { period: length }: Duty, first: string): Period {
  if (!last) return periodFrom(first, 0, length);
  const { period } = shownOf(last);
  return period.length === length
    ? periodFrom(period.anchor, period.index + 1, length)
    : periodFrom(daysOn(period.to, 1), 0, length);
}

/**
 * For each duty the first period that has begun and has no case yet: one at a time, so that none is passed over.
 * `adoptedAt`: when the regime came into use here, where no period was opened before.
 */
export function dutiesDue({
  now,
  regime,
  adoptedAt,
  known,
}: {
  now: string;
  regime: Regime;
  adoptedAt: string;
  known: Known[];
}): { lifecycle: string; input: JsonObject; key: string }[] {
  const first = [dateOf(adoptedAt), regime.inForce ?? ''].toSorted().at(-1)!;
  return (['venue', 'domain'] as const).flatMap((side) =>
    catalogueOf(side, regime).flatMap((duty) => {
      const last = known
        .filter((one) => shownOf(one).side === side && shownOf(one).duty === duty.id && !shownOf(one).extra)
        .toSorted((a, b) => shownOf(a).period.from.localeCompare(shownOf(b).period.from))
        .at(-1);
      const { anchor, index, from } = following(last, duty, first);
      if (from > dateOf(now)) return [];
      const carried = last ? shownOf(last).carried : [];
      return [
        {
          lifecycle: 'periodicDuty',
          input: { side, duty: duty.id, period: { anchor, index, follows: last?.id ?? null, carried } },
          key: `~round/duty/${side}/${duty.id}/${from}`,
        },
      ];
    }),
  );
}
