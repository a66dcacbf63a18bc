// What every process of Shuquan is made of: settings, log, metrics, ledger, ports. Wires, decides nothing.
import { type Config, readConfig, readSettings } from './config.ts';
import { createClient } from './service/index.ts';
import { actorOf } from './service/principals.ts';
import { createPorts, createStores } from './activities/ports/index.ts';
import { verifyCallback } from './activities/ports/bank.ts';
import { readDocument, storeDocument } from './activities/ports/documents.ts';
import { verifyDomainCallback } from './activities/ports/domain.ts';
import type { ApiDeps } from './service/api-deps.ts';
import { createLogger, logAct } from './infra/log.ts';
import { createMetrics } from './infra/metrics.ts';
import { type Clock, openLedger } from './ledger/index.ts';
import { lifecycles } from '@shuquan/machines';

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Needs `databaseUrl`; `apps/start.ts` brings up an embedded Postgres for those who have none. `clock`: instead of the machine's. */
export async function openServices(
  config: Config = readConfig(),
  { connections = 10, clock }: { connections?: number; clock?: Clock } = {},
) {
  if (!config.databaseUrl)
    throw new Error(
      'DATABASE_URL is not set. `npm start` runs everything on an embedded Postgres; a process of its own needs the address of one.',
    );
  const log = createLogger({ level: config.logLevel });
  const { principals, regimes, calendar, identityKey } = readSettings(config);
  const metrics = createMetrics();
  const ledger = await openLedger({
    url: config.databaseUrl,
    lifecycles,
    regimes,
    calendar,
    connections,
    onAct: (seen) => {
      metrics.onAct(seen);
      logAct(log, seen);
    },
    onError: (err, what) => log.error({ err }, what),
    ...(clock && { clock }),
  });
  const stores = createStores(config);
  const onUnreached = (notice: string, count: number, { caseId, to }: { caseId: string; to: string[] }) => {
    metrics.onUnreached(notice, count);
    log.warn({ case: caseId, notice, to }, 'nobody was found for some addressees of a notice');
  };
  const callPort = createPorts(config, ledger, { people: principals, stores, onUnreached });
  const named = (name: string) => actorOf(principals, name);
  const client = createClient({
    ledger,
    actorOf: named,
    identityKey,
    documents: {
      put: (bytes, about) => storeDocument(ledger, stores.store, bytes, about),
      get: (sha256, actor) => readDocument(ledger, stores.store, sha256, actor),
    },
  });
  const { bank, domain } = config;
  const { values } = ledger.context.regimes.standard;
  const api: ApiDeps = {
    client,
    log,
    limits: { event: values['event.maxBytes'], document: values['document.maxBytes'] },
    callbacks: {
      ...(bank && {
        bank: (headers: Headers, body: Uint8Array) =>
          verifyCallback(headers, body, bank.secret, { name: config.bankName }),
      }),
      ...(domain && {
        domain: (headers: Headers, body: Uint8Array) => verifyDomainCallback(headers, body, domain.secret),
      }),
    },
    metrics: {
      contentType: metrics.contentType,
      metrics: () => metrics.text(ledger, (error) => log.warn({ err: error }, 'the ledger could not be asked')),
    },
  };
  return {
    config,
    log,
    metrics,
    principals,
    ledger,
    stores,
    callPort,
    actorOf: named,
    client,
    api,
    close: () => ledger.close(),
  };
}
