// Rule 10: cases outlive the program. A chart that changed carries its open cases over by a named migration, or nothing starts.
import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ledger } from '../../ledger/index.ts';
import { after } from '../../machines/kernel/env.ts';
import { type Lifecycle, type Migration, auto, by, state } from '../../machines/kernel/lifecycle.ts';
import { text } from '../../machines/law/cite.ts';
import { aLedger, center, clockAt, key, sent } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

const law = text('T16');
const due = 'trade.subject.correctionDue';
/** One state in which it waits until a deadline, and one in which it is over, under the names that this version gives them. */
function aMatter(version: number, name: string, migrations?: Record<number, Migration>, over = 'done'): { matter: Lifecycle } {
  const title = { zh: '事项', en: 'Matter' };
  const end = { type: 'final', meta: state('结束', 'Over', law) } as const;
  const machine = setup({ delays: after(due) }).createMachine({
    id: 'matter', initial: name, context: {},
    states: { [name]: { meta: state('等待', 'Waits', law), on: { GO: { target: over, meta: by('CENTER', law) } }, after: { [due]: { target: 'lapsed', meta: auto(law) } } }, [over]: end, lapsed: end },
  });
  return {
    matter: {
      id: 'matter', version, title, law: [law], machine, events: { GO: { title, schema: z.strictObject({}) } }, input: z.strictObject({}), opens: { by: ['CENTER'], law: [law] }, stem: () => 'x', parties: () => ({}),
      readers: ['CENTER'], retention: null, ...(migrations && { migrations }),
    } as unknown as Lifecycle,
  };
}
const renamed: Migration = {
  name: 'waiting is called pending',
  migrate: (old) => ({ ...old, value: 'pending', timers: old.timers.map((timer) => ({ ...timer, id: timer.id.replace('matter.waiting', 'matter.pending') })) }),
};

async function anOldCase() {
  const url = await freshDatabase();
  const clock = clockAt('2026-03-02T10:00:00+08:00');
  const under = (lifecycles: Record<string, Lifecycle>): Promise<Ledger> => aLedger({ url, clock: clock.read, lifecycles });
  const old = await under(aMatter(1, 'waiting'));
  const answer = await old.open({ lifecycle: 'matter', input: {}, actor: center, key: key() });
  if (!answer.ok) throw new Error(answer.message.en);
  const stands = async () => (await old.sql<{ machine_version: number; state: string[]; version: number; next_due: string }[]>`select machine_version, state, version, next_due from cases`)[0]!;
  return { under, clock, old, id: answer.caseId, stands };
}

describe('open cases of an older machine version', () => {
  it('are carried over once, with their deadlines, whoever starts first, and go on under the new chart', async () => {
    const { under, clock, id, stands } = await anOldCase();
    const before = await stands();
    const [ledger] = await Promise.all([1, 2, 3].map(() => under(aMatter(2, 'pending', { 1: renamed }))));
    expect(await stands()).toEqual({ ...before, machine_version: 2, state: ['pending'], version: 2 });
    const log = await ledger!.log(id, center);
    expect(log.ok && log.rows.map(({ event, machine_version }) => [event, machine_version])).toEqual([[{ type: 'OPEN', input: {} }, 1], [{ type: 'kernel.migrate', sealed: true }, 2]]);
    clock.set(before.next_due);
    expect(await ledger!.append({ caseId: id, event: { type: 'GO' }, actor: center, key: key() })).toMatchObject({ code: 'CASE_CLOSED', state: ['lapsed'] });
    expect(await ledger!.verifyCase(id)).toMatchObject({ ok: true, rows: 3, older: 1 });
    await ledger!.sql`update cases set snapshot = jsonb_set(snapshot, '{value}', '"done"')`;
    expect((await ledger!.verifyCase(id)).problems).toEqual(['the case row was altered: its state is not the ledger’s']);
  });

  it('that have ended are left as they are, and can still be read', async () => {
    const { under, old, id } = await anOldCase();
    await sent(old, id, { type: 'GO' }, center);
    const ledger = await under(aMatter(2, 'pending', { 1: renamed }, 'settled'));
    expect(await ledger.show(id, center)).toMatchObject({ ok: true, ended: true, version: 2, state: ['done'], stateTitle: { zh: 'done', en: 'done' }, open: [] });
    expect(await ledger.append({ caseId: id, event: { type: 'GO' }, actor: center, key: key() })).toMatchObject({ code: 'CASE_CLOSED', state: ['done'] });
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, rows: 2, older: 2 });
  });

  it('are not touched by the older program any more', async () => {
    const { under, old, id } = await anOldCase();
    await under(aMatter(2, 'pending', { 1: renamed }));
    await expect(under(aMatter(1, 'waiting'))).rejects.toThrow('matter version 2, this program has 1: start the newer program');
    await expect(old.append({ caseId: id, event: { type: 'GO' }, actor: center, key: key() })).rejects.toThrow('is of matter version 2');
  });

  it.each<[string, { matter: Lifecycle }, RegExp]>([
    ['a migration is missing', aMatter(3, 'pending', { 1: renamed }), /matter version 1, and no migration from version 2 to 3/],
    ['its result is no state of the chart', aMatter(2, 'elsewhere', { 1: renamed }), /matter\/x\/1: the migrated state does not fit matter version 2/],
    ['it leaves a timer behind that nobody waits for', aMatter(2, 'pending', { 1: { ...renamed, migrate: (old) => ({ ...old, value: 'pending' }) } }), /no state that is active waits for xstate\.after/],
    ['the chart was changed under the same version', aMatter(1, 'pending'), /states that the charts no longer have: matter waiting/],
  ])('keep the ledger from starting when %s, and stay as they are', async (_, lifecycles, problem) => {
    const { under, old, id, stands } = await anOldCase();
    const before = await stands();
    await expect(under(lifecycles)).rejects.toThrow(problem);
    expect(await stands()).toEqual(before);
    expect(await sent(old, id, { type: 'GO' }, center)).toEqual(['done']);
  });
});
