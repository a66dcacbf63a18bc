// What the rows of one case do not show: cases that are gone, seals, and who seals (T24, T25).
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { law } from '../support/law.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import {
  type TestClock,
  aDocument,
  aLedger,
  aRuleInForce,
  anActiveSubject,
  center,
  clockAt,
  measure,
  person,
  publication,
  sent,
  started,
} from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

const AT = '2026-03-02T02:00:00.000Z';
let clock: TestClock;
let url: string;
let ledger: Ledger;
beforeEach(async () => {
  clock = clockAt(AT);
  url = await freshDatabase();
  ledger = await aLedger({ url, clock: clock.read });
});
const tamper = (write: (sql: Ledger['sql']) => PromiseLike<unknown>): Promise<unknown> =>
  ledger.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await write(sql as never);
  });
const sealed = async () => {
  while (await ledger.seal());
};
const kinds = async () =>
  (await ledger.verifyWhole()).found.map(({ kind, table, caseId }) => [kind, table, caseId ?? null]);
const broken = async () => {
  const found = [];
  for await (const { findings } of ledger.verifyAll()) found.push(...findings);
  return found;
};

describe('the ledger as a whole', () => {
  it('is verified by several who share its pages, each case once', async () => {
    const { id } = await anActiveSubject(ledger, 1);
    await tamper(
      (sql) => sql`
        insert into ledger (case_id, seq, at, recorded_at, event, actor, key, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash)
        select 'subjectRegistration/copy/' || g, seq, at, recorded_at, event, actor, key, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash
        from ledger, generate_series(1, 450) g where case_id = ${id} and seq = 1`,
    );
    const pages = ledger.casePages();
    const taken = async () => {
      const seen: string[] = [];
      for await (const { caseId } of ledger.verifyAll(pages)) seen.push(caseId);
      return seen;
    };
    const [one, other] = await Promise.all([taken(), taken()]);
    const all = await ledger.sql<{ id: string }[]>`select distinct case_id as id from ledger`;
    expect([...one, ...other].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect([one.length > 0, other.length > 0]).toEqual([true, true]);
  });

  it('misses a case that was deleted before its seal, by what it left behind', law('T24'), async () => {
    const { id } = await anActiveSubject(ledger, 1);
    expect(await kinds()).toEqual([]);
    await tamper(async (sql) => {
      await sql`delete from ledger where case_id = ${id}`;
      await sql`delete from cases where id = ${id}`;
    });
    expect(await kinds()).toEqual([['caseRemoved', 'alarm', id]]);
  });

  it('misses a case that brought about rows of others', law('T22', 'T24'), async () => {
    const { id, party, actor } = await anActiveSubject(ledger, 1);
    const input = {
      registration: id,
      owner: party,
      title: '甲',
      type: { class: 'DATA_PRODUCT', kind: 'derivative' },
      publicData: null,
    };
    const listing = await started(ledger, 'listingRegistration', input, actor);
    await sent(ledger, listing, { type: 'SUBMIT', dossier: dossier(await aDocument(ledger), hashOf(id)) }, actor);
    await aRuleInForce(ledger, 'assessmentStandard');
    await sent(ledger, listing, { type: 'PASS', assessment }, center);
    await sent(ledger, listing, await publication(ledger, listing), actor);
    await sent(ledger, id, measure('SUSPEND'), person('system', 'SYSTEM'));
    expect(await broken()).toEqual([]);
    await tamper((sql) => sql`delete from ledger where case_id = ${id}`);
    const found = await broken();
    expect(found).toContainEqual(expect.objectContaining({ kind: 'missing', table: 'ledger', row: 1 }));
    const told = await ledger.verifyCase(listing);
    expect(told.findings[0]).toMatchObject({ kind: 'caseRemoved', table: 'ledger' });
  });

  it.each<[string, (sql: Ledger['sql']) => PromiseLike<unknown>, [string, string]]>([
    [
      'a whole case',
      async (sql) => sql.unsafe(`delete from ledger where n <= 4; delete from cases where at < now()`),
      ['missing', 'seal'],
    ],
    [
      'a row and its hash',
      (sql) => sql`update ledger set hash = decode(repeat('0', 64), 'hex') where n = 2`,
      ['recomputed', 'seal'],
    ],
    ['a seal', (sql) => sql`update seal set row_count = row_count + 1`, ['altered', 'seal']],
    ['the first seal', (sql) => sql`delete from seal where id = 1`, ['missing', 'seal']],
    [
      'a regime',
      (sql) => sql`update regime set content = jsonb_set(content, '{values,event.maxBytes}', '1') `,
      ['altered', 'regime'],
    ],
  ])('does not fit its seals and rules any more when somebody changes %s', law('T24'), async (_, change, expected) => {
    await anActiveSubject(ledger, 1);
    await sealed();
    await anActiveSubject(ledger, 2);
    await sealed();
    expect(await kinds()).toEqual([]);
    await tamper(change);
    expect((await kinds()).map((one) => one.slice(0, 2))).toContainEqual(expected);
  });

  it(
    'does not rest on rows that no seal covers after a minute: the last seals were taken away',
    law('T24'),
    async () => {
      await anActiveSubject(ledger, 1);
      await sealed();
      await tamper((sql) => sql`delete from seal`);
      clock.set('2026-03-02T02:01:00Z');
      expect(await kinds()).toEqual([]);
      expect((await ledger.verifyWhole()).unsealed).toEqual({ rows: 4, since: AT });
      clock.set('2026-03-02T02:01:00.001Z');
      expect(await kinds()).toEqual([['unsealed', 'seal', null]]);
    },
  );
});

describe('sealing', () => {
  const beyond = async () => (await ledger.verifyWhole()).unsealed.rows;

  it('happens a second after the writing, in the process that wrote', law('T24'), async () => {
    await anActiveSubject(ledger, 1);
    expect(await beyond()).toBe(4);
    await expect.poll(beyond).toBe(0);
  });

  it('happens when the process closes', law('T24'), async () => {
    const other = await aLedger({ url, clock: clock.read });
    await anActiveSubject(other, 1);
    await other.close();
    expect(await beyond()).toBe(0);
  });
});
