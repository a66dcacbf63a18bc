// P9, P13, P29, P31: what was asked of the operation domain while it was down is not carried out once its reason has gone.
import { assign, emit, setup } from 'xstate';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CallPort, Ledger } from '../../ledger/index.ts';
import { after } from '../../machines/kernel/env.ts';
import { type Effect, type Lifecycle, auto, by, state } from '../../machines/kernel/lifecycle.ts';
import { text, say } from '../../machines/law/cite.ts';
import { aLedger, center, clockAt, key, keyOf, person, sent, started } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const ground = text('P27');
const title = { zh: '事项', en: 'Matter' };
const due = 'trade.subject.correctionDue';
const call = (op: string, holds?: { tags: string[] }): Effect => ({
  type: 'call',
  port: 'domain',
  op,
  input: {},
  reply: 'EXPORTED',
  ...(holds && { holds }),
});
const matter = {
  id: 'matter',
  version: 1,
  title,
  label: () => title,
  law: [ground],
  machine: setup({
    types: { context: {} as { receipts: string[] }, emitted: {} as Effect, tags: {} as 'approved' | 'open' },
    delays: after(due),
    actions: {
      export: emit(call('export', { tags: ['approved', 'open'] })),
      delete: emit(call('delete')),
      note: assign({
        receipts: ({ context, event }) => [...context.receipts, (event as unknown as { receipt: string }).receipt],
      }),
    },
  }).createMachine({
    id: 'matter',
    initial: 'approved',
    context: { receipts: [] },
    on: { EXPORTED: { actions: 'note', meta: by('DOMAIN', ground) } },
    states: {
      approved: {
        tags: ['approved', 'open'],
        meta: state(say('已批准', 'Approved'), ground),
        on: {
          EXPORT: { actions: 'export', meta: by('CENTER', ground) },
          DELETE: { actions: 'delete', meta: by('CENTER', ground) },
          LOOK: { target: 'looked', meta: by('CENTER', ground) },
          SUSPEND: { target: 'suspended', meta: by('CENTER', ground) },
          EXPORT_TOO_LATE: { target: 'suspended', actions: 'export', meta: by('CENTER', ground) },
          END: { target: 'ended', meta: by('CENTER', ground) },
        },
        after: { [due]: { target: 'suspended', meta: auto(ground) } },
      },
      looked: { tags: ['approved', 'open'], meta: state(say('已查看', 'Looked at'), ground) },
      suspended: {
        tags: ['approved'],
        meta: state(say('已暂停', 'Suspended'), ground),
        on: { RESTORE: { target: 'approved', meta: by('CENTER', ground) } },
      },
      ended: { type: 'final', meta: state(say('已结束', 'Ended'), ground) },
    },
  }),
  events: Object.fromEntries(
    ['EXPORT', 'DELETE', 'LOOK', 'SUSPEND', 'EXPORT_TOO_LATE', 'END', 'RESTORE', 'EXPORTED'].map((name) => [
      name,
      { title, schema: z.strictObject({ receipt: z.string().optional() }) },
    ]),
  ),
  input: z.strictObject({}),
  opens: { by: ['CENTER'], law: [ground] },
  stem: () => 'x',
  parties: () => ({}),
  readers: ['CENTER'],
  retention: null,
} as unknown as Lifecycle;

let ledger: Ledger;
const clock = clockAt('2026-03-02T02:00:00Z');
beforeAll(async () => {
  ledger = await aLedger({ lifecycles: { matter }, clock: clock.read });
});

const effectsOf = (id: string) =>
  ledger.sql<{ seq: number; idx: number; outcome: unknown; op: string }[]>`
    select seq, idx, outcome, effect ->> 'op' as op from effect where case_id = ${id} order by seq, idx`;
const tasksOf = (id: string) => ledger.sql`select 1 from task where case_id = ${id} and state like 'effect:%'`;
const down: CallPort = async () => Promise.reject(new Error('the domain is down'));
/** Every effect of a case once more, as its runner would; answers what reached the domain. */
async function run(id: string, port?: CallPort): Promise<string[]> {
  const reached: string[] = [];
  for (const { seq, idx, op } of await effectsOf(id))
    await ledger.runEffect(port ?? (async () => (reached.push(op), { receipt: 'r-1' })), id, seq, idx);
  return reached;
}
async function asked(...events: string[]) {
  clock.set('2026-03-02T02:00:00Z');
  const id = await started(ledger, 'matter', {}, center);
  for (const type of events) await sent(ledger, id, { type }, center);
  return id;
}
const superseded = [{ superseded: true }];
const outcomes = async (id: string) => (await effectsOf(id)).map(({ outcome }) => outcome);

it('a call that was answered is not made again, whoever asks', law('P27'), async () => {
  const id = await asked('EXPORT', 'DELETE');
  expect([await run(id), await run(id)]).toEqual([['export', 'delete'], []]);
});

describe('a call that was asked for while the domain is down', () => {
  it.each([
    ['a suspension', ['SUSPEND']],
    ['the end of the case', ['END']],
    ['a suspension that has been lifted since', ['SUSPEND', 'RESTORE']],
  ])(
    'is superseded in the act that ends its condition, and never made again: %s',
    law('P27', 'P29'),
    async (_, then) => {
      const id = await asked('EXPORT');
      for (let tries = 0; tries < 3; tries += 1) await run(id, down);
      expect(await tasksOf(id)).toHaveLength(1);
      for (const type of then) await sent(ledger, id, { type }, center);
      expect(await outcomes(id)).toEqual(superseded);
      expect(await tasksOf(id)).toEqual([]);
      expect(await run(id)).toEqual([]);
      expect((await ledger.pendingWork(id))!.effects).toEqual([]);
    },
  );

  it('is made when nothing has ended its condition', law('P27'), async () => {
    const id = await asked('EXPORT', 'LOOK');
    await run(id, down);
    expect(await run(id)).toEqual(['export']);
    expect(await outcomes(id)).toEqual([{ receipt: 'r-1' }]);
  });

  it('is made whatever has ended, where it names no condition: a deletion', law('P31'), async () => {
    const id = await asked('DELETE', 'END');
    expect(await run(id)).toEqual(['delete']);
  });

  it('does not go out when the act itself ends what it hangs on', async () => {
    const id = await asked('EXPORT_TOO_LATE');
    expect(await outcomes(id)).toEqual(superseded);
  });

  it('does not go out after a deadline that is due and that nobody has fired yet', law('P13'), async () => {
    const id = await asked('EXPORT');
    clock.set('2026-12-01T02:00:00Z');
    expect(await run(id)).toEqual([]);
    expect(await outcomes(id)).toEqual(superseded);
  });
});

describe('a call that is under way when its condition ends', () => {
  const answer = { receipt: 'r-2' };
  it('has its late reply taken where the chart takes it, and says that it was superseded', law('P27'), async () => {
    const id = await asked('EXPORT');
    await run(id, async () => (await sent(ledger, id, { type: 'SUSPEND' }, center), answer));
    expect(await outcomes(id)).toEqual([{ superseded: true, ...answer }]);
    const log = await ledger.log(id, center);
    expect(log.ok && log.rows.map(({ event }) => event.type)).toEqual(['OPEN', 'EXPORT', 'SUSPEND', 'EXPORTED']);
  });

  it('keeps its late reply with the effect where the case has ended', law('P27'), async () => {
    const id = await asked('EXPORT');
    await run(id, async () => (await sent(ledger, id, { type: 'END' }, center), answer));
    expect(await outcomes(id)).toEqual([{ superseded: true, refused: 'CASE_CLOSED', ...answer }]);
  });

  it('and fails then is nobody’s task', async () => {
    const id = await asked('EXPORT');
    for (let tries = 0; tries < 2; tries += 1) await run(id, down);
    await run(id, async () => (await sent(ledger, id, { type: 'SUSPEND' }, center), down({} as never)));
    expect(await tasksOf(id)).toEqual([]);
    expect(await outcomes(id)).toEqual(superseded);
  });
});

it(
  'what a port told once is acknowledged when it comes again after the end, and anything else is refused',
  law('T23'),
  async () => {
    const id = await asked();
    const bank = person('bank:icbc', 'DOMAIN');
    const told = (receipt: string, actor = bank) => ({
      caseId: id,
      event: { type: 'EXPORTED', receipt },
      actor,
      key: keyOf(actor),
    });
    const first = await ledger.append(told('r-1'));
    await sent(ledger, id, { type: 'END' }, center);
    expect(await ledger.append(told('r-1'))).toEqual({ ...first, repeated: true });
    expect(await ledger.append(told('r-2'))).toMatchObject({ ok: false, code: 'CASE_CLOSED' });
    expect(await ledger.append(told('r-1', center))).toMatchObject({ ok: false, code: 'CASE_CLOSED' });
    const log = await ledger.log(id, center);
    expect(log.ok && log.rows.map(({ event }) => event.type)).toEqual(['OPEN', 'EXPORTED', 'END']);
  },
);

it('a row of the ledger is as whole as before: superseding is kept with the effect alone', async () => {
  const id = await asked('EXPORT', 'SUSPEND');
  expect((await ledger.verifyCase(id)).problems).toEqual([]);
  expect(await ledger.append({ caseId: id, event: { type: 'EXPORT' }, actor: center, key: key() })).toMatchObject({
    code: 'EVENT_NOT_ALLOWED',
  });
});
