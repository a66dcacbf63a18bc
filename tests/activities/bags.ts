// A bag as a forger sees it: its files by their path, and how they become a tar again.
import { createHash } from 'node:crypto';
import { packTar, unpackTar } from 'modern-tar';

export async function unpacked(tar: Uint8Array): Promise<Map<string, Buffer>> {
  const entries = await unpackTar(tar);
  return new Map(
    entries.map(({ header, data }) => [header.name.slice(header.name.indexOf('/') + 1), Buffer.from(data ?? [])]),
  );
}

export const packed = (files: Map<string, Buffer>): Promise<Uint8Array> =>
  packTar([...files].map(([path, body]) => ({ header: { name: `bag/${path}`, size: body.length }, body })));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const listOf = (files: Map<string, Buffer>, which: (path: string) => boolean): Buffer =>
  Buffer.from([...files].flatMap(([path, bytes]) => (which(path) ? [`${sha256(bytes)}  ${path}\n`] : [])).join(''));

/** With lists that fit what is in it. */
export function repacked(files: Map<string, Buffer>): Promise<Uint8Array> {
  files.set(
    'manifest-sha256.txt',
    listOf(files, (path) => path.startsWith('data/')),
  );
  const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'];
  files.set(
    'tagmanifest-sha256.txt',
    listOf(files, (path) => tags.includes(path)),
  );
  return packed(files);
}
