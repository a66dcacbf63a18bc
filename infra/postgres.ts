/**
 * A real Postgres with nothing installed, for those who have configured none. It keeps its data in one folder,
 * listens on loopback with a password of its own, and dies with the process that started it.
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { waitForLock } from './lock.ts';
import { freePort, portIsFree } from './ports.ts';
import { postgresPrograms, postgresProgramsFor } from './postgres-binaries.ts';
import { waitUntilUnused } from './postgres-in-use.ts';
import { userForPostgres } from './postgres-user.ts';
import { run, type ServerProcess, startServer } from './processes.ts';
import { type Say, withProgress } from './progress.ts';
import { errorCode, SetupError } from './setup-error.ts';

export interface PostgresOptions {
  /** Made on the first start. It belongs to Postgres alone. */
  dataDir: string;
  /** 0 takes a free port. */
  port: number;
  /** More flags for the server, as `['-c', 'max_connections=300']`. */
  options?: string[];
  /** Where all that the server prints is kept. */
  logFile?: string;
  say: Say;
}

export interface RunningPostgres {
  /** Leads to the database `shuquan`; holds the password, so it belongs in no log. */
  url: string;
  port: number;
  dataDir: string;
  pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  exited: ServerProcess['exited'];
  /** Closes connections, writes everything down, ends. */
  stop: () => Promise<void>;
  /** SIGKILL, for crash tests: the next start recovers. */
  kill: () => Promise<void>;
}

const USER = 'shuquan';
const DATABASE = 'shuquan';
const PASSWORD_FILE = 'shuquan.password';
/** Writing all dirty pages down can take long on a slow disk. */
const STOP_GRACE_MS = 60_000;

/** Answers when the database takes queries, else throws and leaves nothing running. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  checkAccess(dataDir);
  // Held only while starting, so that two first starts do not run into each other; after that Postgres keeps others out.
  const takeLock = async () => await waitForLock(`${dataDir}.starting`);
  const lock = await withProgress(options.say, `Waiting for another start on ${dataDir}`, takeLock);
  try {
    const isNew = !existsSync(join(dataDir, 'PG_VERSION'));
    if (!isNew) {
      await refuseOtherVersion(dataDir);
      await waitUntilUnused(dataDir, options.say);
    }
    await refuseTakenPort(options.port);
    if (isNew) {
      await withProgress(
        options.say,
        `Preparing a Postgres data folder in ${dataDir}`,
        async () => await initialise(dataDir, options.say),
      );
    }
    return await withProgress(options.say, 'Starting Postgres', async () => await startServing(dataDir, options));
  } finally {
    lock?.release();
  }
}

function checkAccess(dataDir: string): void {
  try {
    mkdirSync(dirname(dataDir), { recursive: true });
    accessSync(dirname(dataDir), constants.W_OK);
    if (existsSync(dataDir)) readdirSync(dataDir);
  } catch (cause) {
    throw new SetupError(`We may not write in the data folder ${dataDir}: choose another one, or start as its owner.`, {
      cause,
    });
  }
}

/** Fills a folder aside and renames it, so that a data folder is either whole or not there. */
async function initialise(dataDir: string, say: Say): Promise<void> {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new SetupError(`${dataDir} is neither empty nor a data folder of Postgres. Choose another folder.`);
  }
  const aside = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password`;
  rmSync(aside, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    const as = await userForPostgres(aside);
    const { initdb } = await postgresProgramsFor(as, say);
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    as.own(passwordFile);
    const args = [
      `--pgdata=${aside}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ];
    // The same order and case rules on every machine, whatever locales it has.
    args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
    const { code, output } = await run(...as.wrap(initdb, args), { ...as.options, env: environment() });
    if (code !== 0) throw new SetupError(`The Postgres data folder ${dataDir} could not be made:\n${output}`);
    renameSync(passwordFile, join(aside, PASSWORD_FILE));
    renameSync(aside, dataDir);
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

async function refuseOtherVersion(dataDir: string): Promise<void> {
  const have = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const ours = /\d+/.exec((await run(postgresPrograms().postgres, ['--version'])).output)?.[0];
  if (ours !== undefined && ours !== have) {
    throw new SetupError(
      `${dataDir} was made by Postgres ${have}, and this is Postgres ${ours}: move the data with pg_dump and pg_restore.`,
    );
  }
  if (!existsSync(join(dataDir, PASSWORD_FILE))) {
    throw new SetupError(
      `${dataDir} was not made by shuquan (it has no ${PASSWORD_FILE}). Choose another folder, or set DATABASE_URL.`,
    );
  }
}

async function startServing(dataDir: string, options: PostgresOptions, attemptsLeft = 20): Promise<RunningPostgres> {
  const port = options.port === 0 ? await freePort() : options.port;
  const as = await userForPostgres(dataDir);
  const programs = await postgresProgramsFor(as, options.say);
  const server = await startServer(...as.wrap(programs.postgres, argumentsFor(dataDir, port, options)), {
    ...as.options,
    env: environment(),
    logFile: options.logFile,
  });
  try {
    const url = urlOf(dataDir, port);
    await becomesReady(server, url);
    return {
      url: url + DATABASE,
      port,
      dataDir,
      pid: server.pid,
      exited: server.exited,
      stop: async () => await server.stop(STOP_GRACE_MS),
      kill: async () => await server.kill(),
    };
  } catch (error) {
    await server.stop(STOP_GRACE_MS);
    // The children of a killed server outlive it for a moment, and keep its memory until they notice. And a
    // port that was free may be taken before we listen.
    const passes = /pre-existing shared memory block|Address already in use/.test(server.lastLines());
    if (!passes || attemptsLeft === 0) throw error;
    await sleep(500);
    return await startServing(dataDir, options, attemptsLeft - 1);
  }
}

const urlOf = (dataDir: string, port: number): string =>
  `postgres://${USER}:${readFileSync(join(dataDir, PASSWORD_FILE), 'utf8').trim()}@127.0.0.1:${port}/`;

/** The URL of the server that is running on a data folder that was made here, for whoever may read it; undefined where none is. */
export function urlOfRunning(dataDir: string): string | undefined {
  // Postgres removes it when it ends.
  const status = join(dataDir, 'postmaster.pid');
  if (!existsSync(status) || !existsSync(join(dataDir, PASSWORD_FILE))) return undefined;
  const port = Number(readFileSync(status, 'utf8').split('\n')[3]);
  return port ? urlOf(dataDir, port) + DATABASE : undefined;
}

function argumentsFor(dataDir: string, port: number, { options = [] }: PostgresOptions): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=on',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  return ['-D', dataDir, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting]), ...options];
}

async function becomesReady(server: ServerProcess, url: string): Promise<void> {
  for (;;) {
    if (server.hasExited()) {
      throw new SetupError(`Postgres ended at once. Its last lines:\n${server.lastLines() || '(none)'}`);
    }
    const client = new pg.Client({ connectionString: `${url}postgres`, connectionTimeoutMillis: 5000 });
    // A connection that is refused half-way says so twice; what is awaited says it once.
    client.on('error', () => {});
    try {
      await client.connect();
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(DATABASE)}`);
      return;
    } catch (error) {
      if (!isStillStarting(error)) throw error;
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(50);
  }
}

/** Nobody listens yet, or it recovers from a crash, which may take minutes. */
function isStillStarting(error: unknown): boolean {
  const cannotConnectNow = '57P03';
  // Without a code: it was ended, or took too long, before it answered.
  return ['', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', cannotConnectNow].includes(errorCode(error) ?? '');
}

async function refuseTakenPort(wanted: number): Promise<void> {
  if (wanted === 0 || (await portIsFree(wanted))) return;
  throw new SetupError(
    `Port ${wanted} on 127.0.0.1 is taken by another program. Stop it, or choose another port for Postgres.`,
  );
}

/** Postgres reads PG… and LC_… too: what is meant for clients, or not installed here, must not reach it. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C' };
}
