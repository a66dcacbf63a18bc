// The connection to the database is cut, reset, silent, refused and ended by the server, while people act: what was under
// way is answered or fails at once, what was answered is there, and it goes on by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../../ledger/index.ts';
import { ConnectionLost, connectTo } from '../../ledger/sql.ts';
import { lifecycles } from '@shuquan/machines';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { Between } from '../support/between.ts';
import { aDraftSubject } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

let target: URL;
let between: Between;
let ledger: Ledger;
const noted: unknown[] = [];

beforeAll(async () => {
  target = new URL(await freshDatabase());
  between = await Between.to(target);
  ledger = await openLedger({
    url: between.url,
    lifecycles,
    regimes: [defaultRegime],
    onError: (error) => void noted.push(error),
  });
});
afterAll(async () => {
  await ledger.close();
  between.close();
});

const faults: Record<string, () => Promise<void>> = {
  cut: async () => between.cut(),
  reset: async () => between.reset(),
  silent: async () => {
    between.silence(true);
    await sleep(500);
    between.cut();
    between.silence(false);
  },
  refused: async () => {
    between.refuse(true);
    between.reset();
    await sleep(300);
    between.refuse(false);
  },
  'ended by the server': async () => {
    const client = new pg.Client(target.toString());
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  },
};

// What may come of an act whose connection is lost: this, and never an answer that is not true.
const isOfTheConnection = (error: unknown): boolean =>
  [error, (error as Error).cause].some((one) =>
    /^(57P0\d|08\w{3}|ECONN\w+|EPIPE|CONNECTION_LOST)$/.test((one as { code?: string } | undefined)?.code ?? ''),
  );

let serial = 0;
describe('a connection that is lost', () => {
  it.each(Object.keys(faults))('fails what was under way and nothing else: %s', async (fault) => {
    const opened: string[] = [];
    const failed: unknown[] = [];
    let acting = true;
    const people = Array.from({ length: 6 }, async () => {
      while (acting)
        try {
          opened.push((await aDraftSubject(ledger, (serial += 1))).id);
        } catch (error) {
          failed.push(error);
        }
    });
    for (let round = 0; round < 5; round += 1) {
      await sleep(40 + round * 35);
      await faults[fault]!();
    }
    const { id } = await untilItWorks();
    acting = false;
    await Promise.all(people);
    expect(failed.filter((error) => !isOfTheConnection(error))).toEqual([]);
    const kept = new Set((await ledger.sql<{ id: string }[]>`select id from cases`).map((row) => row.id));
    expect([id, ...opened].filter((one) => !kept.has(one))).toEqual([]);
  });

  it('a silent one is given up after a while, and another takes its place', async () => {
    const sql = connectTo(between.url, { max: 1, answerMs: 200 });
    try {
      expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
      between.silence(true);
      await expect(sql`select 2 as two`).rejects.toBeInstanceOf(ConnectionLost);
      between.silence(false);
      expect(await sql`select 3 as three`).toEqual([{ three: 3 }]);
    } finally {
      between.silence(false);
      await sql.end();
    }
  });

  it('what a statement is refused for ends no connection', async () => {
    const sql = connectTo(target.toString(), { max: 1 });
    try {
      const pid = async () => (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]!.pid;
      const first = await pid();
      await expect(sql`select ${1}::int / 0`).rejects.toMatchObject({ code: '22012' });
      await expect(sql.begin(async () => Promise.reject(new Error('changed my mind')))).rejects.toThrow('changed');
      expect(await pid()).toBe(first);
    } finally {
      await sql.end();
    }
  });
});

async function untilItWorks(): Promise<{ id: string }> {
  for (;;)
    try {
      return await aDraftSubject(ledger, (serial += 1));
    } catch (error) {
      if (!isOfTheConnection(error)) throw error;
      await sleep(20);
    }
}
