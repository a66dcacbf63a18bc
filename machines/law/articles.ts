// The register of both regulations: one entry for every article and every numbered item. What cites the law
// cites an id of this file, so an article that does not exist does not compile. `docs/law/` is made from it.
import { operationArticles } from './articles/operation.ts';
import { tradingArticles } from './articles/trading.ts';

export type { Article, Treatment } from './articles/article.ts';

export const articles = { ...tradingArticles, ...operationArticles } as const;
export type ArticleId = keyof typeof articles;

/** Is this the id of an article or numbered item of the two regulations? */
export const isArticleId = (id: string): id is ArticleId => Object.hasOwn(articles, id);
