// What anybody may check of a certificate, without being a party of its case.
import { type Json, type JsonObject, type Refusal, refuse, stateAt, stateTitle } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { asItStands } from './standing.ts';
import type { CaseRow } from './types.ts';

type Certificate = { [field: string]: Json; number: string };
export type CertificateView = {
  number: string;
  valid: boolean;
  lifecycle: string;
  title: Text;
  /** Null: a citizen, who is not named. */
  holder: string | null;
  /** What it is about, where that has a name. */
  about: string | null;
  certificate: Json;
  state: string[];
  stateTitle: Text;
  /** It is valid, or not, since then, under these articles. */
  since: string;
  articles: string[];
  asOf: string;
};

/** The certificates that a case shares: several, one, or the number of one. */
export function certificatesIn(shares: JsonObject): Certificate[] {
  const { certificates = [], certificate } = shares as {
    certificates?: Certificate[];
    certificate?: Certificate | string | null;
  };
  return [
    ...certificates,
    ...(typeof certificate === 'string' ? [{ number: certificate }] : [certificate ?? []].flat()),
  ];
}

/** As people type a number: blanks, full-width signs, small letters, any dash. */
const asWritten = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/\p{Dash_Punctuation}|\u2212/gu, '-')
    .toUpperCase();

/** What anybody may check of a certificate, by its number (T16, T17). Ended cases keep theirs, as no longer valid. */
export async function certificate(ledger: LedgerContext, asked: string): Promise<CertificateView | Refusal> {
  const kept = await ledger.sql<CaseRow[]>`
    with found as materialized (select case_id from certificate where number in (${asked}, ${asWritten(asked)}))
    select c.* from found n join cases c on c.id = n.case_id order by c.id`;
  // The table only finds it.
  const [row, found] =
    kept
      .map((one) => asItStands(ledger, one))
      .map((one) => [one, certificateIn(one, asked)] as const)
      .find(([, one]) => one) ?? [];
  if (!row || !found)
    return refuse(
      'CASE_UNKNOWN',
      { zh: `没有编号为 ${asked} 的凭证。`, en: `There is no certificate ${asked}.` },
      { articles: ['T16', 'T17'] },
    );
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  const asOf = await ledger.clock();
  const until = found['validUntil'];
  const lapsed = typeof until === 'string' && until !== '' && until <= asOf;
  const stands = isGood(row);
  const { at, articles } = await standsSince(ledger, row, stands);
  return {
    number: found.number,
    valid: stands && !lapsed,
    lifecycle: row.lifecycle,
    title: lifecycle.title,
    holder: await holderOf(ledger, row.shares),
    about: textOf(row.shares['title']),
    certificate: found,
    state: row.state,
    stateTitle: stateTitle(lifecycle, row.state),
    since: stands && lapsed ? until : at,
    articles,
    asOf,
  };
}

const certificateIn = ({ shares }: CaseRow, asked: string): Certificate | undefined =>
  certificatesIn(shares).find(({ number }) => number === asked || number === asWritten(asked));
const isGood = ({ ended, tags }: Pick<CaseRow, 'ended' | 'tags'>): boolean =>
  !ended && (tags.includes('active') || tags.includes('inForce')) && !tags.includes('suspended');

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value ? value : null);
/** Whose it is: the case's own name, or that of the registration it hangs on. Null: a citizen, who is not named. */
async function holderOf({ sql }: LedgerContext, shares: JsonObject): Promise<string | null> {
  if (typeof shares['registration'] !== 'string') return textOf(shares['name']);
  const [owner] = await sql<Pick<CaseRow, 'shares'>[]>`select shares from cases where id = ${shares['registration']}`;
  return textOf(owner?.shares['name']);
}

/** The row since which it is good, or is not, without a break, and the articles of that row. */
async function standsSince(
  ledger: LedgerContext,
  row: CaseRow,
  stands: boolean,
): Promise<{ at: string; articles: string[] }> {
  const rows = await ledger.sql<{ at: string; articles: string[]; to_state: string[] }[]>`
    select at, articles, to_state from ledger where case_id = ${row.id} order by seq`;
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  const tagsOf = (path: string): string[] => {
    const around = path.includes('.') ? tagsOf(path.slice(0, path.lastIndexOf('.'))) : [];
    return [...around, ...(stateAt(lifecycle, path)?.node.tags ?? [])];
  };
  const good = rows.map(({ to_state }) => isGood({ ended: false, tags: to_state.flatMap(tagsOf) }));
  const first = good.lastIndexOf(!stands) + 1;
  return rows[first] ?? { at: row.at, articles: [] };
}
