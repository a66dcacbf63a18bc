import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  type DocumentStore,
  checkStored,
  createFileStore,
  readWhole,
  writeOnce,
} from '../../activities/ports/document-store.ts';
import { createS3Store } from '../../activities/ports/s3-store.ts';
import { aFolder, aServer, nobody } from './situations.ts';
import { law } from '../support/law.ts';

const hash = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const nothing = hash('');

/** Object storage in memory that takes only requests with a signature, and bodies that have the signed hash. */
async function objectStorage() {
  const objects = new Map<string, Buffer>();
  const server = await aServer(({ method, path, headers, body }, response) => {
    const end = (status: number, bytes?: Buffer): void => void response.writeHead(status).end(bytes);
    const keep = (change: () => unknown, status: number): void => {
      change();
      end(status);
    };
    const signature =
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/cn-northeast\/s3\/aws4_request, SignedHeaders=(\S+), Signature=[0-9a-f]{64}$/.exec(
        headers.authorization ?? '',
      );
    if (!signature?.[1]?.split(';').includes('x-amz-content-sha256')) return end(403);
    if (method === 'PUT' && headers['x-amz-content-sha256'] !== hash(body)) return end(400);
    if (method === 'PUT' && headers['if-none-match'] === '*' && objects.has(path)) return end(412);
    if (method === 'PUT') return keep(() => objects.set(path, body), 200);
    if (method === 'DELETE') return keep(() => objects.delete(path), 204);
    const found = objects.get(path);
    return found ? end(200, found) : end(404);
  });
  return { ...server, objects };
}
const anS3Store = (endpoint: string): DocumentStore =>
  createS3Store({
    endpoint,
    bucket: 'documents',
    region: 'cn-northeast',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    spoolFolder: join(aFolder(), 'spool'),
  });

const stores: [string, () => Promise<{ store: DocumentStore; alter: (sha256: string) => void }>][] = [
  [
    'files',
    async () => {
      const folder = aFolder();
      const store = createFileStore(folder);
      return {
        store,
        alter: (sha256) => writeFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'altered'),
      };
    },
  ],
  [
    'S3',
    async () => {
      const { url, objects } = await objectStorage();
      return {
        store: anS3Store(url),
        alter: (sha256) =>
          void objects.set(
            `/documents/documents/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
            Buffer.from('altered'),
          ),
      };
    },
  ],
];

describe.each(stores)('a document store in %s', (_, make) => {
  it('names a document by the hash of its bytes and gives the same bytes back', async () => {
    const { store } = await make();
    const text = '数据质量说明 '.repeat(50_000);
    expect(await store.has(hash(text))).toBe(false);
    expect(
      await store.put(
        Readable.from([Buffer.from(text.slice(0, 1000)), Buffer.from(text.slice(1000))], { objectMode: false }),
      ),
    ).toEqual({ sha256: hash(text), size: Buffer.byteLength(text) });
    expect(await store.has(hash(text))).toBe(true);
    expect((await readWhole(store, hash(text))).toString()).toBe(text);
    expect(await store.put(Buffer.alloc(0))).toEqual({ sha256: nothing, size: 0 });
    expect(await checkStored(store, nothing)).toBe(0);
  });

  it('keeps the same bytes once, also when they come twice at a time', async () => {
    const { store } = await make();
    const [one, other] = await Promise.all([store.put(Buffer.from('the same')), store.put(Buffer.from('the same'))]);
    expect(one).toEqual(other);
    expect((await readWhole(store, one.sha256)).toString()).toBe('the same');
  });

  it('refuses what is larger than the limit, keeps nothing of it, and goes on', async () => {
    const { store } = await make();
    await expect(store.put(Buffer.alloc(1001), { maxBytes: 1000 })).rejects.toThrow('at most 1000 bytes');
    expect(await store.has(hash(Buffer.alloc(1001)))).toBe(false);
    expect(await store.put(Buffer.alloc(1000), { maxBytes: 1000 })).toMatchObject({ size: 1000 });
  });

  it('fails when the source fails, and keeps nothing of it', async () => {
    const { store } = await make();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('the connection broke');
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow('the connection broke');
    expect(await store.has(hash('half'))).toBe(false);
  });

  it('does not give altered bytes out as whole, and is healed by the true ones', law('T21'), async () => {
    const { store, alter } = await make();
    const { sha256 } = await store.put(Buffer.from('contract of 2026-03-02'));
    alter(sha256);
    await expect(readWhole(store, sha256)).rejects.toThrow('was altered');
    await store.put(Buffer.from('contract of 2026-03-02'));
    expect((await readWhole(store, sha256)).toString()).toBe('contract of 2026-03-02');
  });

  it('says that a document is missing, and takes no name that is no hash', async () => {
    const { store } = await make();
    await expect(store.get(hash('missing'))).rejects.toThrow('is not in the store');
    for (const name of ['../../etc/passwd', 'abc', '']) {
      await expect(store.get(name)).rejects.toThrow('is not in the store');
      expect(await store.has(name)).toBe(false);
    }
  });

  it('removes for disposal, and removing twice is no error', async () => {
    const { store } = await make();
    const { sha256 } = await store.put(Buffer.from('to be disposed of'));
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
  });

  it('keeps the first record of a name, whoever comes second', async () => {
    const { store } = await make();
    expect(Buffer.from(await store.keepOnce('stamps/a.json', Buffer.from('first'))).toString()).toBe('first');
    expect(Buffer.from(await store.keepOnce('stamps/a.json', Buffer.from('second'))).toString()).toBe('first');
    await expect(store.keepOnce('../a.json', Buffer.from('outside'))).rejects.toThrow('not a record');
  });
});

describe('documents in files', () => {
  it('lie in folders by their hash, and nothing half-written stays behind', async () => {
    const folder = aFolder();
    const store = createFileStore(folder);
    const { sha256 } = await store.put(Buffer.from('report'));
    await expect(store.put(Buffer.alloc(10), { maxBytes: 1 })).rejects.toThrow('at most 1');
    expect(readFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'utf8')).toBe('report');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('are written once under a name, whole or not at all', async () => {
    const path = join(aFolder(), 'notices', 'one.eml');
    mkdirSync(join(path, '..'), { recursive: true });
    expect(await Promise.all([writeOnce(path, Buffer.from('same')), writeOnce(path, Buffer.from('same'))])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(readFileSync(path, 'utf8')).toBe('same');
  });
});

describe('documents in object storage', () => {
  it('are sent in one piece with their length and signed hash, as S3 wants it', async () => {
    const { url, heard } = await objectStorage();
    const { sha256 } = await anS3Store(url).put(
      Readable.from([Buffer.from('two '), Buffer.from('chunks')], { objectMode: false }),
    );
    expect(heard[0]?.headers).toMatchObject({ 'content-length': '10', 'x-amz-content-sha256': sha256 });
    expect(heard[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it('say which bucket refused and how', async () => {
    const { url } = await aServer((_, response) => void response.writeHead(503).end());
    await expect(anS3Store(url).put(Buffer.from('x'))).rejects.toThrow(
      'refused PUT documents/documents/2d/71/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881 with 503',
    );
    await expect(anS3Store(url).has(hash('x'))).rejects.toThrow('503');
  });

  it('say that nobody answers, with the cause', async () => {
    const error: unknown = await anS3Store(await nobody())
      .has(nothing)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'PortError',
      message: expect.stringContaining('ECONNREFUSED') as string,
      cause: expect.any(Error) as Error,
    });
  });
});
