// A store of one's own, as small as it can be and still keep what it was given: one JSON file a case, written aside,
// flushed and renamed, so that a crash leaves the old file or the new one. For one process at a time.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, CaseState } from 'shuquan/machines';

/** The case, and who did what when: without the record, nobody can say how it came to stand where it does. */
export type Kept = { id: string; state: CaseState; record: { at: string; actor: Actor; event: object }[] };
export type Store = { read: (id: string) => Kept | undefined; write: (kept: Kept) => void };

export function fileStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const pathOf = (id: string): string => join(folder, `${encodeURIComponent(id)}.json`);
  return {
    read: (id) => (existsSync(pathOf(id)) ? (JSON.parse(readFileSync(pathOf(id), 'utf8')) as Kept) : undefined),
    write: (kept) => {
      const aside = `${pathOf(kept.id)}.new`;
      const file = openSync(aside, 'w');
      writeSync(file, JSON.stringify(kept));
      fsyncSync(file);
      closeSync(file);
      renameSync(aside, pathOf(kept.id));
    },
  };
}
