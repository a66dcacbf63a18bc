// docs/messages.md: what cases tell, open, ask of ports and announce, as the tests of the charts saw it happen, with what
// each case shows of itself.
//   --check   write nothing; fail when the committed document is stale
//   --report  vitest's JSON report of all tests, or of those of the charts
import { parseArgs } from 'node:util';
import { chartsOf, readReport } from './charts-report.ts';
import { staleOf, write } from './generated.ts';
import { document } from './messages/render.ts';
import type { Seen } from '../tests/support/seen.ts';

type Report = { testResults: { name: string; assertionResults: { meta?: { seen?: string[] } }[] }[] };

const { values } = parseArgs({ options: { check: { type: 'boolean' }, report: { type: 'string' } } });
if (!values.report) throw new Error('--report is missing; npm run docs makes one');
const { testResults } = chartsOf(readReport<Report>(values.report));
const all = new Set(
  testResults.flatMap(({ assertionResults }) => assertionResults.flatMap(({ meta }) => meta?.seen ?? [])),
);
const text = document([...all].sort().map((one) => JSON.parse(one) as Seen));
const stale = staleOf([{ file: 'docs/messages.md', text }]);
if (values.check && stale.length) {
  console.error('docs/messages.md is stale; run npm run docs');
  process.exitCode = 1;
} else write(stale);
