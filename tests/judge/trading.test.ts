// The judge of the regulation on data trading: whatever it denies is refused, with its article, and nothing is written.
import { tradingCases } from './trading-cases.ts';
import { judge } from './judge.ts';
import { agreeing } from './trials/agreeing.ts';
import { listings } from './trials/listings.ts';
import { operating } from './trials/operating.ts';
import { performing } from './trials/performing.ts';
import { subjects } from './trials/subjects.ts';
import { supervising } from './trials/supervising.ts';

judge('the regulation on data trading denies', tradingCases, {
  ...subjects,
  ...listings,
  ...agreeing,
  ...performing,
  ...supervising,
  ...operating,
});
