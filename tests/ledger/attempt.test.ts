// Acts that meet in one case: whoever was overtaken is done again in turn, so that nobody is overtaken for ever.
import { expect, it } from 'vitest';
import type { Act } from '../../ledger/act.ts';
import { attempt } from '../../ledger/attempt.ts';
import type { LedgerContext } from '../../ledger/context.ts';
import { Conflict } from '../../ledger/errors.ts';
import { turns } from '../../ledger/turns.ts';

const ledger = { clock: async () => '2026-03-02T02:00:00.000Z', inTurn: turns() } as unknown as LedgerContext;
const reads = (act: Act, ...ids: string[]): void => {
  for (const id of ids) act.cases.hold({ id, version: 1, snapshot: {}, tags: [] } as never, {} as never);
};

it('acts on other cases that were overtaken in the same one are done again one after the other', async () => {
  let [running, most] = [0, 0];
  const grants = Array.from({ length: 12 }, (_, n) => {
    let tries = 0;
    return attempt(ledger, async (act) => {
      reads(act, `scenarioGrant/${n}/1`, 'operatingAgreement/A/1');
      tries += 1;
      if (tries === 1) throw new Conflict('version');
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      return { ok: true as const, tries };
    });
  });
  expect(await Promise.all(grants)).toEqual(grants.map(() => ({ ok: true, tries: 2 })));
  expect(most).toBe(1);
});

it('acts that share no case do not wait for each other, and whoever meets several waits in one order', async () => {
  const meets: (() => void)[] = [];
  const both = new Promise<void>((resolve) => meets.push(resolve));
  let here = 0;
  const again = (first: string[], work: () => Promise<void>) => {
    let tries = 0;
    return attempt(ledger, async (act) => {
      reads(act, ...first);
      tries += 1;
      if (tries === 1) throw new Conflict('version');
      await work();
      return { ok: true as const };
    });
  };
  const meet = async (): Promise<void> => {
    here += 1;
    if (here === 2) meets[0]!();
    await both;
  };
  await Promise.all([again(['trade/A/1'], meet), again(['trade/B/1'], meet)]);
  // In opposite order they would wait for each other without an end.
  await Promise.all([
    again(['trade/A/1', 'trade/B/1'], async () => {}),
    again(['trade/B/1', 'trade/A/1'], async () => {}),
  ]);
  expect(here).toBe(2);
});
