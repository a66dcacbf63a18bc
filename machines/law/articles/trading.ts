// The data trading regulation (长春市数据交易管理办法（试行）征求意见稿), T1 to T39, in our own words.
// The regulation is the authority; this register must not say more than it, nor know any chart.
import { conductArticles } from './trading/conduct.ts';
import { subjectArticles } from './trading/subjects.ts';
import { supervisionArticles } from './trading/supervision.ts';

export const tradingArticles = {
  ...subjectArticles,
  ...conductArticles,
  ...supervisionArticles,
} as const;
