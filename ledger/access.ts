// Reading under an access to information (T25, T34, T35): each read is a row first, and one that cannot be written is not
// answered. Where somebody may read anyway, as a party or a hand, nothing of this is asked.
import {
  type Actor,
  type CaseId,
  type Refusal,
  endOfDay,
  hashOf,
  isRefusal,
  refuse,
  startOfDay,
} from '@shuquan/machines/kernel';
import type { ArticleId, Text } from '@shuquan/machines/law';
import type { LedgerContext } from './context.ts';
import { covers, givers, grantIn, running } from './grants.ts';
import { caseRow, regimeOf } from './held.ts';
import { type RowsAsked, pageOf, sizeOf } from './pages.ts';
import * as queries from './queries.ts';
import { mayRead, noSuchCase, readingOf, readsTherein } from './reading.ts';
import type { CaseRow, LedgerRow, Under } from './types.ts';

type Read = { material: string; case_id?: CaseId; document?: string; about?: string; shown: string };

/** Keeps what is about to be shown. It throws when it cannot: then nothing is shown. */
export async function keep(ledger: LedgerContext, { access }: Under, actor: Actor, reads: Read[]): Promise<void> {
  if (!reads.length) return;
  const at = await ledger.clock();
  const { person, hat, party = null } = actor;
  const rows = reads.map(({ case_id = null, document = null, about = null, ...read }) => ({
    at,
    access,
    person,
    hat,
    party,
    case_id,
    document,
    about,
    ...read,
  }));
  await ledger.sql`insert into access_read ${ledger.sql(rows)}`;
}

/** Asks as the actor may anyway, and where that is refused, under each access that reaches the case. */
async function asked<T extends object>(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
  { as, read }: { as: 'case' | 'log'; read: (under: LedgerContext, access?: Under) => Promise<T | Refusal> },
): Promise<T | Refusal> {
  const answer = await read(ledger);
  if (!isRefusal(answer) || answer.code !== 'READ_NOT_ALLOWED') return answer;
  const row = await caseRow(ledger, caseId);
  const access = row && (await running(ledger, actor, as)).find((one) => covers(ledger, one, row));
  if (!access) return answer;
  const shown = await read({ ...ledger, under: [access] }, access);
  // A refusal that is explained says where the case stands.
  if (!isRefusal(shown) || shown.code !== 'READ_NOT_ALLOWED')
    await keep(ledger, access, actor, [{ material: as, case_id: caseId, shown: hashOf(shown) }]);
  return shown;
}

export const show = (ledger: LedgerContext, caseId: CaseId, actor: Actor) =>
  asked(ledger, caseId, actor, { as: 'case', read: (under) => queries.show(under, caseId, actor) });

export const explain = (ledger: LedgerContext, caseId: CaseId, event: { type: string }, actor: Actor) =>
  asked(ledger, caseId, actor, { as: 'case', read: (under) => queries.explain(under, caseId, event, actor) });

/** Where only some fields are shown, the course is told without what was in each event. */
export const log = (ledger: LedgerContext, caseId: CaseId, actor: Actor) =>
  asked(ledger, caseId, actor, {
    as: 'log',
    read: async (under, access) => {
      if (!access?.fields) return queries.log(under, caseId, actor);
      const whole = await queries.log(withAllFields(under, access), caseId, actor);
      return isRefusal(whole) ? whole : { ok: true as const, rows: whole.rows.map(withoutContent) };
    },
  });
/** The rows under an access of some fields are read whole, to be told without their content. */
export const withAllFields = (ledger: LedgerContext, access: Under): LedgerContext => ({
  ...ledger,
  under: [{ ...access, fields: null }],
});
export const withoutContent = (row: LedgerRow): LedgerRow => ({
  ...row,
  event: { type: row.event.type, sealed: true },
  facts: null,
});

/** The cases that an actor may see; those that they see under an access alone are reads. */
export async function list(
  ledger: LedgerContext,
  actor: Actor,
  filter?: queries.ListFilter,
): Promise<queries.Listed[]> {
  const accesses = await running(ledger, actor, 'case');
  if (!accesses.length) return queries.list(ledger, actor, filter);
  const listed = await queries.list({ ...ledger, under: accesses }, actor, filter);
  const ids = listed.map(({ caseId }) => caseId);
  const rows = await ledger.sql<CaseRow[]>`
    select c.*, ${regimeOf(ledger.sql)} from cases c where c.id = any(${ids})`;
  for (const access of accesses) {
    const its = rows.filter(
      (row) => !mayRead(ledger, row, actor) && accesses.find((one) => covers(ledger, one, row)) === access,
    );
    const shown = (id: CaseId): string => hashOf(listed.find(({ caseId }) => caseId === id));
    const reads = its.map(({ id }) => ({ material: 'list', case_id: id, shown: shown(id) }));
    await keep(ledger, access, actor, reads);
  }
  return listed;
}

/** May a document be read under an access: one of its cases is within it, and shows it? Then the read is kept. */
export async function readsUnderAccess(ledger: LedgerContext, sha256: string, actor: Actor): Promise<boolean> {
  for (const access of await running(ledger, actor, 'documents')) {
    const under = { ...ledger, under: [access] };
    const { cases, parties } = access.grant;
    const rows = await ledger.sql<CaseRow[]>`
      select c.*, ${regimeOf(ledger.sql)} from document_ref r join cases c on c.id = r.case_id
      where r.sha256 = ${sha256} and (c.id = any(${cases}) or c.parties && ${parties}::text[]) order by c.id`;
    const row = rows.find((one) => covers(ledger, access, one) && readsTherein(under, one, actor, sha256));
    if (!row) continue;
    await keep(ledger, access, actor, [{ material: 'documents', case_id: row.id, document: sha256, shown: sha256 }]);
    return true;
  }
  return false;
}

export type PersonAct = {
  caseId: CaseId;
  seq: number;
  at: string;
  event: string;
  hat: string;
  party: string | null;
  onBehalfOf: string | null;
  from: string[];
  to: string[];
  articles: ArticleId[];
};
export type ActsPage = { ok: true; acts: PersonAct[]; /** Absent on the last page. */ next?: number };

/** T36: who did what, in which role, by person, under an access for discipline; no content. */
export async function actsOf(
  ledger: LedgerContext,
  person: string,
  actor: Actor,
  { after = 0, limit }: RowsAsked = {},
): Promise<ActsPage | Refusal> {
  const access = (await running(ledger, actor, 'persons')).find(({ grant }) => grant.of.includes(person));
  if (!access) return notForDiscipline();
  const { from, to, lifecycles } = access.grant;
  const size = sizeOf(limit);
  const { sql } = ledger;
  const found = await sql<(PersonAct & { n: number })[]>`
    select n, case_id as "caseId", seq, at, event ->> 'type' as event, actor ->> 'hat' as hat, actor ->> 'party' as party,
      actor ->> 'onBehalfOf' as "onBehalfOf", from_state as "from", to_state as "to", articles
    from ledger where actor ->> 'person' = ${person} and actor ->> 'hat' <> 'SYSTEM' and n > ${after}
      and split_part(case_id, '/', 1) = any(${lifecycles})
      ${from ? sql`and at >= ${startOfDay(from)}` : sql``} ${to ? sql`and at < ${endOfDay(to)}` : sql``}
    order by n limit ${size}`;
  const { rows, ...next } = pageOf(found, size);
  const page = { ok: true as const, acts: rows, ...next };
  await keep(ledger, access, actor, [{ material: 'persons', about: person, shown: hashOf(page) }]);
  return page;
}

export type ReadOf = {
  at: string;
  requester: string;
  purpose: Text;
  material: string;
  document: string | null;
  /** For those who may read the access itself. */ access?: CaseId;
  person?: string;
};
export type ReadsPage = { ok: true; reads: ReadOf[]; next?: number };
type KeptRead = { n: number; at: string; access: CaseId; person: string; material: string; document: string | null };

/** Who read a case under an access, for its parties and offices; what they may not be told yet does not show. */
export async function readsOf(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
  { after = 0, limit }: RowsAsked = {},
): Promise<ReadsPage | Refusal> {
  const row = await caseRow(ledger, caseId);
  if (!row) return noSuchCase(caseId);
  if (readingOf(ledger, row, actor) !== 'all') return notTheirs();
  const { sql } = ledger;
  const size = sizeOf(limit);
  const found = await sql<KeptRead[]>`
    select n, at, access, person, material, document from access_read
    where case_id = ${caseId} and n > ${after} order by n limit ${size}`;
  const { rows, ...next } = pageOf(found, size);
  const accesses = new Map(
    (await sql<CaseRow[]>`select * from cases where id = any(${found.map(({ access }) => access)})`).map((one) => [
      one.id,
      one,
    ]),
  );
  const reads = rows.flatMap(({ access: id, at, person, material, document }): ReadOf[] => {
    const access = accesses.get(id);
    const grant = access && grantIn(ledger, access);
    if (!access || !grant) return [];
    const theirs = readingOf(ledger, access, actor) === 'all';
    if (!grant.told && !theirs) return [];
    const { requester, purpose } = grant;
    return [{ at, requester, purpose, material, document, ...(theirs && { access: id, person }) }];
  });
  return { ok: true, reads, ...next };
}

export type AccessCount = { purpose: string; asked: number; granted: number; refused: number; reads: number };

/** How many were asked, granted, refused and read in a time, by purpose, and nothing of their content. */
export async function accessCounts(ledger: LedgerContext, from: string, to: string): Promise<AccessCount[]> {
  const kinds = givers(ledger);
  return ledger.sql<AccessCount[]>`
    with within as (
      select c.id, c.shares ->> 'purpose' as purpose, c.opened_at >= ${from} and c.opened_at < ${to} as asked,
        c.shares -> 'granted' = 'true'::jsonb as granted, 'refused' = any(c.state) as refused,
        (select count(*) from access_read r where r.access = c.id and r.at >= ${from} and r.at < ${to}) as reads
      from cases c where c.lifecycle = any(${kinds}) and c.opened_at < ${to}
    )
    select purpose, count(*) filter (where asked)::int as asked, count(*) filter (where asked and granted)::int as granted,
      count(*) filter (where asked and refused)::int as refused, sum(reads)::int as reads
    from within group by purpose having bool_or(asked) or sum(reads) > 0 order by purpose`;
}

const notForDiscipline = (): Refusal =>
  refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '人员办理情况仅凭处分目的的有效调取查阅，且人员在准予范围内。',
      en: 'What a person did is read under a running access for discipline that names the person.',
    },
    { articles: ['T25', 'T36'] },
  );
const notTheirs = (): Refusal =>
  refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '调取查阅记录仅本案当事人和办理部门可以查阅。',
      en: 'Who read a case is for its parties and the offices that handle it.',
    },
    { articles: ['T25'] },
  );
