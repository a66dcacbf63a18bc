// For `npm run mutate`: the tests that decide about a mutant of the kernel, of a guard or of the ledger.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: (process.env['MUTANT_TESTS'] ?? 'kernel,machines')
      .split(',')
      .map((folder) => `tests/${folder}/**/*.test.ts`),
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    testTimeout: 60_000,
  },
});
