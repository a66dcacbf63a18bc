// The files of `examples/`: what people fill in, as JSON, and the documents that they attach, as text. In the JSON,
// `{"file": "…"}` is a document that is uploaded and becomes its reference; `@day+30` and `@instant+30` are days from
// today, so that the files do not grow old; `@word` is what the story puts in.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../infra/package-root.ts';
import { type Caller, StoryBroke } from './caller.ts';

export type Filled = Record<string, unknown>;
export type Examples = ReturnType<typeof createExamples>;

const folder = join(packageRoot(), 'examples');
const mediaTypes: Record<string, string> = { txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** `now`: the present of the system that is driven. */
export function createExamples(api: Caller, now: () => Date) {
  /** Days from today in Asia/Shanghai. */
  const day = (days: number): string =>
    new Date(now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const bytesOf = (name: string): Promise<Buffer> => readFile(join(folder, 'documents', name));
  const upload = async (as: string, file: string, name = file) => ({
    sha256: await api.upload(
      as,
      await bytesOf(file),
      mediaTypes[file.split('.').at(-1)!] ?? 'application/octet-stream',
    ),
    name,
  });

  async function filled(value: unknown, as: string, words: Record<string, unknown>): Promise<unknown> {
    if (typeof value === 'string' && value.startsWith('@')) return wordOf(value, words, day);
    if (Array.isArray(value)) return Promise.all(value.map((entry) => filled(entry, as, words)));
    if (typeof value !== 'object' || value === null) return value;
    if ('file' in value && typeof value.file === 'string')
      return upload(as, value.file, 'name' in value ? String(value.name) : value.file);
    return Object.fromEntries(
      await Promise.all(Object.entries(value).map(async ([field, inner]) => [field, await filled(inner, as, words)])),
    );
  }
  return {
    day,
    upload,
    /** A file of `examples/`, its documents uploaded by the actor. */
    read: async (path: string, as: string, words: Record<string, unknown> = {}): Promise<Filled> =>
      (await filled(JSON.parse(await readFile(join(folder, path), 'utf8')), as, words)) as Filled,
    /** The hash of the bytes that a document has, uploaded or not. */
    hashOf: async (name: string): Promise<string> =>
      createHash('sha256')
        .update(await bytesOf(name))
        .digest('hex'),
  };
}

function wordOf(text: string, words: Record<string, unknown>, day: (days: number) => string): unknown {
  const [, kind, days] = /^@(day|instant)([+-]\d+)$/.exec(text) ?? [];
  // The end of that day in Asia/Shanghai.
  if (kind) return kind === 'day' ? day(Number(days)) : `${day(Number(days) + 1)}T00:00:00+08:00`;
  if (!(text.slice(1) in words)) throw new StoryBroke(`An example asks for ${text}, which the story does not give.`);
  return words[text.slice(1)];
}
