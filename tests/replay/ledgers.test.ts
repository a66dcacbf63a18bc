// Ledgers that older trees wrote: today's tree opens them, derives every state of them again, and goes on from there.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
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

describe('recorded ledgers', () => {
  it.each(files)('are whole, are carried over, and go on: %s', async (file) => {
    const { url, at, rows } = await aRecordedLedger(`${folder}/${file}`);
    const clock = clockAt(at);
    const ledger = await aLedger({ url, clock: clock.read });
    const cases = await ledger.sql<{ id: string; ended: boolean }[]>`select id, ended from cases order by id`;
    const [carried] = await ledger.sql<{ count: number }[]>`
      select count(*)::int as count from ledger where event ->> 'type' = 'kernel.migrate'`;
    // Opened cases of an older chart are carried over, a row for each; what the older chart wrote is held by its hashes.
    expect(await verified(ledger)).toEqual({
      cases: cases.length,
      rows: rows + carried!.count,
      older: rows,
      problems: [],
    });
    expect(carried!.count).toBe(cases.filter(({ ended }) => !ended).length);

    // What falls due in the half year after fires from the states that the older tree left.
    clock.set(new Date(Date.parse(at) + 183 * 86_400_000).toISOString());
    for (const { id, ended } of cases) if (!ended) await ledger.fireDue(id);
    const after = await verified(ledger);
    expect(after.rows).toBeGreaterThan(rows + carried!.count);
    expect(after).toMatchObject({ older: rows, problems: [] });
  });

  it('show what a ledger can hold: whole roads, tasks in hand, deadlines, a holiday notice', async () => {
    const seen = new Set<string>();
    for (const file of files) {
      const { url, at } = await aRecordedLedger(`${folder}/${file}`);
      const { sql } = await aLedger({ url, clock: clockAt(at).read });
      const rows = await sql<{ type: string; leaves: string[] }[]>`
        select event ->> 'type' as type, to_state as leaves from ledger l join cases c on c.id = l.case_id`;
      for (const { type, leaves } of rows) for (const what of [type, ...leaves]) seen.add(what);
    }
    const expected = ['CLAIM', 'TAKE_OVER', 'DELEGATE', 'COMMENT', 'kernel.remind', 'kernel.escalate']
      .concat(['kernel.recompute', 'PAUSE', 'UNPAUSE', 'FUNDS_RELEASED', 'completed', 'SUCCESSOR_SIGNED'])
      .concat(['SUSPEND_RIGHTS', 'LIFT_SUSPENSION', 'RECORD_DISPOSAL', 'revoked', 'closed']);
    expect(expected.filter((what) => !seen.has(what))).toEqual([]);
  });
});
