// Where the boxes and lines of a graph come to stand. ELK takes up to a second for a large chart, so it computes in a thread of its own.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ElkNode } from 'elkjs/lib/elk-api.js';

/** As many graphs may wait; whoever comes later is to ask again. */
const LONGEST_QUEUE = 50;
/** ELK's own code, and nothing of ours: it is the same in a checkout and in the built package. */
const thread = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Elk = require(workerData);
  const elk = new Elk();
  parentPort.on('message', ({ n, graph }) =>
    elk.layout(graph).then(
      (laid) => parentPort.postMessage({ n, laid }),
      (error) => parentPort.postMessage({ n, error: String(error && error.message || error) }),
    ));
`;

export class LayoutBusy extends Error {
  override readonly name = 'LayoutBusy';
}

type Waiting = { done: (laid: ElkNode) => void; failed: (error: Error) => void };

/** A thread that lays out graphs, one after another. It starts with the first, and while it has nothing to do it keeps no process alive. */
export function createLayout(): (graph: ElkNode) => Promise<ElkNode> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;
  const start = (): Worker => {
    const started = new Worker(thread, {
      eval: true,
      workerData: createRequire(import.meta.url).resolve('elkjs/lib/elk.bundled.js'),
      // What the process itself was started with (loaders, inspectors) is not for this thread.
      execArgv: [],
    });
    started.on('message', ({ n, laid, error }: { n: number; laid?: ElkNode; error?: string }) => {
      const one = waiting.get(n);
      waiting.delete(n);
      if (!waiting.size) started.unref();
      if (laid) one?.done(laid);
      else one?.failed(new Error(`ELK: ${error}`));
    });
    started.on('error', (cause) => {
      worker = undefined;
      for (const { failed } of waiting.values()) failed(new Error('the layout thread ended', { cause }));
      waiting.clear();
    });
    return started;
  };
  return (graph) =>
    new Promise((done, failed) => {
      if (waiting.size >= LONGEST_QUEUE) {
        failed(new LayoutBusy());
        return;
      }
      worker ??= start();
      last += 1;
      waiting.set(last, { done, failed });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of windows, not of threads
      worker.postMessage({ n: last, graph });
    });
}
