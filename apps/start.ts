// `npm start`: everything on one machine. What is configured is used; what is not is brought up here, kept in one folder,
// and stopped again. Half a start leaves nothing running.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { startBankSimulator } from '../activities/simulators/bank.ts';
import { startDomainSimulator } from '../activities/simulators/domain.ts';
import { recover } from '../service/relay.ts';
import type { Clock } from '../ledger/index.ts';
import { type Config, readConfig } from '../config.ts';
import { keptUp } from '../infra/kept-up.ts';
import { waitForLock, lockHolder } from '../infra/lock.ts';
import { endWith } from '../infra/main.ts';
import { freePort } from '../infra/ports.ts';
import { type RunningPostgres, startPostgres } from '../infra/postgres.ts';
import { type Say, sayOnStderr, withProgress } from '../infra/progress.ts';
import { SetupError } from '../infra/setup-error.ts';
import { type RunningTemporal, startTemporal } from '../infra/temporal.ts';
import { ensureSearchAttributes } from '../infra/search-attributes.ts';
import { type Services, openServices } from '../wiring.ts';
import { bundleWorkflows } from '../infra/workflow-bundle.ts';
import { keepWorker } from '../worker.ts';
import { searchAttributes } from '../workflows/ids.ts';
import { createApi } from './api/app.ts';
import { listen } from './api/listen.ts';

export type Running = {
  apiUrl: string;
  temporalUiUrl: string | null;
  temporalAddress: string;
  postgres: string;
  simulated: string[];
  services: Services;
  /** Resolves with the reason when something of it does not stay up. */
  givenUp: Promise<string>;
  stop: () => Promise<void>;
};
export type StartOptions = {
  config?: Config;
  say?: Say;
  temporalPorts?: { port: number; uiPort: number };
  postgresPort?: number;
  /** What the ledger takes for the present; for the demo, which shows years in minutes. */
  clock?: Clock;
};

type Stops = (() => Promise<unknown>)[];

/** Brings everything up; stops what it started if any of it fails. */
export async function startEverything({
  config = readConfig(),
  say = sayOnStderr,
  temporalPorts = { port: 7233, uiPort: 8233 },
  postgresPort = 0,
  clock,
}: StartOptions = {}): Promise<Running> {
  const stops: Stops = [];
  const stop = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  let giveUp: (why: string) => void = () => {};
  const givenUp = new Promise<string>((resolve) => (giveUp = resolve));
  try {
    const settled = { config, say, temporalPorts, postgresPort, clock, giveUp };
    await takeOver(settled, stops);
    return { ...(await bringUp(settled, stops)), givenUp, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Settled = Required<Omit<StartOptions, 'clock'>> & { clock: Clock | undefined; giveUp: (why: string) => void };

/** One start at a time on a data folder. Whoever was killed has left nothing that keeps the next one out. */
async function takeOver({ config: { dataFolder } }: Settled, stops: Stops): Promise<void> {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'start.lock');
  const lock = await waitForLock(file, 2_000);
  if (!lock)
    throw new SetupError(
      `Shuquan runs on the data folder ${dataFolder} already (process ${lockHolder(file) ?? 'unknown'}). Stop that one, or set SHUQUAN_DATA.`,
    );
  stops.push(async () => lock.release());
}

async function bringUp(options: Settled, stops: Stops): Promise<Omit<Running, 'stop' | 'givenUp'>> {
  const { config, say, clock } = options;
  const settings = { ...config };
  say(`Data folder: ${config.dataFolder} (set SHUQUAN_DATA for another)`);
  settings.databaseUrl ||= await bringUpPostgres(options, stops);
  const temporal = process.env['TEMPORAL_ADDRESS'] ? null : await bringUpTemporal(options, stops);
  settings.port ||= await freePort(); // the simulators must know where to call back
  const simulated = await simulate(settings, stops);
  const services = await openServices(settings, { connections: 20, ...(clock && { clock }) });
  stops.push(services.close);
  const { client } = await bringUpWorker(services, options, stops);
  if (!temporal)
    await ensureSearchAttributes(client.connection as Connection, client.options.namespace, searchAttributes);
  await recoverIfEmpty(services, client, say);
  const api = await listen(createApi(services.api), {
    host: config.host,
    port: settings.port,
    signIn: config.signIn !== undefined,
  });
  stops.push(api.close);
  return {
    apiUrl: api.url,
    temporalUiUrl: temporal?.uiUrl ?? null,
    temporalAddress: process.env['TEMPORAL_ADDRESS'] ?? '',
    postgres: config.databaseUrl ? 'as configured' : `embedded, data in ${join(config.dataFolder, 'postgres')}`,
    simulated,
    services,
  };
}

/** Answers the address of the database; when the server dies it comes back at the same one. */
async function bringUpPostgres({ config, postgresPort, say, giveUp }: Settled, stops: Stops): Promise<string> {
  const start = (before?: RunningPostgres) =>
    startPostgres({
      dataDir: join(config.dataFolder, 'postgres'),
      port: before?.port ?? postgresPort,
      options: ['-c', 'max_connections=100'],
      logFile: join(config.dataFolder, 'postgres.log'),
      say,
    });
  const { first, stop } = await keptUp('Postgres', start, { say, onGivenUp: giveUp });
  stops.push(stop);
  return first.url;
}

async function bringUpTemporal(
  { config, temporalPorts, say, giveUp }: Settled,
  stops: Stops,
): Promise<{ uiUrl: string | null }> {
  const start = (before?: RunningTemporal) =>
    startTemporal({
      dataFile: join(config.dataFolder, 'temporal.db'),
      ...(before ? portsOf(before) : temporalPorts),
      namespace: 'default',
      searchAttributes,
      logFile: join(config.dataFolder, 'temporal.log'),
      say,
    });
  const { first, stop } = await keptUp('Temporal', start, { say, onGivenUp: giveUp });
  stops.push(stop);
  process.env['TEMPORAL_ADDRESS'] = first.address;
  stops.push(async () => void delete process.env['TEMPORAL_ADDRESS']);
  return first;
}
const portsOf = ({ address, uiUrl }: RunningTemporal) => ({
  port: Number(address.split(':').at(-1)),
  uiPort: uiUrl === null ? 0 : Number(new URL(uiUrl).port),
});

async function bringUpWorker(services: Services, { say, giveUp }: Settled, stops: Stops): Promise<{ client: Client }> {
  const workflowBundle = await withProgress(say, 'Bundling the workflows', () =>
    bundleWorkflows(services.config.temporal.payloadKeys),
  );
  const { first, stop } = await keepWorker(services, { workflowBundle }, giveUp);
  stops.push(stop);
  return first;
}

/** Without a bank or a domain configured, local simulators stand in, clearly named as such. */
async function simulate(settings: Config, stops: Stops): Promise<string[]> {
  const simulated: string[] = [];
  const secret = () => randomBytes(24).toString('base64');
  if (!settings.bank) {
    const bank = {
      secret: secret(),
      stateFile: join(settings.dataFolder, 'simulators', 'bank.json'),
      callbackUrl: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}/callbacks/bank`,
    };
    const simulator = await startBankSimulator(bank);
    stops.push(simulator.stop);
    settings.bank = { url: simulator.url, secret: bank.secret };
    simulated.push('bank (set BANK_URL for a real one)');
  }
  if (!settings.domain) {
    const domain = { secret: secret(), stateFile: join(settings.dataFolder, 'simulators', 'domain.json') };
    const simulator = await startDomainSimulator(domain);
    stops.push(simulator.stop);
    settings.domain = { url: simulator.url, secret: domain.secret };
    simulated.push('authorized operation domain (set DOMAIN_URL)');
  }
  return simulated;
}

/** Temporal lost its data, or is new: every open case gets its runner back. */
async function recoverIfEmpty({ ledger, log }: Services, client: Client, say: Say): Promise<void> {
  const [row] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from cases where not ended`;
  const running = await client.workflow.count(`ExecutionStatus = 'Running'`);
  if (row!.count <= running.count) return;
  say(`${row!.count} cases are open, ${running.count} runners are up: restarting the rest`);
  const { cases, seconds } = await recover({
    ledger,
    client,
    log,
    progress: ({ done, of, perSecond }) => say(`  ${done} of ${of} runners, ${perSecond.toFixed(0)} a second`),
  });
  say(`Restarted the runners of ${cases} cases in ${seconds.toFixed(1)} s`);
}

async function main(): Promise<void> {
  let stopping = false;
  let running: Running | undefined;
  const stop = async () => {
    // Still starting, or asked twice: at once. The servers and builds that are up end with this process.
    if (stopping || !running) process.exit(130);
    stopping = true;
    sayOnStderr('Stopping … (Ctrl-C again: at once)');
    await running.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  running = await startEverything();
  void running.givenUp.then((why) => {
    sayOnStderr(`${why}. Its last lines are in ${running!.services.config.dataFolder}. Stopping …`);
    // What is gone cannot be waited for.
    setTimeout(() => process.exit(1), 20_000).unref();
    void running!.stop().then(() => process.exit(1), endWith);
  });
  const { apiUrl, temporalUiUrl, temporalAddress, postgres, simulated, services } = running;
  const lines = [
    'Shuquan is running.',
    `  Console        ${apiUrl}/`,
    `  HTTP API       ${apiUrl}   (how to use it: ${apiUrl}/docs, metrics: ${apiUrl}/metrics)`,
    `  Temporal       ${temporalAddress}${temporalUiUrl ? `   (web UI: ${temporalUiUrl})` : ''}`,
    `  Postgres       ${postgres}`,
    `  Principals     ${services.config.principalsFile ?? 'kept in the database'}${services.config.examplePeople ? ' (fictional; set SHUQUAN_PRINCIPALS for your own)' : ''}`,
    services.config.signIn
      ? `  Sign-in        ${services.config.signIn.issuer}`
      : '  Sign-in        DEVELOPMENT: nobody is asked who they are; set OIDC_ISSUER',
    `  Simulators     ${simulated.join(', ') || 'none'}`,
    '',
    services.config.signIn
      ? 'Next: in another terminal, make the first administrator (`npx shuquan accounts change --help`); then `npx shuquan login`.'
      : 'Next: in another terminal, `npm run demo` drives a whole trade; `npx shuquan list --as zhao.min@CENTER` lists the cases.',
    'Ctrl-C stops everything; the next start goes on where this one stopped.',
  ];
  for (const line of lines) sayOnStderr(line);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main().catch(endWith);
