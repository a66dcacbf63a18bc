// A content-addressed store: the name of a document is the sha256 of its bytes, so that a reference is also the proof.
// Kept in files by default; `s3-store.ts` is the same over S3. Knows no case and no right to read.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DocumentAltered, DocumentMissing, DocumentTooLarge } from './errors.ts';

export type Bytes = Uint8Array | Readable;
export type Stored = { sha256: string; size: number };

export interface DocumentStore {
  /** What and where, for people: `files in data/documents`. No secrets. */
  readonly place: string;
  /** Keeps the bytes durably before it answers. Throws DocumentTooLarge; then nothing is kept. */
  put(bytes: Bytes, limit?: { maxBytes?: number }): Promise<Stored>;
  /** Throws DocumentMissing. The stream fails with DocumentAltered at its end when the bytes are not what they were. */
  get(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** For disposal alone. Removing what is not there is no error. */
  remove(sha256: string): Promise<void>;
  /** Keeps a small record under a name of its own, unless there is one: answers the one that is kept. */
  keepOnce(name: string, record: Uint8Array): Promise<Uint8Array>;
}

/** One that gives its small records back, too. */
export interface RecordStore extends DocumentStore {
  /** Undefined when there is none under this name. */
  readRecord(name: string): Promise<Uint8Array | undefined>;
}

/** The whole document. Throws DocumentMissing and DocumentAltered. */
export const readWhole = async (store: DocumentStore, sha256: string): Promise<Buffer> =>
  await buffer(await store.get(sha256));

/** Reads a document through and answers its size. Throws DocumentMissing and DocumentAltered. */
export async function checkStored(store: DocumentStore, sha256: string): Promise<number> {
  let size = 0;
  for await (const chunk of await store.get(sha256)) size += (chunk as Buffer).length;
  return size;
}

const HASH = /^[0-9a-f]{64}$/;
/** `ab/cd/abcd…`: no folder grows too large. Anything that is no hash is missing, and reaches no path. */
export const shardOf = (sha256: string): string => {
  if (!HASH.test(sha256)) throw new DocumentMissing(sha256.slice(0, 80));
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
};
export const recordPath = (name: string): string => {
  if (!/^[a-z0-9-]+\/[a-z0-9.-]+$/.test(name)) throw new TypeError(`not a record's name: ${name}`);
  return name;
};

/** Hashes and counts what passes through; fails as soon as there is too much. */
function meter(maxBytes = Number.POSITIVE_INFINITY): Transform & { result: () => Stored } {
  const digest = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) return done(new DocumentTooLarge(maxBytes));
      digest.update(chunk);
      done(null, chunk);
    },
  });
  return Object.assign(through, { result: () => ({ sha256: digest.digest('hex'), size }) });
}

/** The same bytes; the stream fails at its end if their hash is another one. */
export function verifying(source: Readable, sha256: string): Readable {
  const digest = createHash('sha256');
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(digest.digest('hex') === sha256 ? null : new DocumentAltered(sha256));
    },
  });
  source.once('error', (error) => check.destroy(error));
  check.once('close', () => source.destroy());
  return source.pipe(check);
}

/** Writes the bytes to a file aside and flushes them to the disk. */
export async function spool(path: string, bytes: Bytes, maxBytes?: number): Promise<Stored> {
  const file = await open(path, 'wx', 0o640);
  try {
    const through = meter(maxBytes);
    const source =
      bytes instanceof Readable
        ? bytes
        : Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)], { objectMode: false });
    source.once('error', (error) => through.destroy(error));
    try {
      for await (const chunk of source.pipe(through)) await writeAll(file, chunk as Buffer);
    } finally {
      source.destroy();
    }
    await file.sync();
    return through.result();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
}

/** A rename is durable only when its folder is flushed, too. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Some systems cannot flush folders; then there is nothing more to do.
    if (!['EISDIR', 'EPERM', 'EINVAL'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    await folder.close();
  }
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;
const aside = (folder: string): string => join(folder, `${process.pid}-${randomBytes(8).toString('hex')}`);

/** Keeps documents below one folder. Several processes may share it. */
export function createFileStore(folder: string): RecordStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (sha256: string): string => join(folder, shardOf(sha256));

  async function settle(temporary: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o750 });
    // Over what is there, if anything: the same bytes, or altered ones that are healed by it.
    await rename(temporary, path);
    await flushFolder(dirname(path));
    await flushFolder(dirname(dirname(path)));
  }

  return {
    place: `files in ${folder}`,
    async put(bytes, { maxBytes } = {}) {
      await mkdir(incoming, { recursive: true, mode: 0o750 });
      const temporary = aside(incoming);
      try {
        const stored = await spool(temporary, bytes, maxBytes);
        await settle(temporary, pathOf(stored.sha256));
        return stored;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async get(sha256) {
      const file = await open(pathOf(sha256), 'r').catch((error: unknown) => {
        throw codeOf(error) === 'ENOENT' ? new DocumentMissing(sha256) : error;
      });
      return verifying(createReadStream('', { fd: file }), sha256);
    },
    has: async (sha256) =>
      HASH.test(sha256) &&
      (await stat(pathOf(sha256)).then(
        () => true,
        (error: unknown) => {
          if (codeOf(error) === 'ENOENT') return false;
          throw error;
        },
      )),
    remove: async (sha256) => await rm(pathOf(sha256), { force: true }),
    readRecord: async (name) =>
      await readFile(join(folder, recordPath(name))).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw error;
      }),
    async keepOnce(name, record) {
      const path = join(folder, recordPath(name));
      await writeOnce(path, record);
      return await readFile(path);
    },
  };
}

/** Writes a whole file durably, unless there is one already: the first file stays. Answers whether it was written. */
export async function writeOnce(path: string, bytes: Uint8Array): Promise<boolean> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const temporary = `${aside(folder)}.part`;
  try {
    await spool(temporary, bytes);
    // A link never replaces, where a rename would.
    await link(temporary, path);
    await flushFolder(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
