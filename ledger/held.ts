// The cases of one act: read without a lock, moved on in memory. The commit looks whether they still stand as read.
import {
  type CaseId,
  type CaseState,
  IntegrityError,
  type Lifecycle,
  type PartyId,
  linksOf,
  partiesOf,
} from '@shuquan/machines/kernel';
import { type LedgerContext, lifecycleOf } from './context.ts';
import type { Queries, Sql } from './db.ts';
import { asItStands } from './standing.ts';
import type { CaseRow, LedgerRow } from './types.ts';

/** A case in this act: as it was read, and as it is by now. */
export type Held = {
  row: CaseRow;
  lifecycle: Lifecycle;
  /** 0: this act opens it. */
  readVersion: number;
  before: CaseState | null;
  /** The tags of its state as it was read. */
  tagsBefore: string[];
  /** What the act adds to the ledger. */
  rows: LedgerRow[];
};
/** The regime of case `c` as the row that opened it says, which is chained; the column beside it is for searching. */
export const regimeOf = (sql: Sql) =>
  sql`coalesce((select l.regime from ledger l where l.case_id = c.id and l.seq = 1), c.regime) as regime`;
/** Case `c` as JSON within another row. */
export const caseAsJson = (sql: Queries) =>
  sql`to_jsonb(c) || jsonb_build_object('regime', encode(c.regime, 'hex'), 'hash', encode(c.hash, 'hex'))`;
export const caseRow = async ({ sql }: LedgerContext, id: CaseId): Promise<CaseRow | undefined> =>
  (await sql<CaseRow[]>`select c.*, ${regimeOf(sql)} from cases c where c.id = ${id}`)[0];

/** Instead of the name of a relation. */
const ANY = '*';

type Links = { target: CaseId; rel: string; lifecycle: string | null };
const whatOf = ({ target, rel, lifecycle }: Links): string => `${target} ${rel} ${lifecycle}`;

type Linked = { target: CaseId; rel: string; id: CaseId; lifecycle: string };

export class HeldCases {
  /** How many cases the act found linked to another (`rel` `*`: by any relation), or of a party (`rel` null); the commit counts again, so that none that came meanwhile is missed. */
  readonly counted = new Map<string, { target: CaseId; rel: string | null; lifecycle: string | null; count: number }>();
  /** The act began with a case that was remembered, not read. */
  guesses = false;
  /** What it took to be nothing, unread; the commit looks, and whoever was wrong reads from then on. */
  readonly assumed: string[] = [];
  readonly #ledger: LedgerContext;
  readonly #held = new Map<CaseId, Held>();
  readonly #foreseen = new Map<CaseId, Linked[]>();
  /** Rows that were read ahead; a case joins the act when it is asked for. */
  readonly #ahead = new Map<CaseId, CaseRow>();

  constructor(ledger: LedgerContext) {
    this.#ledger = ledger;
  }

  get(id: CaseId): Held | undefined {
    return this.#held.get(id);
  }
  /** Every case that the act has read or opened, in the order in which it came to it. */
  all(): Iterable<Held> {
    return this.#held.values();
  }
  written(): Held[] {
    return [...this.all()].filter(({ rows }) => rows.length);
  }

  /** A case as it was read; of its columns only those count that nothing is derived from. */
  take(read: CaseRow): Held {
    const lifecycle = lifecycleOf(this.#ledger, read.lifecycle);
    if (read.machine_version !== lifecycle.version && !read.snapshot.done)
      throw new IntegrityError(
        `${read.id} is of ${read.lifecycle} version ${read.machine_version}, this program has ${lifecycle.version}: stop the older program, start the newer one`,
      );
    return this.hold(asItStands(this.#ledger, read), lifecycle);
  }
  hold(row: CaseRow, lifecycle: Lifecycle): Held {
    const before = row.version ? row.snapshot : null;
    const one: Held = { row, lifecycle, readVersion: row.version, before, tagsBefore: row.tags, rows: [] };
    this.#held.set(row.id, one);
    return one;
  }

  /** Reads cases that are not in the act yet, in one statement. */
  async load(ids: CaseId[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#held.has(id));
    const missing = wanted.filter((id) => !this.#ahead.has(id));
    for (const row of missing.length ? await this.#read(missing) : []) this.#ahead.set(row.id, row);
    for (const id of wanted) {
      const row = this.#ahead.get(id);
      if (row) this.take(row);
    }
  }
  async #read(ids: CaseId[]): Promise<CaseRow[]> {
    return this.#ledger.sql<CaseRow[]>`
      select c.*, ${regimeOf(this.#ledger.sql)} from cases c where c.id = any(${ids})`;
  }

  /** Reads cases with what they hang on, as far as something is due there by `until`; in the order in which it is due. */
  async loadDue(ids: CaseId[], until: string): Promise<Held[]> {
    if (!ids.length) return [];
    const rows = await this.#ledger.sql<CaseRow[]>`
      with recursive above (id) as (select unnest(${ids}::text[]) union select l.target from above a join link l on l.case_id = a.id)
      select c.*, ${regimeOf(this.#ledger.sql)} from above a join cases c on c.id = a.id where c.id = any(${ids}) or c.next_due <= ${until} order by c.next_due, c.id`;
    return rows.map((row) => this.#held.get(row.id) ?? this.take(row));
  }

  /** What hangs on each of many cases that are told at once: two queries instead of two for each that tells on. */
  async foresee(targets: CaseId[]): Promise<void> {
    const rows = await this.#ledger.sql<Linked[]>`
      select l.target, l.rel, c.id, c.lifecycle from link l join cases c on c.id = l.case_id where l.target = any(${targets}) and not c.ended order by c.id`;
    for (const target of targets) this.#foreseen.set(target, []);
    for (const row of rows) this.#foreseen.get(row.target)!.push(row);
    const missing = [...new Set(rows.map(({ id }) => id))].filter((id) => !this.#held.has(id) && !this.#ahead.has(id));
    for (const row of missing.length ? await this.#read(missing) : []) this.#ahead.set(row.id, row);
  }
  /** Open cases that link to `target` by a relation, of one lifecycle or of any, by id. */
  async linkedTo(target: CaseId, rel: string, lifecycle: string | null): Promise<CaseId[]> {
    const what = whatOf({ target, rel, lifecycle });
    const known = this.#foreseen
      .get(target)
      ?.filter((link) => link.rel === rel && (lifecycle === null || link.lifecycle === lifecycle));
    const rows =
      known ??
      (this.#isNothing(what)
        ? []
        : await this.#ledger.sql<{ id: CaseId }[]>`
            select c.id from link l join cases c on c.id = l.case_id
            where l.target = ${target} and l.rel = ${rel} and not c.ended and (${lifecycle}::text is null or c.lifecycle = ${lifecycle}) order by c.id`);
    const ids = rows.map(({ id }) => id);
    this.counted.set(what, { target, rel, lifecycle, count: ids.length });
    await this.load(ids);
    return ids.filter((id) => this.#links(id, rel, target));
  }

  /** The cases that an open one links to by a relation. */
  async linkedFrom(id: CaseId, rel: string): Promise<Set<CaseId>> {
    await this.load([id]);
    const one = this.#held.get(id);
    const links = one && !one.row.ended ? linksOf(one.lifecycle, one.row.snapshot) : [];
    return new Set(links.flatMap((link) => (link.rel === rel ? [link.target] : [])));
  }

  /** Open cases of a lifecycle that a party is a party of, by id. */
  async openOf(party: PartyId, lifecycle: string): Promise<CaseId[]> {
    const rows = await this.#ledger.sql<{ id: CaseId }[]>`
      select id from cases where parties @> ${[party]}::text[] and lifecycle = ${lifecycle} and not ended order by id`;
    const ids = rows.map(({ id }) => id);
    this.counted.set(`${party} ${lifecycle}`, { target: party, rel: null, lifecycle, count: ids.length });
    await this.load(ids);
    return ids.filter((id) => {
      const { lifecycle: its, before, row } = this.#held.get(id)!;
      return partiesOf(its, (before ?? row.snapshot).context).includes(party);
    });
  }

  /**
   * Open cases of some lifecycles that hang on any of the cases, or on every one of a lifecycle (with those), at this moment, by id.
   * Each is looked up by itself: as a join, all open cases were gone through for each link.
   */
  async openUnder(above: readonly CaseId[] | { allOf: string }, among: readonly string[]): Promise<CaseId[]> {
    const { sql } = this.#ledger;
    const every = 'allOf' in above;
    if (!every && this.#nothingUnder(above, among)) return [];
    const roots = every
      ? sql`select id from cases where lifecycle = ${above.allOf} and not ended`
      : sql`select unnest(${[...above]}::text[])`;
    const rows = await sql<{ id: CaseId }[]>`
      with recursive roots (id) as (${roots}), below (id) as (
        select id from roots
        union select l.case_id from below b join link l on l.target = b.id
        cross join lateral (select from cases c where c.id = l.case_id and c.lifecycle = any(${[...among]}) and not c.ended offset 0) open
      )
      select id from below where ${every}::boolean or id not in (select id from roots) order by id`;
    const ids = rows.map(({ id }) => id);
    await this.load(ids);
    return ids;
  }

  /** Does the case say so itself? The table only finds it. */
  #links(id: CaseId, rel: string, target: CaseId): boolean {
    const { lifecycle, before, row } = this.#held.get(id)!;
    return linksOf(lifecycle, before ?? row.snapshot).some((link) => link.rel === rel && link.target === target);
  }

  /** The number of the next case of a stem, those that this act opens counted. */
  async nextOrdinal(lifecycle: string, stem: string): Promise<number> {
    const before = this.#isNothing(`${lifecycle} ${stem}`) ? 0 : await this.#countOf(lifecycle, stem);
    const opened = [...this.all()].filter(
      (one) => one.readVersion === 0 && one.row.lifecycle === lifecycle && one.row.stem === stem,
    );
    return before + opened.length + 1;
  }
  async #countOf(lifecycle: string, stem: string): Promise<number> {
    const [row] = await this.#ledger.sql<
      { count: number }[]
    >`select count(*)::int as count from cases where lifecycle = ${lifecycle} and stem = ${stem}`;
    return row!.count;
  }

  /** Taken to be so beside a remembered case; the commit counts what is linked to each by whatever relation. */
  #nothingUnder(above: readonly CaseId[], among: readonly string[]): boolean {
    const links = above.flatMap((target) => among.map((lifecycle) => ({ target, rel: ANY, lifecycle })));
    if (!links.every((link) => this.#isNothing(whatOf(link)))) return false;
    for (const link of links) this.counted.set(whatOf(link), { ...link, count: 0 });
    return true;
  }

  #isNothing(what: string): boolean {
    if (!this.guesses || this.#ledger.recent.isDoubted(what)) return false;
    this.assumed.push(what);
    return true;
  }
}
