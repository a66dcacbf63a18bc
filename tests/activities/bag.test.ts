// The archive of a case, checked as somebody does who has the file, `tar`, `sha256sum` and Python, and nothing of ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { tarOf } from '../../activities/archive/bag.ts';
import { makeBag } from '../../activities/archive/make-bag.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import type { Ledger } from '../../ledger/index.ts';
import { law } from '../support/law.ts';
import { aLedger } from '../support/ledger.ts';
import { aFolder, anEndedSubject } from './situations.ts';

const folder = aFolder();
const store = createFileStore(join(folder, 'documents'));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger();
});

let made = 0;
/** The bag of a case, unpacked by `tar` in an empty folder; answers its folder, the case and the document that is in it. */
async function aBag() {
  const subject = await anEndedSubject(ledger, store, ++made);
  const place = join(folder, `bag-${made}`);
  mkdirSync(place);
  const { bag } = await makeBag(ledger, store, subject.id);
  await pipeline(tarOf(bag, store), createWriteStream(join(place, 'bag.tar')));
  execFileSync('tar', ['-xf', 'bag.tar'], { cwd: place });
  return { ...subject, place, root: join(place, bag.name) };
}
const run = (root: string, command: string, args: string[]) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
/** The script between the marks of the README, as its reader copies it. */
function check(root: string): { status: number | null; stdout: string; stderr: string } {
  const readme = readFileSync(join(root, 'data/README.txt'), 'utf8');
  const script = /# ---- check\.py ----\n([\s\S]*?)\n# ---- end ----/.exec(readme)![1]!;
  expect(script.split('\n').length).toBeLessThanOrEqual(20);
  writeFileSync(join(root, 'check.py'), script);
  return run(root, 'python3', ['check.py']);
}
const edit = (root: string, path: string, change: (text: string) => string): void =>
  writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
/** What a forger does, too: the list fits the files again. */
function relist(root: string): void {
  const paths = readdirSync(join(root, 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  writeFileSync(join(root, 'manifest-sha256.txt'), run(root, 'sha256sum', paths).stdout);
}

describe('the bag of a case', () => {
  it('is a BagIt bag that sha256sum and the script of its own README check', law('T24'), async () => {
    const { root, id, document } = await aBag();
    expect(readFileSync(join(root, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(run(root, 'sha256sum', ['--strict', '-c', list])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(root, `data/documents/${document.sha256}.txt`), 'utf8')).toContain('commitment');
    const [row] = await ledger.sql<{ hash: string }[]>`select hash from cases where id = ${id}`;
    expect(check(root)).toMatchObject({ status: 0, stdout: `OK ${id} 4 ${row!.hash}\n` });
  });

  it('is the same to the byte when it is made again', law('T24'), async () => {
    const { place, id } = await aBag();
    const { bag } = await makeBag(ledger, store, id);
    await pipeline(tarOf(bag, store), createWriteStream(join(place, 'again.tar')));
    expect(readFileSync(join(place, 'again.tar')).equals(readFileSync(join(place, 'bag.tar')))).toBe(true);
  });

  const lines = (change: (rows: string[]) => string[]) => (text: string) =>
    change(text.split('\n').slice(0, -1))
      .map((row) => `${row}\n`)
      .join('');
  it.each([
    ['an altered row', lines((rows) => rows.with(1, rows[1]!.replace('"SUBMIT"', '"RESUBMIT"'))), 'row 3 is not'],
    ['a missing row', lines((rows) => rows.toSpliced(2, 1)), 'row 3 is not'],
    ['two rows that changed places', lines(([a, b, c, d]) => [a!, c!, b!, d!]), 'row 2 is not'],
    ['a missing last row', lines((rows) => rows.slice(0, -1)), 'the last row is not row 4'],
    ['an altered last row', lines((rows) => rows.with(3, rows[3]!.replace('WITHDRAW', 'WITHDREW'))), 'the last row'],
  ])('shows %s to the script, though the manifest was made to fit', law('T24'), async (_, change, said) => {
    const { root } = await aBag();
    edit(root, 'data/rows.jsonl', change);
    expect(run(root, 'sha256sum', ['-c', 'manifest-sha256.txt']).status).toBe(1);
    relist(root);
    expect(run(root, 'sha256sum', ['-c', 'manifest-sha256.txt']).status).toBe(0);
    expect(check(root)).toMatchObject({ status: 1, stderr: expect.stringContaining(said) });
  });

  it('shows a document that a row names, though it was taken out of every list', law('T24'), async () => {
    const { root, document } = await aBag();
    rmSync(join(root, `data/documents/${document.sha256}.txt`));
    edit(root, 'data/case.json', (text) => JSON.stringify({ ...JSON.parse(text), documents: [] }));
    relist(root);
    expect(run(root, 'sha256sum', ['-c', 'manifest-sha256.txt']).status).toBe(0);
    expect(check(root)).toMatchObject({ status: 1, stdout: '', stderr: `missing: ${document.sha256}\n` });
  });

  it('shows an altered, a missing and an added file', law('T24'), async () => {
    const { root, document } = await aBag();
    const path = `data/documents/${document.sha256}.txt`;
    edit(root, path, (text) => `${text}!`);
    expect(run(root, 'sha256sum', ['-c', 'manifest-sha256.txt']).status).toBe(1);
    expect(check(root).stderr).toContain('the files are not those of manifest-sha256.txt');
    relist(root);
    expect(check(root).stderr).toContain(`missing: ${document.sha256}`);
    edit(root, path, (text) => text.slice(0, -1));
    relist(root);
    expect(check(root).status).toBe(0);
    writeFileSync(join(root, 'data/more.txt'), 'added');
    expect(check(root).stderr).toContain('the files are not those of manifest-sha256.txt');
  });
});
