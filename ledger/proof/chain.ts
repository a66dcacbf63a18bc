// The chain of one case: every row's hash, and that each follows the one before. Knows no chart.
import { hashOf } from '@shuquan/machines/kernel';
import { GENESIS } from '../record.ts';
import type { CaseRow, LedgerRow } from '../types.ts';
import { type Finding, finding, inRow, sameTexts } from './findings.ts';

/** A row as its hash was made of it. */
export const bodyOf = ({ hash: _, ...row }: LedgerRow) => {
  const { n: __, ...body } = row as typeof row & { n?: number };
  return body;
};

/** What is wrong with the rows themselves, in the order of the rows; at most one finding for each. */
export function chainFindings(rows: LedgerRow[]): Finding[] {
  let places: Map<string, number> | undefined;
  let expected = 1;
  return rows.flatMap((entry, index) => {
    const before = rows[index - 1];
    const [gap, missing] = [entry.seq - expected, expected];
    expected = entry.seq + 1;
    const fits = hashOf(bodyOf(entry)) === entry.hash;
    const place = fits ? undefined : (places ??= placesOf(rows)).get(entry.hash);
    if (place !== undefined && place !== entry.seq && hashOf({ ...bodyOf(entry), seq: place }) === entry.hash)
      return [inRow('outOfOrder', entry, `was row ${place} when it was written: the rows have changed places`)];
    if (gap) return [finding('missing', 'ledger', `row ${missing}: is missing; ${entry.seq} follows`, missing)];
    if (!fits) return [inRow('altered', entry, 'was altered (hash differs)')];
    if (entry.prev !== (before?.hash ?? GENESIS))
      return [inRow('altered', entry, 'does not follow the row before: one of both was written anew')];
    if (before && entry.at < before.at) return [inRow('altered', entry, 'is older than the row before')];
    if (!sameTexts(entry.from_state, before?.to_state ?? []))
      return [inRow('altered', entry, 'does not start where the row before ended')];
    return followsVersion(before, entry)
      ? []
      : [inRow('altered', entry, `of machine version ${entry.machine_version}, and no migration leads there`)];
  });
}

/** The place of each row by what it says that it follows, whatever its number says. */
function placesOf(rows: LedgerRow[]): Map<string, number> {
  const after = new Map(rows.map(({ prev, hash }) => [prev, hash]));
  const places = new Map<string, number>();
  for (let hash = after.get(GENESIS); hash !== undefined && !places.has(hash); hash = after.get(hash))
    places.set(hash, places.size + 1);
  return places;
}

/** Only a migration changes the machine version. Or any row could be called an old one, and its state be taken on trust. */
const followsVersion = (before: LedgerRow | undefined, { machine_version, event }: LedgerRow): boolean =>
  event.type === 'kernel.migrate'
    ? before !== undefined &&
      event['from'] === before.machine_version &&
      event['to'] === machine_version &&
      machine_version > before.machine_version
    : before === undefined || before.machine_version === machine_version;

/** Where the case says that it stands, and what of it its rows say without any chart. */
export function rowFindings(caseId: string, row: CaseRow | undefined, rows: LedgerRow[]): Finding[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!row) return [finding('missing', 'cases', 'the case itself is missing')];
  if (!first || !last) return [finding('missing', 'ledger', 'all rows of the case are missing', 1)];
  if (row.version > last.seq)
    return [
      finding(
        'missing',
        'ledger',
        `the case stands at row ${row.version}, the ledger ends at ${last.seq}`,
        last.seq + 1,
      ),
    ];
  if (row.hash !== last.hash || row.version !== last.seq)
    return [finding('altered', 'cases', `the case stands at row ${row.version}, the ledger ends at ${last.seq}`)];
  if (hashOf(row.snapshot) !== last.snapshot_hash)
    return [finding('altered', 'cases', 'the case row was altered: its state is not the ledger’s')];
  return columnFindings(caseId, row, { first, last });
}

function columnFindings(caseId: string, row: CaseRow, { first, last }: { first: LedgerRow; last: LedgerRow }) {
  const [lifecycle] = caseId.split('/');
  const parent = first.cause?.case ?? null;
  const said = {
    lifecycle,
    stem: caseId.slice(lifecycle!.length + 1, caseId.lastIndexOf('/')),
    regime: first.regime,
    machine_version: last.machine_version,
    parent,
    open_key: parent === null ? `${lifecycle}/${first.key}` : null,
    opened_at: first.at,
    at: last.at,
  };
  const wrong = Object.entries(said).filter(([name, value]) => row[name as keyof CaseRow] !== value);
  return wrong.map(([name]) =>
    finding('altered', 'cases', `the case row was altered: its ${name.replace('_', ' ')} is not the ledger’s`),
  );
}
