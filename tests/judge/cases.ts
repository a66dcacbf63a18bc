import { operationCases } from './operation-cases.ts';
import { possibleCases } from './possible-cases.ts';
import { tradingCases } from './trading-cases.ts';

/** One case of the judge: its id, the articles (any of them suffices, an item counts for its article), the case in a sentence. */
export type Case = readonly [id: string, articles: string, sentence: string];

export { operationCases, possibleCases, tradingCases };
