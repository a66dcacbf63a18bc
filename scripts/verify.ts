// Everything that must hold before a push, cheap first. All steps run, so that one look shows everything; the last line
// is the count of tests. Called by `npm run verify`, which puts the programs of node_modules/.bin on PATH.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'shuquan-verify-'));
const report = join(folder, 'vitest.json');
const steps = [
  'oxfmt --check',
  'npm run --silent lint',
  'npm run --silent typecheck',
  'node --import tsx scripts/docs.ts --check',
  `npm run --silent test -- --reporter=default --reporter=json --outputFile.json="${report}"`,
  // A test counts as proof of an article only if it passed.
  `node --import tsx scripts/coverage.ts --check --report "${report}"`,
  `node --import tsx scripts/messages.ts --check --report "${report}"`,
];

function passes(step: string): boolean {
  console.log(`== ${step}`);
  const passed = spawnSync(step, { shell: true, stdio: 'inherit' }).status === 0;
  if (!passed) console.log(`== failed: ${step}`);
  return passed;
}

type TestFile = { status: string; assertionResults: { status: string }[] };
type Report = { numPassedTests: number; numFailedTests: number; testResults: TestFile[] };

/** A file that does not load has no tests that could fail: it counts as one. */
function totals(): string {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return `${numPassedTests} passed, ${numFailedTests + unloaded.length} failed`;
}

try {
  const results = steps.map(passes);
  if (results.includes(false)) process.exitCode = 1;
  console.log(totals());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
