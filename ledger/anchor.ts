// The anchor of a day: one digest over the heads of all chains, signed and kept where whoever rules the database does not
// (T24, D-0285). Beside it stand the hashes of all rows since the anchor before, so that the first row that was written anew
// is found.
import { Readable } from 'node:stream';
import { canonical, dateOf, daysOn, hashText, IntegrityError, startOfDay } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import type { Queries } from './db.ts';
import { leafOf, merkleTree } from './proof/merkle.ts';
import { GENESIS } from './record.ts';
import { actsAreOver } from './under-way.ts';

export const ANCHOR_FORMAT = 'shuquan-anchor/1';
/** What is signed. */
export type AnchorStatement = {
  format: typeof ANCHOR_FORMAT;
  id: number;
  /** In Beijing; of the instant at which it was made. */
  day: string;
  at: string;
  /** Days without an anchor since the one before, as far as one was due. */
  missed: string[];
  /** The last row that it covers, in the order of writing; the row number is no part of a row's hash. */
  upTo: number;
  rows: number;
  cases: number;
  /** Merkle root (RFC 6962, SHA-256) over `<case> <seq> <hash>` of each case's last row, in the order of the bytes of the ids. */
  root: string;
  /** The hashes of the rows since the anchor before: the document under this sha256, a line `<case> <seq> <hash> …` for each case. */
  record: { sha256: string; size: number };
  /** The last seal by then. */
  seal: { id: number; hash: string } | null;
  /** sha256 of the statement before. */
  prev: string;
  /** sha256 of the public key (DER, SPKI) that signed. */
  key: string;
};
/** As it is kept: the statement in canonical JSON, and the Ed25519 signature over its bytes, in base64. */
export type Anchor = { statement: string; signature: string };
export type AnchorRow = Anchor & { id: number; day: string; at: string; up_to: number };

/** Where anchors are kept, and who signs. */
export type AnchorKeeper = {
  key: string;
  sign: (text: string) => string;
  /** Keeps the record of the rows; answers its hash. */
  keepRecord: (lines: Readable) => Promise<{ sha256: string; size: number }>;
  /** Keeps the anchor under its number, unless there is one: answers the one that is kept. Throws where that was not signed by us. */
  keepOnce: (id: number, anchor: Anchor) => Promise<Anchor>;
};

export const statementOf = ({ statement }: Anchor): AnchorStatement => JSON.parse(statement) as AnchorStatement;

export const lastAnchor = async (sql: Queries): Promise<AnchorRow | undefined> =>
  (await sql<AnchorRow[]>`select * from anchor order by id desc limit 1`)[0];

/**
 * Anchors all that is written by now. Several processes may try: one does it, the others wait and find it done.
 * `ifDue`: not if the last one is younger than the period; answers that one then.
 */
export async function makeAnchor(ledger: LedgerContext, keeper: AnchorKeeper, ifDue: boolean): Promise<AnchorRow> {
  const { sql } = ledger;
  return await sql.begin(async (turn): Promise<AnchorRow> => {
    await turn`select pg_advisory_xact_lock(720102)`;
    const last = await lastAnchor(turn);
    const at = await ledger.clock();
    if (ifDue && last && !isDue(ledger, last, at)) return last;
    await actsAreOver(sql);
    const made = await sql.begin('isolation level repeatable read', async (tx) =>
      signedAnchor(tx, keeper, { last, at, every: everyDays(ledger) }),
    );
    const kept = await keeper.keepOnce(statementOf(made).id, made);
    const { id, day, at: when, upTo } = statementOf(kept);
    const [row] = await turn<AnchorRow[]>`
      insert into anchor ${turn({ id, day, at: when, up_to: upTo, statement: kept.statement, signature: kept.signature })} returning *`;
    return row!;
  });
}

type Since = { last: AnchorRow | undefined; at: string; every: number };
async function signedAnchor(tx: Queries, keeper: AnchorKeeper, { last, at, every }: Since): Promise<Anchor> {
  // The connection turns scans and joins off for queries by key; these read everything once.
  await tx`set local enable_seqscan = on`;
  await tx`set local enable_hashjoin = on`;
  await tx`set local work_mem = '64MB'`;
  const [top] = await tx<{ n: number | null }[]>`select max(n) as n from ledger`;
  const [seal] = await tx<{ id: number; hash: string }[]>`select id, hash from seal order by id desc limit 1`;
  const from = last?.up_to ?? 0;
  const upTo = top!.n ?? 0;
  const rows = { count: 0 };
  const record = await keeper.keepRecord(Readable.from(recordLines(tx, { from, upTo }, rows), { objectMode: false }));
  const heads = await headsOf(tx);
  const statement: AnchorStatement = {
    format: ANCHOR_FORMAT,
    id: (last?.id ?? 0) + 1,
    day: dateOf(at),
    at,
    missed: last ? missedDays(daysOn(last.day, every), dateOf(at)) : [],
    upTo,
    rows: rows.count,
    ...heads,
    record,
    seal: seal ?? null,
    prev: last ? hashText(last.statement) : GENESIS,
    key: keeper.key,
  };
  const text = canonical(statement);
  return { statement: text, signature: keeper.sign(text) };
}

/** From the day on which one was due. */
function missedDays(due: string, today: string): string[] {
  const days: string[] = [];
  for (let day = due; day < today; day = daysOn(day, 1)) days.push(day);
  return days;
}

type Heads = { root: string; cases: number };
/** The heads by the ledger's own rows, not by the columns of the cases. */
async function headsOf(tx: Queries): Promise<Heads> {
  const tree = merkleTree();
  for await (const heads of tx<{ id: string; seq: number; hash: string | null }[]>`
    select c.id, c.version as seq, l.hash from cases c left join ledger l on l.case_id = c.id and l.seq = c.version
    order by c.id collate "C"`.cursor(5000))
    for (const { id, seq, hash } of heads) {
      if (hash === null)
        throw new IntegrityError(`${id} stands at row ${seq}, which the ledger does not have: verify it first`);
      tree.add(leafOf(id, seq, hash));
    }
  return { root: tree.root(), cases: tree.count() };
}

/** The heads as they stood at a row, of cases whose rows are still there. */
export async function headsAt(sql: Queries, upTo: number): Promise<Heads> {
  const tree = merkleTree();
  for await (const heads of sql<{ id: string; seq: number; hash: string }[]>`
    select distinct on (case_id collate "C") case_id as id, seq, hash from ledger where n <= ${upTo} order by case_id collate "C", seq desc`.cursor(
    5000,
  ))
    for (const { id, seq, hash } of heads) tree.add(leafOf(id, seq, hash));
  return { root: tree.root(), cases: tree.count() };
}

/** `<case> <first seq> <hash> …`, a line for each case with rows in between; the id as in an address, without a blank. */
async function* recordLines(
  tx: Queries,
  { from, upTo }: { from: number; upTo: number },
  written: { count: number },
): AsyncGenerator<Buffer> {
  let of = '';
  let next = 0;
  for await (const rows of tx<{ case_id: string; seq: number; hash: string }[]>`
    select case_id, seq, hash from ledger where n > ${from} and n <= ${upTo} order by case_id collate "C", seq`.cursor(
    5000,
  )) {
    let lines = '';
    for (const { case_id, seq, hash } of rows) {
      lines += case_id === of && seq === next ? ` ${hash}` : `${of && '\n'}${encodeURI(case_id)} ${seq} ${hash}`;
      [of, next] = [case_id, seq + 1];
    }
    written.count += rows.length;
    yield Buffer.from(lines);
  }
  if (of) yield Buffer.from('\n');
}

/** A day without an anchor is over when the next one has begun for so long. */
const GRACE_MS = 3 * 3_600_000;
/** `late`: an anchor is due and not made. `undelivered`: made, and the supervisor has not been told. */
export type AnchorStanding = { last: string | null; due: string | null; late: boolean; undelivered: number };
export async function anchorStanding(ledger: LedgerContext): Promise<AnchorStanding> {
  const { sql } = ledger;
  const last = await lastAnchor(sql);
  const [first] = last ? [] : await sql<{ at: string }[]>`select recorded_at as at from ledger order by n limit 1`;
  const [left] = await sql<{ count: number }[]>`
    select count(*)::int as count from anchor a where not exists (select 1 from anchor_progress p where p.anchor = a.id and p.what = 'done')`;
  const since = last?.day ?? (first && dateOf(first.at));
  const due = since === undefined ? null : daysOn(since, everyDays(ledger));
  const now = await ledger.clock();
  return {
    last: last?.day ?? null,
    due,
    late: due !== null && isLate(due, now),
    undelivered: left!.count,
  };
}
/** The day on which what was written at an instant was to be anchored, once that day’s anchor is late. */
export function overdueSince(ledger: LedgerContext, written: string, now: string): string | undefined {
  const due = daysOn(dateOf(written), everyDays(ledger));
  return isLate(due, now) ? due : undefined;
}
const isLate = (due: string, now: string): boolean => Date.parse(now) > Date.parse(startOfDay(due)) + GRACE_MS;

/** A period in hours counts as the days that it takes. */
export const everyDays = ({ regimes }: LedgerContext): number => {
  const [count, unit] = regimes.standard.values['archive.anchor.every'].split(' ');
  return unit === 'h' ? Math.ceil(Number(count) / 24) : Number(count);
};

/** Whether one is due today: none was made within the period. */
export const isDue = (ledger: LedgerContext, last: AnchorRow | undefined, at: string): boolean =>
  !last || daysOn(last.day, everyDays(ledger)) <= dateOf(at);
