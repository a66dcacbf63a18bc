#!/usr/bin/env node
// `shuquan`. In a checkout the sources run, by tsx: a dist/ from yesterday would be run without a word. An installed
// package runs its dist/; it has no tsconfig.json, which is how the two are told apart.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const config = fileURLToPath(new URL('tsconfig.json', root));
if (existsSync(config)) {
  // Its paths lead to the sources of our own packages, wherever the command is called from.
  process.env.TSX_TSCONFIG_PATH ??= config;
  await import('tsx/esm');
  await import('./main.ts');
} else {
  await import(new URL('dist/apps/cli/main.js', root).href);
}
