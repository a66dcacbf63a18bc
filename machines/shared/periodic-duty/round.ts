// Which period of each duty of the catalogue the calendar opens next (T27, P26; D-0260). Pure.
import { dateOf, daysOn } from '../../kernel/durations.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Duty } from '../../law/duties.ts';
import type { Regime } from '../../regimes/index.ts';
import type { Carried, Period, Side } from './context.ts';
import { catalogueOf, firstDay, isOfOperators, periodFrom } from './period.ts';

export type Known = { id: string; shares: JsonObject };
type Shown = {
  side: Side;
  duty: string;
  extra: boolean;
  period: Period;
  carried: Carried[];
  agreement?: string | null;
};

const shownOf = ({ shares }: Known): Shown => shares as unknown as Shown;

/** The period after the last one; where the catalogue has another length now, it counts anew from there. */
function following(last: Known | undefined, duty: Duty, first: string): Period {
  const { period: length } = duty;
  if (!last) return periodFrom(firstDay(first, duty), 0, length);
  const { period } = shownOf(last);
  return period.length === length
    ? periodFrom(period.anchor, period.index + 1, length)
    : periodFrom(firstDay(daysOn(period.to, 1), duty), 0, length);
}
/** For whom a duty has cases: once for its side, or for each agreement in force, from its beginning. */
const heldFor = (duty: Duty, first: string, agreements: Known[]): { agreement: string | null; first: string }[] =>
  isOfOperators(duty)
    ? agreements.flatMap(({ id, shares: { startsAt } }) =>
        typeof startsAt === 'string' ? [{ agreement: id, first: [dateOf(startsAt), first].toSorted().at(-1)! }] : [],
      )
    : [{ agreement: null, first }];

/**
 * For each duty the first period that has begun and has no case yet: one at a time, so that none is passed over.
 * `adoptedAt`: when the regime came into use here, where no period was opened before. `agreements`: those in force.
 */
export function dutiesDue({
  now,
  regime,
  adoptedAt,
  known,
  beside = [],
}: {
  now: string;
  regime: Regime;
  adoptedAt: string;
  known: Known[];
  /** The agreements in force. */ beside?: Known[];
}): { lifecycle: string; input: JsonObject; key: string }[] {
  const adopted = [dateOf(adoptedAt), regime.inForce ?? ''].toSorted().at(-1)!;
  return (['venue', 'domain'] as const).flatMap((side) =>
    catalogueOf(side, regime).flatMap((duty) =>
      heldFor(duty, adopted, beside).flatMap(({ agreement, first }) => {
        const last = known
          .filter((one) => {
            const { side: of, duty: id, extra, agreement: under = null } = shownOf(one);
            return of === side && id === duty.id && !extra && under === agreement;
          })
          .toSorted((a, b) => shownOf(a).period.from.localeCompare(shownOf(b).period.from))
          .at(-1);
        const { anchor, index, from } = following(last, duty, first);
        if (from > dateOf(now)) return [];
        const carried = last ? shownOf(last).carried : [];
        const period = { anchor, index, follows: last?.id ?? null, carried };
        return [
          {
            lifecycle: 'periodicDuty',
            input: { side, duty: duty.id, period, ...(agreement && { agreement }) },
            key: `~round/duty/${side}/${duty.id}/${from}${agreement ? `/${agreement}` : ''}`,
          },
        ];
      }),
    ),
  );
}
