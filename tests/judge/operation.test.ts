// The judge of the regulation on authorized operation: whatever it denies is refused, with its article, and nothing is written.
import { operationCases } from './operation-cases.ts';
import { judge } from './judge.ts';
import { agreements } from './trials/agreements.ts';
import { operating } from './trials/operating.ts';
import { procedure } from './trials/procedure.ts';
import { reports } from './trials/reports.ts';

judge('the regulation on authorized operation denies', operationCases, {
  ...procedure,
  ...agreements,
  ...operating,
  ...reports,
});
