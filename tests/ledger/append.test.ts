// The one place that decides, on a real Postgres: once, all or nothing, in order, and derivable again.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { freshDatabase } from '../support/servers.ts';
import {
  aDraftSubject,
  aFullChecklist,
  aLedger,
  anActiveSubject,
  clockAt,
  key,
  opco,
  person,
  sent,
  started,
  uscc,
  measure,
  system,
} from '../support/ledger.ts';
import { law } from '../support/law.ts';

let ledger: Ledger;
let url: string;
const clock = clockAt('2026-03-02T02:00:00Z');
beforeAll(async () => {
  url = await freshDatabase();
  ledger = await aLedger({ url, clock: clock.read });
});
const rowsOf = async (table: 'ledger' | 'cases' | 'effect' | 'wake' | 'task' | 'claim' | 'link') =>
  (await ledger.sql<{ count: number }[]>`select count(*)::int as count from ${ledger.sql(table)}`)[0]!.count;
const everything = async () =>
  Promise.all((['ledger', 'cases', 'effect', 'wake', 'task', 'claim', 'link'] as const).map(rowsOf));

describe('append', () => {
  it('gives the same answer to the same key, and does it once', async () => {
    const { id, actor } = await aDraftSubject(ledger, 1);
    const request = {
      caseId: id,
      event: { type: 'SUBMIT', checklist: await aFullChecklist(ledger) },
      actor,
      key: 'submit-1',
    };
    const first = await ledger.append(request);
    const again = await ledger.append(request);
    expect(first).toMatchObject({ ok: true, seq: 2, state: ['underSignupReview'] });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await ledger.append({ ...request, event: { type: 'WITHDRAW' } })).toMatchObject({
      ok: false,
      code: 'KEY_REUSED',
    });
  });

  it('writes nothing when it refuses, and says state, rule, article and what is possible instead', async () => {
    const { id, actor } = await aDraftSubject(ledger, 2);
    const before = await everything();
    const checklist = { ...(await aFullChecklist(ledger)), commitment: undefined };
    const answer = await ledger.append({ caseId: id, event: { type: 'SUBMIT', checklist }, actor, key: key() });
    expect(answer).toMatchObject({
      ok: false,
      code: 'GUARD_REFUSED',
      articles: ['T8(2)'],
      state: ['draft'],
      allowed: expect.arrayContaining(['SUBMIT', 'WITHDRAW']),
    });
    expect(await everything()).toEqual(before);
  });

  it('lets one of two conflicting events win and tells the other the state it met', async () => {
    const { id, actor } = await aDraftSubject(ledger, 3);
    await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    const answers = await Promise.all([
      ledger.append({ caseId: id, event: { type: 'PASS' }, actor: opco, key: key() }),
      ledger.append({ caseId: id, event: { type: 'WITHDRAW' }, actor, key: key() }),
      ledger.append({
        caseId: id,
        event: { type: 'RETURN', items: [{ item: 'x', problem: 'unclear' }] },
        actor: opco,
        key: key(),
      }),
    ]);
    const refused = answers.filter((answer) => !answer.ok);
    // WITHDRAW is possible after PASS too, so one or two may be accepted, but never PASS and RETURN both.
    expect(answers[0]!.ok && answers[2]!.ok).toBe(false);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused)
      expect(['EVENT_NOT_ALLOWED', 'ROLE_NOT_ALLOWED', 'CASE_CLOSED']).toContain((answer as { code: string }).code);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('never answers from what this process remembers of a case that another has changed since', async () => {
    const other = await aLedger({ url, clock: clock.read });
    const { id, actor } = await anActiveSubject(ledger, 66);
    const suspend = measure('SUSPEND');
    const reinstate = measure('REINSTATE');
    await sent(other, id, suspend, system);
    // Refused on what it is, accepted on what it is, repeated though it would be taken once more.
    expect(await ledger.append({ caseId: id, event: suspend, actor: system, key: key() })).toMatchObject({
      ok: false,
      code: 'GUARD_REFUSED',
      version: 5,
      state: expect.arrayContaining(['inForce.standing.suspended']),
    });
    const request = { caseId: id, event: measure('SUSPEND', 'other'), actor: system, key: 'once' };
    expect(await ledger.append(request)).toMatchObject({ ok: true, seq: 6 });
    for (const event of [measure('REINSTATE', 'other'), reinstate]) await sent(other, id, event, system);
    expect(await ledger.append(request)).toMatchObject({ ok: true, seq: 6, repeated: true });
    expect(
      await ledger.append({
        caseId: id,
        event: { type: 'DEREGISTER', reason: '停止经营' },
        actor,
        key: key(),
        expectedVersion: 6,
      }),
    ).toMatchObject({ code: 'STALE_VERSION', version: 8 });
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('honours an expected version', async () => {
    const { id, actor } = await aDraftSubject(ledger, 4);
    expect(
      await ledger.append({ caseId: id, event: { type: 'WITHDRAW' }, actor, key: key(), expectedVersion: 7 }),
    ).toMatchObject({ code: 'STALE_VERSION', version: 1 });
    expect(
      await ledger.append({ caseId: id, event: { type: 'WITHDRAW' }, actor, key: key(), expectedVersion: 1 }),
    ).toMatchObject({ ok: true });
  });

  it('keeps one registration for one subject, and frees it when the registration ends', law('T16'), async () => {
    const { id, actor } = await anActiveSubject(ledger, 5);
    const second = await started(
      ledger,
      'subjectRegistration',
      { kinds: ['DEMANDER'], subject: { type: 'organisation', uscc: uscc(5), name: '同一企业' } },
      actor,
    );
    const checklist = await aFullChecklist(ledger);
    const refused = await ledger.append({ caseId: second, event: { type: 'SUBMIT', checklist }, actor, key: key() });
    expect(refused).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED', articles: ['T16'] });
    await sent(ledger, id, { type: 'DEREGISTER', reason: '停止经营' }, actor);
    expect(await sent(ledger, second, { type: 'SUBMIT', checklist }, actor)).toEqual(['underSignupReview']);
  });

  it('lets only one of twenty simultaneous submissions of one subject through', law('T16'), async () => {
    const actor = person('many', 'MERCHANT', `org:${uscc(6)}`);
    const checklist = await aFullChecklist(ledger);
    const ids = await Promise.all(
      Array.from({ length: 20 }, () =>
        started(
          ledger,
          'subjectRegistration',
          { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: uscc(6), name: '争先' } },
          actor,
        ),
      ),
    );
    expect(new Set(ids).size).toBe(20);
    const answers = await Promise.all(
      ids.map((caseId) => ledger.append({ caseId, event: { type: 'SUBMIT', checklist }, actor, key: key() })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))).toEqual(
      new Set(['ALREADY_CLAIMED']),
    );
  });

  it('takes what many do in one case at once, each in its turn, and refuses nobody for it', async () => {
    const { id, actor } = await aDraftSubject(ledger, 77);
    await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    await sent(ledger, id, { type: 'CLAIM', task: 'underSignupReview' }, opco);
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        ledger.append({
          caseId: id,
          event: { type: 'TAKE_OVER', task: 'underSignupReview', confirmed: true, reason: '轮换经办人' },
          actor: person(`reviewer.${i}`, 'OPCO'),
          key: key(),
        }),
      ),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.ok && answer.seq)).size).toBe(300);
  });

  it('fires a due deadline first, so that an event after it loses even when no runner was up', async () => {
    const { id, actor } = await aDraftSubject(ledger, 7);
    const checklist = await aFullChecklist(ledger);
    await sent(ledger, id, { type: 'SUBMIT', checklist }, actor);
    await sent(ledger, id, { type: 'RETURN', items: [{ item: '承诺书', problem: '未盖章' }] }, opco);
    const view = await ledger.show(id, actor);
    const due = view.ok && view.deadlines.find(({ clock: name }) => name === 'trade.subject.correctionDue')?.dueAt;
    if (!due) throw new Error('no deadline');
    clock.set(new Date(Date.parse(due) + 1000).toISOString());
    expect(
      await ledger.append({ caseId: id, event: { type: 'RESUBMIT', checklist }, actor, key: key() }),
    ).toMatchObject({ ok: false, code: 'CASE_CLOSED' });
    const log = await ledger.log(id, actor);
    const lapse = log.ok ? log.rows.at(-1)! : undefined;
    expect(lapse).toMatchObject({ at: due, to_state: ['lapsed'], actor: { hat: 'SYSTEM' } });
    expect(lapse!.recorded_at > due).toBe(true);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('refuses a forged timer at every door', async () => {
    const { id, actor } = await aDraftSubject(ledger, 8);
    for (const type of ['xstate.after.x', 'xstate.done.state.subjectRegistration', 'kernel.remind', '*', ''])
      expect(await ledger.append({ caseId: id, event: { type }, actor, key: key() })).toMatchObject({
        ok: false,
        code: 'EVENT_RESERVED',
      });
  });

  it('shows every altered row: event, snapshot, order, missing tail, missing case', async () => {
    const { id } = await anActiveSubject(ledger, 9);
    const gone = await anActiveSubject(ledger, 10);
    while (await ledger.seal());
    expect(await ledger.verifySeals()).toEqual([]);
    await ledger.sql`alter table ledger disable trigger user`;
    await ledger.sql`update ledger set event = jsonb_set(event, '{note}', '"later"') where case_id = ${id} and seq = 3`;
    expect((await ledger.verifyCase(id)).problems.join()).toContain('row 3: was altered');
    await ledger.sql`delete from ledger where case_id = ${gone.id}`;
    await ledger.sql`delete from cases where id = ${gone.id}`;
    await ledger.sql`alter table ledger enable trigger user`;
    expect((await ledger.verifySeals()).join()).toContain('are not those that were sealed');
  });

  it('keeps its own keys from callers, who could otherwise block a timer', async () => {
    const { id, actor } = await aDraftSubject(ledger, 11);
    const before = await everything();
    for (const bad of [
      '~timer/xstate.after.trade.subject.draftExpiry.subjectRegistration.draft/1',
      '',
      'x'.repeat(301),
    ])
      expect(
        await ledger.append({ caseId: id, event: { type: 'COMMENT', text: '占位' }, actor, key: bad }),
      ).toMatchObject({ ok: false, code: 'EVENT_MALFORMED' });
    expect(await everything()).toEqual(before);
  });

  it(
    'tells a stranger that an event is refused, not where the case stands; and lends nobody a document by its hash',
    law('T25'),
    async () => {
      const { id } = await aDraftSubject(ledger, 12);
      const stranger = person('mallory', 'MERCHANT', `org:${uscc(13)}`);
      expect(
        await ledger.append({ caseId: id, event: { type: 'WITHDRAW' }, actor: stranger, key: key() }),
      ).toMatchObject({
        ok: false,
        code: 'ROLE_NOT_ALLOWED',
        state: [],
        allowed: [],
        articles: expect.arrayContaining(['T25']),
      });
      const secret = 'f'.repeat(64);
      await ledger.sql`insert into document values (${secret}, 'text/plain', 3, ${ledger.sql.json({ person: 'owner.12' })}, now())`;
      await ledger.sql`insert into upload values (${secret}, 'owner.12', ${`org:${uscc(12)}`})`;
      const theirs = await aDraftSubject(ledger, 13);
      const attach = { type: 'ATTACH', documents: [{ sha256: secret, name: 'secret.txt' }] };
      expect(await ledger.append({ caseId: theirs.id, event: attach, actor: theirs.actor, key: key() })).toMatchObject({
        ok: false,
        code: 'DOCUMENT_UNKNOWN',
      });
      expect(
        await ledger.append({
          caseId: id,
          event: attach,
          actor: person('owner.12', 'MERCHANT', `org:${uscc(12)}`),
          key: key(),
        }),
      ).toMatchObject({ ok: true });
    },
  );

  it('does not let rows be changed or deleted by mistake', async () => {
    await expect(ledger.sql`delete from ledger`).rejects.toThrow(/append-only/);
    await expect(ledger.sql`update ledger set key = 'x'`).rejects.toThrow(/append-only/);
  });
});
