// The judge's list, case by case.
export { operationCases } from './operation-cases.ts';
export { possibleCases } from './possible-cases.ts';
export { tradingCases } from './trading-cases.ts';
