// The document store over S3 or anything that speaks it (a public body's object storage, MinIO, Ceph). The bytes are
// spooled to a file first: their hash is their name, and S3 wants their length and hash in the signed request.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { type Bytes, type RecordStore, recordPath, shardOf, spool, verifying } from './document-store.ts';
import { DocumentMissing, PortError } from './errors.ts';

type S3Options = {
  /** `https://s3.example.gov.cn`, without the bucket. */
  endpoint: string;
  bucket: string;
  region?: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** A local folder for bytes on their way. */
  spoolFolder: string;
};

/** A question is answered in seconds; a large document may take longer than that on a slow line. */
const ASK_MS = 10_000;
const TRANSFER_MS = 50_000;

type Ask = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: Readable | Uint8Array;
  timeoutMs?: number;
};

export function createS3Store({
  endpoint,
  bucket,
  region = 'us-east-1',
  accessKeyId,
  secretAccessKey,
  spoolFolder,
}: S3Options): RecordStore {
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const keyOf = (sha256: string): string => `documents/${shardOf(sha256)}`;

  async function ask(key: string, { method, headers = {}, body, timeoutMs = ASK_MS }: Ask): Promise<Response> {
    const url = `${base}/${key}`;
    try {
      // Signed without the body, whose hash is in a signed header: a stream is sent only once, and unbuffered.
      const signed = await aws.sign(url, { method, headers });
      return await fetch(url, {
        method,
        headers: signed.headers,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body && {
          body: body instanceof Readable ? (Readable.toWeb(body) as ReadableStream<Uint8Array>) : Uint8Array.from(body),
          duplex: 'half' as const,
        }),
      });
    } catch (cause) {
      throw new PortError(`The document store did not answer ${method} ${bucket}/${key}: ${reasonOf(cause)}`, {
        cause,
      });
    }
  }
  const refused = (method: string, key: string, { status }: Response): PortError =>
    new PortError(`The document store refused ${method} ${bucket}/${key} with ${status}.`);
  const exists = async (key: string): Promise<boolean> => {
    const answer = await ask(key, { method: 'HEAD' });
    if (answer.ok) return true;
    if (answer.status === 404) return false;
    throw refused('HEAD', key, answer);
  };
  async function get(key: string): Promise<Response | undefined> {
    const answer = await ask(key, { method: 'GET', timeoutMs: TRANSFER_MS });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404) return undefined;
    throw refused('GET', key, answer);
  }
  async function upload(
    key: string,
    body: Readable | Uint8Array,
    { sha256, size }: { sha256: string; size: number },
    headers: Record<string, string> = {},
  ): Promise<number> {
    const answer = await ask(key, {
      method: 'PUT',
      body,
      timeoutMs: TRANSFER_MS,
      headers: {
        ...headers,
        'content-type': 'application/octet-stream',
        'content-length': `${size}`,
        'x-amz-content-sha256': sha256,
      },
    });
    await answer.body?.cancel();
    if (!answer.ok && answer.status !== 412) throw refused('PUT', key, answer);
    return answer.status;
  }
  /** Runs `work` with the bytes in a local file, which is removed afterwards. */
  async function spooled<T>(
    bytes: Bytes,
    maxBytes: number | undefined,
    work: (path: string, stored: { sha256: string; size: number }) => Promise<T>,
  ): Promise<T> {
    await mkdir(spoolFolder, { recursive: true, mode: 0o750 });
    const path = join(spoolFolder, `${process.pid}-${randomBytes(8).toString('hex')}`);
    try {
      return await work(path, await spool(path, bytes, maxBytes));
    } finally {
      await rm(path, { force: true });
    }
  }

  return {
    place: `bucket ${bucket} at ${endpoint}`,
    put: async (bytes, { maxBytes } = {}) =>
      await spooled(bytes, maxBytes, async (path, stored) => {
        await upload(keyOf(stored.sha256), createReadStream(path), stored);
        return stored;
      }),
    async get(sha256) {
      const answer = await get(keyOf(sha256));
      if (!answer?.body) throw new DocumentMissing(sha256);
      return verifying(Readable.fromWeb(answer.body as ReadableStream<Uint8Array>), sha256);
    },
    has: async (sha256) => /^[0-9a-f]{64}$/.test(sha256) && (await exists(keyOf(sha256))),
    async remove(sha256) {
      const answer = await ask(keyOf(sha256), { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) throw refused('DELETE', keyOf(sha256), answer);
    },
    readRecord: async (name) => {
      const kept = await get(`records/${recordPath(name)}`);
      return kept && new Uint8Array(await kept.arrayBuffer());
    },
    async keepOnce(name, record) {
      const key = `records/${recordPath(name)}`;
      const kept = await get(key);
      if (kept) return new Uint8Array(await kept.arrayBuffer());
      // `if-none-match` settles a race where the store knows it; where it does not, the last of two equal records stands.
      const stored = { sha256: createHash('sha256').update(record).digest('hex'), size: record.length };
      const status = await upload(key, record, stored, { 'if-none-match': '*' });
      const winner = status === 412 ? await get(key) : undefined;
      return winner ? new Uint8Array(await winner.arrayBuffer()) : record;
    },
  };
}

const reasonOf = (cause: unknown): string => {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
};
