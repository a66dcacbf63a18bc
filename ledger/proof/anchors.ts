// The ledger held against its anchors: whoever made a chain fit itself again has not made it fit what was signed and kept apart.
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { hashText } from '@shuquan/machines/kernel';
import { type Anchor, type AnchorRow, type AnchorStatement, headsAt, overdueSince, statementOf } from '../anchor.ts';
import type { LedgerContext } from '../context.ts';
import { GENESIS } from '../record.ts';
import { type Found, type Kind, finding } from './findings.ts';

/** Anchors where they are kept. */
export type KeptAnchors = {
  get: (id: number) => Promise<Anchor | undefined>;
  /** The record of its rows; undefined when it is gone. The stream fails when the bytes are not what they were. */
  record: (sha256: string) => Promise<Readable | undefined>;
  /** Was it signed by one of the keys that are trusted? */
  trusts: (anchor: Anchor, key: string) => boolean;
};

const found = (
  kind: Kind,
  table: string,
  problem: string,
  caseId: string | null = null,
  row: number | null = null,
): Found => ({
  ...finding(kind, table, problem, row),
  caseId,
});

/**
 * What does not fit: the anchors themselves, one after the other, and the rows that they cover. `delivered`: one that somebody
 * was told, and brings: it shows the last ones gone from everywhere.
 */
export async function* anchorFindings(
  ledger: LedgerContext,
  kept: KeptAnchors,
  delivered?: Anchor,
): AsyncGenerator<Found> {
  const { sql } = ledger;
  const copies = new Map(
    (await sql<AnchorRow[]>`select * from anchor order by id`).map((row) => [Number(row.id), row] as const),
  );
  const brought = delivered && genuine(delivered, kept);
  if (delivered && !brought)
    yield found('anchorRewritten', 'anchor', 'the delivered anchor: nobody who is trusted has signed it');
  const last = Math.max(0, brought?.id ?? 0, ...copies.keys());
  let prev: string | null = GENESIS;
  let whole: AnchorStatement | undefined;
  for (let id = 1; ; id += 1) {
    const apart = await kept.get(id);
    const copy = copies.get(id);
    if (!apart && !copy && id > last) break;
    yield* pairFindings(id, apart, copy);
    if (id === brought?.id) yield* deliveredFindings(id, delivered, [apart, copy]);
    const anchor = [apart, copy].find((one) => one && genuine(one, kept)?.id === id);
    if (!anchor) {
      if (apart ?? copy) yield found('anchorRewritten', 'anchor', `anchor ${id}: nobody who is trusted has signed it`);
      prev = null;
      continue;
    }
    const statement = statementOf(anchor);
    if (prev !== null && statement.prev !== prev)
      yield found('anchorRewritten', 'anchor', `anchor ${id}: does not follow the one before`);
    prev = hashText(anchor.statement);
    yield* sealFinding(await sealOf(ledger, statement), statement);
    yield* recordFindings(ledger, statement, kept);
    whole = statement;
  }
  if (whole) yield* rootFindings(ledger, whole);
  if (brought && brought.root !== whole?.root) yield* rootFindings(ledger, brought);
  yield* uncoveredFindings(ledger, whole?.upTo ?? 0);
}

const deliveredFindings = (id: number, delivered: Anchor | undefined, kept: (Anchor | undefined)[]): Found[] =>
  kept.some((one) => one && one.statement !== delivered?.statement)
    ? [found('anchorRewritten', 'anchor', `anchor ${id}: is not the one that was delivered`)]
    : [];

/** A row that an anchor was to cover by now, and none does. */
async function* uncoveredFindings(ledger: LedgerContext, upTo: number): AsyncGenerator<Found> {
  const [row] = await ledger.sql<{ caseId: string; seq: number; at: string }[]>`
    select case_id as "caseId", seq, recorded_at as at from ledger where n > ${upTo} order by n limit 1`;
  const due = row && overdueSince(ledger, row.at, await ledger.clock());
  if (due)
    yield found(
      'anchorMissing',
      'anchor',
      `no anchor covers the rows since row ${row.seq} of ${row.caseId}; one was due on ${due}`,
    );
}

const genuine = (anchor: Anchor, kept: KeptAnchors): AnchorStatement | undefined => {
  try {
    const statement = statementOf(anchor);
    return kept.trusts(anchor, statement.key) ? statement : undefined;
  } catch {
    return undefined; // not JSON: nobody signed that
  }
};

function pairFindings(id: number, apart: Anchor | undefined, copy: AnchorRow | undefined): Found[] {
  if (!apart) return [found('anchorMissing', 'anchor', `anchor ${id}: is not where anchors are kept`)];
  if (!copy) return [found('anchorMissing', 'anchor', `anchor ${id}: the ledger has no copy of it`)];
  return apart.statement === copy.statement && apart.signature === copy.signature
    ? []
    : [found('anchorRewritten', 'anchor', `anchor ${id}: the ledger’s copy and the one that is kept differ`)];
}

const sealOf = async ({ sql }: LedgerContext, { seal }: AnchorStatement): Promise<string | null | undefined> => {
  if (!seal) return undefined;
  const [row] = await sql<{ hash: string }[]>`select hash from seal where id = ${seal.id}`;
  return row?.hash ?? null;
};
function sealFinding(hash: string | null | undefined, { id, seal }: AnchorStatement): Found[] {
  if (hash === undefined || hash === seal?.hash) return [];
  return hash === null
    ? [found('missing', 'seal', `seal ${seal!.id} is gone, which anchor ${id} names`)]
    : [found('recomputed', 'seal', `seal ${seal!.id} is not the one that anchor ${id} names`)];
}

type Entry = { caseId: string; seq: number; hash: string };
const AT_ONCE = 2_000;

async function* recordFindings(
  ledger: LedgerContext,
  { id, record }: AnchorStatement,
  kept: KeptAnchors,
): AsyncGenerator<Found> {
  const stream = await kept.record(record.sha256);
  if (!stream) {
    yield found('anchorMissing', 'anchor', `anchor ${id}: its record ${record.sha256} is gone`);
    return;
  }
  const seen = new Set<string>();
  try {
    for await (const batch of batches(entriesOf(stream)))
      for (const one of await mismatches(ledger, batch, id)) {
        // The first bad row of a case says it.
        if (!seen.has(one.caseId!)) yield one;
        seen.add(one.caseId!);
      }
  } catch (error) {
    if (!stream.errored) throw error;
    yield found('anchorRewritten', 'anchor', `anchor ${id}: its record was altered`);
  }
}

async function* entriesOf(stream: Readable): AsyncGenerator<Entry> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let failed: Error | undefined;
  stream.once('error', (error: Error) => {
    failed = error;
    lines.close();
  });
  for await (const line of lines) {
    const [caseId, first, ...hashes] = line.split(' ');
    for (const [index, hash] of hashes.entries())
      yield { caseId: decodeURI(caseId!), seq: Number(first) + index, hash };
  }
  if (failed) throw failed;
}
async function* batches(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let batch: Entry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

async function mismatches({ sql }: LedgerContext, batch: Entry[], anchor: number): Promise<Found[]> {
  const [ids, seqs, hashes] = [batch.map((e) => e.caseId), batch.map((e) => e.seq), batch.map((e) => e.hash)];
  const rows = await sql<{ caseId: string; seq: number; hash: string | null; whole: boolean }[]>`
    select x.case_id as "caseId", x.seq, l.hash, not exists (select 1 from ledger o where o.case_id = x.case_id) as whole
    from unnest(${ids}::text[], ${seqs}::int[], ${hashes}::text[]) with ordinality as x(case_id, seq, hash, place)
    left join ledger l on l.case_id = x.case_id and l.seq = x.seq
    where encode(l.hash, 'hex') is distinct from x.hash order by x.place`;
  return rows.map(({ caseId, seq, hash, whole }) => {
    if (whole) return found('caseRemoved', 'ledger', `${caseId} is gone, which anchor ${anchor} covers`, caseId);
    return hash === null
      ? found('missing', 'ledger', `row ${seq}: is gone, which anchor ${anchor} covers`, caseId, seq)
      : found('recomputed', 'ledger', `row ${seq}: is not the one that anchor ${anchor} covers`, caseId, seq);
  });
}

/** The root of the last anchor, from the ledger as it stands: the supervisor’s copy of the statement alone shows it. */
async function* rootFindings(
  { sql }: LedgerContext,
  { id, upTo, root, cases }: AnchorStatement,
): AsyncGenerator<Found> {
  const now = await sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local enable_seqscan = on`;
    await tx`set local work_mem = '64MB'`;
    return headsAt(tx, upTo);
  });
  if (now.root !== root)
    yield found(
      'recomputed',
      'ledger',
      `the heads of all chains have not the root of anchor ${id} (${now.cases} of ${cases} cases)`,
    );
}
