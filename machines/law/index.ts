// The law register: articles, how code cites them, roles, notices.
export * from './articles.ts';
export { operationArticles } from './articles/operation.ts';
export { tradingArticles } from './articles/trading.ts';
export * from './cite.ts';
export * from './notices.ts';
export * from './roles.ts';
export { sourceText } from './sources.ts';
