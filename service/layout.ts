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
  parentPort.on('message', (graph) =>
    elk.layout(graph).then(
      (laid) => parentPort.postMessage({ laid }),
      (error) => parentPort.postMessage({ error: String(error && error.message || error) }),
    ));
`;

export class LayoutBusy extends Error {
  override readonly name = 'LayoutBusy';
}

type Asked = { graph: ElkNode; done: (laid: ElkNode) => void; failed: (error: Error) => void };
type Laid = { laid?: ElkNode; error?: string };
/** The largest chart takes a second: what takes longer than this never ends. */
const LONGEST_MS = 10_000;

type Told = { laid: (message: Laid) => void; ended: (cause: Error) => void };
function started(code: string, told: Told): Worker {
  const worker = new Worker(code, {
    eval: true,
    workerData: createRequire(import.meta.url).resolve('elkjs/lib/elk.bundled.js'),
    // What the process itself was started with (loaders, inspectors) is not for this thread.
    execArgv: [],
  });
  worker.on('message', told.laid);
  worker.on('error', told.ended);
  return worker;
}

/** A thread that lays out graphs, one after another; one that hangs is replaced. It starts with the first, and while it has nothing to do it keeps no process alive. `code`: what the thread runs. */
export function createLayout(longestMs = LONGEST_MS, code = thread): (graph: ElkNode) => Promise<ElkNode> {
  const queue: Asked[] = [];
  let worker: Worker | undefined;
  let limit: NodeJS.Timeout | undefined;
  const end = (settle: (one: Asked) => void): void => {
    clearTimeout(limit);
    const one = queue.shift();
    if (one) settle(one);
    if (queue.length) next();
    else worker?.unref();
  };
  const replaced = (reason: Error): void => {
    worker?.removeAllListeners();
    void worker?.terminate();
    worker = undefined;
    end(({ failed }) => failed(reason));
  };
  const next = (): void => {
    worker ??= started(code, {
      laid: ({ laid, error }) => end(({ done, failed }) => (laid ? done(laid) : failed(new Error(`ELK: ${error}`)))),
      ended: (cause) => replaced(new Error('the layout thread ended', { cause })),
    });
    worker.ref();
    limit = setTimeout(() => replaced(new LayoutBusy()), longestMs);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of windows, not of threads
    worker.postMessage(queue[0]!.graph);
  };
  return (graph) =>
    new Promise((done, failed) => {
      if (queue.length >= LONGEST_QUEUE) {
        failed(new LayoutBusy());
        return;
      }
      queue.push({ graph, done, failed });
      if (queue.length === 1) next();
    });
}
