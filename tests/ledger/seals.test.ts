// Sealing takes all rows up to a number, and none of them may come later; yet nobody waits for it (T24).
import { expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { aDraftSubject, aLedger } from '../support/ledger.ts';

it('a seal waits for an act that is under way, and no act waits for the seal', law('T24'), async () => {
  const ledger = await aLedger();
  await aDraftSubject(ledger, 1);
  const order: string[] = [];
  let sealing: Promise<unknown> = Promise.resolve();
  await ledger.sql.begin(async (tx) => {
    // As a cascade does that takes long: its row has its number, and is not there yet.
    await tx`select pg_advisory_xact_lock_shared(720100)`;
    await tx`
      insert into ledger (case_id, seq, at, recorded_at, event, actor, facts, key, cause, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash)
      select case_id || 'x', seq, at, recorded_at, event, actor, facts, key, cause, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash from ledger`;
    await aDraftSubject(ledger, 2);
    sealing = ledger.seal().then((rows) => order.push(`sealed ${rows}`));
    await aDraftSubject(ledger, 3);
    order.push('another act');
  });
  await sealing;
  await ledger.seal();
  expect(order).toEqual(['another act', 'sealed 3']);
  expect(await ledger.verifySeals()).toEqual([]);
  const [row] = await ledger.sql<{ beyond: number }[]>`
    select count(*)::int as beyond from ledger where n > (select max(to_n) from seal)`;
  expect(row!.beyond).toBe(0);
});
