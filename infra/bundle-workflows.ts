// A process behind `bundleWorkflows`: sends the bundle to the one that started it. Its argument: the module that converts failures.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { Bundled } from './workflow-bundle.ts';

const [failureConverterPath] = process.argv.slice(2);
const say = (message: string) => void process.stderr.write(`${message}\n`);
const quiet = () => {};
const kind = extname(fileURLToPath(import.meta.url));
const bundled: Bundled = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL(`../workflows/index${kind}`, import.meta.url)),
  logger: { trace: quiet, debug: quiet, info: quiet, log: quiet, warn: say, error: say },
  ...(failureConverterPath !== undefined && { failureConverterPath }),
}).then(
  ({ code }) => ({ code }),
  (error: unknown) => ({ failed: error instanceof Error ? error.message : String(error) }),
);
process.send?.(bundled, () => process.disconnect());
