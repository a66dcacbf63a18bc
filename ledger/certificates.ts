// What anybody may check of a certificate, without being a party of its case.
import { type Json, type JsonObject, type Refusal, refuse } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import { asItStands } from './standing.ts';
import type { CaseRow } from './types.ts';

type Certificate = { [field: string]: Json; number: string };
export type CertificateView = {
  number: string;
  valid: boolean;
  lifecycle: string;
  certificate: Json;
  state: string[];
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

/** What anybody may check of a certificate, by its number (T16, T17). Ended cases keep theirs, as no longer valid. */
export async function certificate(ledger: LedgerContext, number: string): Promise<CertificateView | Refusal> {
  const kept = await ledger.sql<CaseRow[]>`
    select c.* from certificate n join cases c on c.id = n.case_id where n.number = ${number} order by c.id`;
  // The table only finds it.
  const [row, found] =
    kept
      .map((one) => asItStands(ledger, one))
      .map((one) => [one, certificatesIn(one.shares).find((other) => other.number === number)] as const)
      .find(([, certificate]) => certificate) ?? [];
  if (!row || !found)
    return refuse(
      'CASE_UNKNOWN',
      { zh: `没有编号为 ${number} 的凭证。`, en: `There is no certificate ${number}.` },
      { articles: ['T16', 'T17'] },
    );
  const asOf = await ledger.clock();
  const until = found['validUntil'];
  const lapsed = typeof until === 'string' && until !== '' && until <= asOf;
  return {
    number,
    valid:
      !row.ended &&
      !lapsed &&
      (row.tags.includes('active') || row.tags.includes('inForce')) &&
      !row.tags.includes('suspended'),
    lifecycle: row.lifecycle,
    certificate: found,
    state: row.state,
    asOf,
  };
}
