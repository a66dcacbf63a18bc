// Rule 10: cases outlive the program. A chart that changed carries its open cases over by a named migration, or nothing starts.
import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ledger } from '../../ledger/index.ts';
import { after } from '../../machines/kernel/env.ts';
import { type Lifecycle, type Migration, auto, by, state } from '../../machines/kernel/lifecycle.ts';
import { text, say } from '../../machines/law/cite.ts';
import { aLedger, center, clockAt, key, sent } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

const law = text('T16');
const due = 'trade.subject.correctionDue';
/** One state in which it waits until a deadline, and one in which it is over, under the names that this version gives them. */
function aMatter(
  version: number,
  name: string,
  migrations?: Record<number, Migration>,
  over = 'done',
): { matter: Lifecycle } {
  const title = { zh: '事项', en: 'Matter' };
  const end = { type: 'final', meta: state(say('结束', 'Over'), law) } as const;
  const machine = setup({ delays: after(due) }).createMachine({
    id: 'matter',
    initial: name,
    context: ({ input }) => ({ id: (input as { id: string }).id }),
    states: {
      [name]: {
        meta: state(say('等待', 'Waits'), law, { task: { by: 'CENTER', sla: 'trade.subject.reviewSla', title } }),
        on: { GO: { target: over, meta: by('CENTER', law) } },
        after: { [due]: { target: 'lapsed', meta: auto(law) } },
      },
      [over]: end,
      lapsed: end,
    },
  });
  return {
    matter: {
      id: 'matter',
      version,
      title,
      label: () => title,
      law: [law],
      machine,
      events: { GO: { title, schema: z.strictObject({}) } },
      input: z.strictObject({}),
      opens: { by: ['CENTER'], law: [law] },
      stem: () => 'x',
      parties: () => ({}),
      links: () => (version > 1 ? { beside: 'matter/x/1' } : {}),
      claims: (context: { id: string }) => [{ scope: 'matter', value: `${name} ${context.id}`, law, says: title }],
      readers: ['CENTER'],
      retention: null,
      ...(migrations && { migrations }),
    } as unknown as Lifecycle,
  };
}
const renamed: Migration = {
  name: 'waiting is called pending',
  migrate: (old) => ({
    ...old,
    value: 'pending',
    tasks: old.tasks.map((task) => ({ ...task, state: 'pending' })),
    timers: old.timers.map((timer) => ({ ...timer, id: timer.id.replace('waiting', 'pending') })),
  }),
};
const same: Migration = { name: 'only the version rose', migrate: (old) => old };

async function anOldCase() {
  const url = await freshDatabase();
  const clock = clockAt('2026-03-02T10:00:00+08:00');
  const under = (lifecycles: Record<string, Lifecycle>): Promise<Ledger> =>
    aLedger({ url, clock: clock.read, lifecycles });
  const old = await under(aMatter(1, 'waiting'));
  const answer = await old.open({ lifecycle: 'matter', input: {}, actor: center, key: key() });
  if (!answer.ok) throw new Error(answer.message.en);
  const stands = async () =>
    (
      await old.sql<{ machine_version: number; state: string[]; version: number; due: string }[]>`
    select machine_version, state, version, (select timer ->> 'dueAt' from jsonb_array_elements(snapshot -> 'timers') as timer where timer ->> 'kind' = 'after') as due from cases order by id`
    )[0]!;
  return { under, clock, old, id: answer.caseId, stands };
}

describe('open cases of an older machine version', () => {
  it('are carried over once, with their deadlines, whoever starts first, and go on under the new chart', async () => {
    const { under, clock, id, stands } = await anOldCase();
    const before = await stands();
    const [ledger] = await Promise.all([1, 2, 3].map(() => under(aMatter(2, 'pending', { 1: renamed }))));
    expect(await stands()).toEqual({ ...before, machine_version: 2, state: ['pending'], version: 2 });
    const log = await ledger!.log(id, center);
    expect(log.ok && log.rows.map(({ event, machine_version }) => [event, machine_version])).toEqual([
      [{ type: 'OPEN', input: {} }, 1],
      [{ type: 'kernel.migrate', sealed: true }, 2],
    ]);
    expect(await ledger!.sql`select state from task`).toEqual([{ state: 'pending' }]);
    expect(await ledger!.sql`select value from claim`).toEqual([{ value: `pending ${id}` }]);
    expect(await ledger!.sql`select rel, target from link`).toEqual([{ rel: 'beside', target: id }]);
    clock.set(before.due);
    expect(await ledger!.append({ caseId: id, event: { type: 'GO' }, actor: center, key: key() })).toMatchObject({
      code: 'CASE_CLOSED',
      state: ['lapsed'],
    });
    expect(await ledger!.verifyCase(id)).toMatchObject({ ok: true, rows: 4, older: 1 });
    await ledger!.sql`update cases set snapshot = jsonb_set(snapshot, '{value}', '"done"')`;
    expect((await ledger!.verifyCase(id)).problems).toEqual([
      'the case row was altered: its state is not the ledger’s',
    ]);
  });

  it('have what fell due while no program was up at its own instant, not at that of the migration', async () => {
    const { under, clock, id, stands } = await anOldCase();
    const { due } = await stands();
    clock.set('2026-12-01T10:00:00+08:00');
    const ledger = await under(aMatter(2, 'waiting', { 1: same }));
    await ledger.fireDue(id);
    const rows = await ledger.sql<
      { type: string; at: string }[]
    >`select event ->> 'type' as type, at from ledger order by seq`;
    expect(rows.at(-1)).toEqual({ type: expect.stringContaining('xstate.after.'), at: due });
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('that have ended are left as they are, and can still be read', async () => {
    const { under, old, id } = await anOldCase();
    await sent(old, id, { type: 'GO' }, center);
    const ledger = await under(aMatter(2, 'pending', { 1: renamed }, 'settled'));
    expect(await ledger.show(id, center)).toMatchObject({
      ok: true,
      ended: true,
      version: 2,
      state: ['done'],
      stateTitle: { zh: 'done', en: 'done' },
      open: [],
    });
    expect(await ledger.append({ caseId: id, event: { type: 'GO' }, actor: center, key: key() })).toMatchObject({
      code: 'CASE_CLOSED',
      state: ['done'],
    });
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, rows: 2, older: 2 });
  });

  it('are not touched by the older program any more', async () => {
    const { under, old, id } = await anOldCase();
    await under(aMatter(2, 'pending', { 1: renamed }));
    await expect(under(aMatter(1, 'waiting'))).rejects.toThrow('this program has 1: start the newer program');
    await expect(old.append({ caseId: id, event: { type: 'GO' }, actor: center, key: key() })).rejects.toThrow(
      'is of matter version 2',
    );
    await expect(old.open({ lifecycle: 'matter', input: {}, actor: center, key: key() })).rejects.toThrow(
      'stop this program, start the newer one',
    );
  });

  it.each<[string, { matter: Lifecycle }, RegExp]>([
    [
      'a migration is missing',
      aMatter(3, 'pending', { 1: renamed }),
      /matter version 1, and no migration from version 2 to 3/,
    ],
    [
      'its result is no state of the chart',
      aMatter(2, 'elsewhere', { 1: renamed }),
      /matter\/x\/1: the state does not fit matter version 2/,
    ],
    [
      'it leaves a timer behind that nobody waits for',
      aMatter(2, 'pending', { 1: { ...renamed, migrate: (old) => ({ ...old, value: 'pending' }) } }),
      /no state that is active waits for xstate\.after/,
    ],
    [
      'it drops a timer',
      aMatter(2, 'waiting', { 1: { ...same, migrate: (old) => ({ ...old, timers: [] }) } }),
      /nothing is armed for xstate\.after/,
    ],
    [
      'it drops a task',
      aMatter(2, 'waiting', { 1: { ...same, migrate: (old) => ({ ...old, tasks: [] }) } }),
      /the task of waiting is missing/,
    ],
    [
      'the chart was changed under the same version',
      aMatter(1, 'pending'),
      /states that the charts no longer have: matter waiting/,
    ],
  ])('keep the ledger from starting when %s, and stay as they are', async (_, lifecycles, problem) => {
    const { under, old, id, stands } = await anOldCase();
    const before = await stands();
    await expect(under(lifecycles)).rejects.toThrow(problem);
    expect(await stands()).toEqual(before);
    expect(await sent(old, id, { type: 'GO' }, center)).toEqual(['done']);
  });

  it('are all tried before the first is written, so that the old program can go on', async () => {
    const { under, old } = await anOldCase();
    await old.open({ lifecycle: 'matter', input: {}, actor: center, key: key() });
    const onlyTheFirst: Migration = {
      ...renamed,
      migrate: (state) =>
        state.context['id'] === 'matter/x/1' ? renamed.migrate(state) : { ...state, value: 'elsewhere' },
    };
    await expect(under(aMatter(2, 'pending', { 1: onlyTheFirst }))).rejects.toThrow(
      'matter/x/2: the state does not fit',
    );
    expect(await old.sql`select 1 from cases where machine_version = 2`).toHaveLength(0);
  });

  it('cannot be passed off as old ones, to have their state taken on trust', async () => {
    const { under, old, id } = await anOldCase();
    const ledger = await under(aMatter(2, 'pending', { 1: renamed }));
    await sent(ledger, id, { type: 'GO' }, center);
    await old.sql`alter table ledger disable trigger user`;
    await old.sql`update ledger set machine_version = 1 where case_id = ${id} and seq = 3`;
    expect((await ledger.verifyCase(id)).problems).toContain(
      'row 3: of machine version 1, when there was a newer one already',
    );
  });
});
