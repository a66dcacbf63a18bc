// A small disk for the database, which can be filled: a tmpfs, where we may mount one.
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../infra/processes.ts';

const MEGABYTES = 1_200;

export type Disk = {
  path: string;
  /** Writes until nothing fits any more; null: it is no disk of its own. */
  fill: (() => void) | null;
  free: () => void;
  remove: () => Promise<void>;
};

export async function aDisk(path: string): Promise<Disk> {
  mkdirSync(path);
  const { code } = await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=755`, 'tmpfs', path]);
  const ballast = join(path, 'ballast');
  const isMounted = code === 0;
  return {
    path,
    fill: isMounted ? () => fillWith(ballast) : null,
    free: () => rmSync(ballast, { force: true }),
    remove: async () => void (isMounted && (await run('umount', ['--lazy', path]))),
  };
}

function fillWith(ballast: string): void {
  const file = openSync(ballast, 'w');
  try {
    for (const size of [1 << 20, 1 << 12]) {
      const zeros = Buffer.alloc(size);
      try {
        for (;;) writeSync(file, zeros);
      } catch (error) {
        if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}
