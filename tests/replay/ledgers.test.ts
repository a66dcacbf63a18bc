// Ledgers that older trees wrote: today's tree opens them, derives every state of them again, and goes on from there.
import { readdirSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { caseReport } from '../../activities/report/report.ts';
import type { Ledger } from '../../ledger/index.ts';
import { connectTo } from '../../ledger/sql.ts';
import { lifecycles } from '../../machines/index.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import { aLedger, clockAt } from '../support/ledger.ts';
import { aRecordedLedger } from '../support/recorded-ledger.ts';

const folder = 'tests/replay/ledgers';
const files = readdirSync(folder);

async function verified(ledger: Ledger): Promise<{ cases: number; rows: number; older: number; problems: string[] }> {
  const sum = { cases: 0, rows: 0, older: 0, problems: await ledger.verifySeals() };
  for await (const { caseId, rows, older, problems } of ledger.verifyAll()) {
    sum.cases += 1;
    sum.rows += rows;
    sum.older += older;
    sum.problems.push(...problems.map((problem) => `${caseId}: ${problem}`));
  }
  return sum;
}

type Kept = { id: string; ended: boolean; version: number; rows: number };
const lifecycleOf = (id: string): Lifecycle => (lifecycles as Record<string, Lifecycle>)[id.split('/')[0]!]!;
const versionOf = (id: string): number => lifecycleOf(id).version;
/** T24: what old rows say can be told, whatever the charts ask today. */
async function reported(ledger: Ledger, id: string): Promise<boolean> {
  const actor = { person: 'reader', hat: lifecycleOf(id).readers[0]! };
  const named = { name: 'reader', actor };
  const made = await caseReport(ledger, id, { by: named, recipient: named, purpose: '核查' });
  if (made.ok) expect(await textOf(made.stream)).toContain(id);
  else expect(made.code).toBe('ROLE_NOT_ALLOWED');
  return made.ok;
}

describe('recorded ledgers', () => {
  it.each(files)('are whole, are carried over, and go on: %s', { timeout: 120_000 }, async (file) => {
    const { url, at, rows } = await aRecordedLedger(`${folder}/${file}`);
    const clock = clockAt(at);
    const ledger = await aLedger({ url, clock: clock.read });
    const cases = await ledger.sql<Kept[]>`
      select c.id, ended, l.machine_version as version, rows
      from cases c join ledger l on l.case_id = c.id and l.seq = 1,
        lateral (select count(*)::int as rows from ledger o where o.case_id = c.id and o.machine_version = l.machine_version) as o
      order by c.id`;
    const outdated = cases.filter(({ id, version }) => version < versionOf(id));
    const older = outdated.reduce((sum, one) => sum + one.rows, 0);
    const [carried] = await ledger.sql<{ count: number }[]>`
      select count(*)::int as count from ledger where event ->> 'type' = 'kernel.migrate'`;
    // Opened cases of an older chart are carried over, a row for each; what the older chart wrote is held by its hashes.
    expect(await verified(ledger)).toEqual({ cases: cases.length, rows: rows + carried!.count, older, problems: [] });
    expect(carried!.count).toBe(outdated.filter(({ ended }) => !ended).length);
    const told: boolean[] = [];
    for (const { id } of cases) told.push(await reported(ledger, id));
    expect(told).toContain(true);

    // What falls due in the half year after fires from the states that the older tree left.
    clock.set(new Date(Date.parse(at) + 183 * 86_400_000).toISOString());
    for (const { id, ended } of cases) if (!ended) await ledger.fireDue(id);
    const after = await verified(ledger);
    expect(after.rows).toBeGreaterThan(rows + carried!.count);
    expect(after).toMatchObject({ older, problems: [] });
  });

  const shown = 'show what a ledger can hold: whole roads, tasks in hand, deadlines, a holiday notice';
  it(shown, { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    for (const file of files) {
      const { url } = await aRecordedLedger(`${folder}/${file}`);
      const sql = connectTo(url, { max: 1 });
      const rows = await sql<{ type: string; leaves: string[] }[]>`
        select event ->> 'type' as type, to_state as leaves from ledger l join cases c on c.id = l.case_id`;
      for (const { type, leaves } of rows) for (const what of [type, ...leaves]) seen.add(what);
      await sql.end();
    }
    const expected = ['CLAIM', 'TAKE_OVER', 'DELEGATE', 'COMMENT', 'kernel.remind', 'kernel.escalate']
      .concat(['kernel.recompute', 'PAUSE', 'UNPAUSE', 'FUNDS_RELEASED', 'completed', 'SUCCESSOR_SIGNED'])
      .concat(['SUSPEND_RIGHTS', 'LIFT_SUSPENSION', 'RECORD_DISPOSAL', 'revoked', 'closed'])
      .concat(['CANCEL', 'RECHECK', 'RETIRE', 'DECLARE_LAPSED', 'ACCEPT']);
    expect(expected.filter((what) => !seen.has(what))).toEqual([]);
  });
});
