// T25: who may read what of a case. Four reasons and no others: a party of the case, a hand that its lifecycle names, a
// running access (grants.ts), and what is public, which has doors of its own (listings.ts, certificates.ts).
import {
  type CaseId,
  bodiesOf,
  eventTitle,
  lawOfEvent,
  wears,
  type Actor,
  type JsonObject,
  type Lifecycle,
  type Refusal,
  type View,
  partiesBy,
  personsIn,
  readersIn,
  refuse,
  sealedIn,
} from '@shuquan/machines/kernel';
import { type Role, type Text, articlesOf } from '@shuquan/machines/law';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { viewUnder } from './grants.ts';
import { isOurs } from './ours.ts';
import type { CaseRow, LedgerRow } from './types.ts';

/**
 * What an actor reads of a case. All of it: its parties, the offices that its lifecycle names, who holds a seat in it, and the
 * system itself; its views: whoever only helps with a task; null: nothing. As its state says, not the columns beside it.
 */
export function readingOf(ledger: LedgerContext, row: CaseRow, actor: Actor): 'all' | View | null {
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  if (actor.hat === 'SYSTEM' || isOffice(lifecycle, row, actor) || seatsNow(lifecycle, row).includes(actor.person))
    return 'all';
  const relations = relationsNow(lifecycle, row, bodiesOf(actor));
  const views = relations.map((relation) => lifecycle.views?.[relation]);
  if (!relations.length) return viewUnder(ledger, row);
  return views.includes(undefined)
    ? 'all'
    : { fields: views.flatMap((view) => view?.fields ?? []), events: views.flatMap((view) => view?.events ?? []) };
}
export const mayRead = (ledger: LedgerContext, row: CaseRow, actor: Actor): boolean =>
  readingOf(ledger, row, actor) !== null;

/** An ended case of an older chart is read by whoever reads any case of its kind. */
export const readersNow = (lifecycle: Lifecycle, { machine_version, snapshot }: CaseRow): Role[] =>
  machine_version === lifecycle.version ? readersIn(lifecycle, snapshot) : lifecycle.readers;

/** An ended case of an older chart may hold a context that its lifecycle no longer reads. */
function ofAnyChart<T>(lifecycle: Lifecycle, { machine_version }: CaseRow, work: () => T, otherwise: () => T): T {
  try {
    return work();
  } catch (error) {
    if (machine_version === lifecycle.version) throw error;
    return otherwise();
  }
}

/** Reads by its hat; nobody reads so in the case of a party that they act for. */
const isOffice = (lifecycle: Lifecycle, row: CaseRow, actor: Actor): boolean =>
  ofAnyChart(
    lifecycle,
    row,
    () => wears(lifecycle, row.snapshot.context, actor, readersNow(lifecycle, row)),
    () =>
      lifecycle.readers.includes(actor.hat) &&
      ![actor.party, ...(actor.alsoFor ?? [])].some((one) => one !== undefined && row.parties.includes(one)),
  );

/** Who reads a case because they hold a seat in it. */
export const seatsNow = (lifecycle: Lifecycle, row: CaseRow): string[] =>
  ofAnyChart(
    lifecycle,
    row,
    () => personsIn(lifecycle.seats?.(row.snapshot.context) ?? []),
    () => [],
  );

/** The relations of an actor's bodies. */
const relationsNow = (lifecycle: Lifecycle, row: CaseRow, bodies: string[]): string[] =>
  ofAnyChart(
    lifecycle,
    row,
    () => {
      const all = Object.entries(partiesBy(lifecycle, row.snapshot));
      return all.flatMap(([relation, those]) => (bodies.some((body) => those.includes(body)) ? [relation] : []));
    },
    () => (bodies.some((body) => row.parties.includes(body)) ? ['party'] : []),
  );

/** The context as far as a view shows it. */
export const inView = (context: JsonObject, view: 'all' | View): JsonObject =>
  view === 'all' ? context : Object.fromEntries(Object.entries(context).filter(([name]) => view.fields.includes(name)));

/** What a case is about, for whoever reads it whole; else, or where it ended under an older chart, of which kind it is. */
export function labelFor(ledger: LedgerContext, row: CaseRow, actor: Actor): Text {
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  return row.machine_version === lifecycle.version && readingOf(ledger, row, actor) === 'all'
    ? lifecycle.label(row.snapshot.context)
    : lifecycle.title;
}

/** The rows of a case as an actor may see them: without facts for a helper, and what is sealed by its type alone. */
export function rowsFor(ledger: LedgerContext, row: CaseRow, rows: LedgerRow[], actor: Actor): LedgerRow[] {
  const { events } = sealedIn(lifecycleOf(ledger, row.lifecycle), row.snapshot);
  const view = readingOf(ledger, row, actor) ?? { fields: [], events: [] };
  const shown =
    view === 'all'
      ? rows
      : rows.filter(({ event }) => view.events.includes(event.type)).map((entry) => ({ ...entry, facts: null }));
  // A migration keeps the whole state in its row, sealed fields among it.
  return shown.map((entry) =>
    events.includes(entry.event.type) || entry.event.type === 'kernel.migrate'
      ? { ...entry, event: { type: entry.event.type, sealed: true } }
      : entry,
  );
}

/** Of a document that a case refers to, a helper reads those that its fields name. */
export const readsTherein = (ledger: LedgerContext, row: CaseRow, actor: Actor, sha256: string): boolean => {
  const view = readingOf(ledger, row, actor);
  return view === 'all' || (view !== null && holds(inView(row.snapshot.context, view), sha256));
};
const holds = (value: unknown, text: string): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some((inner) => holds(inner, text))
    : value === text;

/** The case that refers to a document and lets the actor read it. Of a form that everybody attaches there are very many: page by page. */
export async function readableCaseOf(ledger: LedgerContext, sha256: string, actor: Actor): Promise<CaseId | undefined> {
  for (let last = ''; ;) {
    const rows = await ledger.sql<CaseRow[]>`
      select c.* from document_ref r join cases c on c.id = r.case_id where r.sha256 = ${sha256} and c.id > ${last} order by c.id limit 200`;
    const found = rows.find((row) => readsTherein(ledger, row, actor, sha256));
    if (found) return found.id;
    if (rows.length < 200) return undefined;
    last = rows.at(-1)!.id;
  }
}

export const noSuchCase = (id: string): Refusal =>
  refuse('CASE_UNKNOWN', { zh: `没有案件 ${id}。`, en: `There is no case ${id}.` });

/** What only shows where a case stands, or what others have done in it. */
const tellsOfTheCase: Refusal['code'][] = [
  'EVENT_NOT_ALLOWED',
  'CASE_CLOSED',
  'TASK_CLAIMED',
  'KEY_REUSED',
  'STALE_VERSION',
];

/**
 * A refusal as somebody may see it who may not read the case: not where it stands. Why somebody of the right hat is refused
 * they learn by its code and articles; else it is one answer, whatever the state.
 */
export const veiled = (lifecycle: Lifecycle, { code, articles }: Refusal, event: string): Refusal => {
  const hides = tellsOfTheCase.includes(code) || code === 'ROLE_NOT_ALLOWED';
  const law = hides ? articlesOf(lawOfEvent(lifecycle, event)) : articles;
  return refuse(
    hides ? 'ROLE_NOT_ALLOWED' : code,
    {
      zh: `“${eventTitle(lifecycle, event).zh}”未受理。案件情况仅当事人和办理部门可以查阅。`,
      en: `${event} was refused. Where the case stands is for its parties and the offices that handle it.`,
    },
    { articles: [...new Set([...law, 'T25' as const])] },
  );
};

/** Lifecycles of which this hat may read every case. */
export const officesOf = (ledger: LedgerContext, actor: Actor): string[] =>
  Object.values(ledger.lifecycles)
    .filter(({ readers }) => actor.hat === 'SYSTEM' || readers.includes(actor.hat))
    .map(({ id }) => id);

/** May the actor know where a case stands? */
export const isTold = (ledger: LedgerContext, row: CaseRow, actor: Actor): boolean =>
  mayRead(ledger, row, actor) || isOurs(actor);
