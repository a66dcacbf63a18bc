// Generated files are committed; what differs from the tree is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a file of the tree shall contain. */
export type Generated = { file: string; text: string };

const readOr = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Those that the tree does not have, or has with another text. */
export const staleOf = (all: Generated[]): Generated[] => all.filter(({ file, text }) => readOr(file) !== text);

export function write(all: Generated[]): void {
  for (const { file, text } of all) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
