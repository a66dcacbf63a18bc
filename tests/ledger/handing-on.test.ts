// A task is handed to whoever the law gives it to, who is told; what is delegated until a day comes back by itself (D-0398).
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { aDraftSubject, aFullChecklist, aLedger, center, clockAt, opco, person, sent } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const UNTIL = '2026-03-06T02:00:00.000Z';
const TASK = 'underSignupReview';
const clock = clockAt(MONDAY);
const colleague = person('chen.jie', 'OPCO');
let ledger: Ledger;
let serial = 0;
let subject: Awaited<ReturnType<typeof aDraftSubject>>;

beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
});
/** A sign-up that waits for its review by the operating enterprise; its lead is the center. */
async function aReview(): Promise<string> {
  clock.set(MONDAY);
  subject = await aDraftSubject(ledger, (serial += 1));
  await sent(ledger, subject.id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, subject.actor);
  return subject.id;
}
const assign = (caseId: string, named: Actor[], to = named[0]!.person) =>
  ledger.append({
    caseId,
    event: { type: 'ASSIGN', task: TASK, person: to },
    actor: center,
    key: `${caseId.replaceAll('/', '.')}.${to}`,
    named,
  });
const held = async (caseId: string) => {
  const [row] = await ledger.sql<{ claimed_by: string | null; delegated_by: string | null }[]>`
    select claimed_by, delegated_by from task where case_id = ${caseId} and state = ${TASK}`;
  return [row!.claimed_by, row!.delegated_by];
};
const toldIn = async (caseId: string) =>
  (
    await ledger.sql<{ effect: { to: string[]; subject: { zh: string } } }[]>`
      select effect from effect where case_id = ${caseId} and effect ->> 'notice' = 'N19' order by seq, idx`
  ).map(({ effect }) => [effect.to, effect.subject.zh]);

describe('a task is assigned', () => {
  it('to whoever wears the hat that it wants, and they are told', law('T6'), async () => {
    const id = await aReview();
    expect(await assign(id, [colleague])).toMatchObject({ ok: true });
    expect(await held(id)).toEqual([colleague.person, null]);
    expect(await toldIn(id)).toEqual([[['person:chen.jie'], '指派任务：审核主体注册']]);
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, problems: [] });
  });

  it('to nobody else: another hat, no hat, or whoever acts for the party that is judged', law('T6'), async () => {
    const id = await aReview();
    const judging = { ...colleague, alsoFor: [subject.party] };
    for (const named of [[person('sun.wei', 'SUPERVISOR')], [], [judging]]) {
      const answer = await assign(id, named, 'chen.jie');
      expect(answer).toMatchObject({
        code: 'GUARD_REFUSED',
        articles: ['T6'],
        details: [{ rule: 'whoIsNamedWearsTheHat', path: 'person' }],
      });
    }
    expect([await held(id), await toldIn(id)]).toEqual([[null, null], []]);
  });

  it('by its lead alone, from whoever has it, who is told too', async () => {
    const id = await aReview();
    await sent(ledger, id, { type: 'CLAIM', task: TASK }, opco);
    const event = { type: 'ASSIGN', task: TASK, person: colleague.person };
    expect(await ledger.append({ caseId: id, event, actor: opco, key: 'own', named: [colleague] })).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await sent(ledger, id, event, center, [colleague]);
    expect(await toldIn(id)).toEqual([
      [['person:chen.jie'], '指派任务：审核主体注册'],
      [['person:wang.fang'], '任务已被接手'],
    ]);
  });

  it('by nobody else’s hats: only those of whom the event names count', async () => {
    const id = await aReview();
    expect(await assign(id, [opco], colleague.person)).toMatchObject({
      code: 'GUARD_REFUSED',
      details: [{ rule: 'whoIsNamedWearsTheHat' }],
    });
    expect(await assign(id, [opco, colleague], colleague.person)).toMatchObject({ ok: true });
    const [row] = await ledger.sql<{ facts: unknown }[]>`
      select facts from ledger where case_id = ${id} order by seq desc limit 1`;
    expect(row!.facts).toEqual({ named: { hats: [colleague] } });
  });

  it('and taken back by its lead, of which whoever had it is told; giving it back oneself tells nobody', async () => {
    const id = await aReview();
    const unclaim = { type: 'UNCLAIM', task: TASK };
    for (const actor of [opco, center]) {
      await sent(ledger, id, { type: 'CLAIM', task: TASK }, opco);
      await sent(ledger, id, unclaim, actor);
    }
    expect([await held(id), await toldIn(id)]).toEqual([[null, null], [[['person:wang.fang'], '任务已被收回']]]);
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, problems: [] });
  });

  it('says whom its lead could name, and answers nobody else', async () => {
    const id = await aReview();
    const people = [opco, center, colleague].map((one) => ({ person: one.person, hats: [one] }));
    const named = async (actor: Actor) => {
      const found = await ledger.nameable(id, { type: 'ASSIGN', task: TASK }, actor, people);
      return Array.isArray(found) ? found.map((one) => one.person) : found.code;
    };
    expect(await named(center)).toEqual(['wang.fang', 'chen.jie']);
    expect([await named(opco), await named(subject.actor)]).toEqual(['ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
  });
});

describe('a task is delegated', () => {
  const delegate = async (until: string): Promise<string> => {
    const id = await aReview();
    await sent(ledger, id, { type: 'CLAIM', task: TASK }, opco);
    await sent(ledger, id, { type: 'DELEGATE', task: TASK, person: colleague.person, until }, opco, [colleague]);
    return id;
  };

  it('until an instant, at which it is back with whoever delegated it, and both are told', async () => {
    const id = await delegate(UNTIL);
    expect(await held(id)).toEqual(['chen.jie', 'wang.fang']);
    clock.set(new Date(Date.parse(UNTIL) - 1).toISOString());
    await ledger.fireDue(id);
    expect(await held(id)).toEqual(['chen.jie', 'wang.fang']);
    clock.set(UNTIL);
    await ledger.fireDue(id);
    expect(await held(id)).toEqual(['wang.fang', null]);
    expect((await toldIn(id)).at(-1)).toEqual([
      ['person:chen.jie', 'person:wang.fang'],
      '委托期限届满，任务已退回委托人',
    ]);
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, problems: [] });
  });

  it('until its end, also when the delegate claims it or takes it over once more', async () => {
    const id = await delegate(UNTIL);
    const takeOver = { type: 'TAKE_OVER', task: TASK, confirmed: true, reason: '本人办理' };
    for (const event of [{ type: 'CLAIM', task: TASK }, takeOver]) {
      await sent(ledger, id, event, colleague);
      expect(await held(id)).toEqual(['chen.jie', 'wang.fang']);
    }
    clock.set(UNTIL);
    await ledger.fireDue(id);
    expect(await held(id)).toEqual(['wang.fang', null]);
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, problems: [] });
  });

  it('not when it has gone to other hands, or is done, before', async () => {
    const taken = await delegate(UNTIL);
    const takeOver = { type: 'TAKE_OVER', task: TASK, confirmed: true, reason: '统一办理' };
    await sent(ledger, taken, takeOver, person('sun.hao', 'OPCO'));
    const done = await delegate(UNTIL);
    await sent(ledger, done, { type: 'PASS' }, colleague);
    clock.set(UNTIL);
    for (const id of [taken, done]) await ledger.fireDue(id);
    expect(await held(taken)).toEqual(['sun.hao', null]);
    for (const id of [taken, done]) expect(await ledger.verifyCase(id)).toMatchObject({ ok: true, problems: [] });
  });

  it('to somebody else, and no further', async () => {
    const id = await aReview();
    await sent(ledger, id, { type: 'CLAIM', task: TASK }, opco);
    const event = { type: 'DELEGATE', task: TASK, until: UNTIL };
    const refusedBy = async (actor: typeof opco, to: typeof opco) =>
      ledger.append({
        caseId: id,
        event: { ...event, person: to.person },
        actor,
        key: `${actor.person}.${to.person}`,
        named: [to],
      });
    expect(await refusedBy(opco, opco)).toMatchObject({ ok: false, details: [{ rule: 'delegateIsAnother' }] });
    await sent(ledger, id, { ...event, person: colleague.person }, opco, [colleague]);
    expect(await refusedBy(colleague, opco)).toMatchObject({ ok: false, details: [{ rule: 'delegatesOnceOnly' }] });
  });

  it('until a time that is still to come', async () => {
    const id = await aReview();
    await sent(ledger, id, { type: 'CLAIM', task: TASK }, opco);
    const event = { type: 'DELEGATE', task: TASK, person: colleague.person, until: MONDAY };
    const answer = await ledger.append({ caseId: id, event, actor: opco, key: 'late', named: [colleague] });
    expect(answer).toMatchObject({ code: 'GUARD_REFUSED', details: [{ path: 'until' }] });
  });
});
