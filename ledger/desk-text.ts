// Search by words: which cases hold all terms of a text, in their own words or in the name of an organisation in them.
import type { LedgerContext } from './context.ts';
import { keyOf, kindOf } from './desk.ts';
import { anywhere, gramsAsked, holdsAll, normal, termsOf } from './desk-words.ts';
import { labelFor, readingOf } from './reading.ts';
import type { Queries, Statement } from './sql.ts';
import type { CaseRow } from './types.ts';
import { type Actor, bodiesOf } from '@shuquan/machines/kernel';

/** Up to so many hits are looked up first; of a word that more cases hold, the cases are gone through in the order asked. */
const MOST_HITS = 1000;
/** Held by so many of the newest cases, a word is one of those: to look it up would read all that hold it before the first is known. */
const COMMON = { among: 500, hits: 50 };
/** Organisations whose names hold a term, at most. */
const MOST_NAMED = 200;

export type Text = {
  terms: string[];
  /** A condition on `desk_case d`. */ where: Statement;
  /** The numbers of all cases that it can find, where they are few. */ few: number[] | null;
};

/** Null: nothing that anybody could look for. */
export async function textAsked(ledger: LedgerContext, text: string | undefined): Promise<Text | null> {
  const { reading: sql } = ledger;
  const terms = termsOf(text ?? '');
  if (!terms.length) return null;
  const found: Hits[] = [];
  // One after another: a search of many words takes one connection, and leaves the others to other searches.
  for (const term of terms) found.push(await hitsOf(sql, wordIn(ledger, term)));
  const few = found.flatMap(({ numbers }) => (numbers ? [numbers] : [])).toSorted((a, b) => a.length - b.length)[0];
  return {
    terms,
    where: sql`${found.map(whereOf(sql)).reduce((all, one) => sql`${all} and ${one}`)}`,
    few: few ?? null,
  };
}

/** Of an id, what stands after its lifecycle is a word. */
type Word = { word: string; lifecycle: string | undefined };
function wordIn({ lifecycles }: LedgerContext, term: string): Word {
  const lifecycle = Object.keys(lifecycles).find((id) => term.startsWith(`${normal(id)}/`));
  return { word: lifecycle === undefined ? term : term.slice(lifecycle.length + 1), lifecycle };
}

type Hits = { like: string; named: string[]; numbers: number[] | null; kind: number | null };
async function hitsOf(sql: Queries, { word, lifecycle }: Word): Promise<Hits> {
  const like = anywhere(word);
  const orgs = await sql<{ party: string }[]>`
    select party from organisation where lower(normalize(name, NFKC)) like ${like} limit ${MOST_NAMED}`;
  const named = orgs.map(({ party }) => keyOf.party(party));
  const kind = lifecycle === undefined ? null : kindOf(lifecycle);
  const grams = gramsAsked(word);
  if (!grams.length || (await isCommon(sql, like, named))) return { like, named, numbers: null, kind };
  const rows = await sql<{ no: number }[]>`
    (select no from desk_text where grams_of(words) @> ${grams}::text[] and words like ${like} limit ${MOST_HITS + 1})
    union (select no from desk_case where keys && ${named}::text[] limit ${MOST_HITS + 1}) limit ${MOST_HITS + 1}`;
  return { like, named, numbers: rows.length > MOST_HITS ? null : rows.map(({ no }) => no), kind };
}

async function isCommon(sql: Queries, like: string, named: string[]): Promise<boolean> {
  const [newest] = await sql<{ hits: number }[]>`
    select count(*)::int as hits from (select no, words from desk_text order by no desc limit ${COMMON.among}) x
    where words like ${like} or (select d.keys && ${named}::text[] from desk_case d where d.no = x.no)`;
  return newest!.hits >= COMMON.hits;
}

/** Looked up case by case: an `exists` would be hashed over all words that there are. */
const whereOf =
  (sql: Queries) =>
  ({ like, named, numbers, kind }: Hits): Statement => {
    const ofKind = kind === null ? sql`` : sql`and d.kind = ${kind}`;
    return numbers
      ? sql`d.no = any(${numbers}::int[]) ${ofKind}`
      : sql`(d.keys && ${named}::text[] or (select bool_or(x.words like ${like}) from desk_text x where x.no = d.no)) ${ofKind}`;
  };

/**
 * What a view hides does not find the case either: another party, the articles of its rows, what it is marked with, and no words
 * but those that are shown. Whoever reads the whole case finds it by all of them.
 */
export function showsAsked(
  ledger: LedgerContext,
  row: CaseRow,
  actor: Actor,
  { party, article, tag, terms = [] }: { party?: string; article?: string; tag?: string; terms?: readonly string[] },
): boolean {
  if (readingOf(ledger, row, actor) === 'all') return true;
  const bodies = bodiesOf(actor);
  if (article !== undefined || tag !== undefined || (party !== undefined && !bodies.includes(party))) return false;
  if (!terms.length) return true;
  const label = labelFor(ledger, row, actor);
  return holdsAll([label.zh, label.en, row.id, ...row.parties.filter((one) => bodies.includes(one))].join(' '), terms);
}
