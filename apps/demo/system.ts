// Which system the demo drives: one that runs, or one of its own in a temporary folder, stopped at the end whatever comes.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { sign } from '../../activities/ports/signing.ts';
import { temporalConfig } from '../../service/environment.ts';
import { sweep } from '../../service/relay.ts';
import { type Endpoint, readConfig } from '../../config.ts';
import { type Say, sayOnStderr } from '../../infra/progress.ts';
import { type Running, startEverything } from '../start.ts';
import { isServed } from './caller.ts';
import type { System } from './driven.ts';

/** The driven system: what answers at `url`, or one of its own; with `clock`, always one of its own that begins there. */
export async function findSystem(url: string | undefined, clock?: string): Promise<System> {
  const wanted = url ?? 'http://127.0.0.1:7300';
  if (!clock && (await isServed(wanted))) return theirs(wanted);
  if (url) sayOnStderr(clock ? 'This story moves the clock, so --url is not used.' : `Nothing answers at ${url}.`);
  sayOnStderr('Starting a system of its own in a temporary folder (some seconds) …');
  return ownSystem(clock);
}

function theirs(url: string): System {
  const temporal = createTemporal();
  return { url, now: () => new Date(), moveTo: null, domain: null, temporal: temporal.connect, stop: temporal.close };
}

/** A system of its own in a temporary folder, with what its process is made of. */
export async function ownSystem(clock?: string): Promise<System & { services: Running['services'] }> {
  // No settings of the environment: the demo must not move real money, send real mail or write to a real database.
  for (const name of Object.keys(process.env)) if (name.startsWith('TEMPORAL_')) delete process.env[name];
  const ahead = { ms: clock ? Date.parse(clock) - Date.now() : 0 };
  const now = (): Date => new Date(Date.now() + ahead.ms);
  const { apiUrl, services, stop } = await startInTemporaryFolder(clock ? now : undefined);
  const temporal = createTemporal();
  const moveTo = async (instant: string): Promise<void> => {
    ahead.ms = Math.max(ahead.ms, Date.parse(instant) - Date.now());
    // Timers of the runners run on the machine's clock: those that are late by the story's clock are woken.
    await sweep(services.ledger, await temporal.connect(), services.log);
  };
  return {
    url: apiUrl,
    services,
    now,
    moveTo: clock ? moveTo : null,
    domain: domainOf(apiUrl, services.config.domain),
    temporal: temporal.connect,
    stop: async () => {
      await temporal.close();
      await stop();
    },
  };
}

async function startInTemporaryFolder(now: (() => Date) | undefined): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'shuquan-demo-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const running = await startEverything({
      config: readConfig({ SHUQUAN_DATA: folder, SHUQUAN_PORT: '0', LOG_LEVEL: 'error' }),
      say: notAboutFolders,
      temporalPorts: { port: 0, uiPort: 0 },
      ...(now && { clock: async () => now().toISOString() }),
    });
    return {
      ...running,
      stop: async () => {
        await running.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function domainOf(apiUrl: string, endpoint: Endpoint | undefined): System['domain'] {
  if (!endpoint) return null;
  return {
    access: async () =>
      ((await (await fetch(endpoint.url)).json()) as { access: Record<string, { state: string }> }).access,
    report: (caseId, type, data) => {
      const body = JSON.stringify({ case: caseId, type, data });
      return fetch(`${apiUrl}/callbacks/domain`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...sign(endpoint.secret, randomUUID(), body) },
        body,
      });
    },
  };
}

const notAboutFolders: Say = (line) => {
  if (!line.startsWith('Data folder:')) sayOnStderr(line);
};

function createTemporal() {
  let connection: Connection | undefined;
  return {
    connect: async (): Promise<Client> => {
      const { connectionOptions, namespace } = temporalConfig();
      connection ??= await Connection.connect({ ...connectionOptions, connectTimeout: '5s' });
      return new Client({ connection, namespace });
    },
    close: async (): Promise<void> => {
      await connection?.close();
      connection = undefined;
    },
  };
}
