// docs/messages.md: what cases tell, open, ask of ports and announce, as the tests of the charts saw it happen, with what
// each case shows of itself. Without a report the tests of the charts run first, which takes a minute.
//   --check   write nothing; fail when the committed document is stale
//   --report  vitest's JSON report
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { staleOf, write } from './generated.ts';
import { document } from './messages/render.ts';
import type { Seen } from '../tests/support/seen.ts';

type Report = { testResults: { assertionResults: { meta?: { seen?: string[] } }[] }[] };

function ranCharts(): Report {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-messages-'));
  const report = join(folder, 'vitest.json');
  try {
    const run = `vitest run tests/machines --reporter=json --outputFile.json="${report}"`;
    if (spawnSync(`npx ${run}`, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] }).status)
      throw new Error('a test of the charts fails; run npx vitest run tests/machines');
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, report: { type: 'string' } } });
const { testResults } = values.report ? (JSON.parse(readFileSync(values.report, 'utf8')) as Report) : ranCharts();
const all = new Set(
  testResults.flatMap(({ assertionResults }) => assertionResults.flatMap(({ meta }) => meta?.seen ?? [])),
);
const text = document([...all].sort().map((one) => JSON.parse(one) as Seen));
const stale = staleOf([{ file: 'docs/messages.md', text }]);
if (values.check && stale.length) {
  console.error('docs/messages.md is stale; run npm run docs');
  process.exitCode = 1;
} else write(stale);
