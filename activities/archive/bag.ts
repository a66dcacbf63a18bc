// The archive of a case as it stands for itself: a BagIt bag (RFC 8493) in one tar file. The same case at the same version
// gives the same bytes. What is in it opens without this software: JSON, text, HTML, and the documents as they came.
import { Readable } from 'node:stream';
import { IntegrityError, canonical, hashText } from '@shuquan/machines/kernel';
import { type TarHeader, createTarPacker } from 'modern-tar';
import type { DocumentStore } from '../ports/document-store.ts';
import { fileNameOf } from './file-names.ts';
import type { ArchivedDocument, Manifest, Rule } from './manifest.ts';
import { readmeOf } from './readme.ts';

/** Without `bytes` it is a document: its bytes are in the store, under their hash. */
export type BagFile = { path: string; sha256: string; size: number; bytes?: Buffer };
export type Bag = { name: string; at: string; files: BagFile[] };

export type BagParts = {
  manifest: Manifest;
  /** The content of the rules that the manifest names. */
  rules: (Rule & { text: string })[];
  /** Titles of what stands in the rows by its name. */
  words: object;
  /** The readable report, as HTML. */
  report: string;
};

const written = (path: string, text: string): BagFile => {
  const bytes = Buffer.from(text);
  return { path, bytes, size: bytes.length, sha256: hashText(text) };
};

export function bagOf({ manifest, rules, words, report }: BagParts): Bag {
  const { rows, ...about } = manifest;
  const { id, version, at } = manifest.case;
  const payload = [
    written('data/README.txt', readmeOf(manifest)),
    written('data/case.json', canonical(about)),
    written('data/report.html', report),
    written('data/rows.jsonl', rows.map((row) => `${lineOf(row)}\n`).join('')),
    ...rules.map((rule) => written(`data/${rule.kind}s/${rule.sha256}.json`, rule.text)),
    written('data/words.json', canonical(words)),
    ...manifest.documents.map(documentFile),
  ];
  const tags = [
    written('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    written('bag-info.txt', infoOf(manifest, payload)),
    written('manifest-sha256.txt', listOf(payload)),
  ];
  const files = [...tags, written('tagmanifest-sha256.txt', listOf(tags)), ...payload];
  return { name: `${fileNameOf(id)}-v${version}`, at, files };
}

/** The bytes over which the hash of a row is made. A row whose hash is another one is not sealed as if it were whole. */
function lineOf({ hash, ...body }: Manifest['rows'][number]): string {
  const line = canonical(body);
  if (hashText(line) !== hash) throw new IntegrityError(`row ${body.seq} of ${body.case_id} was altered: hash differs`);
  return line;
}

const documentFile = ({ sha256, size, mediaType }: ArchivedDocument): BagFile => ({
  path: `data/documents/${sha256}${endingOf(mediaType)}`,
  sha256,
  size,
});
const listOf = (files: BagFile[]): string => files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');

const infoOf = ({ case: { id, version, hash, at } }: Manifest, payload: BagFile[]): string =>
  [
    `External-Identifier: ${id}`,
    `External-Description: Record of the case ${id}, rows 1 to ${version}, last hash ${hash}`,
    `Bagging-Date: ${at.slice(0, 10)}`,
    `Payload-Oxum: ${payload.reduce((sum, { size }) => sum + size, 0)}.${payload.length}`,
    '',
  ].join('\n');

// So that a document opens with a click. Its name is its hash in any case.
const endings: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/json': '.json',
  'application/xml': '.xml',
  'application/zip': '.zip',
  'application/ofd': '.ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'text/markdown': '.md',
  'image/png': '.png',
  'image/jpeg': '.jpg',
};
const endingOf = (mediaType: string): string => endings[mediaType.split(';')[0]!.trim().toLowerCase()] ?? '';

/** The bag as one tar file. Fails at its end, not before, where a stored document was altered. */
export function tarOf(bag: Bag, store: DocumentStore): Readable {
  const { readable, controller } = createTarPacker();
  const pack = async (): Promise<void> => {
    for (const file of bag.files) {
      const entry = controller.add(headerOf(bag, file));
      await Readable.toWeb(file.bytes ? Readable.from([file.bytes]) : await store.get(file.sha256)).pipeTo(entry);
    }
    controller.finalize();
  };
  // The reader of the stream hears of it.
  pack().catch((error: unknown) => controller.error(error));
  return Readable.fromWeb(readable as Parameters<typeof Readable.fromWeb>[0]);
}

/** The same bytes wherever and by whomever it is written. */
const headerOf = ({ name, at }: Bag, { path, size }: BagFile): TarHeader => ({
  name: `${name}/${path}`,
  size,
  type: 'file',
  mode: 0o644,
  mtime: new Date(Math.floor(Date.parse(at) / 1000) * 1000),
  uid: 0,
  gid: 0,
  uname: '',
  gname: '',
});
