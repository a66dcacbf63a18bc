// Acts that meet in one case: whoever was overtaken is done again in turn, so that nobody is overtaken for ever.
import { expect, it } from 'vitest';
import type { Act } from '../../ledger/act.ts';
import { attempt } from '../../ledger/attempt.ts';
import type { LedgerContext } from '../../ledger/context.ts';
import { Conflict } from '../../ledger/errors.ts';
import { turns } from '../../ledger/turns.ts';

const ledger = { clock: async () => '2026-03-02T02:00:00.000Z', inTurn: turns() } as unknown as LedgerContext;
/** An act that reads these cases, and is overtaken the first time. */
const overtakenOnce = (ids: string[], work: () => Promise<void>) => {
  let tries = 0;
  return attempt(ledger, async (act: Act) => {
    for (const id of ids) act.cases.hold({ id, version: 1, snapshot: {}, tags: [] } as never, {} as never);
    tries += 1;
    if (tries === 1) throw new Conflict('version');
    await work();
    return { ok: true as const, tries };
  });
};

it('acts on other cases that were overtaken in the same one are done again one after the other', async () => {
  let [running, most] = [0, 0];
  const grants = Array.from({ length: 12 }, (_, n) =>
    overtakenOnce([`scenarioGrant/${n}/1`, 'operatingAgreement/A/1'], async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
    }),
  );
  expect(await Promise.all(grants)).toEqual(grants.map(() => ({ ok: true, tries: 2 })));
  expect(most).toBe(1);
});

it('acts that share no case do not wait for each other, and whoever meets several waits in one order', async () => {
  let meeting = (): void => {};
  const both = new Promise<void>((resolve) => (meeting = resolve));
  let here = 0;
  const meet = async (): Promise<void> => {
    here += 1;
    if (here === 2) meeting();
    await both;
  };
  await Promise.all([overtakenOnce(['trade/A/1'], meet), overtakenOnce(['trade/B/1'], meet)]);
  // In opposite order they would wait for each other without an end.
  await Promise.all([
    overtakenOnce(['trade/A/1', 'trade/B/1'], async () => {}),
    overtakenOnce(['trade/B/1', 'trade/A/1'], async () => {}),
  ]);
  expect(here).toBe(2);
});
