// Nothing is decided on what nothing chains: the columns beside a case may say what they like.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import {
  aLedger,
  aDocument,
  anActiveSubject,
  clockAt,
  key,
  measure,
  person,
  sent,
  started,
  uscc,
} from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';
import { law } from '../support/law.ts';

let ledger: Ledger;
/** The same database, read by a process that has written none of it. */
let other: Ledger;
beforeAll(async () => {
  const clock = clockAt('2026-03-02T02:00:00Z').read;
  const url = await freshDatabase();
  ledger = await aLedger({ url, clock });
  other = await aLedger({ url, clock });
});
const listing = (registration: string, owner: string) => ({
  registration,
  owner,
  title: '甲',
  type: { class: 'DATA_PRODUCT', kind: 'derivative' },
  publicData: null,
});

describe('a case whose columns were changed in the database', () => {
  it('does not let a suspended merchant trade again', law('T7', 'T22'), async () => {
    const { id, actor, party } = await anActiveSubject(ledger, 1);
    await sent(ledger, id, measure('SUSPEND'), person('system', 'SYSTEM'));
    const [before] = await ledger.sql<{ tags: string[] }[]>`select tags from cases where id = ${id}`;
    expect(before!.tags).toContain('suspended');
    await ledger.sql`update cases set tags = array_append(array_remove(tags, 'suspended'), 'active'), state = '{active}', shares = shares || '{"suspended": false}' where id = ${id}`;
    const input = listing(id, party);
    const answer = await other.open({ lifecycle: 'listingRegistration', input, actor, key: key() });
    expect(answer).toMatchObject({ ok: false, code: 'GUARD_REFUSED' });
    expect(await other.show(id, actor)).toMatchObject({ state: expect.not.arrayContaining(['active']) });
  });

  it('is not read by a party that the columns name, nor are its documents', law('T25'), async () => {
    const { id } = await anActiveSubject(ledger, 2);
    const code = uscc(4);
    const stranger = person('mallory', 'DEMANDER', `org:${code}`);
    await ledger.sql`update cases set parties = parties || ${[stranger.party!]} where id = ${id}`;
    expect(await other.show(id, stranger)).toMatchObject({ ok: false, code: 'READ_NOT_ALLOWED' });
    expect(await other.list(stranger)).toEqual([]);
    const paper = await aDocument(ledger, 'theirs.pdf');
    await ledger.sql`update document set uploaded_by = '{"person": "somebody"}' where sha256 = ${paper.sha256}`;
    await ledger.sql`insert into document_ref values (${id}, ${paper.sha256})`;
    const mine = await started(
      ledger,
      'subjectRegistration',
      { kinds: ['DEMANDER'], subject: { type: 'organisation', uscc: code, name: '长春数据公司' } },
      stranger,
    );
    const item = { declared: true, evidence: [paper] };
    expect(
      await other.append({
        caseId: mine,
        event: { type: 'SUBMIT', checklist: { venueRules: item } },
        actor: stranger,
        key: key(),
      }),
    ).toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
  });

  it('that has ended by its state is not opened again, and one that goes on has not ended', async () => {
    const { id, actor } = await anActiveSubject(ledger, 3);
    await ledger.sql`update cases set ended = true where id = ${id}`;
    expect(await other.show(id, actor)).toMatchObject({ ended: false });
    expect((await other.pendingWork(id))!.final).toBe(false);
  });
});

describe('what decides beside the state', () => {
  /** As somebody does it who may do anything in the database. */
  const tampered = (write: (sql: Ledger['sql']) => PromiseLike<unknown>) =>
    ledger.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await write(sql as never);
    });

  it.each([
    ['a link', (sql: Ledger['sql'], id: string) => sql`insert into link values (${id}, 'party', 'trade/x/1')`],
    ['a link that goes', (sql: Ledger['sql'], id: string) => sql`delete from link where case_id = ${id}`],
    ['a claim', (sql: Ledger['sql'], id: string) => sql`delete from claim where case_id = ${id}`],
    ['the tags', (sql: Ledger['sql'], id: string) => sql`update cases set tags = '{listed}' where id = ${id}`],
    [
      'the regime',
      async (sql: Ledger['sql'], id: string) => {
        await sql`insert into regime (hash, id, content) select 'another'::bytea, id, content from regime limit 1 on conflict do nothing`;
        await sql`update cases set regime = 'another' where id = ${id}`;
      },
    ],
  ])('%s that was changed is found by verification', async (what, change) => {
    const { id, actor, party } = await anActiveSubject(ledger, 10 + what.length);
    const input = listing(id, party);
    const caseId = await started(ledger, 'listingRegistration', input, actor);
    const of = what === 'a claim' ? id : caseId;
    expect(await ledger.verifyCase(of)).toMatchObject({ ok: true });
    await tampered((sql) => change(sql, of) as PromiseLike<unknown>);
    const { ok, problems } = await ledger.verifyCase(of);
    expect([ok, problems.length], problems.join()).toEqual([false, 1]);
    expect(problems[0]).toContain('altered');
  });

  it('is written by acts alone', async () => {
    const byActs = { code: 'SQ900' };
    await expect(ledger.sql`delete from link`).rejects.toMatchObject(byActs);
    await expect(ledger.sql`insert into link values ('a', 'b', 'c')`).rejects.toMatchObject(byActs);
    await expect(ledger.sql`delete from claim`).rejects.toMatchObject(byActs);
    await expect(ledger.sql`update cases set regime = 'x'`).rejects.toMatchObject(byActs);
  });

  it('a link that a case does not have by its state stops nobody', law('T16'), async () => {
    const [leaver, stayer] = [await anActiveSubject(ledger, 40), await anActiveSubject(ledger, 41)];
    const theirs = await started(ledger, 'listingRegistration', listing(stayer.id, stayer.party), stayer.actor);
    await tampered((sql) => sql`insert into link values (${theirs}, 'party', ${leaver.id})`);
    const change = {
      type: 'REQUEST_CHANGE',
      dropKinds: ['MERCHANT'],
      addKinds: ['DEMANDER'],
      evidence: [await aDocument(ledger)],
    };
    expect(await other.append({ caseId: leaver.id, event: change, actor: leaver.actor, key: key() })).toMatchObject({
      ok: true,
    });
  });

  it('a case is judged by the regime that it was opened under', async () => {
    const { id, actor } = await anActiveSubject(ledger, 42);
    const before = await other.show(id, actor);
    await tampered((sql) => sql`update cases set regime = 'gone' where id = ${id}`);
    expect(await other.show(id, actor)).toEqual(before);
  });
});
