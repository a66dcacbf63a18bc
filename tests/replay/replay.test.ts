// Recorded runners replay on today's code: what runs for years must not break under a new release.
import { readFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { workflowBundlePath } from '../support/servers.ts';

const folder = fileURLToPath(new URL('./histories/', import.meta.url));
const histories = readdirSync(folder).map((file) => ({
  file,
  history: JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as object,
}));
const idOf = (history: object) =>
  (history as { events: { workflowExecutionStartedEventAttributes: { workflowId: string } }[] }).events[0]!
    .workflowExecutionStartedEventAttributes.workflowId;

describe('recorded runners', () => {
  it.each(histories)('replay: $file', async ({ history }) => {
    const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
    await Worker.runReplayHistory({ workflowBundle }, history, idOf(history));
  });

  it('do not replay on a deliberately incompatible twin', async () => {
    const quiet = new DefaultLogger('ERROR', () => {});
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('./incompatible-twin.ts', import.meta.url)),
      logger: quiet,
    });
    for (const { history } of histories)
      await expect(Worker.runReplayHistory({ workflowBundle }, history, idOf(history))).rejects.toThrow(
        /[Nn]ondetermin/,
      );
  });
});
