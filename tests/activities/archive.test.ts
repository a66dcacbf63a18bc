import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../activities/ports/archive-verdict.ts';
import { type Manifest } from '../../activities/archive/manifest.ts';
import { readSealed } from '../../activities/archive/sealed.ts';
import { createArchive, sealArchive } from '../../activities/ports/archive.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { readDocument } from '../../activities/ports/documents.ts';
import type { Ledger } from '../../ledger/index.ts';
import { aLedger, center, clockAt, person, sent, started, uscc, approve, measure, system } from '../support/ledger.ts';
import { aFolder, aStoredDocument, aSubmittedSubject, anEndedSubject, call } from './situations.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { type Regime, defaultRegime } from '../../machines/regimes/index.ts';
import { law } from '../support/law.ts';
import { freshDatabase } from '../support/servers.ts';

const folder = aFolder();
const store = createFileStore(join(folder, 'documents'));
const evidence = createFileStore(join(folder, 'evidence'));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger();
});

const manifestOf = async (sha256: string): Promise<Manifest> => (await readSealed(store, sha256)).manifest;
/** The retention record that the ledger opened when the case ended, and what it asks of the archive. */
async function recordOf(of: string): Promise<string> {
  const [row] = await ledger.sql<{ case_id: string }[]>`select case_id from link where rel = 'of' and target = ${of}`;
  return row!.case_id;
}

describe('sealing a case', () => {
  it('keeps every row, every document and the rules, in one bag under its own hash', law('T24'), async () => {
    const { id, document, party } = await anEndedSubject(ledger, store, 1);
    const sealed = await sealArchive(ledger, store, id);
    expect(sealed).toMatchObject({ rows: 4, documents: 1 });
    const manifest = await manifestOf(sealed.sha256);
    expect(manifest.rows.map(({ event }) => event.type)).toEqual(['OPEN', 'SUBMIT', 'PASS', 'WITHDRAW']);
    expect(manifest.documents).toEqual([expect.objectContaining({ sha256: document.sha256, mediaType: 'text/plain' })]);
    expect(manifest.case).toMatchObject({ id, ended: true, version: 4, parties: [party] });
    expect(manifest.rules.map(({ kind }) => kind)).toEqual(['regime', 'calendar']);
    expect(await verifyArchive(ledger, store, sealed.sha256)).toMatchObject({
      ok: true,
      caseId: id,
      rows: 4,
      documents: 1,
      problems: [],
    });
  });

  it('gives the same bytes again for the same version, and others for a later one', law('T24'), async () => {
    const subject = await aSubmittedSubject(ledger, store, 2);
    const first = await sealArchive(ledger, store, subject.id);
    expect(await sealArchive(ledger, store, subject.id)).toEqual(first);
    await sent(ledger, subject.id, { type: 'WITHDRAW' }, subject.actor);
    expect(await sealArchive(ledger, store, subject.id)).not.toEqual(first);
    expect(await verifyArchive(ledger, store, first.sha256)).toMatchObject({ ok: true, rows: 2 });
  });

  it(
    'holds where the cases it hangs on stood then, with their certificates, whatever becomes of them later',
    law('T24'),
    async () => {
      const owner = await aSubmittedSubject(ledger, store, 3);
      await sent(ledger, owner.id, { type: 'PASS' }, person('wang.fang', 'OPCO'));
      await sent(ledger, owner.id, approve, center);
      const listing = await started(
        ledger,
        'listingRegistration',
        {
          registration: owner.id,
          owner: owner.party,
          title: '门诊量脱敏数据集',
          type: { class: 'DATA_PRODUCT', kind: 'derivative' },
          publicData: null,
        },
        owner.actor,
      );
      await sent(ledger, listing, { type: 'WITHDRAW' }, owner.actor);
      const first = await sealArchive(ledger, store, listing);
      await sent(ledger, owner.id, measure('SUSPEND'), system);
      expect(await sealArchive(ledger, store, listing)).toEqual(first);
      const { linked } = await manifestOf(first.sha256);
      expect(linked).toEqual([
        expect.objectContaining({
          rel: 'party',
          case: owner.id,
          version: 4,
          known: expect.objectContaining({
            shares: expect.objectContaining({
              certificates: [expect.objectContaining({ kind: 'MERCHANT', version: 1 })],
            }),
          }),
        }),
      ]);
    },
  );

  it('lets the parties, the offices and the keepers read the archive, and no third party', law('T25'), async () => {
    const { id, actor } = await anEndedSubject(ledger, store, 4);
    const archive = createArchive({ ledger, store });
    const reply = await archive(
      call(
        { port: 'archive', op: 'seal', input: { case: id, kind: 'archive' } },
        { caseId: await recordOf(id), lifecycle: 'retentionRecord' },
      ),
    );
    const { sha256 } = reply as { sha256: string };
    for (const reader of [actor, center, person('xu.jing', 'ARCHIVIST')])
      expect(await readDocument(ledger, store, sha256, reader)).toMatchObject({ ok: true });
    expect(await readDocument(ledger, store, sha256, person('he.lin', 'DEMANDER', `org:${uscc(77)}`))).toMatchObject({
      code: 'READ_NOT_ALLOWED',
    });
  });

  it('is taken by the retention record as its seal', law('T24'), async () => {
    const { id } = await anEndedSubject(ledger, store, 5);
    const record = await recordOf(id);
    expect(await ledger.runEffect(createArchive({ ledger, store }), record, 1, 0)).toBe('done');
    const [row] = await ledger.sql<
      { tags: string[]; shares: { sha256: string } }[]
    >`select tags, shares from cases where id = ${record}`;
    expect(row?.tags).toContain('sealed');
    expect(await verifyArchive(ledger, store, row!.shares.sha256)).toMatchObject({ ok: true, caseId: id });
  });

  it('keeps a regime as the case had it, whatever parameters the program has learnt since', law('T24'), async () => {
    const { hash: _, ...pack } = defaultRegime;
    const { 'trade.crossBorder.assessmentValidity': __, ...values } = pack.values;
    const before = { ...pack, id: 'before', values } as Omit<Regime, 'hash'>;
    const url = await freshDatabase();
    const then = await aLedger({ url, regimes: [{ ...before, hash: hashOf(before) }] });
    const { id } = await aSubmittedSubject(then, store, 8);
    const now = await aLedger({ url });
    const { sha256 } = await sealArchive(now, store, id);
    expect((await manifestOf(sha256)).rules[0]).toEqual({ kind: 'regime', name: 'before', sha256: hashOf(before) });
    expect(await verifyArchive(now, store, sha256)).toMatchObject({ ok: true });
  });

  it('fails on a row that was altered in the ledger, and seals nothing', law('T24'), async () => {
    const { id } = await anEndedSubject(ledger, store, 9);
    await ledger.sql.begin(async (sql) => {
      await sql`alter table ledger disable trigger all`;
      await sql`update ledger set actor = actor || '{"person":"somebody.else"}' where case_id = ${id} and seq = 2`;
      await sql`alter table ledger enable trigger all`;
    });
    await expect(sealArchive(ledger, store, id)).rejects.toThrow(`row 2 of ${id} was altered`);
  });

  it('fails, and seals nothing, while a document is not in the store', law('T24'), async () => {
    const { id, document } = await anEndedSubject(ledger, store, 6);
    await store.remove(document.sha256);
    await expect(sealArchive(ledger, store, id)).rejects.toThrow(`its document ${document.sha256} is not in the store`);
  });
});

describe('disposing of an archive', () => {
  const dispose = async (id: string, sha256: string, lifecycle = 'retentionRecord') =>
    await createArchive({ ledger, store, evidence })(
      call({ port: 'archive', op: 'dispose', input: { case: id, sha256 } }, { caseId: await recordOf(id), lifecycle }),
    );

  it('removes the bag and the documents that no other case refers to; the rows stay', law('T24'), async () => {
    const { id, document, actor } = await anEndedSubject(ledger, store, 40);
    const shared = await aStoredDocument(ledger, store, 'a form that two cases use', actor);
    const other = await aSubmittedSubject(ledger, store, 41);
    await aStoredDocument(ledger, store, 'a form that two cases use', other.actor);
    await sent(ledger, other.id, { type: 'ATTACH', documents: [shared] }, other.actor);
    const both = await aSubmittedSubject(ledger, store, 42);
    await aStoredDocument(ledger, store, 'a form that two cases use', both.actor);
    await sent(ledger, both.id, { type: 'ATTACH', documents: [shared] }, both.actor);
    await sent(ledger, both.id, { type: 'WITHDRAW' }, both.actor);
    for (const ended of [{ id, document }, both]) {
      const { sha256 } = await sealArchive(ledger, store, ended.id, { alsoFor: await recordOf(ended.id) });
      expect(await dispose(ended.id, sha256)).toEqual({ archive: sha256 });
      expect([await store.has(sha256), await store.has(ended.document.sha256)]).toEqual([false, false]);
      // No row of the case asked for it here: its own rows are whole, and the reference is missed.
      expect(await ledger.verifyCase(ended.id)).toMatchObject({
        findings: [{ kind: 'missing', table: 'document_ref' }],
      });
      // Asked twice, as an effect may be.
      expect(await dispose(ended.id, sha256)).toEqual({ archive: sha256 });
    }
    expect(await store.has(shared.sha256)).toBe(true);
  });

  it(
    'comes when the term has ended and two persons have decided, and the record ends with it',
    law('T24'),
    async () => {
      const clock = clockAt('2026-03-02T02:00:00Z');
      const own = await aLedger({ clock: clock.read });
      const { id, document } = await anEndedSubject(own, store, 46);
      const [{ case_id: record }] =
        (await own.sql`select case_id from link where rel = 'of' and target = ${id}`) as unknown as [
          { case_id: string },
        ];
      const archive = createArchive({ ledger: own, store, evidence });
      const runPending = async () => {
        for (const { seq, idx } of await own.sql<
          { seq: number; idx: number }[]
        >`select seq, idx from effect where case_id = ${record} and done_at is null and effect ->> 'port' = 'archive'`)
          expect(await own.runEffect(archive, record, seq, idx)).toBe('done');
      };
      await runPending();
      const appraisal = await aStoredDocument(own, store, 'appraisal of the archive', person('xu.jing', 'ARCHIVIST'));
      clock.set('2046-03-03T02:00:00Z');
      await sent(
        own,
        record,
        { type: 'PROPOSE_DISPOSAL', reason: 'the term has ended', appraisal },
        person('xu.jing', 'ARCHIVIST'),
      );
      expect(await store.has(document.sha256)).toBe(true);
      await sent(own, record, { type: 'APPROVE_DISPOSAL' }, center);
      await runPending();
      expect(await own.sql`select state, ended from cases where id = ${record}`).toEqual([
        { state: ['disposed'], ended: true },
      ]);
      expect(await store.has(document.sha256)).toBe(false);
      expect(await own.verifyCase(record)).toMatchObject({ ok: true });
    },
  );

  it('of logs, whose term is months, leaves the material of the case alone', law('P31'), async () => {
    const { id, document } = await anEndedSubject(ledger, store, 43);
    const logs = await sealArchive(ledger, store, id, { kind: 'logs' });
    await dispose(id, logs.sha256);
    expect([await store.has(logs.sha256), await store.has(document.sha256)]).toEqual([false, true]);
  });

  it('is asked for by a retention record alone, and for its own case', law('T24'), async () => {
    const { id } = await anEndedSubject(ledger, store, 44);
    const another = await anEndedSubject(ledger, store, 45);
    const { sha256 } = await sealArchive(ledger, store, id);
    await expect(dispose(id, sha256, 'trade')).rejects.toThrow('Only a retention record');
    await expect(dispose(another.id, sha256)).rejects.toThrow('is not an archive of');
    expect(await store.has(sha256)).toBe(true);
  });
});
