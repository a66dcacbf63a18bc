// What a test proves, beside its title: `it('…', law('P29'), …)`. An id that the register does not have does not compile.
import type { ArticleId } from '../../machines/law/articles.ts';

declare module 'vitest' {
  interface TaskMeta {
    law?: readonly ArticleId[];
  }
}

/** The articles that a test, or every test of a block, proves. Ends up in vitest's report, and so in the coverage table. */
export const law = (...articles: [ArticleId, ...ArticleId[]]): { meta: { law: readonly ArticleId[] } } => ({
  meta: { law: articles },
});
