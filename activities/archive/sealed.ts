// A sealed archive, read back from the store: the bag, or what was sealed before there were bags.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { canonical, hashText } from '@shuquan/machines/kernel';
import { createTarDecoder } from 'modern-tar';
import { type DocumentStore, checkStored, readWhole } from '../ports/document-store.ts';
import type { LedgerRow } from '../../ledger/index.ts';
import { FIRST_FORMAT, FORMAT, type Manifest } from './manifest.ts';

/** `found`: what the bag holds, by its path; absent where documents and rules lie in the store by themselves. */
export type Sealed = { manifest: Manifest; found?: Map<string, Found>; problems: string[] };
export type Found = { sha256: string; size: number; text?: string };

/** Thrown for bytes that are no archive. */
export class NotAnArchive extends Error {
  override readonly name = 'NotAnArchive';
}

/** Reads it through. Throws DocumentMissing and DocumentAltered, and NotAnArchive. */
export async function readSealed(store: DocumentStore, sha256: string): Promise<Sealed> {
  return (await firstByte(store, sha256)) === '{' ? readFirst(store, sha256) : readBag(store, sha256);
}

async function firstByte(store: DocumentStore, sha256: string): Promise<string | undefined> {
  for await (const chunk of await store.get(sha256)) return (chunk as Buffer).subarray(0, 1).toString();
  return undefined;
}

async function readFirst(store: DocumentStore, sha256: string): Promise<Sealed> {
  const text = (await readWhole(store, sha256)).toString();
  const manifest = parsed(text, 'the manifest') as Manifest;
  if (manifest.format !== FIRST_FORMAT)
    throw new NotAnArchive(`the manifest is of the format ${manifest.format}, not ${FIRST_FORMAT}`);
  return { manifest, problems: canonical(manifest) === text ? [] : ['the manifest is not canonical JSON'] };
}

async function readBag(store: DocumentStore, sha256: string): Promise<Sealed> {
  const bytes = await store.get(sha256);
  const found = await filesIn(bytes).catch(async (cause: unknown) => {
    bytes.destroy();
    // Altered bytes may break the tar before their end, where the hash is looked at.
    await checkStored(store, sha256);
    throw new NotAnArchive('it is no tar file', { cause });
  });
  const about = parsed(textOf(found, 'data/case.json'), 'data/case.json') as Omit<Manifest, 'rows'>;
  if (about.format !== FORMAT) throw new NotAnArchive(`the archive is of the format ${about.format}, not ${FORMAT}`);
  const rows = textOf(found, 'data/rows.jsonl')
    .split('\n')
    .slice(0, -1)
    .map((line, index) => ({
      ...(parsed(line, `line ${index + 1} of data/rows.jsonl`) as LedgerRow),
      hash: hashText(line),
    }));
  return { manifest: { ...about, rows }, found, problems: [...listProblems(found)] };
}

const textOf = (found: Map<string, Found>, path: string): string => {
  const text = found.get(path)?.text;
  if (text === undefined) throw new NotAnArchive(`the archive holds no ${path}`);
  return text;
};
function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NotAnArchive(`${what} is not JSON`, { cause });
  }
}

/** Every file of the tar, without its folder: hashed, and those that the reading needs as text. */
async function filesIn(bytes: Readable): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const entries = (Readable.toWeb(bytes) as globalThis.ReadableStream<Uint8Array>).pipeThrough(
    createTarDecoder({ strict: true }),
  );
  for await (const { header, body } of entries as unknown as ReadableStream<{
    header: { name: string };
    body: AsyncIterable<Uint8Array>;
  }>) {
    const path = header.name.slice(header.name.indexOf('/') + 1);
    const digest = createHash('sha256');
    const kept: Uint8Array[] | undefined = path.startsWith('data/documents/') ? undefined : [];
    let size = 0;
    for await (const chunk of body) {
      digest.update(chunk);
      kept?.push(chunk);
      size += chunk.byteLength;
    }
    found.set(path, {
      sha256: digest.digest('hex'),
      size,
      ...(kept && { text: Buffer.concat(kept).toString() }),
    });
  }
  return found;
}

/** What a bag says that it holds, and what it does: the payload, then the files beside it. */
function* listProblems(found: Map<string, Found>): Generator<string> {
  for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const named = new Map(
      textOf(found, list)
        .split('\n')
        .slice(0, -1)
        .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
    );
    for (const [path, sha256] of named) {
      const file = found.get(path);
      if (!file) yield `${path}: is missing`;
      else if (file.sha256 !== sha256) yield `${path}: was altered`;
    }
    if (list === 'manifest-sha256.txt')
      for (const path of found.keys())
        if (path.startsWith('data/') && !named.has(path)) yield `${path}: is not in the manifest`;
  }
}
