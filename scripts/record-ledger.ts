// Records a ledger for tests/replay: all that verification needs, as gzipped JSON lines. Later trees must derive every
// state of it again, so old files are kept. Run it when lifecycles have got states that no recorded ledger shows.
// Usage: node --import tsx scripts/record-ledger.ts tests/replay/ledgers/<name>.jsonl.gz [postgres://… instants as ISO]
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { connectTo } from '../ledger/sql.ts';
import { BEGINS, tellOperation } from '../apps/demo/operation.ts';
import { createStage } from '../apps/demo/stage.ts';
import { ownSystem } from '../apps/demo/system.ts';
import { tellTrade } from '../apps/demo/trade.ts';
import type { Ledger } from '../ledger/index.ts';
import { bundledCalendar, withNotices } from '@shuquan/machines/kernel';

/** In the order in which they can be filled again. `wake` and the bytes of documents are no part of the record. */
const tables = [
  'regime',
  'calendar',
  'machine',
  'cases',
  'alarm',
  'ledger',
  'claim',
  'certificate',
  'link',
  'effect',
  'task',
  'document',
  'upload',
  'document_ref',
  'seal',
  'desk_case',
  'desk_text',
  'desk_done',
];

/** The first line says under which migrations the rows were written, and the instant at which they were read. */
async function dump(url: string, at: string): Promise<string[]> {
  const sql = connectTo(url, { max: 1 });
  try {
    const [last] = await sql<{ migration: string }[]>`
      select max(created_at)::text as migration from drizzle.__drizzle_migrations`;
    const lines = [JSON.stringify({ at, migration: Number(last!.migration) })];
    for (const table of tables)
      for (const { row } of await sql<{ row: string }[]>`
        select to_jsonb(t)::text as row from ${sql(table)} t order by ${sql.unsafe(orders[table] ?? '1')}`)
        lines.push(`{"table":"${table}","row":${row}}`);
    return lines;
  } finally {
    await sql.end();
  }
}
const orders: Record<string, string> = { calendar: 'ordinal', ledger: 'n' };

/** Both stories of the demo, a task that changes hands, a holiday notice, and deadlines that nobody met. */
async function stories(): Promise<string[]> {
  const system = await ownSystem(BEGINS);
  try {
    const stage = createStage(system);
    if (!(await tellTrade(stage)) || !(await tellOperation(stage))) throw new Error('the stories did not end well');
    const { ledger } = system.services;
    await claims(ledger);
    const notices = [2027, 2028, 2029].map((year) => ({
      year,
      holidays: ['01-01', '05-01', '07-03', '10-01'].map((day) => `${year}-${day}`),
      workdays: [],
      source: '国务院办公厅通知',
    }));
    await ledger.useCalendar(withNotices(bundledCalendar(), notices));
    while (await ledger.seal());
    return await dump(system.services.config.databaseUrl!, await ledger.now());
  } finally {
    await system.stop();
  }
}

/** A sign-up review that one person claims, another takes over, and both are late with. */
async function claims(ledger: Ledger): Promise<void> {
  const [{ sha256 }] = (await ledger.sql`select sha256 from document limit 1`) as never as [{ sha256: string }];
  const owner = { person: 'li.na', hat: 'MERCHANT' as const, party: 'org:91110000600037341L' };
  const [first, second] = ['wang.fang', 'chen.jie'].map((person) => ({ person, hat: 'OPCO' as const }));
  const subject = { type: 'organisation', uscc: '91110000600037341L', name: '长春数据科技有限公司' };
  const opened = await ledger.open({
    lifecycle: 'subjectRegistration',
    input: { kinds: ['MERCHANT'], subject },
    actor: owner,
    key: 'opened',
  });
  if (!opened.ok) throw new Error(opened.message.en);
  const item = { declared: true, evidence: [{ sha256, name: 'material.pdf' }] };
  const checklist = {
    commitment: { ...item, document: { sha256, name: 'commitment.pdf' } },
    securityAbility: item,
    venueRules: item,
    legalRequirements: item,
    securitySystem: item,
  };
  await ledger.sql`insert into upload values (${sha256}, ${owner.person}, ${owner.party}) on conflict do nothing`;
  const task = 'underSignupReview';
  const acts = [
    { event: { type: 'SUBMIT', checklist }, actor: owner },
    { event: { type: 'CLAIM', task }, actor: first! },
    { event: { type: 'TAKE_OVER', task, confirmed: true, reason: '原经办人休假' }, actor: second! },
    {
      event: { type: 'DELEGATE', task, person: 'wu.hao', until: '2030-01-01T00:00:00.000Z' },
      actor: second!,
      named: [{ person: 'wu.hao', hat: 'OPCO' as const }],
    },
    { event: { type: 'COMMENT', text: '材料齐全' }, actor: owner },
  ];
  for (const [index, act] of acts.entries()) {
    const answer = await ledger.append({ caseId: opened.caseId, ...act, key: `${index}` });
    if (!answer.ok) throw new Error(`${act.event.type}: ${answer.message.en}`);
  }
}

const [file, url, at = new Date().toISOString()] = process.argv.slice(2);
if (!file) throw new Error('name the file to write');
const lines = url ? await dump(url, at) : await stories();
writeFileSync(file, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
