// One log for everything: JSON lines with case, event and actor, and no personal data. What could hold any is left out
// by its field, and what still looks like an identity number, a telephone number or an address is blacked out.
import type { Logger as TemporalLogger } from '@temporalio/worker';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { SeenAct } from '../ledger/index.ts';
import type { Actor } from '@shuquan/machines/kernel';

export type { Logger } from 'pino';

/** Fields that may hold names or other personal data, secrets, or whole contents of a case. */
const omitted = new Set(
  [
    'name',
    'names',
    'title',
    'email',
    'phone',
    'mobile',
    'address',
    'identityNumber',
    'idNumber',
    'birthDate',
    'password',
    'secret',
    'token',
    'authorization',
    'cookie',
    'key',
    'privateKey',
    'payload',
    'body',
    'input',
    'context',
    'snapshot',
    'parameters',
    'query',
    'detail',
  ].map((field) => field.toLowerCase()),
);
const patterns: [RegExp, string][] = [
  [
    /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
    '[identity number]',
  ],
  [/(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g, '[telephone]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[address]'],
];
const blackedOut = (line: string): string =>
  patterns.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line);

/** `level`: as pino names them. Writes to stdout by default. */
export function createLogger({
  level = 'info',
  destination = pino.destination({ dest: 1, sync: true }),
}: { level?: string; destination?: DestinationStream } = {}): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: cleaned },
      serializers: { err: errorOf, error: errorOf },
      hooks: { streamWrite: blackedOut },
    },
    destination,
  );
  // pino formats the fields of a line, but not those of a child; children inherit this.
  const inherited: unknown = Reflect.get(log, 'child');
  const child = function cleanedChild(this: Logger, fields: Record<string, unknown>, ...options: unknown[]): unknown {
    return Reflect.apply(inherited as () => unknown, this, [cleaned(fields), ...options]);
  };
  Reflect.set(log, 'child', child);
  return log;
}

const spelled = ({ person, hat, party }: Partial<Actor>): string =>
  `${person ?? 'nobody'}@${hat ?? '?'}${party ? `:${party}` : ''}`;

/** Known fields in their short form, unsafe ones left out, at any depth. */
function cleaned(fields: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([field]) => !omitted.has(field.toLowerCase()));
  return Object.fromEntries(kept.map(([field, value]) => [field, cleanedValue(field, value)]));
}
function cleanedValue(field: string, value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return errorOf(value);
  if (field === 'actor') return spelled(value);
  // Of an event its type alone: the payload is the case's own.
  if (field === 'event') return (value as { type?: unknown }).type;
  if (depth > 3) return '[deeper]';
  if (Array.isArray(value)) return value.slice(0, 100).map((entry) => cleanedValue('', entry, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !omitted.has(name.toLowerCase()))
      .map(([name, inner]) => [name, cleanedValue(name, inner, depth + 1)]),
  );
}

/** What is safe of an error: Postgres puts rows into `detail`, and others put requests into other fields. */
function errorOf(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null ? cleanedValue('', error) : error;
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  return {
    type: name,
    message,
    ...(typeof code === 'string' && { code }),
    stack,
    ...(cause !== undefined && depth < 4 && { cause: errorOf(cause, depth + 1) }),
  };
}

/** A log about one case: the three fields that every line about a case has. */
export const aboutCase = (
  log: Logger,
  about: { case: string; event?: string | { type: string }; actor?: Actor | string },
): Logger => log.child(about);

/** Says what came of an act: accepted and refused as info, failed as error. For `openLedger({ onAct })`. */
export function logAct(log: Logger, { caseId, event, actor, lifecycle, ...seen }: SeenAct): void {
  const about = { case: caseId, event, actor, lifecycle };
  if ('error' in seen) return log.error({ ...about, err: seen.error }, 'failed');
  const { answer } = seen;
  if (!answer.ok)
    return log.info({ ...about, state: answer.state, code: answer.code, articles: answer.articles }, 'refused');
  const { seq, state, repeated } = answer;
  log.info({ ...about, seq, state, ...(repeated && { repeated }) }, 'accepted');
}

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
/** The SDK's fields besides its message, under our names. */
const sdkFields = {
  workflowId: 'case',
  workflowType: 'lifecycle',
  runId: 'run',
  activityType: 'activity',
  attempt: 'attempt',
  taskQueue: 'queue',
  sdkComponent: 'sdk',
  case: 'case',
  event: 'event',
  code: 'code',
  seq: 'seq',
  idx: 'idx',
} as const;

/** The Temporal SDK's logger over ours. */
export function temporalLogger(log: Logger): TemporalLogger {
  const write: TemporalLogger['log'] = (level, message, meta = {}) => {
    const fields = Object.entries(sdkFields).flatMap(([theirs, ours]) =>
      meta[theirs] === undefined ? [] : [[ours, meta[theirs]] as const],
    );
    const error: unknown = meta['error'];
    log[levels[level]]({ ...Object.fromEntries(fields), ...(error !== undefined && { err: error }) }, message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

let installed = false;
/** Sends the SDK's logs, its native core's among them, to ours. Call it before the first worker or native connection of the process. */
export async function installTemporalLogs(log: Logger): Promise<void> {
  if (installed) return;
  // Loaded here, because it brings the native library with it, and most who log have no worker.
  const { Runtime } = await import('@temporalio/worker');
  Runtime.install({
    logger: temporalLogger(log),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
  installed = true;
}
