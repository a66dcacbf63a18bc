// Who read a case, and what a person did (T25, T36): for those who may know it, without anything that is not to be told yet.
import { type Actor, type CaseId, type Refusal, endOfDay, hashOf, refuse, startOfDay } from '@shuquan/machines/kernel';
import type { ArticleId, Text } from '@shuquan/machines/law';
import type { LedgerContext } from './context.ts';
import { givers, grantIn } from './grants.ts';
import { caseRow } from './held.ts';
import { keep } from './kept-reads.ts';
import { type RowsAsked, shownPage, sizeOf } from './pages.ts';
import { noSuchCase, readingOf } from './reading.ts';
import { running } from './running.ts';
import type { CaseRow } from './types.ts';

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
  const { from, to, lifecycles, ownHat } = access.grant;
  const { sql } = ledger;
  const { rows, ...next } = await shownPage(after, sizeOf(limit), async (begin, size) => {
    const found = await sql<(PersonAct & { n: number })[]>`
      select n, case_id as "caseId", seq, at, event ->> 'type' as event, actor ->> 'hat' as hat, actor ->> 'party' as party,
        actor ->> 'onBehalfOf' as "onBehalfOf", from_state as "from", to_state as "to", articles
      from ledger where actor ->> 'person' = ${person} and actor ->> 'hat' <> 'SYSTEM' and n > ${begin}
        and split_part(case_id, '/', 1) = any(${lifecycles}) ${ownHat ? sql`and actor ->> 'hat' = ${actor.hat}` : sql``}
        ${from ? sql`and at >= ${startOfDay(from)}` : sql``} ${to ? sql`and at < ${endOfDay(to)}` : sql``}
      order by n limit ${size}`;
    const secret = await secretTo(
      ledger,
      found.map(({ caseId }) => caseId),
      actor,
    );
    return { found, shown: found.filter(({ caseId }) => !secret.has(caseId)) };
  });
  const page = { ok: true as const, acts: rows, ...next };
  const isKept = await keep(ledger, access, actor, [{ material: 'persons', about: person, shown: hashOf(page) }]);
  return isKept ? page : notForDiscipline();
}

/** Of these cases, those that are accesses whose parties are not told yet, or kept of one, and closed to the actor. */
async function secretTo(ledger: LedgerContext, ids: CaseId[], actor: Actor): Promise<Set<CaseId>> {
  const rows = await ledger.sql<(CaseRow & { about: CaseId })[]>`
    select d.id as about, c.* from cases d join cases c on c.id in (d.id, d.parent)
    where d.id = any(${[...new Set(ids)]}) and c.lifecycle = any(${givers(ledger)})`;
  return new Set(
    rows.flatMap(({ about, ...row }) =>
      grantIn(ledger, row)?.secret && readingOf(ledger, row, actor) !== 'all' ? [about] : [],
    ),
  );
}

/** Under an access by its requester and purpose; by one's own right by person, hat and party. */
export type ReadOf = {
  at: string;
  requester?: string;
  purpose?: Text;
  material: string;
  document: string | null;
  /** Of an access, for those who may read it. */ access?: CaseId;
  person?: string;
  hat?: string;
  party?: string | null;
};
export type ReadsPage = { ok: true; reads: ReadOf[]; next?: number };
type KeptRead = {
  n: number;
  at: string;
  /** null: by their own right. */ access: CaseId | null;
  person: string;
  hat: string;
  party: string | null;
  material: string;
  document: string | null;
};

/** Who read a case, for its parties and offices; what they may not be told yet of accesses does not show. */
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
  const { rows, ...next } = await shownPage(after, sizeOf(limit), async (begin, size) => {
    const found = await sql<KeptRead[]>`
      (select n, at, access, person, hat, party, material, document from access_read where case_id = ${caseId} and n > ${begin} order by n limit ${size})
      union all (select n, at, null, person, hat, party, material, document from read_log where case_id = ${caseId} and n > ${begin} order by n limit ${size})
      order by n limit ${size}`;
    const accesses = await sql<
      CaseRow[]
    >`select * from cases where id = any(${found.flatMap(({ access }) => access ?? [])})`;
    const tellers = new Map(accesses.map((access) => [access.id, toldOf(ledger, access, actor)]));
    return {
      found,
      shown: found.flatMap((read) => (read.access === null ? ownRead(read) : (tellers.get(read.access)?.(read) ?? []))),
    };
  });
  return { ok: true, reads: rows, ...next };
}

const ownRead = ({ n, at, person, hat, party, material, document }: KeptRead): ReadOf & { n: number } => ({
  n,
  at,
  person,
  hat,
  party,
  material,
  document,
});

/** What somebody learns of a read under an access; nothing, while its parties may not be told. */
function toldOf(
  ledger: LedgerContext,
  access: CaseRow,
  actor: Actor,
): ((read: KeptRead) => ReadOf & { n: number }) | null {
  const grant = grantIn(ledger, access);
  const theirs = readingOf(ledger, access, actor) === 'all';
  if (!grant || (grant.secret && !theirs)) return null;
  const { requester, purpose } = grant;
  return ({ n, at, person, material, document }) => ({
    n,
    at,
    requester,
    purpose,
    material,
    document,
    ...(theirs && { access: access.id, person }),
  });
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
