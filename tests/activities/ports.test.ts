import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../activities/ports/archive-verdict.ts';
import { type Stores, createPorts, createStores } from '../../activities/ports/index.ts';
import { readConfig } from '../../config.ts';
import type { CallPort, Ledger } from '../../ledger/index.ts';
import type { JsonObject } from '../../machines/kernel/json.ts';
import { aLedger, center, clockAt, opco, sent } from '../support/ledger.ts';
import { aFolder, aSubmittedSubject, call, people } from './situations.ts';
import { law } from '../support/law.ts';

const dataFolder = aFolder();
const config = readConfig({ SHUQUAN_DATA: dataFolder });
const clock = clockAt('2026-03-02T02:00:00Z');
let ledger: Ledger;
let stores: Stores;
let callPort: CallPort;
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  stores = createStores(config);
  callPort = createPorts(config, ledger, { people, stores });
});
type Pending = {
  case_id: string;
  seq: number;
  idx: number;
  attempts: number;
  last_error: string | null;
  done_at: string | null;
  outcome: unknown;
};
const effects = async (): Promise<Pending[]> => [
  ...(await ledger.sql<Pending[]>`select * from effect order by case_id, seq, idx`),
];
const runAll = async (): Promise<string[]> => {
  const results: string[] = [];
  for (const { case_id, seq, idx, done_at } of await effects())
    if (!done_at) results.push(await ledger.runEffect(callPort, case_id, seq, idx));
  return results;
};

describe('the ports of an installation', () => {
  it(
    'perform what a case wants done: the notice is written, the archive sealed, both settled',
    law('T16', 'T24'),
    async () => {
      const subject = await aSubmittedSubject(ledger, stores.store, 1);
      await sent(ledger, subject.id, { type: 'PASS' }, opco);
      await sent(ledger, subject.id, { type: 'REJECT', reason: 'the commitment is not signed' }, center);
      expect(await runAll()).toEqual(['done', 'done']);
      expect(readdirSync(join(dataFolder, 'notices')).filter((name) => name.endsWith('.eml'))).toHaveLength(2);
      const settled = await effects();
      expect(settled.map(({ done_at, last_error }) => [done_at !== null, last_error])).toEqual([
        [true, null],
        [true, null],
      ]);
      const seal = settled.find(({ case_id }) => case_id.startsWith('retentionRecord/'))?.outcome as { sha256: string };
      expect(await verifyArchive(ledger, stores.store, seal.sha256)).toMatchObject({ ok: true, caseId: subject.id });
    },
  );

  it('are not called again for an effect that is settled, whoever asks', law('T24'), async () => {
    const subject = await aSubmittedSubject(ledger, stores.store, 4);
    await sent(ledger, subject.id, { type: 'PASS' }, opco);
    await sent(ledger, subject.id, { type: 'REJECT', reason: 'the commitment is not signed' }, center);
    await runAll();
    const { case_id, seq, idx, outcome } = (await effects()).find((one) => one.case_id === subject.id)!;
    let called = 0;
    const again = await ledger.runEffect(
      () => {
        called += 1;
        return Promise.resolve({});
      },
      case_id,
      seq,
      idx,
    );
    expect([again, called]).toEqual(['done', 0]);
    expect((await effects()).find((one) => one.case_id === case_id && one.seq === seq)?.outcome).toEqual(outcome);
  });

  it('keep a failure on the effect, with what to do about it, and try it again later', law('T23'), async () => {
    const { id } = await aSubmittedSubject(ledger, stores.store, 2);
    const effect = { type: 'call', port: 'bank', op: 'instruct', input: { instruction: 'I-1', amountFen: 100 } };
    await ledger.sql`insert into effect (case_id, seq, idx, effect, next_at) values (${id}, 2, 7, ${ledger.sql.json(effect)}, ${clock.at})`;
    expect(await ledger.runEffect(callPort, id, 2, 7)).toBe('failed');
    const failed = (await effects()).find(({ case_id, idx }) => case_id === id && idx === 7);
    expect(failed).toMatchObject({
      attempts: 1,
      done_at: null,
      last_error: 'The port “bank” is not configured: set BANK_URL and BANK_SECRET, and start again.',
    });
  });

  it('are asked again when their reply cannot be taken: the case still waits for it', law('T24'), async () => {
    const subject = await aSubmittedSubject(ledger, stores.store, 3);
    await sent(ledger, subject.id, { type: 'PASS' }, opco);
    await sent(ledger, subject.id, { type: 'REJECT', reason: 'the commitment is not signed' }, center);
    const sealing = async () =>
      (await effects()).find(({ case_id, done_at }) => case_id.startsWith('retentionRecord/') && done_at === null);
    const { case_id, seq, idx } = (await sealing())!;
    const wrong: JsonObject[] = [{ sha256: 'f'.repeat(64), rows: 3, documents: 1 }, { rows: 'three' }];
    for (const reply of wrong) {
      expect(await ledger.runEffect(() => Promise.resolve(reply), case_id, seq, idx)).toBe('failed');
      expect((await sealing())?.last_error).toMatch(/DOCUMENT_UNKNOWN|EVENT_MALFORMED/);
    }
    expect(await ledger.runEffect(callPort, case_id, seq, idx)).toBe('done');
    expect((await ledger.sql`select state from cases where id = ${case_id}`)[0]!['state']).toContain(
      'kept.term.retained',
    );
  });

  it('are the five that charts know; any other name is an error', async () => {
    await expect(callPort(call({ port: 'pigeon' as never, op: 'fly' }))).rejects.toThrow('no port “pigeon”');
    for (const port of ['documents', 'archive', 'bank', 'domain'] as const)
      await expect(callPort(call({ port, op: 'fly', input: { case: 'trade/a/1' } }))).rejects.toThrow(
        `“${port}” has no operation fly`,
      );
  });
});
