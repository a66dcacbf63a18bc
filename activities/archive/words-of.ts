// What the names in an archive mean: without it, a row says `onMarket` and `T22` to a reader who has the rows alone.
import { type Lifecycle, eventTitle, statesOf } from '@shuquan/machines/kernel';
import { type ArticleId, articles, roles } from '@shuquan/machines/law';
import type { LedgerRow } from '../../ledger/index.ts';

const sorted = <T extends string>(names: Iterable<T>): T[] => [...new Set(names)].sort();

/** The title and gist of each article that the rows cite. */
export const lawOf = (rows: LedgerRow[]): Partial<Record<ArticleId, { title: object; gist: object }>> =>
  Object.fromEntries(
    sorted(rows.flatMap((row) => row.articles)).map((id) => [
      id,
      { title: articles[id].title, gist: articles[id].gist },
    ]),
  );

export const wordsOf = (lifecycle: Lifecycle, rows: LedgerRow[]): object => ({
  lifecycle: { id: lifecycle.id, version: lifecycle.version, title: lifecycle.title },
  states: Object.fromEntries(statesOf(lifecycle).map(({ path, meta }) => [path, meta?.title ?? null])),
  events: Object.fromEntries(
    sorted(rows.map(({ event }) => event.type)).map((type) => [type, eventTitle(lifecycle, type)]),
  ),
  roles: Object.fromEntries(sorted(rows.map(({ actor }) => actor.hat)).map((hat) => [hat, roles[hat]])),
  articles: lawOf(rows),
});
