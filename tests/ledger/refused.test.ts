// Refused attempts leave a trace (P20(1), T25, D-0193): who, where, what, why; never in the way of the refusal.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import {
  aDraftSubject,
  aFullChecklist,
  aLedger,
  anActiveSubject,
  center,
  clockAt,
  key,
  opco,
  person,
  supervisor,
  system,
} from '../support/ledger.ts';
import { defaultRegime } from '../../machines/index.ts';
import { freshDatabase } from '../support/servers.ts';

const AT = '2026-03-02T02:00:00.000Z';
const mallory = person('mallory', 'DEMANDER', 'org:91220101MA9999999X');
const SECRET = '不应留存的内容';
let ledger: Ledger;
let url: string;
let draft: Awaited<ReturnType<typeof aDraftSubject>>;
beforeAll(async () => {
  url = await freshDatabase();
  ledger = await aLedger({ url, clock: clockAt(AT).read });
  draft = await aDraftSubject(ledger, 1);
});
const ask = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor) =>
  ledger.append({ caseId, event, actor, key: key() });
const recorded = async (caseId: string, actor = center) => {
  const page = await ledger.refusals(caseId, actor);
  if (!page.ok) throw new Error(page.message.en);
  return page.refusals;
};

describe('a refused attempt', () => {
  it('is kept with who, hat, party, event, code and articles, and nothing of its payload', law('T25'), async () => {
    const answer = await ask(draft.id, { type: 'SUBMIT', checklist: {}, note: SECRET }, draft.actor);
    const other = await ask(draft.id, { type: 'PASS' }, mallory);
    if (answer.ok || other.ok) throw new Error('taken');
    const { person: who, hat, party } = draft.actor;
    expect(await recorded(draft.id)).toEqual([
      { at: AT, person: who, hat, party, event: 'SUBMIT', code: answer.code, articles: answer.articles },
      { at: AT, ...mallory, event: 'PASS', code: other.code, articles: other.articles },
    ]);
    const all = await ledger.sql`select row_to_json(r)::text as row from refused_attempt r`;
    expect(JSON.stringify(all)).not.toContain(SECRET);
  });

  it('keeps no text of the caller: an event or a case that is not there, a NUL, half a character', async () => {
    const before = (await ledger.sql`select n from refused_attempt`).length;
    await ask(draft.id, { type: SECRET }, mallory);
    await ask(`${draft.id}\0`, { type: 'PASS' }, mallory).catch(() => {});
    await ask(`subjectRegistration/${SECRET}/1`, { type: 'PASS' }, mallory);
    await ask('x'.repeat(100_000), { type: 'PASS' }, mallory);
    await ledger.open({ lifecycle: SECRET, input: {}, actor: { ...mallory, person: 'mallory\0\uD800' }, key: key() });
    await ledger.refusals(draft.id, center);
    const rows = await ledger.sql`select * from refused_attempt where n > ${before} order by n`;
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows[0]).toMatchObject({ case_id: draft.id, event: 'unknown' });
    expect(rows.at(-1)).toMatchObject({
      case_id: null,
      lifecycle: 'unknown',
      event: 'OPEN',
      code: 'LIFECYCLE_UNKNOWN',
    });
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  it('of the system itself is nobody’s, and what is accepted is none', async () => {
    const one = await anActiveSubject(ledger, 2);
    expect(await ask(one.id, { type: 'PASS' }, system)).toMatchObject({ ok: false });
    expect(await recorded(one.id)).toEqual([]);
  });

  it('is shown page by page', async () => {
    const one = await aDraftSubject(ledger, 3);
    for (const type of ['PASS', 'APPROVE', 'RETURN']) await ask(one.id, { type }, opco);
    const first = await ledger.refusals(one.id, center, { limit: 2 });
    expect(first).toMatchObject({ refusals: [{ event: 'PASS' }, { event: 'APPROVE' }], next: expect.any(Number) });
    const second = await ledger.refusals(one.id, center, { after: (first as { next: number }).next, limit: 2 });
    expect(second).toMatchObject({ refusals: [{ event: 'RETURN' }] });
    expect(second).not.toHaveProperty('next');
  });
});

describe('the record of refused attempts', () => {
  it('is read by the hats that read every case of the lifecycle, not by parties or others', law('T25'), async () => {
    for (const actor of [center, opco, supervisor]) expect(await recorded(draft.id, actor)).not.toEqual([]);
    for (const actor of [draft.actor, mallory, person('li', 'EXPERT')])
      expect(await ledger.refusals(draft.id, actor)).toMatchObject({ code: 'READ_NOT_ALLOWED', articles: ['T25'] });
    expect(await ledger.refusals('subjectRegistration/none/1', center)).toMatchObject({ code: 'CASE_UNKNOWN' });
  });

  it('is added to, never changed', law('P20(1)', 'T25'), async () => {
    const appendOnly = { code: 'SQ900' };
    await expect(ledger.sql`update refused_attempt set person = 'nobody'`).rejects.toMatchObject(appendOnly);
    await expect(ledger.sql`delete from refused_attempt`).rejects.toMatchObject(appendOnly);
    await expect(ledger.sql`truncate refused_attempt`).rejects.toMatchObject(appendOnly);
  });

  it('is written every second, and when the process closes', async () => {
    const one = await aDraftSubject(ledger, 4);
    const count = async () => (await ledger.sql`select 1 from refused_attempt where case_id = ${one.id}`).length;
    await ask(one.id, { type: 'PASS' }, opco);
    await expect.poll(count).toBe(1);
    const other = await aLedger({ url });
    await other.append({ caseId: one.id, event: { type: 'PASS' }, actor: opco, key: key() });
    await other.close();
    expect(await count()).toBe(2);
  });

  it('never fails or holds up a refusal: what cannot be written is told, kept, and written later, once', async () => {
    const told: string[] = [];
    const other = await aLedger({ url, onError: (_, what) => void told.push(what) });
    const one = await aDraftSubject(other, 5);
    await ledger.sql`alter table refused_attempt rename to refused_attempt_away`;
    try {
      const refusals = await Promise.all(
        Array.from({ length: 20 }, () =>
          other.append({ caseId: one.id, event: { type: 'PASS' }, actor: opco, key: key() }),
        ),
      );
      expect(refusals.every(({ ok }) => !ok)).toBe(true);
      await expect.poll(() => told).toContain('refused attempts could not be written; it will be tried again');
      const taken = { type: 'SUBMIT', checklist: await aFullChecklist(other) };
      expect(await other.append({ caseId: one.id, event: taken, actor: one.actor, key: key() })).toMatchObject({
        ok: true,
      });
    } finally {
      await ledger.sql`alter table refused_attempt_away rename to refused_attempt`;
    }
    expect(await other.refusals(one.id, center)).toMatchObject({ ok: true, refusals: { length: 20 } });
  });
});

describe('what was refused in a lifecycle', () => {
  it('shows refused openings and reads to its offices, by person, and to nobody else', law('T25'), async () => {
    const eve = person('eve', 'SUPERVISOR');
    const opening = await ledger.open({
      lifecycle: 'subjectRegistration',
      input: { kinds: 7 },
      actor: eve,
      key: key(),
    });
    const stranger = { ...mallory, person: 'eve' };
    for (const read of [ledger.show, ledger.log]) expect(await read(draft.id, stranger)).toMatchObject({ ok: false });
    const asked = { lifecycle: 'subjectRegistration', person: 'eve' };
    expect(await ledger.refusalsIn(center, asked)).toMatchObject({
      refusals: [
        { event: 'OPEN', code: opening.ok ? '' : opening.code, caseId: null },
        { event: 'READ', code: 'READ_NOT_ALLOWED', articles: ['T25'], caseId: draft.id },
        { event: 'READ', caseId: draft.id },
      ],
    });
    expect(await ledger.refusalsIn(center, { ...asked, limit: 1 })).toMatchObject({ next: expect.any(Number) });
    expect(await ledger.refusalsIn(center, { ...asked, person: 'nobody' })).toEqual({ ok: true, refusals: [] });
    for (const actor of [draft.actor, mallory, person('li', 'EXPERT')])
      expect(await ledger.refusalsIn(actor, asked)).toMatchObject({ code: 'READ_NOT_ALLOWED', articles: ['T25'] });
    expect(await ledger.refusalsIn(center, { lifecycle: 'nothing' })).toMatchObject({ code: 'READ_NOT_ALLOWED' });
  });
});

describe('a flood of refused attempts', () => {
  const flood = (person_: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => ask(draft.id, { type: 'PASS' }, { ...mallory, person: person_ })));
  const kept = async (name: string) =>
    (
      await ledger.sql<{ count: number }[]>`select count(*)::int as count from refused_attempt where person = ${name}`
    )[0]!.count;

  it(
    'of one person is kept one by one up to the limit of a minute, and counted beyond it',
    law('P20(1)', 'T25'),
    async () => {
      const limit = defaultRegime.values['attempt.perMinute'];
      await flood('eva', limit - 1);
      await flood('adam', 2);
      const asked = { lifecycle: 'subjectRegistration', person: 'eva' };
      expect(await ledger.refusalsIn(center, asked)).not.toHaveProperty('beyond');
      await flood('eva', 1);
      expect(await ledger.refusalsIn(center, asked)).not.toHaveProperty('beyond');
      await flood('eva', 5);
      await ledger.refusals(draft.id, center);
      await flood('eva', 2);
      expect(await ledger.refusalsIn(center, { ...asked, limit: 1 })).toMatchObject({ ok: true, beyond: 7 });
      expect([await kept('eva'), await kept('adam')]).toEqual([limit, 2]);
    },
  );

  it(
    'goes when its term has ended, and not before; no younger one can be taken away at all',
    law('P20(1)', 'T25'),
    async () => {
      const clock = clockAt(AT);
      const other = await aLedger({ clock: clock.read });
      const one = await aDraftSubject(other, 6);
      await other.append({ caseId: one.id, event: { type: 'PASS' }, actor: opco, key: key() });
      await other.refusals(one.id, center);
      clock.set('2027-03-02T02:00:00.000Z');
      expect(await other.disposeOfRefusals()).toBe(0);
      clock.set('2027-03-02T02:00:00.001Z');
      expect(await other.disposeOfRefusals()).toBe(1);
      clock.set('2090-01-01T00:00:00Z');
      await other.sql`
      insert into refused_attempt (id, at, person, hat, lifecycle, event, code, articles)
      values (gen_random_uuid(), now() - interval '5 months', 'x', 'OPCO', 'trade', 'OPEN', 'X', '{}')`;
      expect(await other.disposeOfRefusals()).toBe(0);
      await expect(
        other.sql.begin(async (sql) => {
          await sql`set local shuquan.disposing = 'on'`;
          await sql`delete from refused_attempt`;
        }),
      ).rejects.toMatchObject({ code: 'SQ900' });
    },
  );
});
