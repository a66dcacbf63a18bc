// Where each rule stands: lifecycle × event × rule, and the tests that saw it, alone, refuse there.
import { type Lifecycle, guardsOf, isFault, openingRulesOf, transitionsOf } from '@shuquan/machines/kernel';
import { type ArticleId, type Text, articlesOf } from '@shuquan/machines/law';
import { lifecycles } from '@shuquan/machines';
import { exempt } from './exempt.ts';
import type { Report } from './proofs.ts';
import { hatsOf } from './scope.ts';

export type Place = {
  lifecycle: string;
  /** `OPEN` for an opening. */
  event: string;
  rule: string;
  says: Text;
  articles: ArticleId[];
};
export type Refusing = {
  /** By place: files whose tests sent what was refused. */
  sent: Map<string, string[]>;
  /** By place: files where it was found by asking differently what a test had sent. */
  near: Map<string, string[]>;
  /** Articles that a refusal named in a test that is there to prove them. */
  articles: Set<string>;
};

const reservedTo = new Set<string>(Object.values(hatsOf));
export const keyOf = ({ lifecycle, event, rule }: Place): string => `${lifecycle} ${event} ${rule}`;

const placesOf = (lifecycle: Lifecycle): Place[] => [
  ...openingRulesOf(lifecycle).map(([name, { rule }]) => placed(lifecycle, 'OPEN', name, rule)),
  ...transitionsOf(lifecycle)
    .filter(({ kind }) => kind === 'event')
    .flatMap(({ name, guard }) =>
      guardsOf(lifecycle.machine, guard).flatMap((part) =>
        isFault(part) || !part.rule ? [] : [placed(lifecycle, name, part.name, part.rule)],
      ),
    ),
];
const placed = (
  { id }: Lifecycle,
  event: string,
  rule: string,
  { says, law }: { says: Text; law: Parameters<typeof articlesOf>[0] },
): Place => ({ lifecycle: id, event, rule, says, articles: articlesOf(law) });

/** Every place of every chart, once, in the order of the charts. */
export const places = (): Place[] => [
  ...new Map(
    Object.values(lifecycles)
      .flatMap(placesOf)
      .map((place) => [keyOf(place), place]),
  ).values(),
];

/** What the tests of a report saw refused; `nameOf` makes a file's name of its path. */
export function refusing({ testResults }: Report, nameOf: (file: string) => string): Refusing {
  const all: Refusing = { sent: new Map(), near: new Map(), articles: new Set() };
  const add = (to: Map<string, string[]>, place: string, file: string): void => {
    const files = to.get(place) ?? [];
    if (!files.includes(file)) to.set(place, [...files, file].sort());
  };
  for (const { name, assertionResults } of testResults)
    for (const { status, meta } of assertionResults) {
      if (status !== 'passed' || !meta) continue;
      for (const place of meta.refused ?? []) add(all.sent, place, nameOf(name));
      for (const place of meta.nearMisses ?? []) add(all.near, place, nameOf(name));
      for (const id of meta.law ?? [])
        // An article that says who does something is shown by a refusal of everybody else.
        if (meta.refusedUnder?.includes(reservedTo.has(id) ? 'ROLE' : id)) all.articles.add(id);
    }
  return all;
}

/** What is wrong: a rule that was never seen to refuse where it stands, an exemption that is over or needless. */
export function unproven(all: Place[], { sent, near }: Refusing, today: string): string[] {
  const seen = (place: string): boolean => sent.has(place) || near.has(place);
  const excused = new Set(exempt.filter(({ until }) => today < until).map(({ place }) => place));
  const known = new Set(all.map(keyOf));
  return [
    ...all
      .map(keyOf)
      .filter((place) => !seen(place) && !excused.has(place))
      .map((place) => `${place}: no test saw this rule refuse there; show it, or remove a rule that cannot fail there`),
    ...exempt.filter(({ place }) => !known.has(place)).map(({ place }) => `${place} is exempt and stands nowhere`),
    ...exempt.filter(({ place }) => seen(place)).map(({ place }) => `${place} is exempt and was seen to refuse`),
  ];
}
