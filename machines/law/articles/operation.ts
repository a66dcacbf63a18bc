// The regulation on authorized operation of public data (长春市公共数据授权运营管理办法（试行）征求意见稿),
// P1 to P33, in our own words. The regulation is the authority; this register knows no chart.
import { authorizationArticles } from './operation/authorization.ts';
import { generalArticles } from './operation/general.ts';
import { useArticles } from './operation/use.ts';

export const operationArticles = {
  ...generalArticles,
  ...authorizationArticles,
  ...useArticles,
} as const;
