// Issue: what people ask of a large ledger at the desk, while others go on writing.
import type { Actor } from '@shuquan/machines/kernel';
import { cursorAfter } from '../../ledger/desk-list.ts';
import type { Ledger } from '../../ledger/index.ts';
import { type Sql, connectTo } from '../../ledger/sql.ts';
import { direct } from '../contestants.ts';
import { copyCases } from '../copies.ts';
import { ascending, percentile, timed } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import { actorOf, center, merchant, opco, steps } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const MODELS = 20;
const PAGE = 50;
const TARGET_MS = 100;

export async function lists(around: Surroundings, { quick }: Sizes, say: (line: string) => void): Promise<Section> {
  const [cases, rows, times] = quick ? [2_000, 20_000, 20] : [100_000, 2_000_000, 200];
  const url = await around.database();
  const ledger = await around.ledgerOn(url);
  const contestant = direct(ledger, 'append, in process', around.server.pid);
  // Models: a third waits for the enterprise, a third for the center, a third is in force.
  for (let n = 0; n < MODELS; n += 1) {
    const id = await contestant.open(merchant(n));
    for (const step of steps.slice(0, 1 + (n % 3))) await contestant.send(id, merchant(n), step);
  }
  say(`  filling up to ${figure(cases)} cases and ${figure(rows)} rows`);
  // Statements over all rows: with the usual plans, and as long as they take.
  const sql = connectTo(url, { max: 1, answerMs: 1_800_000 });
  await copyCases({ sql }, '', 1, Math.ceil(cases / (MODELS + 1)));
  await spread(sql);
  await moreRows(sql, rows);
  await sql.end();
  // Else it goes on beside what is measured.
  while (await ledger.seal());
  say('  asking');
  const measured = await whileAppending(contestant, () => asked(ledger, times));
  const filled = await ledger.sql<{ cases: number; rows: number; tasks: number }[]>`
    select (select count(*) from cases)::int as cases, (select count(*) from ledger)::int as rows, (select count(*) from task where by_hat = 'OPCO')::int as tasks`;
  await ledger.close();
  const { cases: all, rows: allRows, tasks } = filled[0]!;
  return {
    title: 'Lists',
    how: `What people ask of ${figure(all)} cases and ${figure(allRows)} rows, ${figure(tasks)} tasks in the inbox that is asked; pages of ${PAGE}; each asked ${times} times, one after the other, while somebody registers cases one after the other.`,
    head: ['', 'p50 ms', 'p95 ms'],
    rows: measured.map(({ what, p50, p95 }) => [what, figure(p50, 1), figure(p95, 1)]),
    findings: measured.map(({ what, p95 }) => ({
      what: `${what}, p95`,
      measured: `${figure(p95, 1)} ms`,
      target: `< ${TARGET_MS} ms`,
      met: p95 < TARGET_MS,
    })),
  };
}

/** Copies are all alike: their instants are spread over three years, and each has words of its own. */
async function spread(sql: Sql): Promise<void> {
  await sql.unsafe(`
    update desk_case d set at = d.at - random() * interval '1000 days', due = case when d.due = 'infinity' then d.due else d.due + (random() - 0.2) * interval '60 days' end
      from cases c where c.no = d.no and c.id like '%~%';
    update desk_case d set opened_at = d.at - random() * interval '100 days' from cases c where c.no = d.no and c.id like '%~%';
    update cases c set at = d.at, opened_at = d.opened_at from desk_case d where d.no = c.no and c.id like '%~%';
    update task set opened_at = opened_at - random() * interval '30 days', due_at = due_at + (random() - 0.2) * interval '60 days' where case_id like '%~%';
    update desk_text t set words = words || ' ' || batch || case when n % 8 = 0 then ' 净月' else '' end
      from (select x.no, '批次' || row_number() over () || '号' as batch, row_number() over () as n from desk_text x join cases c on c.no = x.no where c.id like '%~%' and x.part = 0) b
      where b.no = t.no and t.part = 0`);
  await sql.unsafe('vacuum analyze');
}

/** Rows of old cases, that nobody lists. */
async function moreRows(sql: Sql, rows: number): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_name = 'ledger' and table_schema = 'public' and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position`;
  const names = columns.map(({ name }) => name).filter((name) => name !== 'n');
  const shown = names.map((name) =>
    name === 'seq' ? 't.seq + 100 * g' : name === 'key' ? `t.key || '~' || g` : `t.${name}`,
  );
  for (let round = 1; ; round += 1) {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ledger`;
    if (row!.count >= rows) break;
    await sql.unsafe(
      `insert into ledger (${names.join(', ')}) select ${shown.join(', ')} from ledger t, generate_series(${round}, ${round}) g where t.seq < 100 limit ${rows - row!.count}`,
    );
  }
  await sql.unsafe('vacuum analyze');
}

async function whileAppending<T>({ open, send }: ReturnType<typeof direct>, work: () => Promise<T>): Promise<T> {
  let stopped = false;
  const appending = (async () => {
    for (let serial = 10_000; !stopped; serial += 1) {
      const id = await open(merchant(serial));
      for (const step of steps.slice(0, 3)) await send(id, merchant(serial), step);
    }
  })();
  try {
    return await work();
  } finally {
    stopped = true;
    await appending;
  }
}

type Measured = { what: string; p50: number; p95: number };
async function asked(ledger: Ledger, times: number): Promise<Measured[]> {
  const company: Actor = actorOf(merchant(1), 'owner');
  const [deep] = await ledger.sql<{ case_id: string; at: string; opened_at: string }[]>`
    select c.id as case_id, d.at, d.opened_at from desk_case d join cases c on c.no = d.no order by d.at desc offset (select count(*) / 2 from desk_case) limit 1`;
  const after = cursorAfter({ caseId: deep!.case_id, at: deep!.at, openedAt: deep!.opened_at, nextDue: null });
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const limit = PAGE;
  const questions: Record<string, (n: number) => Promise<unknown>> = {
    'first page of the center': () => ledger.list(center, { limit }),
    'waiting for the center': () => ledger.list(center, { state: 'underCenterReview', ended: false, limit }),
    'due within a week': () => ledger.list(center, { dueBefore: soon, order: 'due', limit }),
    'a tag that nobody has': () => ledger.list(center, { tag: 'nobody', limit }),
    'an article': () => ledger.list(center, { article: 'T16', limit }),
    'a company with many cases': () => ledger.list(company, { limit }),
    'a page deep inside': () => ledger.list(center, { after, limit }),
    'text: a number': (n) => ledger.list(center, { text: `批次${1 + n * 7}号`, limit }),
    'text: a word of every eighth case': () => ledger.list(center, { text: '净月', limit }),
    'text: a word of every case': () => ledger.list(center, { text: '科技', limit }),
    'text: nothing found': () => ledger.list(center, { text: '没有这样的', limit }),
    'first page of the inbox': () => ledger.tasks(opco, { limit }),
    'inbox: overdue': () => ledger.tasks(opco, { tab: 'overdue', limit }),
    'inbox: mine': () => ledger.tasks(opco, { tab: 'mine', limit }),
    'inbox: text': (n) => ledger.tasks(opco, { text: `批次${1 + n * 7}号`, limit }),
    'what somebody did': () => ledger.done(opco, { limit }),
    'counts of the inbox': () => ledger.taskCounts(opco),
  };
  const measured: Measured[] = [];
  for (const [what, ask] of Object.entries(questions)) {
    await ask(0);
    const taken: number[] = [];
    for (let n = 0; n < times; n += 1) taken.push(1000 * (await timed(() => ask(n))));
    const sorted = ascending(taken);
    measured.push({ what, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) });
  }
  return measured;
}
