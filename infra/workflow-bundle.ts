// The workflows bundled, in a process of its own: webpack takes some 70 MB, which a worker would keep for as long as it lives.
import { forkBeside } from './fork-beside.ts';
import type { Keyring } from './keyring.ts';
import { failuresAsPayloads } from './payload-codec.ts';

export type WorkflowBundle = { code: string };
/** What the process sends: the bundle, or why there is none. */
export type Bundled = WorkflowBundle | { failed: string };

/** For `Worker.create({ workflowBundle })`; some seconds. `ring`: the keys of payloads, with which failures are encrypted too. */
export function bundleWorkflows(ring?: Keyring): Promise<WorkflowBundle> {
  const failures = failuresAsPayloads(ring);
  return new Promise((resolve, reject) => {
    const child = forkBeside('bundle-workflows', import.meta.url, failures ? [failures.failureConverterPath] : []);
    child.once('message', (bundled: Bundled) => {
      if ('code' in bundled) resolve(bundled);
      else reject(new Error(`the workflows cannot be bundled: ${bundled.failed}`));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process that bundles the workflows ended with ${code}`)));
  });
}
