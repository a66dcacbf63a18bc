// Runs the runners and the ports' activities, and relays the ledger's wake-ups. Wires, decides nothing.
import { pathToFileURL } from 'node:url';
import { Client } from '@temporalio/client';
import { Worker, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker';
import { createLedgerActivities } from './activities/ledger.ts';
import type { MessageRule } from './activities/messages.ts';
import { createRecordActivities } from './activities/record.ts';
import { startRelay } from './service/relay.ts';
import { ensureSchedules } from './service/schedules.ts';
import { installTemporalLogs } from './infra/log.ts';
import { type Up, keptUp } from './infra/kept-up.ts';
import { isLoopback } from './infra/loopback.ts';
import { endWith } from './infra/main.ts';
import { activityMeter } from './infra/metrics.ts';
import { dataConverterOf } from './infra/payload-codec.ts';
import { SetupError } from './infra/setup-error.ts';
import { type ToTemporal, reachTemporal } from './infra/temporal-connection.ts';
import { bundleWorkflows } from './infra/workflow-bundle.ts';
import { type Services, openServices } from './wiring.ts';
import { RUNNERS, portQueues } from './workflows/ids.ts';

/** An idle cached runner takes about 0.3 MB. */
const CACHED = 2_000;

/** `exited` settles when one of its workers has ended: rejects unless it was told to. */
export type RunningWorker = Up & { client: Client };

const activitiesOf = ({ ledger, callPort, actorOf, anchors }: Services, messages: MessageRule) => ({
  ...createLedgerActivities({ ledger, callPort, actorOf, messages }),
  ...createRecordActivities({ ledger, anchors }),
});

/** Whoever reaches Temporal on another machine must prove who they are, unless the settings say otherwise. */
export function messageRule(
  { config: { temporal, signIn }, log }: Pick<Services, 'config' | 'log'>,
  address = '',
): MessageRule {
  const host = address.replace(/:\d+$/, '');
  // Where people sign in, a name alone is nobody’s.
  const elsewhere = host !== '' && !isLoopback(host);
  const signed = temporal.messages ? temporal.messages === 'signed' : elsewhere || signIn !== undefined;
  const { messageKeys: keys } = temporal;
  if (signed && !keys) log.warn('SHUQUAN_MESSAGE_KEYS is not set: no message of Temporal’s own tools is taken');
  return { signed, ...(keys && { keys }) };
}

async function prepare(client: Client, { anchors, log }: Services): Promise<void> {
  if (!anchors.signs) log.warn('SHUQUAN_ANCHOR_KEY is not set: the ledger is not anchored (T24)');
  await ensureSchedules(client);
}

type Common = Pick<
  WorkerOptions,
  'connection' | 'namespace' | 'activities' | 'shutdownGraceTime' | 'interceptors' | 'dataConverter'
>;
const workersOf = (
  common: Common,
  { workflowBundle, cached = CACHED }: { workflowBundle: WorkflowBundleOption; cached?: number | undefined },
): Promise<Worker[]> =>
  Promise.all([
    Worker.create({ ...common, workflowBundle, taskQueue: RUNNERS, maxCachedWorkflows: cached }),
    ...portQueues.map((taskQueue) => Worker.create({ ...common, taskQueue, maxConcurrentActivityTaskExecutions: 20 })),
  ]);

/** `workflowBundle`: prebuilt; without it the workflows are bundled at start (a few seconds). Waits while Temporal is away. */
export async function startWorker(
  services: Services,
  options: { workflowBundle?: WorkflowBundleOption; cached?: number } = {},
): Promise<RunningWorker> {
  const { config, log } = services;
  await installTemporalLogs(log);
  const temporal = await reachTemporal({ say: (line) => log.warn(line), forMs: config.startWaitMs });
  try {
    return await startOn(temporal, services, options);
  } catch (error) {
    await Promise.all([temporal.native.close(), temporal.connection.close()]);
    throw error;
  }
}

async function startOn(
  { connection, native, namespace, address }: ToTemporal,
  services: Services,
  options: { workflowBundle?: WorkflowBundleOption; cached?: number },
): Promise<RunningWorker> {
  const { config, ledger, log, metrics, callPort } = services;
  const converting = dataConverterOf(config.temporal.payloadKeys);
  const client = new Client({ connection, namespace, ...converting });
  const common = {
    ...converting,
    connection: native,
    namespace,
    activities: activitiesOf(services, messageRule(services, address)),
    shutdownGraceTime: '10 seconds' as const,
    interceptors: { activity: [activityMeter(metrics)] },
  };
  const workflowBundle = options.workflowBundle ?? (await bundleWorkflows(config.temporal.payloadKeys));
  const workers = await workersOf(common, { ...options, workflowBundle });
  await prepare(client, services);
  const relay = startRelay({ ledger, client, callPort, log });
  metrics.workerStarted();
  const runs = workers.map((worker) => worker.run());
  const exited = Promise.race(runs);
  exited.catch((error: unknown) => log.error({ err: error }, 'a worker ended'));
  log.info({ queues: [RUNNERS, ...portQueues], namespace }, 'worker is running');
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await relay.stop();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.allSettled(runs);
    await Promise.all([native.close(), connection.close()]);
  };
  return { client, exited, stop: () => (stopped ??= stop()) };
}

/** A worker that is started again when it ends by itself, as when Temporal has lost its namespace; `onGivenUp` when that does not help. */
export const keepWorker = (
  services: Services,
  options: Parameters<typeof startWorker>[1],
  onGivenUp: (why: string) => void,
): ReturnType<typeof keptUp<RunningWorker>> =>
  keptUp('The worker', () => startWorker(services, options), { say: (line) => services.log.warn(line), onGivenUp });

async function main(): Promise<void> {
  const services = await openServices();
  const worker = await keepWorker(services, {}, (why) => endWith(new SetupError(why)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void worker.stop().then(() => services.close(), endWith));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main().catch(endWith);
