// After a round of chaos: everything that was acknowledged is there once, nothing was done twice outside, nothing is left behind.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { caughtUp } from '../../bench/caught-up.ts';
import type { Ledger } from '../../ledger/index.ts';
import { scheduleIds } from '../../service/schedules.ts';
import type { Gateway } from './gateway.ts';
import { contradictions, disagreements } from './history.ts';
import { type Asked, type Moved, type Taken, doneAmiss, moneyAmiss } from './outside.ts';
import type { System } from './system.ts';

/** What has not caught up by then never will. */
const LONGEST_MS = 600_000;

export type Finding = { rule: string; held: string; against: string[] };
const finding = (rule: string, held: string, against: string[]): Finding => ({ rule, held, against });

export async function check(system: System, refusedActs: string[]): Promise<Finding[]> {
  const { ledger, gateway, withTemporal, bank, domain } = system;
  const quiet = new Date();
  const caught = await withTemporal((client) => caughtUp(ledger, client)).then(
    () => [],
    (error: Error) => [error.message],
  );
  const rows = await rowsOf(ledger);
  return [
    finding(
      'every runner has caught up: no wake-up waits, no call is open, no runner of an ended case is left',
      '',
      caught,
    ),
    ...answersFindings(gateway, rows),
    finding('no act was refused that had to be taken, or taken that had to be refused', '', refusedActs),
    ...(await Promise.all([outside(ledger, 'bank', bank.received), outside(ledger, 'domain', domain.received)])),
    await moneyFinding(system),
    await noticesFinding(system),
    await withTemporal((client) => runnersFinding(ledger, client)),
    await deadlinesFinding(ledger, quiet),
    await withTemporal(schedulesFinding),
    await verified(system),
    processesFinding(system),
  ];
}

type Row = { case_id: string; key: string };
async function rowsOf({ sql }: Ledger): Promise<Map<string, string[]>> {
  const rows = await sql<Row[]>`select case_id, key from ledger order by case_id, seq`;
  const cases = new Map<string, string[]>();
  for (const { case_id, key } of rows) {
    const keys = cases.get(case_id) ?? [];
    cases.set(case_id, keys);
    keys.push(key);
  }
  return cases;
}

function answersFindings({ history, refused, wrong, statuses }: Gateway, rows: Map<string, string[]>): Finding[] {
  const written = new Set([...rows.values()].flat());
  const acts = history.filter(({ what }) => what === 'wrote').length;
  const looks = history.length - acts;
  const calls = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return [
    finding(
      'every acknowledged act is one row, the one that its answer named',
      `${acts} acts`,
      disagreements(history, rows),
    ),
    finding(
      'what clients saw of each case has one order, which agrees with real time (linearisable)',
      `${acts} acts and ${looks} looks at ${new Set(history.map(({ caseId }) => caseId)).size} cases`,
      contradictions(history),
    ),
    finding(
      'what was refused has left no row',
      `${refused.length} refusals`,
      refused.filter(({ key }) => written.has(key)).map(({ caseId, key }) => `${caseId}: ${key}`),
    ),
    finding('no answer but those that the law or the surroundings explain', `${calls} calls`, wrong),
  ];
}

async function outside({ sql }: Ledger, port: string, received: readonly Taken[]): Promise<Finding> {
  const calls = await sql<Asked[]>`
    select concat(case_id, '/', seq, '/', idx) as id, coalesce((outcome ->> 'superseded')::boolean, false) as superseded
    from effect where effect ->> 'type' = 'call' and effect ->> 'port' = ${port}`;
  const again = received.length - new Set(received.map(({ id }) => id)).size;
  return finding(
    `every act asked of the ${port} was carried out once, and nothing else was`,
    `${calls.length} acts, ${again} calls repeated under their id`,
    doneAmiss(calls, received),
  );
}

const movedBy: Record<string, string> = { instruct: 'FUNDS_HELD', release: 'FUNDS_RELEASED', refund: 'FUNDS_REFUNDED' };
async function moneyFinding({ ledger: { sql }, bank }: System): Promise<Finding> {
  await bank.settled();
  const once = [...new Map(bank.received.map((one) => [one.id, one])).values()].filter(({ op }) => op in movedBy);
  const moved = once.map(({ trade, op, amountFen }) => ({
    caseId: trade as string,
    what: movedBy[op]!,
    amountFen: Number(amountFen),
  }));
  const rows = await sql<Moved[]>`
    select case_id as "caseId", event ->> 'type' as what, (event ->> 'amountFen')::int as "amountFen"
    from ledger where event ->> 'type' = any(${Object.values(movedBy)})`;
  return finding(
    'money moved at the bank as often as the record says, and as much',
    `${moved.length} movements`,
    moneyAmiss(moved, rows),
  );
}

async function noticesFinding({ ledger: { sql }, outside: { delivered } }: System): Promise<Finding> {
  const calls = await sql<{ id: string }[]>`
    select concat(case_id, '/', seq, '/', idx) as id from effect where effect ->> 'type' = 'notify'`;
  const again = [...delivered.values()].reduce((sum, count) => sum + count - 1, 0);
  return finding(
    'every notice came to its webhook, under its own id',
    `${delivered.size} notices, ${again} of them repeated under their id`,
    calls.filter(({ id }) => !delivered.has(id)).map(({ id }) => `${id} never came`),
  );
}

async function runnersFinding({ sql }: Ledger, client: Client): Promise<Finding> {
  const open = await sql<{ id: string }[]>`select id from cases where not ended`;
  const running = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running'` }))
    running.add(workflowId);
  return finding(
    'every open case has its runner',
    `${open.length} cases`,
    open.filter(({ id }) => !running.has(id)).map(({ id }) => id),
  );
}

async function deadlinesFinding({ sql }: Ledger, quiet: Date): Promise<Finding> {
  const late = () => sql<{ id: string }[]>`select id from cases where not ended and next_due < ${quiet.toISOString()}`;
  for (const until = performance.now() + LONGEST_MS; (await late()).length && performance.now() < until;)
    await sleep(500);
  const [fired] = await sql<{ count: number; late: number | null }[]>`
    select count(*)::int as count, extract(epoch from max(recorded_at - at))::float8 as late
    from ledger where case_id like 'securityIncident/%' and seq > 1 and actor ->> 'hat' = 'SYSTEM'`;
  return finding(
    'every deadline that has come has fired, at its own instant',
    `${fired!.count} fired, the last to be written ${(fired!.late ?? 0).toFixed(1)} s after its instant`,
    (await late()).map(({ id }) => id),
  );
}

async function schedulesFinding(client: Client): Promise<Finding> {
  const there = new Set<string>();
  for await (const { scheduleId } of client.schedule.list()) there.add(scheduleId);
  const wanted = scheduleIds();
  return finding(
    'every schedule is there',
    `${wanted.length} schedules`,
    wanted.filter((id) => !there.has(id)),
  );
}

async function verified({ command }: System): Promise<Finding> {
  const { code, output } = await command('verify', '--all', '--lang', 'en');
  const lines = output.trim().split('\n');
  return finding(
    'the record is whole (`shuquan verify --all`)',
    lines.at(-1) ?? '',
    code === 0 ? [] : lines.slice(-20),
  );
}

function processesFinding({ apis, runners, postgres, temporal }: System): Finding {
  const all = [...apis, ...runners, postgres, temporal];
  return finding(
    'no process has ended that nobody had killed',
    `${all.length} processes`,
    all.flatMap(({ name, endedByItself }) => endedByItself.map((how) => `${name}: ${how}`)),
  );
}
