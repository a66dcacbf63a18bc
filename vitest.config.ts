import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The packages by their sources, as tsconfig.json names them.
  resolve: { tsconfigPaths: true },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // The servers work too: more tests at once than two only make each of them slower.
    maxWorkers: 2,
    // These end what hangs; a slow machine may take its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
