// Another program of ours in a process of its own, from the sources or from dist/ as whoever starts it.
import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** `name`: its file, without what it ends in, beside `here` (an `import.meta.url`). */
export function forkBeside(name: string, here: string, args: string[] = [], options: ForkOptions = {}): ChildProcess {
  const kind = extname(fileURLToPath(here));
  const execArgv = kind === '.ts' ? ['--import', pathToFileURL(createRequire(here).resolve('tsx')).href] : [];
  return fork(new URL(`./${name}${kind}`, here), args, { execArgv, ...options });
}
