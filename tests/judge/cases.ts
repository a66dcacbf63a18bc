import { operationCases } from './operation-cases.js';
import { possibleCases } from './possible-cases.js';
import { tradingCases } from './trading-cases.js';

/** One case of the judge: its id, the articles (any of them suffices, an item counts for its article), the case in a sentence. */
export type Case = readonly [id: string, articles: string, sentence: string];

export { operationCases, possibleCases, tradingCases };
