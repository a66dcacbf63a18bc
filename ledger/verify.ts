// Proof that the record is whole: every row's hash, the chain, every state derived again from input and events, under the
// regime, calendar and machine version that the row names, and all that is kept beside a case held against its state.
import type { CaseId } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import { besideFindings, causeFindings, effectFindings, referenceFindings } from './proof/beside.ts';
import { chainFindings, rowFindings } from './proof/chain.ts';
import { derive } from './proof/derive.ts';
import { type Finding, inRow } from './proof/findings.ts';
import { type Kept, type NumberedRow, readKept } from './proof/kept.ts';
import { GENESIS, OWN } from './record.ts';

export { rederive } from './proof/derive.ts';
export { type Finding, type Found, type Kind, findingKinds } from './proof/findings.ts';
export type Verdict = {
  caseId: CaseId;
  rows: number;
  ok: boolean;
  problems: string[];
  /** The same with their kinds, the first bad row first. */
  findings: Finding[];
  hash: string;
  /** Rows of machine versions that this program no longer has: their hashes were checked, their states cannot be derived again. */
  older: number;
};

/** Checks the chain of one case and derives it again, row by row. */
export async function verifyCase(ledger: LedgerContext, caseId: CaseId): Promise<Verdict> {
  const kept = await readKept(ledger.sql, [caseId]);
  return verdictOf(ledger, caseId, kept.get(caseId)!, newerSince(ledger));
}

async function verdictOf(ledger: LedgerContext, caseId: CaseId, kept: Kept, newer: NewerSince): Promise<Verdict> {
  const { row, rows } = kept;
  const lifecycle = ledger.lifecycles[caseId.split('/')[0]!];
  const chain = chainFindings(rows);
  const derived = derive(ledger, lifecycle, rows);
  const said = rowFindings(caseId, row, rows);
  const onRows = [
    ...chain,
    ...derived.findings,
    ...causeFindings(rows, kept),
    ...(await strayVersion(ledger, rows, newer)),
  ];
  // What stands beside a state says nothing where the state itself does not stand.
  const beside =
    row && lifecycle && lifecycle.version === row.machine_version && !onRows.length && !said.length
      ? besideFindings(lifecycle, row, kept)
      : [];
  const calls = row && !onRows.length ? effectFindings(row, rows, kept.effect, derived) : [];
  const references = chain.length ? [] : referenceFindings(rows, kept);
  const findings = inOrder([...onRows, ...said, ...beside, ...calls, ...references]);
  return {
    caseId,
    rows: rows.length,
    ok: findings.length === 0,
    problems: findings.map(({ problem }) => problem),
    findings,
    hash: rows.at(-1)?.hash ?? GENESIS,
    older: derived.older,
  };
}
/** The first bad row first; what is about no row last. */
const inOrder = (findings: Finding[]): Finding[] =>
  findings.toSorted((a, b) => (a.row ?? Number.MAX_SAFE_INTEGER) - (b.row ?? Number.MAX_SAFE_INTEGER));

/**
 * A case that ended before a newer chart came has no row of a migration: it is believed when its last row was written before
 * the first one under a newer version. Or all rows of any case could be called old ones.
 */
async function strayVersion({ lifecycles }: LedgerContext, rows: NumberedRow[], newer: NewerSince): Promise<Finding[]> {
  const last = rows.at(-1);
  const lifecycle = last && lifecycles[last.case_id.split('/')[0]!];
  if (!last || !lifecycle || last.machine_version >= lifecycle.version) return [];
  const since = await newer(lifecycle.id, last.machine_version);
  return since !== null && since < last.n
    ? [inRow('altered', last, `of machine version ${last.machine_version}, when there was a newer one already`)]
    : [];
}

/** Where the first row of a lifecycle was written under a newer version than this one: by a new case, or one carried over. */
type NewerSince = (lifecycle: string, version: number) => Promise<number | null>;
function newerSince({ sql }: LedgerContext): NewerSince {
  const known = new Map<string, Promise<number | null>>();
  const ask = async (lifecycle: string, version: number): Promise<number | null> => {
    const [row] = await sql<{ since: number | null }[]>`
      select min(l.n) as since from cases c join ledger l on l.case_id = c.id and (l.seq = 1 or l.key = ${`${OWN}migrate/`} || l.machine_version)
      where c.lifecycle = ${lifecycle} and l.machine_version > ${version}`;
    return row!.since;
  };
  return (lifecycle, version) => {
    const key = `${lifecycle}/${version}`;
    const asked = known.get(key) ?? ask(lifecycle, version);
    known.set(key, asked);
    return asked;
  };
}

const PAGE = 100;
/** The ids of all cases, page by page; also of those of which only rows are left. */
async function* pagesOf({ sql }: LedgerContext): AsyncGenerator<CaseId[], void, undefined> {
  for (let last = ''; ;) {
    const rows = await sql<{ id: string }[]>`
      select id from (select id from cases where id > ${last} order by id limit ${PAGE}) c
      union select id from (select distinct case_id as id from ledger where case_id > ${last} order by 1 limit ${PAGE}) l
      order by 1 limit ${PAGE}`;
    if (rows.length) yield rows.map(({ id }) => id);
    if (rows.length < PAGE) return;
    last = rows.at(-1)!.id;
  }
}

/** The next page of cases that nobody else verifies; undefined when there are none left. */
export type NextPage = () => Promise<CaseId[] | undefined>;
/** All cases for whoever asks for the next page; several may share them. */
export function casePages(ledger: LedgerContext): NextPage {
  const pages = pagesOf(ledger);
  return async () => (await pages.next()).value ?? undefined;
}

/** Verifies the cases that it is given, page by page: the next page is read while this one is derived. */
export async function* verifyPages(ledger: LedgerContext, nextPage: NextPage): AsyncGenerator<Verdict> {
  const newer = newerSince(ledger);
  const read = async () => {
    const ids = await nextPage();
    return ids && readKept(ledger.sql, ids);
  };
  for (let next = read(); ;) {
    const kept = await next;
    if (!kept) return;
    next = read();
    for (const [caseId, one] of kept) yield await verdictOf(ledger, caseId, one, newer);
  }
}
