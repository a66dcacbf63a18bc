// Does a sealed archive hold? Every way in which somebody may have changed it is found and named.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../activities/archive/manifest.ts';
import { readSealed } from '../../activities/archive/sealed.ts';
import { disposeArchive } from '../../activities/ports/archive-disposal.ts';
import { verifyArchive } from '../../activities/ports/archive-verdict.ts';
import { sealArchive } from '../../activities/ports/archive.ts';
import { createFileStore, readWhole } from '../../activities/ports/document-store.ts';
import type { Ledger } from '../../ledger/index.ts';
import { canonical } from '../../machines/kernel/hash.ts';
import { law } from '../support/law.ts';
import { aLedger } from '../support/ledger.ts';
import { packed, repacked, unpacked } from './bags.ts';
import { aFolder, anEndedSubject } from './situations.ts';

const folder = aFolder();
const store = createFileStore(join(folder, 'documents'));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger();
});

const manifestOf = async (sha256: string): Promise<Manifest> => (await readSealed(store, sha256)).manifest;
const pathOf = (sha256: string): string => join(folder, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
async function recordOf(of: string): Promise<string> {
  const [row] = await ledger.sql<{ case_id: string }[]>`select case_id from link where rel = 'of' and target = ${of}`;
  return row!.case_id;
}

describe('verifying an archive', () => {
  /** Puts the bag together again with other files, its own lists made to fit. */
  const altered = async (change: (files: Map<string, Buffer>) => void, serial: number): Promise<string[]> => {
    const { id } = await anEndedSubject(ledger, store, serial);
    const bag = await unpacked(await readWhole(store, (await sealArchive(ledger, store, id)).sha256));
    change(bag);
    const { sha256 } = await store.put(await repacked(bag));
    return (await verifyArchive(ledger, store, sha256)).problems;
  };
  const rowsOf = (bag: Map<string, Buffer>): string[] =>
    bag.get('data/rows.jsonl')!.toString().split('\n').slice(0, -1);
  const withRows = (bag: Map<string, Buffer>, change: (rows: string[]) => string[]): void =>
    void bag.set(
      'data/rows.jsonl',
      Buffer.from(
        change(rowsOf(bag))
          .map((row) => `${row}\n`)
          .join(''),
      ),
    );

  it('finds a bag that was altered or lost', law('T24'), async () => {
    const { id } = await anEndedSubject(ledger, store, 20);
    const { sha256 } = await sealArchive(ledger, store, id);
    writeFileSync(pathOf(sha256), 'altered');
    expect((await verifyArchive(ledger, store, sha256)).problems).toEqual(['the archive: was altered']);
    await store.remove(sha256);
    expect((await verifyArchive(ledger, store, sha256)).problems).toEqual(['the archive: is missing']);
    const other = await store.put(Buffer.from('a letter'));
    expect((await verifyArchive(ledger, store, other.sha256)).problems).toEqual(['the archive: it is no tar file']);
  });

  it('finds an altered, a removed and a foreign row, although every list of the bag fits', law('T24'), async () => {
    const forged = (bag: Map<string, Buffer>) =>
      withRows(bag, (rows) => rows.with(1, rows[1]!.replace(/"person":"[^"]*"/, '"person":"somebody.else"')));
    expect(await altered(forged, 21)).toEqual([
      'row 3: does not follow the row before',
      'row 2: the ledger has another one',
    ]);
    expect(await altered((bag) => withRows(bag, (rows) => rows.slice(0, 3)), 22)).toEqual([
      expect.stringContaining('its rows end at 3'),
    ]);
    expect(await altered((bag) => withRows(bag, (rows) => rows.toSpliced(1, 1)), 23)).toContain(
      'row 3: does not follow the row before',
    );
  });

  it('finds an altered, a missing and a foreign file', law('T24'), async () => {
    const documentIn = (bag: Map<string, Buffer>) =>
      [...bag.keys()].find((path) => path.startsWith('data/documents/'))!;
    const gone = (bag: Map<string, Buffer>) => void bag.delete(documentIn(bag));
    expect(await altered(gone, 24)).toEqual([expect.stringMatching(/^document [0-9a-f]{64}: is missing$/)]);
    const other = (bag: Map<string, Buffer>) => void bag.set(documentIn(bag), Buffer.from('altered'));
    expect(await altered(other, 25)).toEqual([expect.stringMatching(/^document [0-9a-f]{64}: is missing$/)]);
    const { id } = await anEndedSubject(ledger, store, 27);
    const bag = await unpacked(await readWhole(store, (await sealArchive(ledger, store, id)).sha256));
    bag.set('data/report.html', Buffer.from('another report'));
    bag.set('data/more.txt', Buffer.from('added'));
    const { sha256 } = await store.put(await packed(bag));
    expect((await verifyArchive(null, store, sha256)).problems).toEqual([
      'data/report.html: was altered',
      'data/more.txt: is not in the manifest',
    ]);
  });

  it('stands without the ledger, and is compared with it where it is there', law('T24'), async () => {
    const { id } = await anEndedSubject(ledger, store, 26);
    const { sha256 } = await sealArchive(ledger, store, id);
    const other = await aLedger();
    expect(await verifyArchive(null, store, sha256)).toMatchObject({ ok: true });
    expect((await verifyArchive(other, store, sha256)).problems).toEqual(['the ledger has 0 of the 4 sealed rows']);
  });

  it('of the format of 0.1.0 still holds, and is disposed of', law('T24'), async () => {
    const { id, document } = await anEndedSubject(ledger, store, 28);
    const manifest = await manifestOf((await sealArchive(ledger, store, id)).sha256);
    const first = { ...manifest, format: 'shuquan-archive/1', rules: [] };
    const { sha256 } = await store.put(Buffer.from(canonical(first)));
    expect(await verifyArchive(ledger, store, sha256)).toMatchObject({ ok: true, rows: 4, documents: 1 });
    const worse = await store.put(Buffer.from(canonical({ ...first, rows: first.rows.slice(1) })));
    expect((await verifyArchive(null, store, worse.sha256)).problems).toContain('row 2: expected row 1 of ' + id);
    const asked = { of: id, record: await recordOf(id), sha256 };
    await disposeArchive({ ledger, stores: [store] }, asked);
    expect([await store.has(sha256), await store.has(document.sha256)]).toEqual([false, false]);
  });
});
