// Where a rule comes from. Four bases: the words of the regulation say it (text), we interpret them
// (reading), the text is silent and we filled the gap (gap), or another law says it (outside).
// A reading or a gap names a decision record, `docs/decisions/NNNN-*.md`.
import type { ArticleId } from './articles.ts';

export { type Text, say } from './say.ts';
export type { ArticleId };
export type DecisionId = `D-${number}`;
export type Basis =
  | { basis: 'text'; articles: ArticleId[] }
  | { basis: 'reading' | 'gap'; articles: ArticleId[]; decision: DecisionId }
  | { basis: 'outside'; source: string; why: string; articles: ArticleId[] };

/** The regulation's own words: `text('T22')`. */
export const text = (...articles: ArticleId[]): Basis => ({ basis: 'text', articles });
/** Our interpretation of an article, decided in `docs/decisions`. */
export const reading = (article: ArticleId | ArticleId[], decision: DecisionId): Basis => ({
  basis: 'reading',
  articles: [article].flat(),
  decision,
});
/** The article is silent; what we do instead is decided in `docs/decisions`. */
export const gap = (article: ArticleId | ArticleId[], decision: DecisionId): Basis => ({
  basis: 'gap',
  articles: [article].flat(),
  decision,
});
/** Another law; `articles` are the articles of the two regulations that it serves, if any. */
export const outside = (source: string, why: string, ...articles: ArticleId[]): Basis => ({
  basis: 'outside',
  source,
  why,
  articles,
});

/** The article ids of one or several bases, without repetition, in order. */
export const articlesOf = (law: Basis | Basis[]): ArticleId[] => [...new Set([law].flat().flatMap((b) => b.articles))];
