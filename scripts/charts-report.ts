// What the tests of the charts saw: vitest's report of tests/machines, of a run that is here already or of one made now.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const chartTests = /[\\/]tests[\\/]machines[\\/]/;

/** A report as far as the tests of the charts go. */
export const chartsOf = <R extends { testResults: { name: string }[] }>(report: R): R => ({
  ...report,
  testResults: report.testResults.filter(({ name }) => chartTests.test(name)),
});

/** Runs the tests of the charts, which takes two minutes, and hands their report's file to `use`. Throws if one fails. */
export function withChartsReport(use: (file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-charts-'));
  const report = join(folder, 'vitest.json');
  try {
    const run = `npx vitest run tests/machines --reporter=json --outputFile.json="${report}"`;
    if (spawnSync(run, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] }).status)
      throw new Error('a test of the charts fails; run npx vitest run tests/machines');
    use(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const readReport = <R>(file: string): R => JSON.parse(readFileSync(file, 'utf8')) as R;
