// What every process of Shuquan is made of: settings, log, metrics, ledger, ports. Wires, decides nothing.
import { type Config, type Settings, readConfig, readSettings } from './config.ts';
import { readAnchorKeys } from './config-anchors.ts';
import { type Archives, type Client, type Documents, createClient } from './service/index.ts';
import { type Accounts, createAccounts } from './accounts/index.ts';
import { createCallers } from './accounts/callers.ts';
import { type SignIn, createSignIn } from './accounts/sign-in.ts';
import { anchorNotes, createAnchors } from './activities/ports/anchors.ts';
import { type Stores, createAnchorStore, createPorts, createStores, mailerOf } from './activities/ports/index.ts';
import type { People } from './activities/ports/addressees.ts';
import { exportArchive } from './activities/archive/export.ts';
import { caseReport, subjectReport } from './activities/report/report.ts';
import { verifyCallback } from './activities/ports/bank.ts';
import { readDocument, storeDocument } from './activities/ports/documents.ts';
import { verifyDomainCallback } from './activities/ports/domain.ts';
import type { ApiDeps } from './service/api-deps.ts';
import { type Logger, createLogger, logAct } from './infra/log.ts';
import { type Metrics, createMetrics } from './infra/metrics.ts';
import { createPayloadCodec } from './infra/payload-codec.ts';
import { SetupError } from './infra/setup-error.ts';
import { waitFor } from './infra/wait.ts';
import { type Clock, DatabaseUnfit, type Ledger, type LedgerOptions, openLedger, troubleIn } from './ledger/index.ts';
import { unsealedFindings } from './ledger/seal.ts';
import { type Note, temporalStanding } from './service/temporal-standing.ts';
import { lifecycles } from '@shuquan/machines';

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Needs `databaseUrl`; `apps/start.ts` brings up an embedded Postgres for those who have none. `clock`: instead of the machine's. */
export async function openServices(
  config: Config = readConfig(),
  { connections = 10, clock }: { connections?: number; clock?: Clock } = {},
) {
  const url = databaseOf(config);
  const log = createLogger({ level: config.logLevel });
  const settings = readSettings(config);
  const metrics = createMetrics();
  const options: LedgerOptions = {
    url,
    lifecycles,
    regimes: settings.regimes,
    calendar: settings.calendar,
    connections,
    clockTolerance: clock ? undefined : config.clockTolerance,
    ...reportsTo(log, metrics),
    ...(clock && { clock }),
  };
  const ledger = await opened(options, { say: (line) => log.warn(line), forMs: config.startWaitMs });
  const { accounts, signIn, callers } = await peopleOf(config, settings, ledger);
  const stores = createStores(config);
  const onUnreached = unreachedBy(metrics, log);
  const callPort = createPorts(config, ledger, { people: accounts.principals, stores, onUnreached });
  const anchors = openAnchors(config, ledger, accounts.principals, (line) => log.warn(line));
  const temporal = temporalStanding();
  const client = createClient({
    ledger,
    callers,
    identityKey: settings.identityKey,
    ...filesOf(ledger, stores),
    notes: async () => [...(await recordNotes(ledger)), ...(await temporal.notes())],
  });
  const made = { config, log, metrics, accounts, signIn, ledger, stores, anchors, callPort, client };
  const close = async () => {
    await temporal.close();
    await ledger.close();
  };
  return { ...made, api: apiOf(made), actorOf: callers.named, close };
}

/** Who has an account, how they sign in, and who is behind a request. */
async function peopleOf({ signIn: provider, signInRules }: Config, { principals }: Settings, ledger: Ledger) {
  const accounts = createAccounts(ledger.sql, ledger.now);
  if (principals) await accounts.load(principals.file, 'principals file');
  const signIn = provider && createSignIn(provider);
  const callers = createCallers({
    principals: accounts.principals,
    clock: ledger.now,
    development: !signIn,
    rules: signInRules,
  });
  return { accounts, signIn, callers };
}

const reportsTo = (log: Logger, metrics: Metrics): Pick<LedgerOptions, 'onAct' | 'onError'> => ({
  onAct: (seen) => {
    metrics.onAct(seen);
    logAct(log, seen);
  },
  onError: (err, what) => log.error({ err }, what),
});

const recordNotes = async (ledger: Ledger): Promise<Note[]> => [
  ...anchorNotes(await ledger.anchorStanding()),
  ...(await sealNotes(ledger)),
];

/** Every process seals what it writes; what one that was killed has left is sealed with the next act. */
export const sealNotes = async (ledger: Ledger): Promise<Note[]> => {
  const beyond = await ledger.unsealed();
  return unsealedFindings(beyond, await ledger.now()).map(({ problem }) => ({
    name: 'SEALS_BEHIND',
    zh: `${beyond.rows} 条记录未封存，最早一条记于 ${beyond.since}。`,
    en: problem,
  }));
};

/** The ledger, waited for while its database is away or the clock of this machine is off. */
async function opened(
  options: LedgerOptions,
  { say, forMs }: { say: (line: string) => void; forMs: number },
): Promise<Ledger> {
  const whyNot = (error: unknown): string | undefined => {
    const trouble = troubleIn(error);
    const { code, message } = error as { code?: unknown; message: string };
    return trouble && `${trouble.name}: ${message || String(code)}`;
  };
  try {
    return await waitFor('The database', () => openLedger(options), { say, forMs, whyNot });
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    // It answers, and does not let us in: nothing that waiting mends, and no fault of the program.
    if (error instanceof DatabaseUnfit || /^(28\w{3}|3D000|42501)$/.test(code))
      throw new SetupError(`The database (DATABASE_URL) cannot be used: ${message}`, { cause: error });
    throw error;
  }
}

const unreachedBy =
  (metrics: Metrics, log: Logger) =>
  (notice: string, count: number, { caseId, to }: { caseId: string; to: string[] }): void => {
    metrics.onUnreached(notice, count);
    log.warn({ case: caseId, notice, to }, 'nobody was found for some addressees of a notice');
  };

/** The anchors of an installation; without a key to sign with it only verifies. */
export function openAnchors(
  config: Pick<Config, 'dataFolder' | 's3' | 'anchors' | 'notices'>,
  ledger: Ledger,
  people: People,
  say: (line: string) => void,
) {
  const keys = readAnchorKeys(config.anchors, say);
  const { notices, anchors } = config;
  return createAnchors({
    ledger,
    store: createAnchorStore({ ...config, anchorFolder: anchors.folder }),
    keys,
    people,
    mail: mailerOf(config),
    ...(notices.webhook && { webhook: notices.webhook }),
    ...(anchors.timeStampUrl && { timeStampUrl: anchors.timeStampUrl }),
  });
}

function databaseOf({ databaseUrl }: Config): string {
  if (databaseUrl) return databaseUrl;
  throw new SetupError(
    'DATABASE_URL is not set. `npm start` runs everything on an embedded Postgres; a process of its own needs the address of one.',
  );
}

/** What leaves and enters as files, with who may read it. */
export const filesOf = (
  ledger: Ledger,
  { store }: Pick<Stores, 'store'>,
): { documents: Documents; archives: Archives } => ({
  documents: {
    put: (bytes, about) => storeDocument(ledger, store, bytes, about),
    get: (sha256, actor) => readDocument(ledger, store, sha256, actor),
  },
  archives: {
    bag: (caseId, actor) => exportArchive(ledger, store, caseId, actor),
    caseReport: (caseId, order) => caseReport(ledger, caseId, order),
    subjectReport: (party, order) => subjectReport(ledger, party, order),
  },
});

type ApiParts = {
  config: Config;
  ledger: Ledger;
  client: Client;
  log: Logger;
  metrics: Metrics;
  accounts: Accounts;
  signIn: SignIn | undefined;
};
/** What the HTTP API is made of: callbacks only of the outside services that are configured. */
function apiOf({ config, ledger, client, log, metrics, accounts, signIn }: ApiParts): ApiDeps {
  const { bank, bankName: name, domain, temporal } = config;
  const { values } = ledger.context.regimes.standard;
  return {
    client,
    accounts,
    clock: ledger.now,
    ...(signIn && { signIn }),
    ...(config.origin && { origin: config.origin }),
    rates: config.rates,
    log,
    limits: { event: values['event.maxBytes'], document: values['document.maxBytes'] },
    callbacks: {
      ...(bank && {
        bank: (headers: Headers, body: Uint8Array) => verifyCallback(headers, body, bank.secret, { name }),
      }),
      ...(domain && {
        domain: (headers: Headers, body: Uint8Array) => verifyDomainCallback(headers, body, domain.secret),
      }),
    },
    ...(temporal.codec &&
      temporal.payloadKeys && { codec: { codec: createPayloadCodec(temporal.payloadKeys), ...temporal.codec } }),
    metrics: {
      contentType: metrics.contentType,
      metrics: () => metrics.text(ledger, (error) => log.warn({ err: error }, 'the ledger could not be asked')),
    },
  };
}
