// The console, built into dist/desk by the install step. No plugin: the bundler knows JSX by itself.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/desk/',
  // The packages by their sources, as tsconfig.json names them.
  resolve: { tsconfigPaths: true },
  build: {
    outDir: fileURLToPath(new URL('../../dist/desk', import.meta.url)),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // antd alone is larger than the default; what the first page weighs is tested.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      // antd marks its files for a framework that is not here.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
});
