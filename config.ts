// What the surroundings say: environment variables and the files that they name, checked before anything starts.
// TEMPORAL_* are read by @temporalio/envconfig. Everything that is wrong is said at once, by variable.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AnchorConfig, anchorsOf } from './config-anchors.ts';
import { type TemporalConfig, secret, temporalOf, temporalVariables } from './config-keys.ts';
import { database, http, list, lower, path, url, whole } from './config-values.ts';
import { type SignInConfig, signInOf, signInProblems, signInVariables } from './config-sign-in.ts';
import { keptOnce } from './infra/kept-once.ts';
import { SetupError } from './infra/setup-error.ts';
import { SHORTEST_KEY } from './service/citizens.ts';
import { asMeant } from './service/environment.ts';
import { type Principals, PrincipalsError, principalsFrom } from './accounts/principals.ts';
import { packageRoot } from './infra/package-root.ts';
import { type Calendar, type Notice, bundledCalendar, noticeSchema, withNotices } from '@shuquan/machines/kernel';
import { type Regime, RegimeError, defaultRegime, loadRegime, regimes } from '@shuquan/machines/regimes';

/** Where `npm start` keeps its data, unless SHUQUAN_DATA says otherwise. */
export const DATA_FOLDER = './data';

const variables = {
  DATABASE_URL: database.optional(),
  // Deadlines are kept to the second.
  SHUQUAN_CLOCK_TOLERANCE_MS: whole('a whole number of milliseconds', 100, 60_000).optional(),
  SHUQUAN_DATA: z.string().default(DATA_FOLDER),
  SHUQUAN_HOST: z
    .preprocess(
      (text) => (text === '[::1]' ? '::1' : lower(text)),
      z.string().regex(/^[\w.:-]+$/, 'must be a host name or an address'),
    )
    .default('127.0.0.1'),
  ...signInVariables,
  SHUQUAN_PORT: whole('a port number', 0, 65_535).default(7300),
  SHUQUAN_START_WAIT_SECONDS: whole('a whole number of seconds', 0, 86_400).default(120),
  SHUQUAN_PRINCIPALS: z.string().optional(),
  SHUQUAN_REGIME: list.default([]),
  SHUQUAN_CALENDAR: list.default([]),
  SHUQUAN_IDENTITY_KEY: z.string().min(SHORTEST_KEY, `must have at least ${SHORTEST_KEY} characters`).optional(),
  SHUQUAN_ANCHOR_KEY: z.string().optional(),
  SHUQUAN_ANCHOR_PUBLIC_KEYS: list.default([]),
  SHUQUAN_ANCHORS: z.string().optional(),
  ...temporalVariables,
  TIMESTAMP_URL: http.optional(),
  BANK_URL: http.optional(),
  BANK_SECRET: secret.optional(),
  BANK_NAME: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and hyphens')
    .default('settlement'),
  DOMAIN_URL: http.optional(),
  DOMAIN_SECRET: secret.optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  NOTICE_FROM: z.email('must be an e-mail address').default('shuquan@localhost.localdomain'),
  NOTICE_WEBHOOK_URL: http.optional(),
  NOTICE_WEBHOOK_SECRET: secret.optional(),
  S3_ENDPOINT: http.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_EVIDENCE_BUCKET: z.string().optional(),
  S3_ANCHOR_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  LOG_LEVEL: z
    .preprocess(
      lower,
      z.enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      ),
    )
    .default('info'),
} as const;
type Variables = { [K in keyof typeof variables]: z.output<(typeof variables)[K]> };
type Variable = keyof Variables;

export type Endpoint = { url: string; secret: string };
export type S3Config = {
  endpoint: string;
  region: string;
  bucket: string;
  evidenceBucket: string;
  anchorBucket?: string;
  accessKeyId: string;
  secretAccessKey: string;
};
export type Config = SignInConfig & {
  /** Absent: the embedded Postgres. */
  databaseUrl?: string;
  /** Everything that an embedded start keeps: documents, evidence, notices, Postgres. */
  dataFolder: string;
  host: string;
  port: number;
  /** Absent: the accounts are kept in the database alone. */
  principalsFile?: string;
  /** The fictional people of `examples/`, because no file was named. */
  examplePeople: boolean;
  regimeFiles: string[];
  calendarFiles: string[];
  identityKey?: string;
  bank?: Endpoint;
  bankName: string;
  domain?: Endpoint;
  notices: { from: string; smtpUrl?: string; webhook?: Endpoint };
  s3?: S3Config;
  anchors: AnchorConfig;
  temporal: TemporalConfig;
  /** Milliseconds that the machine's clock may be off the database's; absent: the ledger's own. */
  clockTolerance?: number;
  /** How long a start waits for what is not there yet. */
  startWaitMs: number;
  logLevel: Variables['LOG_LEVEL'];
};

/** Settings that cannot be used: everything that is wrong with them, at once. No values: some are secret. */
export class ConfigError extends SetupError {
  override name = 'ConfigError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The settings cannot be used (${problems.length}):\n${problems.map((line) => `- ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the variables alone, no files, without what surrounds their values (`asMeant`). Throws a ConfigError. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = [];
  const read = Object.fromEntries(
    Object.entries(variables).map(([name, schema]) => {
      const parsed = schema.safeParse(asMeant(env[name]));
      if (!parsed.success) problems.push(`${name} ${parsed.error.issues.map(({ message }) => message).join('; ')}`);
      return [name, parsed.data];
    }),
  ) as Variables;
  problems.push(...togetherProblems(read, env));
  if (problems.length) throw new ConfigError(problems);
  return configOf(read);
}

const groups: Variable[][] = [
  ['BANK_URL', 'BANK_SECRET'],
  ['DOMAIN_URL', 'DOMAIN_SECRET'],
  ['NOTICE_WEBHOOK_URL', 'NOTICE_WEBHOOK_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['S3_ENDPOINT', 'S3_BUCKET', 'S3_EVIDENCE_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
];
function togetherProblems(read: Variables, env: Record<string, string | undefined>): string[] {
  const isSet = (name: Variable): boolean => asMeant(env[name]) !== undefined;
  const problems = groups.flatMap((names) => {
    const missing = names.filter((name) => !isSet(name));
    return missing.length && missing.length < names.length
      ? [`${missing.join(', ')} must be set, because ${names.filter(isSet).join(', ')} is`]
      : [];
  });
  if (isSet('S3_BUCKET') && read.S3_BUCKET === read.S3_EVIDENCE_BUCKET)
    problems.push('S3_EVIDENCE_BUCKET must be another bucket than S3_BUCKET: evidence is a second copy (T21)');
  problems.push(...signInProblems(read, isSet));
  // Several processes on several machines must hash alike, so that none may make up a key of its own.
  if (isSet('DATABASE_URL') && !isSet('SHUQUAN_IDENTITY_KEY'))
    problems.push(
      `SHUQUAN_IDENTITY_KEY must be set where DATABASE_URL is: the same secret of at least ${SHORTEST_KEY} characters for every process, kept as long as the cases`,
    );
  return problems;
}

function configOf(read: Variables): Config {
  const endpoint = (address: string | undefined, key: string | undefined): Endpoint | undefined =>
    address && key ? { url: address, secret: key } : undefined;
  return {
    anchors: anchorsOf(read),
    temporal: temporalOf(read),
    databaseUrl: read.DATABASE_URL,
    dataFolder: path(read.SHUQUAN_DATA),
    host: read.SHUQUAN_HOST,
    port: read.SHUQUAN_PORT,
    ...signInOf(read),
    ...peopleOf(read),
    regimeFiles: read.SHUQUAN_REGIME.map(path),
    calendarFiles: read.SHUQUAN_CALENDAR.map(path),
    identityKey: read.SHUQUAN_IDENTITY_KEY,
    bank: endpoint(read.BANK_URL, read.BANK_SECRET),
    bankName: read.BANK_NAME,
    domain: endpoint(read.DOMAIN_URL, read.DOMAIN_SECRET),
    notices: {
      from: read.NOTICE_FROM,
      smtpUrl: read.SMTP_URL,
      webhook: endpoint(read.NOTICE_WEBHOOK_URL, read.NOTICE_WEBHOOK_SECRET),
    },
    s3: s3Of(read),
    clockTolerance: read.SHUQUAN_CLOCK_TOLERANCE_MS,
    startWaitMs: read.SHUQUAN_START_WAIT_SECONDS * 1000,
    logLevel: read.LOG_LEVEL,
  };
}

/** Where people sign in, nobody of the fictional ones is let in. */
const peopleOf = ({ SHUQUAN_PRINCIPALS: file, OIDC_ISSUER: issuer }: Variables) => ({
  ...(file
    ? { principalsFile: path(file) }
    : !issuer && { principalsFile: join(packageRoot(), 'examples', 'principals.json') }),
  examplePeople: !file && !issuer,
});

function s3Of(read: Variables): S3Config | undefined {
  const { S3_ENDPOINT, S3_BUCKET, S3_EVIDENCE_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = read;
  return S3_ENDPOINT && S3_BUCKET && S3_EVIDENCE_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
    ? {
        endpoint: S3_ENDPOINT,
        region: read.S3_REGION,
        bucket: S3_BUCKET,
        evidenceBucket: S3_EVIDENCE_BUCKET,
        ...(read.S3_ANCHOR_BUCKET && { anchorBucket: read.S3_ANCHOR_BUCKET }),
        accessKeyId: S3_ACCESS_KEY_ID,
        secretAccessKey: S3_SECRET_ACCESS_KEY,
      }
    : undefined;
}

export type Settings = {
  principals?: Principals;
  /** The operator's own, in the order they were named, then the standard one: new cases take the first. */
  regimes: Regime[];
  /** Bundled years with the notices that were named; undefined when none was, so that the ledger's own stands. */
  calendar?: Calendar;
  identityKey: string;
};

/** Reads the files that the config names, and the kept identity key. Throws a ConfigError with every problem of every file. */
export function readSettings(config: Config): Settings {
  const problems: string[] = [];
  const attempt = <T>(path: string, work: (json: unknown) => T): T | undefined => {
    try {
      return work(JSON.parse(readFileSync(path, 'utf8')));
    } catch (error) {
      problems.push(...problemsOf(error).map((line) => `${path}: ${line}`));
      return undefined;
    }
  };
  const principals = config.principalsFile ? attempt(config.principalsFile, principalsFrom) : undefined;
  const known: Record<string, Regime> = { ...regimes };
  const own = config.regimeFiles.flatMap((path) => {
    const regime = attempt(path, (json) => loadRegime(json, known));
    if (regime) known[regime.id] = regime;
    return regime ?? [];
  });
  const notices = config.calendarFiles.flatMap((path) => attempt(path, noticesOf) ?? []);
  if (problems.length) throw new ConfigError(problems);
  return {
    ...(principals && { principals }),
    regimes: [...own, defaultRegime],
    calendar: notices.length ? withNotices(bundledCalendar(), notices) : undefined,
    identityKey: config.identityKey ?? keptIdentityKey(config.dataFolder),
  };
}

/** A file holds one notice, or a list of them. */
const noticesOf = (json: unknown): Notice[] => z.array(noticeSchema).min(1).parse([json].flat());

const problemsOf = (error: unknown): string[] => {
  if (error instanceof PrincipalsError) return error.problems;
  if (error instanceof RegimeError)
    return error.problems.map(({ message, permitted }) => `${message.en} (permitted: ${permitted.en})`);
  if (error instanceof z.ZodError) return [z.prettifyError(error)];
  return [error instanceof Error ? error.message : String(error)];
};

/** The secret of the keyed hash for citizens, made on the first start and readable to its owner alone. */
function keptIdentityKey(folder: string): string {
  const path = join(folder, 'identity.key');
  if (!existsSync(path)) keptOnce(path, `${randomBytes(32).toString('hex')}\n`);
  const key = readFileSync(path, 'utf8').trim();
  if (key.length < SHORTEST_KEY)
    throw new ConfigError([
      `${path} holds no identity key any more: restore it from a copy, for without it no citizen is found again`,
    ]);
  return key;
}
