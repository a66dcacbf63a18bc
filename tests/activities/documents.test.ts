import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { createDocuments, readDocument, storeDocument } from '../../activities/ports/documents.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { defaultRegime } from '../../machines/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { aLedger, center, clockAt, opco, person, sent, uscc } from '../support/ledger.ts';
import { aFolder, aStoredDocument, aSubmittedSubject, call } from './situations.ts';
import { law } from '../support/law.ts';

const folder = aFolder();
const store = createFileStore(join(folder, 'documents'));
const evidence = createFileStore(join(folder, 'evidence'));
const clock = clockAt('2026-03-02T02:00:00Z');
let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
});

const stranger = person('he.lin', 'DEMANDER', `org:${uscc(99)}`);
const read = async (sha256: string, actor: Actor): Promise<string> => {
  const found = await readDocument(ledger, store, sha256, actor);
  return found.ok ? await text(found.stream) : found.code;
};

describe('storing a document', () => {
  it('notes who brought it, when, and what it is', async () => {
    const stored = await storeDocument(ledger, store, Readable.from([Buffer.from('%PDF-1.7')], { objectMode: false }), {
      mediaType: 'application/pdf',
      actor: opco,
    });
    expect(stored).toMatchObject({ ok: true, size: 8, mediaType: 'application/pdf' });
    const [row] = await ledger.sql`select * from document where sha256 = ${stored.ok ? stored.sha256 : ''}`;
    expect(row).toMatchObject({
      media_type: 'application/pdf',
      size: 8,
      uploaded_by: opco,
      at: '2026-03-02T02:00:00.000Z',
    });
  });

  it('is refused above the stated limit, and nothing is kept', async () => {
    const small = await aLedger({
      regimes: [loadRegime({ id: 'small', base: 'cc-2023-draft', values: { 'document.maxBytes': 1024 } }), defaultRegime],
    });
    expect(await storeDocument(small, store, Buffer.alloc(1025), { mediaType: 'text/plain', actor: opco })).toMatchObject(
      { code: 'EVENT_TOO_LARGE', message: { en: expect.stringContaining('at most 1024 bytes') as string } },
    );
    expect(await storeDocument(small, store, Buffer.alloc(1024), { mediaType: 'text/plain', actor: opco })).toMatchObject(
      { ok: true },
    );
    expect(await small.sql`select count(*)::int as count from document`).toEqual([{ count: 1 }]);
  });

  it('is refused with a media type that could break a header', async () => {
    for (const mediaType of ['', 'pdf', 'text/html\r\nSet-Cookie: a=b', 'text/plain; charset="a\nb"'])
      expect(await storeDocument(ledger, store, Buffer.from('x'), { mediaType, actor: opco })).toMatchObject({
        code: 'EVENT_MALFORMED',
      });
    expect(
      await storeDocument(ledger, store, Buffer.from('x'), { mediaType: 'text/plain; charset=utf-8', actor: opco }),
    ).toMatchObject({ ok: true });
  });
});

describe('reading a document', () => {
  it('is for whoever brought it, before any case refers to it, and for nobody else', law('T25'), async () => {
    const mine = person('li.na', 'MERCHANT', `org:${uscc(5)}`);
    const { sha256 } = await aStoredDocument(ledger, store, 'not in any case yet', mine);
    expect(await read(sha256, mine)).toBe('not in any case yet');
    expect(await read(sha256, stranger)).toBe('READ_NOT_ALLOWED');
    expect(await read(sha256, center)).toBe('READ_NOT_ALLOWED');
    // The same person in another organisation's hat is not the one who brought it.
    expect(await read(sha256, person('li.na', 'MERCHANT', `org:${uscc(6)}`))).toBe('READ_NOT_ALLOWED');
  });

  it(
    'is for the parties and the offices of a case that refers to it, and refused to third parties',
    law('T25'),
    async () => {
      const { document, party } = await aSubmittedSubject(ledger, store, 10);
      expect(await read(document.sha256, center)).toBe('commitment of subject 10');
      expect(await read(document.sha256, person('guo.jing', 'MERCHANT', party))).toBe('commitment of subject 10');
      expect(await read(document.sha256, stranger)).toBe('READ_NOT_ALLOWED');
      expect(await readDocument(ledger, store, document.sha256, stranger)).toMatchObject({ articles: ['T25'] });
    },
  );

  it('finds the one readable case among many that refer to it', law('T25'), async () => {
    const { document, party } = await aSubmittedSubject(ledger, store, 11);
    const others = Array.from({ length: 450 }, (_, index) => ({
      case_id: `subjectRegistration/other/${index}`,
      sha256: document.sha256,
    }));
    await ledger.sql`
      insert into cases (id, lifecycle, stem, machine_version, regime, version, ended, state, tags, snapshot, parties, shares, hash, opened_at, at)
      select ('subjectRegistration/other/' || i), lifecycle, stem, machine_version, regime, version, ended, state, tags, snapshot, array['org:other'], shares, hash, opened_at, at
      from cases, generate_series(0, 449) i where id = (select case_id from document_ref where sha256 = ${document.sha256} limit 1)`;
    await ledger.sql`insert into document_ref ${ledger.sql(others)}`;
    expect(await read(document.sha256, person('guo.jing', 'MERCHANT', party))).toBe('commitment of subject 11');
    expect(await read(document.sha256, stranger)).toBe('READ_NOT_ALLOWED');
  });

  it('of an unknown document is refused as such', async () => {
    expect(await read('0'.repeat(64), center)).toBe('DOCUMENT_UNKNOWN');
  });
});

describe('preserving evidence', () => {
  it(
    'makes a second copy with a stamp that names the row; asked again, the first stamp stands',
    law('T21'),
    async () => {
      const { id, document, actor } = await aSubmittedSubject(ledger, store, 20);
      const preserve = createDocuments({ ledger, store, evidence });
      const asked = call(
        { port: 'documents', op: 'preserve', input: { sha256: document.sha256 } },
        { key: `${id}/2/0`, caseId: id },
      );
      const first = await preserve(asked);
      expect(first).toEqual({ sha256: document.sha256, preservedAt: '2026-03-02T02:00:00.000Z', copies: 2 });
      clock.set('2026-03-03T02:00:00Z');
      await sent(ledger, id, { type: 'COMMENT', text: 'a later row' }, actor);
      expect(await preserve(asked)).toEqual(first);
      await store.remove(document.sha256);
      expect(await text(await evidence.get(document.sha256))).toBe('commitment of subject 20');
    },
  );

  it('fails when the document is not what it was, rather than keep a wrong copy', law('T21'), async () => {
    const preserve = createDocuments({ ledger, store, evidence });
    await expect(
      preserve(call({ port: 'documents', op: 'preserve', input: { sha256: 'a'.repeat(64) } })),
    ).rejects.toThrow('is not in the store');
    await expect(preserve(call({ port: 'documents', op: 'burn' }))).rejects.toThrow('has no operation burn');
  });
});
