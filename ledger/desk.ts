// What lists and search find a case by, beside it in `desk_case` and `desk_text`: a function of its state and of the articles
// of its rows. They only find: whether a case is shown, and as what, its state says.
import { type CaseState, hashText, isTaskEvent, nextDeadline, partiesOf, sharesOf } from '@shuquan/machines/kernel';
import { certificatesIn } from './certificates.ts';
import { normal } from './desk-words.ts';
import { tasksOf } from './derived.ts';
import type { Held } from './held.ts';
import { seatsNow } from './reading.ts';
import type { Queries, Statement } from './sql.ts';

type Of = Pick<Held, 'row' | 'lifecycle'>;
export type DeskRow = {
  case_id: string;
  version: number;
  kind: number;
  ended: boolean;
  keys: string[];
  due: string;
  opened_at: string;
  at: string;
};
export type DeskText = { case_id: string; part: number; words: string };

export const keyOf = {
  state: (state: string): string => `s:${state}`,
  tag: (tag: string): string => `t:${tag}`,
  party: (party: string): string => `p:${party}`,
  seat: (person: string): string => `w:${person}`,
  article: (article: string): string => `a:${article}`,
};

/** The number under which the desk has a lifecycle: it stands in each of its indexes. */
export const kindOf = (lifecycle: string): number => Number.parseInt(hashText(lifecycle).slice(0, 8), 16) | 0;
/** The number under which the desk has a case. */
export const numberOf = (sql: Queries, id: string | Statement): Statement =>
  sql`(select no from cases where id = ${id})`;

/** `T21(9)` is of `T21` too. */
const withWhole = (articles: readonly string[]): string[] => [
  ...new Set(articles.flatMap((article) => [article, article.replace(/\(.*$/, '')])),
];

/** `articles`: of the rows that are at hand; what earlier ones cite is kept. */
export function deskRowOf({ row, lifecycle }: Of, articles: readonly string[]): DeskRow {
  return {
    case_id: row.id,
    version: row.version,
    kind: kindOf(row.lifecycle),
    ended: row.ended,
    keys: [
      ...row.state.map(keyOf.state),
      ...row.tags.map(keyOf.tag),
      ...row.parties.map(keyOf.party),
      ...seatsNow(lifecycle, row).map(keyOf.seat),
      ...withWhole(articles).map(keyOf.article),
    ],
    due: nextDeadline(row.snapshot.timers)?.dueAt ?? 'infinity',
    opened_at: row.opened_at,
    at: row.at,
  };
}

/** As an act leaves it. Where there is no row of the case yet, only one that it has opened is whole. */
export function newDeskRowOf(one: Held): DeskRow {
  const row = deskRowOf(
    one,
    one.rows.flatMap(({ articles }) => articles),
  );
  return { ...row, version: one.readVersion === 0 ? row.version : -row.version };
}

/** What has ended under an older chart has a state that no function of this program reads. */
export const isOfToday = ({ row, lifecycle }: Of): boolean => row.machine_version === lifecycle.version;

/**
 * Label, id without its lifecycle, and credit codes; in a row of its own what comes later and would have them all written again:
 * numbers of certificates. No personal data (a citizen's party is no word).
 */
function wordsOf({ row, lifecycle }: Of, state: CaseState): string[] {
  const today = isOfToday({ row, lifecycle });
  const label = today ? lifecycle.label(state.context) : lifecycle.title;
  const parties = today ? partiesOf(lifecycle, state.context) : row.parties;
  const shares = today ? sharesOf(lifecycle, state) : row.shares;
  const orgs = parties.filter((party) => party.startsWith('org:'));
  const numbers = certificatesIn(shares).map(({ number }) => number);
  const stem = row.id.slice(row.lifecycle.length + 1);
  return [[label.zh, label.en, stem, ...orgs], numbers].map((words) => [...new Set(words)].join(' '));
}

const asText = ({ row }: Of, words: string, part: number): DeskText => ({
  case_id: row.id,
  part,
  words: normal(words),
});
export const deskTextsOf = (of: Of): DeskText[] =>
  wordsOf(of, of.row.snapshot).map((words, part) => asText(of, words, part));

/** Only those that are others than before the act. */
export function newTextsOf(one: Held): DeskText[] {
  const before = one.before ? wordsOf(one, one.before) : [];
  return wordsOf(one, one.row.snapshot).flatMap((words, part) =>
    words === (before[part] ?? '') ? [] : [asText(one, words, part)],
  );
}

export type Done = {
  person: string;
  case_id: string;
  state: string;
  lifecycle: string;
  hat: string;
  party: string | null;
  at: string;
};
/** The tasks that were open for whoever sent something else than who does them; each once, as of the last time. */
export function doneIn(one: Held): Done[] {
  if (!one.before?.tasks.length) return [];
  const open = tasksOf(one, one.before);
  const done = new Map<string, Done>();
  for (const { actor, event, from_state, at } of one.rows) {
    if (actor.hat === 'SYSTEM' || isTaskEvent(event.type)) continue;
    const { person, hat, party = null } = actor;
    for (const { state, by_hat, by_parties, lifecycle, case_id } of open)
      if (
        from_state.some((leaf) => leaf === state || leaf.startsWith(`${state}.`)) &&
        (by_hat === hat || by_parties.includes(hat) || (party !== null && by_parties.includes(party)))
      )
        done.set(`${person} ${state}`, { person, case_id, state, lifecycle, hat, party, at });
  }
  return [...done.values()];
}
