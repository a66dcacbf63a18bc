// For `npm run mutate`: one mutant in the place of its source, and the tests that decide about it (scripts/mutants.ts).
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { Mutant } from '../../scripts/mutants/report.ts';

/** None: the tests have to be green then. */
const mutant = process.env['MUTANT'] === undefined ? null : (JSON.parse(process.env['MUTANT']) as Mutant);
const offsetOf = (source: string, { line, column }: Mutant['from']): number =>
  source
    .split('\n')
    .slice(0, line)
    .reduce((sum, one) => sum + one.length + 1, column);

export default defineConfig({
  resolve: { tsconfigPaths: true },
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform(source, id) {
        if (!mutant || id !== resolve(mutant.file)) return null;
        const [from, to] = [offsetOf(source, mutant.from), offsetOf(source, mutant.to)];
        return { code: source.slice(0, from) + mutant.replacement + source.slice(to), map: null };
      },
    },
  ],
  test: {
    include: process.env['MUTANT_TESTS']!.split(/,(?![^{]*\})/),
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // Charts are loaded once for all files of a run: most of its time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
