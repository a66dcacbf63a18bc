// Runs the runners and the ports' activities, and relays the ledger's wake-ups. Wires, decides nothing.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker';
import { createLedgerActivities } from './activities/ledger.ts';
import { createRecordActivities } from './activities/record.ts';
import { startRelay } from './service/relay.ts';
import { ensureSchedules } from './service/schedules.ts';
import { installTemporalLogs } from './infra/log.ts';
import { activityMeter } from './infra/metrics.ts';
import { type Services, openServices } from './wiring.ts';
import { RUNNERS, portQueues } from './workflows/ids.ts';

/** An idle cached runner takes about 0.3 MB. */
const CACHED = 2_000;

export type RunningWorker = { stop: () => Promise<void>; done: Promise<void>; client: Client };

const activitiesOf = ({ ledger, callPort, actorOf, anchors }: Services) => ({
  ...createLedgerActivities({ ledger, callPort, actorOf }),
  ...createRecordActivities({ ledger, anchors }),
});

async function prepare(client: Client, { anchors, log }: Services): Promise<void> {
  if (!anchors.signs) log.warn('SHUQUAN_ANCHOR_KEY is not set: the ledger is not anchored (T24)');
  await ensureSchedules(client);
}

const workflowsOf = ({ workflowBundle }: { workflowBundle?: WorkflowBundleOption }) =>
  workflowBundle
    ? { workflowBundle }
    : { workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)) };

type Common = Pick<WorkerOptions, 'connection' | 'namespace' | 'activities' | 'shutdownGraceTime' | 'interceptors'>;
const workersOf = (
  common: Common,
  options: { workflowBundle?: WorkflowBundleOption; cached?: number },
): Promise<Worker[]> =>
  Promise.all([
    Worker.create({
      ...common,
      ...workflowsOf(options),
      taskQueue: RUNNERS,
      maxCachedWorkflows: options.cached ?? CACHED,
    }),
    ...portQueues.map((taskQueue) => Worker.create({ ...common, taskQueue, maxConcurrentActivityTaskExecutions: 20 })),
  ]);

/** `workflowBundle`: prebuilt; without it the workflows are bundled at start (a few seconds). */
export async function startWorker(
  services: Services,
  options: { workflowBundle?: WorkflowBundleOption; cached?: number } = {},
): Promise<RunningWorker> {
  const { ledger, log, metrics, callPort } = services;
  await installTemporalLogs(log);
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const native = await NativeConnection.connect(connectionOptions);
  const connection = await Connection.connect(connectionOptions);
  const client = new Client({ connection, namespace });
  const common = {
    connection: native,
    namespace,
    activities: activitiesOf(services),
    shutdownGraceTime: '10 seconds' as const,
    interceptors: { activity: [activityMeter(metrics)] },
  };
  const workers = await workersOf(common, options);
  await prepare(client, services);
  const relay = startRelay({ ledger, client, callPort, log });
  metrics.workerStarted();
  const done = Promise.all(workers.map((worker) => worker.run())).then(() => undefined);
  log.info({ queues: [RUNNERS, ...portQueues], namespace }, 'worker is running');
  return {
    client,
    done,
    stop: async () => {
      await relay.stop();
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await done.catch((error: unknown) => log.error({ err: error }, 'worker stopped with an error'));
      await Promise.all([native.close(), connection.close()]);
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const services = await openServices();
  const worker = await startWorker(services);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void worker.stop().then(() => services.close()));
  await worker.done;
}
