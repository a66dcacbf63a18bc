// What a relay makes of wake-ups: each case is seen to once, also after a relay that died; what is quick is performed, and
// a runner is woken only where it has something to do.
import { describe, expect, it } from 'vitest';
import type { CallPort, Ledger, Runner } from '../../ledger/index.ts';
import {
  aDraftSubject,
  aFullChecklist,
  aLedger,
  anActiveSubject,
  approve,
  center,
  clockAt,
  measure,
  opco,
  person,
  sent,
  started,
  system,
  uscc,
} from '../support/ledger.ts';

const noPort: CallPort = () => Promise.reject(new Error('nothing of the outside was asked for'));

describe('wake-ups', () => {
  it('several relays at once hand each case on once, and what one of them dropped is handed on later', async () => {
    const own = await aLedger();
    const cases = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        started(
          own,
          'subjectRegistration',
          { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: uscc(900 + i), name: '数据公司' } },
          person('li', 'MERCHANT', `org:${uscc(900 + i)}`),
        ),
      ),
    );
    const handed: string[] = [];
    const relay = async () => {
      while (
        await own.relay(
          noPort,
          async (woken) => (handed.push(...woken.map(({ caseId }) => caseId)), woken.map(({ caseId }) => caseId)),
          3,
        )
      );
    };
    expect(await own.relay(noPort, async () => [], 5)).toBe(5); // and then its process is killed
    await Promise.all([relay(), relay(), relay()]);
    expect([handed.length, new Set(handed).size]).toEqual([35, 35]);
    await own.sql`update wake set leased_until = now() - interval '1 second' where leased_until is not null`;
    await relay();
    expect([...handed].sort()).toEqual([...cases].sort());
  });
});

/** A relay that notes whom it wakes and what is called. */
function aRelay(ledger: Ledger, port: CallPort = async () => {}) {
  const calls: string[] = [];
  const callPort: CallPort = async (call) => (calls.push(call.key), port(call));
  const relay = async (reach = true): Promise<Runner[]> => {
    const woken: Runner[] = [];
    const wake = async (runners: Runner[]) => (
      woken.push(...runners),
      reach ? runners.map(({ caseId }) => caseId) : []
    );
    while ((await ledger.relay(callPort, wake)) && reach);
    return woken;
  };
  return { calls, callPort, relay };
}
const alarmOf = async (ledger: Ledger, id: string) =>
  (
    await ledger.sql<{ armed: string | null; next: string | null; shown: number | null; asleep: boolean }[]>`
      select armed_until as armed, next_due as next, shown, asleep from alarm where case_id = ${id}`
  )[0]!;
/** As two seconds later. */
const later = (ledger: Ledger) =>
  ledger.sql`update wake set not_before = not_before - interval '3 seconds', written_at = written_at - interval '3 seconds'`;

describe('a relay looks before it wakes', () => {
  it('starts the runner of a new case asleep until its deadline, and notes that', async () => {
    const clock = clockAt('2026-03-02T01:00:00Z');
    const ledger = await aLedger({ clock: clock.read });
    const { relay } = aRelay(ledger);
    const { id } = await aDraftSubject(ledger, 1);
    const { next } = await alarmOf(ledger, id);
    expect(await relay()).toEqual([
      {
        caseId: id,
        lifecycle: 'subjectRegistration',
        state: ['draft'],
        deadline: next,
        asleepMs: Date.parse(next!) - Date.parse(clock.at),
      },
    ]);
    expect(await alarmOf(ledger, id)).toEqual({ armed: next, next, shown: 1, asleep: true });
    expect((await ledger.neverRun()).map(({ caseId }) => caseId)).toEqual([id]);
    // Its runner looks for the first time.
    await ledger.work(noPort, id);
    expect(await ledger.neverRun()).toEqual([]);
  });

  it('notes nothing where the deadline moved, or a runner looked, while it was started', async () => {
    const ledger = await aLedger();
    const draft = await aDraftSubject(ledger, 1);
    const submit = { type: 'SUBMIT', checklist: await aFullChecklist(ledger) };
    await ledger.relay(noPort, async ([runner]) => {
      await sent(ledger, draft.id, submit, draft.actor);
      return [runner!.caseId];
    });
    expect(await alarmOf(ledger, draft.id)).toMatchObject({ armed: null, asleep: false });
    const other = await aDraftSubject(ledger, 2);
    await ledger.relay(noPort, async (runners) => {
      for (const { caseId } of runners) await ledger.work(noPort, caseId);
      return runners.map(({ caseId }) => caseId);
    });
    expect(await alarmOf(ledger, other.id)).toMatchObject({
      armed: (await alarmOf(ledger, other.id)).next,
      asleep: false,
    });
  });

  it('wakes a runner for an earlier deadline at once, for what it shows once and later, and for nothing else', async () => {
    const ledger = await aLedger();
    const { relay, calls } = aRelay(ledger);
    const { id, actor } = await aDraftSubject(ledger, 1);
    await relay();
    await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    expect(await relay()).toEqual([expect.not.objectContaining({ asleepMs: expect.anything() })]);
    await ledger.work(noPort, id);
    await sent(ledger, id, { type: 'PASS' }, opco);
    await relay();
    await ledger.work(noPort, id);
    await sent(ledger, id, approve, center);
    await sent(ledger, id, measure('SUSPEND'), system);
    expect(await relay()).toEqual([]);
    expect(calls).toEqual([`${id}/4/0`, expect.stringContaining(`${id}/5/`)]);
    expect(await ledger.sql`select 1 from effect where done_at is null`).toEqual([]);
    await later(ledger);
    expect((await relay()).map(({ caseId, state }) => [caseId, state])).toEqual([
      [id, expect.arrayContaining(['inForce.standing.suspended'])],
    ]);
    await ledger.work(noPort, id);
    await later(ledger);
    expect(await relay()).toEqual([]);
    expect(await ledger.sql`select 1 from wake`).toEqual([]);
  });

  it('wakes the runner of an ended case at once, and no more when it has shown its end', async () => {
    const ledger = await aLedger();
    const { relay, callPort } = aRelay(ledger);
    const { id, actor } = await aDraftSubject(ledger, 1);
    await relay();
    await sent(ledger, id, { type: 'WITHDRAW' }, actor);
    expect((await relay()).map(({ caseId }) => caseId)).toContain(id);
    expect((await ledger.work(callPort, id))!.final).toBe(true);
    await ledger.sql`insert into wake (case_id, not_before) values (${id}, now())`;
    expect(await relay()).toEqual([]);
  });

  it('keeps the wake-up of a runner that could not be reached', async () => {
    const ledger = await aLedger();
    const { relay } = aRelay(ledger);
    const { id } = await aDraftSubject(ledger, 1);
    await relay(false);
    expect(await alarmOf(ledger, id)).toMatchObject({ armed: null, shown: null, asleep: false });
    expect(await ledger.sql`select case_id from wake`).toEqual([{ case_id: id }]);
  });
});

describe('a call of the outside', () => {
  /** A port that answers when it is told to. */
  function held() {
    let go: () => void = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    return { port: () => held, go };
  }

  it('is performed once, though relay and runner come at the same time', async () => {
    const ledger = await aLedger();
    const { id } = await anActiveSubject(ledger, 1);
    const calls: string[] = [];
    const port: CallPort = async ({ key }) => {
      calls.push(key);
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    const reach = async (runners: Runner[]) => runners.map(({ caseId }) => caseId);
    const [, , work, taken] = await Promise.all([
      ledger.relay(port, reach),
      ledger.relay(port, reach),
      ledger.work(port, id),
      ledger.takeEffect(port, id, 4, 0),
    ]);
    expect(calls).toEqual([`${id}/4/0`]);
    expect(['done', 'elsewhere']).toContain(taken);
    expect(work!.effects).toEqual([]);
    expect(await ledger.sql`select 1 from effect where done_at is null`).toEqual([]);
  });

  it('that is under way elsewhere keeps its case going until it is given up for lost', async () => {
    const ledger = await aLedger();
    const { id } = await anActiveSubject(ledger, 1);
    const { port, go } = held();
    const performing = ledger.takeEffect(port, id, 4, 0);
    await expect
      .poll(async () => (await ledger.sql`select 1 from effect where leased_until is not null`).length)
      .toBe(1);
    const work = (await ledger.work(noPort, id))!;
    expect([work.final, work.effects]).toEqual([false, []]);
    expect(work.nextInMs).toBeGreaterThan(0);
    expect(work.nextInMs).toBeLessThanOrEqual(25_000);
    // Its process died: somebody else takes it.
    await ledger.sql`update effect set leased_until = now() - interval '1 second'`;
    expect((await ledger.pendingWork(id))!.effects).toEqual([{ seq: 4, idx: 0, port: 'notices' }]);
    expect(await ledger.takeEffect(async () => {}, id, 4, 0)).toBe('done');
    go();
    expect(await performing).toBe('done');
  });

  it('to a port that is slow is left to the runner, and for a while the port is not asked by relays', async () => {
    const ledger = await aLedger();
    const first = await anActiveSubject(ledger, 1);
    const { port, go } = held();
    const { relay, calls } = aRelay(ledger, port);
    expect((await relay()).map(({ caseId }) => caseId)).toContain(first.id);
    const second = await anActiveSubject(ledger, 2);
    expect((await relay()).map(({ caseId }) => caseId)).toContain(second.id);
    expect(calls).toEqual([`${first.id}/4/0`]);
    expect((await ledger.pendingWork(second.id))!.effects).toEqual([{ seq: 4, idx: 0, port: 'notices' }]);
    go();
    const open = () => ledger.sql<{ case_id: string }[]>`select case_id from effect where done_at is null`;
    await expect.poll(async () => (await open()).map((row) => row.case_id)).toEqual([second.id]);
  });

  it('that failed is tried again by the runner, at its time', async () => {
    const ledger = await aLedger();
    const { id } = await anActiveSubject(ledger, 1);
    const { relay, calls, callPort } = aRelay(ledger, () => Promise.reject(new Error('away')));
    expect((await relay()).map(({ caseId }) => caseId)).toContain(id);
    const work = (await ledger.work(callPort, id))!;
    expect(work.effects).toEqual([]);
    expect(work.nextInMs).toBeLessThanOrEqual(2_000);
    expect(calls).toEqual([`${id}/4/0`]);
    await expect
      .poll(async () => (await ledger.work(callPort, id))!.effects)
      .toEqual([{ seq: 4, idx: 0, port: 'notices' }]);
  });
});
