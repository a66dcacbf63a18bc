// Whoever may do anything in the database is found: one row of each table, one column after the other (T24, T25).
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { law } from '../support/law.ts';
import { aDraftSubject, aFullChecklist, aLedger, anActiveSubject, clockAt, sent, started } from '../support/ledger.ts';

type Sql = Ledger['sql'];
let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger({ clock: clockAt('2026-03-02T02:00:00Z').read });
});

/** As somebody does it who may switch triggers off. */
const tamper = (write: (sql: Sql) => PromiseLike<unknown>): Promise<unknown> =>
  ledger.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await write(sql as never);
  });
/** Makes the chain of a case fit itself again from a row on, and the case with it. */
async function chainedAnew(sql: Sql, id: string): Promise<void> {
  let prev = '0'.repeat(64);
  for (const { n: _, hash: __, ...body } of await sql<
    { n: number; seq: number; hash: string }[]
  >`select * from ledger where case_id = ${id} order by seq`) {
    const hash = hashOf({ ...body, prev });
    await sql`update ledger set prev = decode(${prev}, 'hex'), hash = decode(${hash}, 'hex') where case_id = ${id} and seq = ${body.seq}`;
    prev = hash;
  }
  await sql`update cases set hash = decode(${prev}, 'hex') where id = ${id}`;
}

let serial = 100;
/** A subject in force: six rows or so, a claim, notices, a deadline. */
const subject = async () => (await anActiveSubject(ledger, (serial += 1))).id;
/** A listing whose task somebody has, and which hangs on its subject. */
async function listing(): Promise<string> {
  const { id, actor, party } = await anActiveSubject(ledger, (serial += 1));
  return started(
    ledger,
    'listingRegistration',
    {
      registration: id,
      owner: party,
      title: '甲',
      type: { class: 'DATA_PRODUCT', kind: 'derivative' },
      publicData: null,
    },
    actor,
  );
}
/** A sign-up that waits for its review: a task is open. */
async function waiting(): Promise<string> {
  const { id, actor } = await aDraftSubject(ledger, (serial += 1));
  await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
  return id;
}

type Change = (sql: Sql, id: string) => PromiseLike<unknown>;
type Case = [what: string, situation: () => Promise<string>, change: Change, kind: string, table: string, row?: number];
const column = (name: string, value: string): Case => [
  `cases.${name}`,
  subject,
  (sql, id) => sql`update cases set ${sql.unsafe(`${name} = ${value}`)} where id = ${id}`,
  'altered',
  'cases',
];
const ofRow = (name: string, value: string): Case => [
  `ledger.${name}`,
  subject,
  (sql, id) => sql`update ledger set ${sql.unsafe(`${name} = ${value}`)} where case_id = ${id} and seq = 2`,
  'altered',
  'ledger',
  2,
];

const zeros = `decode(repeat('0', 64), 'hex')`;
const altered: Case[] = [
  column('lifecycle', `'trade'`),
  column('stem', `'x'`),
  column('machine_version', '1'),
  column('regime', `'x'`),
  column('parent', `'trade/x/1'`),
  column('open_key', `'x'`),
  column('version', 'version - 1'),
  column('ended', 'true'),
  column('state', `'{draft}'`),
  column('tags', `'{listed}'`),
  column('snapshot', `jsonb_set(snapshot, '{context,subject,name}', '"乙"')`),
  column('parties', `parties || '{org:x}'`),
  column('shares', `shares || '{"suspended": true}'`),
  column('next_due', `'2030-01-01Z'`),
  column('hash', zeros),
  column('opened_at', `opened_at - interval '1 day'`),
  column('at', `at + interval '1 day'`),
  ofRow('at', `at - interval '1 second'`),
  ofRow('recorded_at', `recorded_at - interval '1 second'`),
  ofRow('event', `event || '{"note": "x"}'`),
  ofRow('actor', `actor || '{"person": "x"}'`),
  ofRow('facts', `'{"x": []}'`),
  ofRow('key', `'x'`),
  ofRow('cause', `'{"case": "trade/x/1", "seq": 1}'`),
  ofRow('from_state', `'["x"]'`),
  ofRow('to_state', `'["x"]'`),
  ofRow('articles', `'["T1"]'`),
  ofRow('machine_version', '1'),
  ofRow('regime', `'x'`),
  ofRow('calendar', `'x'`),
  ofRow('snapshot_hash', zeros),
  ofRow('prev', zeros),
  ofRow('hash', zeros),
  [
    'alarm.next_due',
    waiting,
    (sql, id) => sql`update alarm set next_due = '2030-01-01Z' where case_id = ${id}`,
    'altered',
    'alarm',
  ],
  ['alarm, gone', waiting, (sql, id) => sql`delete from alarm where case_id = ${id}`, 'altered', 'alarm'],
  [
    'link, another',
    listing,
    (sql, id) => sql`update link set target = 'trade/x/1' where case_id = ${id}`,
    'altered',
    'link',
  ],
  ['link, gone', listing, (sql, id) => sql`delete from link where case_id = ${id}`, 'missing', 'link'],
  ['claim, another', subject, (sql, id) => sql`update claim set value = 'x' where case_id = ${id}`, 'altered', 'claim'],
  ['claim.heir', subject, (sql, id) => sql`update claim set heir = 'x' where case_id = ${id}`, 'altered', 'claim'],
  [
    'certificate, another',
    subject,
    (sql, id) => sql`update certificate set number = 'x' where case_id = ${id}`,
    'altered',
    'certificate',
  ],
  ['certificate', subject, (sql, id) => sql`delete from certificate where case_id = ${id}`, 'missing', 'certificate'],
  ['claim, gone', subject, (sql, id) => sql`delete from claim where case_id = ${id}`, 'missing', 'claim'],
  ...['state', 'lifecycle', 'by_hat', 'claimed_by'].map((name): Case => [
    `task.${name}`,
    waiting,
    (sql, id) => sql`update task set ${sql.unsafe(name)} = 'x' where case_id = ${id}`,
    'altered',
    'task',
  ]),
  [
    'task.due_at',
    waiting,
    (sql, id) => sql`update task set due_at = '2030-01-01Z' where case_id = ${id}`,
    'altered',
    'task',
  ],
  [
    'task.escalated',
    waiting,
    (sql, id) => sql`update task set escalated = true where case_id = ${id}`,
    'altered',
    'task',
  ],
  ['task, gone', waiting, (sql, id) => sql`delete from task where case_id = ${id}`, 'missing', 'task'],
  [
    'task of no call',
    waiting,
    (sql, id) =>
      sql`insert into task select case_id, 'effect:1/9', lifecycle, by_hat, by_parties, title, null, opened_at, null, true from task where case_id = ${id}`,
    'altered',
    'task',
  ],
  [
    'effect.effect',
    subject,
    (sql, id) => sql`update effect set effect = jsonb_set(effect, '{to}', '["public"]') where case_id = ${id}`,
    'altered',
    'effect',
    4,
  ],
  [
    'effect, of no row',
    subject,
    (sql, id) =>
      sql`insert into effect (case_id, seq, idx, effect, next_at) select case_id, 1, 7, effect, next_at from effect where case_id = ${id} limit 1`,
    'altered',
    'effect',
    1,
  ],
  ['effect, gone', subject, (sql, id) => sql`delete from effect where case_id = ${id}`, 'missing', 'effect', 4],
  [
    'document_ref, another',
    subject,
    (sql, id) => sql`insert into document_ref values (${id}, repeat('f', 64))`,
    'altered',
    'document_ref',
  ],
  [
    'document_ref, gone',
    subject,
    (sql, id) => sql`delete from document_ref where case_id = ${id}`,
    'missing',
    'document_ref',
    2,
  ],
  [
    'a row, gone',
    subject,
    (sql, id) => sql`delete from ledger where case_id = ${id} and seq = 2`,
    'missing',
    'ledger',
    2,
  ],
  [
    'the last row, gone',
    subject,
    (sql, id) =>
      sql`delete from ledger where case_id = ${id} and seq = (select max(seq) from ledger where case_id = ${id})`,
    'missing',
    'ledger',
    4,
  ],
  ['all rows, gone', subject, (sql, id) => sql`delete from ledger where case_id = ${id}`, 'missing', 'ledger', 1],
  ['the case, gone', subject, (sql, id) => sql`delete from cases where id = ${id}`, 'missing', 'cases'],
  [
    'two rows, changed places',
    subject,
    async (sql, id) => {
      for (const [from, to] of [
        [2, 99],
        [3, 2],
        [99, 3],
      ])
        await sql`update ledger set seq = ${to!} where case_id = ${id} and seq = ${from!}`;
    },
    'outOfOrder',
    'ledger',
    2,
  ],
];

describe('a record in which one thing was changed', () => {
  it.each(altered)('is found out: %s', law('T24', 'T25'), async (_, situation, change, kind, table, row) => {
    const id = await situation();
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, findings: [] });
    await tamper((sql) => change(sql, id));
    const { ok, findings } = await ledger.verifyCase(id);
    expect([ok, findings[0]], JSON.stringify(findings)).toEqual([false, expect.objectContaining({ kind, table })]);
    if (row !== undefined) expect(findings[0]!.row).toBe(row);
  });
});

describe('a chain that was made to fit again', () => {
  const anew: [string, Change, number][] = [
    [
      'an actor who may not do it',
      (sql, id) =>
        sql`update ledger set actor = '{"person": "x", "hat": "DEMANDER"}' where case_id = ${id} and seq = 4`,
      4,
    ],
    [
      'one person as maker and checker',
      (sql, id) =>
        sql`update ledger set actor = actor || (select jsonb_build_object('person', actor -> 'person') from ledger where case_id = ${id} and seq = 3) where case_id = ${id} and seq = 4`,
      4,
    ],
    [
      'another event',
      (sql, id) => sql`update ledger set event = '{"type": "REJECT", "reason": "x"}' where case_id = ${id} and seq = 4`,
      4,
    ],
    ['another state', (sql, id) => sql`update ledger set to_state = '["x"]' where case_id = ${id} and seq = 4`, 4],
    [
      'an older machine version',
      (sql, id) => sql`update ledger set machine_version = 1 where case_id = ${id} and seq = 4`,
      4,
    ],
  ];
  it.each(anew)('is decided again: %s', law('T24', 'T25'), async (_, change, row) => {
    const id = await subject();
    await tamper(async (sql) => {
      await change(sql, id);
      await chainedAnew(sql, id);
    });
    const { findings } = await ledger.verifyCase(id);
    expect(findings[0], JSON.stringify(findings)).toMatchObject({ row });
    expect(['notDerivable', 'altered']).toContain(findings[0]!.kind);
  });

  it('that calls all rows of a case old ones has no migration to show', law('T24'), async () => {
    const [first, id] = [await subject(), await subject()];
    await tamper(async (sql) => {
      await sql`update ledger set machine_version = 1 where case_id = ${id}`;
      await sql`update cases set machine_version = 1 where id = ${id}`;
      await chainedAnew(sql, id);
    });
    expect(await ledger.verifyCase(first)).toMatchObject({ ok: true });
    expect((await ledger.verifyCase(id)).findings[0]).toMatchObject({ kind: 'altered', row: 4 });
  });
});
