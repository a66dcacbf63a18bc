// Lists hold what somebody may read, all of it and nothing else (T25), by whatever they ask and however they turn the pages.
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ListFilter, type Listed, cursorAfter, orders } from '../../ledger/desk-list.ts';
import { showsAsked } from '../../ledger/desk-text.ts';
import { gramsOf } from '../../ledger/desk-words.ts';
import type { Ledger } from '../../ledger/index.ts';
import { mayRead } from '../../ledger/reading.ts';
import type { CaseRow } from '../../ledger/types.ts';
import { type Actor, sharesOf } from '../../machines/kernel/index.ts';
import { type Role, roles } from '../../machines/law/roles.ts';
import { aLedger, anActiveSubject, aDraftSubject, center, clockAt, person, sent } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { aRecordedLedger } from '../support/recorded-ledger.ts';

const folder = 'tests/replay/ledgers';
/** A ledger that an older program wrote, of all kinds of cases: its lists are filled when this one opens it. */
let ledger: Ledger;
let cases: CaseRow[];
beforeAll(async () => {
  const { url, at } = await aRecordedLedger(`${folder}/${readdirSync(folder).toSorted().at(-1)!}`);
  ledger = await aLedger({ url, clock: clockAt(at).read });
  cases = await ledger.sql<CaseRow[]>`select * from cases`;
});

async function all(of: Ledger, actor: Actor, filter: ListFilter = {}, limit = 7): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let after: string | undefined; ;) {
    const page = await of.list(actor, { ...filter, limit, ...(after !== undefined && { after }) });
    found.push(...page);
    if (page.length < limit) return found;
    after = cursorAfter(page.at(-1)!, filter.order);
  }
}
const ids = (list: { caseId: string }[]): string[] => list.map(({ caseId }) => caseId).toSorted();
const readableBy = (actor: Actor, among = cases): string[] =>
  among
    .filter((row) => mayRead(ledger.context, row, actor))
    .map(({ id }) => id)
    .toSorted();

describe('a list', () => {
  it('is what somebody may read: every hat, every party, every person who did something', law('T25'), async () => {
    const rows = await ledger.sql<{ person: string; hat: Role; party: string | null }[]>`
      select distinct actor ->> 'person' as person, actor ->> 'hat' as hat, actor ->> 'party' as party from ledger where actor ->> 'hat' <> 'SYSTEM'`;
    const actors = rows.map(({ person: name, hat, party }) => person(name, hat, party ?? undefined));
    const hats = (Object.keys(roles) as Role[]).map((hat) => person('nobody', hat));
    const parties = [...new Set(cases.flatMap(({ parties: those }) => those))].filter((party) => party.includes(':'));
    const owners = parties.map((party) => person('somebody', 'MERCHANT', party));
    let listed = 0;
    for (const actor of [...actors, ...hats, ...owners]) {
      const found = ids(await all(ledger, actor, {}, 50));
      expect(found, JSON.stringify(actor)).toEqual(readableBy(actor));
      listed += found.length;
    }
    expect(cases.length).toBeGreaterThan(20);
    expect(listed).toBeGreaterThan(cases.length);
  });

  it.each(orders)('has each case once, in its order, over all pages: %s', async (order) => {
    const found = await all(ledger, person('zhao.min', 'CENTER'), { order }, 3);
    expect(ids(found)).toEqual(readableBy(center));
    const by = {
      recent: ({ at }: Listed) => -Date.parse(at),
      opened: ({ openedAt }: Listed) => -Date.parse(openedAt),
      due: ({ nextDue }: Listed) => (nextDue === null ? Infinity : Date.parse(nextDue)),
    }[order];
    expect(found.map(by)).toEqual(found.map(by).toSorted((one, other) => one - other));
  });

  it('is found by no party that it does not show, and by no article where it shows a part', law('T25'), async () => {
    const parties = [...new Set(cases.flatMap(({ parties: those }) => those))].filter((party) => party.includes(':'));
    for (const asker of parties.map((party) => person('somebody', 'THIRD_PARTY', party)))
      for (const party of parties)
        for (const one of await all(ledger, asker, { party }, 50))
          expect(
            one.parties.map((shown) => shown.party),
            `${asker.party} asks for ${party}`,
          ).toContain(party);
    const helped = cases.filter((row) => {
      const [seller] = row.parties;
      return row.lifecycle === 'trade' && seller !== undefined;
    });
    // Somebody whose view of a trade is a part of it, as `readingOf` says.
    const partly = { views: { evaluator: { fields: [], events: [] } } };
    const context = {
      ...ledger.context,
      lifecycles: { ...ledger.lifecycles, trade: { ...ledger.lifecycles['trade']!, ...partly } },
    };
    for (const row of helped) expect(showsAsked(context, row, center, { article: 'T21' }), row.id).toBe(true);
    const stranger = person('nobody', 'THIRD_PARTY', 'org:91220101MA00000013');
    for (const row of helped) expect(showsAsked(context, row, stranger, { article: 'T21' }), row.id).toBe(false);
  });

  it('is filtered by what the cases themselves say', async () => {
    const theirs = cases.filter((row) => mayRead(ledger.context, row, center));
    const one = theirs.find(({ ended, tags, parties }) => !ended && tags.length && parties.length)!;
    const asked: [ListFilter, (row: CaseRow) => boolean][] = [
      [{ lifecycle: one.lifecycle }, ({ lifecycle }) => lifecycle === one.lifecycle],
      [{ state: one.state[0]! }, ({ state }) => state.includes(one.state[0]!)],
      [{ tag: one.tags[0]! }, ({ tags }) => tags.includes(one.tags[0]!)],
      [{ party: one.parties[0]! }, ({ parties }) => parties.includes(one.parties[0]!)],
      [{ ended: true }, ({ ended }) => ended],
      [{ dueBefore: '2027-01-01T00:00:00.000Z' }, ({ next_due }) => next_due !== null && next_due < '2027-01-01'],
      [{ text: one.id }, ({ id }) => id.includes(one.id)],
    ];
    for (const [filter, holds] of asked)
      expect(ids(await all(ledger, center, filter)), JSON.stringify(filter)).toEqual(
        theirs
          .filter(holds)
          .map(({ id }) => id)
          .toSorted(),
      );
  });

  it('is filtered by the articles that the rows cite, an article with all its items', async () => {
    const rows = await ledger.sql<{ id: string; articles: string[] }[]>`
      select case_id as id, array_agg(distinct a) as articles from ledger, jsonb_array_elements_text(articles) a group by case_id`;
    const theirs = new Set(readableBy(center));
    for (const article of ['T16', 'T21', 'T21(3)', 'T99'])
      expect(ids(await all(ledger, center, { article })), article).toEqual(
        rows
          .filter(
            ({ id, articles }) => theirs.has(id) && articles.some((a) => a === article || a.startsWith(`${article}(`)),
          )
          .map(({ id }) => id)
          .toSorted(),
      );
  });

  it('is the same when its rows are made again', async () => {
    const before = await all(ledger, center);
    const desk = () =>
      ledger.sql`select no, version, kind, ended, due::text, opened_at, at, (select array_agg(k order by k) from unnest(keys) k) as keys from desk_case order by no`;
    const kept = await desk();
    await ledger.sql`delete from desk_case where no in (select no from cases where lifecycle = 'trade')`;
    await ledger.sql`update desk_case set keys = '{}'`;
    await ledger.sql`delete from desk_text`;
    expect(
      (
        await all(
          ledger,
          person('sun', 'MERCHANT', cases.find(({ parties }) => parties.some((p) => p.startsWith('org:')))!.parties[0]),
        )
      ).length,
    ).toBe(0);
    await ledger.rebuildDesk();
    expect(await desk()).toEqual(kept);
    expect(await all(ledger, center)).toEqual(before);
  });
});

describe('as cases move on', () => {
  it('lists follow in the same act: state, deadline, words and articles', async () => {
    const own = await aLedger();
    const { id, actor } = await aDraftSubject(own, 1);
    expect(ids(await own.list(actor, { state: 'draft' }))).toEqual([id]);
    await sent(own, id, { type: 'WITHDRAW' }, actor);
    expect(await own.list(actor, { state: 'draft' })).toEqual([]);
    expect(await own.list(actor, { ended: true })).toMatchObject([{ caseId: id, version: 2, nextDue: null }]);
    const kept =
      await own.sql`select version, (select array_agg(k order by k) from unnest(keys) k) as keys from desk_case order by no`;
    await own.rebuildDesk();
    expect(
      await own.sql`select version, (select array_agg(k order by k) from unnest(keys) k) as keys from desk_case order by no`,
    ).toEqual(kept);
  });

  it('what an older program wrote beside this one is found after the next start', async () => {
    const own = await aLedger();
    const { id, actor } = await aDraftSubject(own, 1);
    await own.sql`update desk_case set version = 0, keys = '{}'`;
    expect(await own.list(actor)).toEqual([]);
    const { fillDesk } = await import('../../ledger/desk-fill.ts');
    expect([await fillDesk(own.context), await fillDesk(own.context)]).toEqual([1, 0]);
    expect(ids(await own.list(actor))).toEqual([id]);
  });
});

describe('search', () => {
  let own: Ledger;
  let first: Awaited<ReturnType<typeof anActiveSubject>>;
  beforeAll(async () => {
    own = await aLedger();
    first = await anActiveSubject(own, 1);
    await anActiveSubject(own, 2);
    await own.sql`insert into organisation (party, name) values (${first.party}, '净月高新医院（ＡＢ）')`;
  });
  const found = async (text: string, actor: Actor = center) => ids(await own.list(actor, { text }));

  it('finds Chinese words, codes, numbers of certificates and names of organisations', async () => {
    const [row] = await own.sql<CaseRow[]>`select * from cases where id = ${first.id}`;
    const { number } = (
      sharesOf(own.lifecycles['subjectRegistration']!, row!.snapshot)['certificates'] as { number: string }[]
    )[0]!;
    for (const text of [
      '科技有限公司1',
      '科 1',
      '技',
      '净月高新',
      'ab 医院',
      number,
      number.toLowerCase(),
      first.party.slice(4),
      first.id,
      first.id.slice(0, -3),
    ])
      expect(await found(text), text).toContain(first.id);
    expect(await found('科技有限公司1')).toHaveLength(1);
    expect(await found('净月 公司2')).toEqual([]);
    expect(await found('100%')).toEqual([]);
    expect(await found('　 ')).toEqual([]);
  });

  it('cuts words in the database as in the program', async () => {
    for (const words of ['医保 ab', 'aaa 科', '𠀀医 x', '', 'cc-m-2026-ae9fe0deba 数据科技集团']) {
      const [row] = await own.sql<{ grams: string[] }[]>`select grams_of(${words}) as grams`;
      expect([...new Set(row!.grams)].toSorted(), words).toEqual(gramsOf(words).toSorted());
    }
  });

  it('finds nothing that somebody may not read', law('T25'), async () => {
    expect(await found('科技', person('ma.li', 'EXPERT'))).toEqual([]);
    expect(await found('科技', first.actor)).toEqual([first.id]);
  });

  it('goes through all when more than a thousand cases hold a word, and misses none', async () => {
    await own.sql`insert into desk_text select -g, '科技', 0 from generate_series(1, 1001) g`;
    expect(await found('科技')).toHaveLength(2);
    expect(await found('科技 净月')).toEqual([first.id]);
    await own.sql`delete from desk_text where no < 0`;
  });
});
