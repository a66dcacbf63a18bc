// What a report says of one case, as far as everybody may read it for whom it is made (T25).
import {
  type CallEffect,
  type Json,
  type JsonObject,
  type Lifecycle,
  canonical,
  eventTitle,
  limitOf,
  stateAt,
  stateTitle,
} from '@shuquan/machines/kernel';
import { type ArticleId, notices, roles } from '@shuquan/machines/law';
import { clockTitle } from '@shuquan/machines/regimes';
import { type LedgerContext, lifecycleOf } from '../../ledger/context.ts';
import { documentsIn } from '../../ledger/derived.ts';
import { statesAfter } from '../../ledger/history.ts';
import { opOf } from '../../ledger/pending.ts';
import { type Reader, rowsOf } from '../../ledger/readers.ts';
import { readingOf } from '../../ledger/reading.ts';
import type { LedgerRow } from '../../ledger/index.ts';
import type { CaseReading } from '../archive/case-reading.ts';
import type { ArchivedDocument } from '../archive/manifest.ts';
import { type Deadline, type Measure, deadlinesIn, measuresIn } from './timeline.ts';
import { leftOut, words } from './words.ts';

export type Step = {
  seq: number;
  at: string;
  who: string;
  role: string;
  act: string;
  content: [name: string, value: string][];
  to: string;
  articles: ArticleId[];
  documents: string[];
};
export type Receipt = { seq: number; operation: string; at: string | null; answer: string };
export type Section = {
  id: string;
  title: string;
  state: string;
  ended: boolean;
  openedAt: string;
  at: string;
  version: number;
  hash: string;
  regimes: string[];
  parties: string[];
  /** The accesses under which it is read. */
  under: string[];
  course: Step[];
  documents: (ArchivedDocument & { name: string })[];
  deadlines: Deadline[];
  measures: Measure[];
  receipts: Receipt[];
  tasks: { title: string; by: string }[];
  leftOut: string[];
};

/** What all of these readers see. No readers: the archive, which keeps everything. */
export function sectionOf(ledger: LedgerContext, read: CaseReading, readers: Reader[]): Section {
  const { row, rows } = read;
  const views = readers.map((reader) => readingOf(reader.ledger, row, reader.actor));
  const whole = views.every((view) => view === 'all');
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  const shown = readers.reduce((left, reader) => common(left, rowsOf(reader, row, rows)), rows);
  const sealed = shown.filter(({ event }) => event['sealed'] === true && event.type !== 'kernel.migrate').length;
  const beyond = readers.some(({ access }) => access?.fields);
  return {
    id: row.id,
    title: lifecycle.title.zh,
    state: stateTitle(lifecycle, row.state).zh,
    ended: row.ended,
    openedAt: row.opened_at,
    at: row.at,
    version: row.version,
    hash: row.hash,
    regimes: read.rules.filter(({ kind }) => kind === 'regime').map(({ name, sha256 }) => `${name}（${sha256}）`),
    parties: whole ? row.parties : row.parties.filter((party) => readers.some(({ actor }) => actor.party === party)),
    under: [...new Set(readers.flatMap(({ access }) => access?.access ?? []))],
    course: shown.map((entry) => stepOf(lifecycle, entry, beyond ? words.beyond : words.sealed)),
    ...(whole ? insideOf(ledger, lifecycle, read) : nothingInside),
    leftOut: [
      ...(read.lost.length ? [leftOut.lost(read.lost)] : []),
      ...(shown.length < rows.length ? [leftOut.rows(rows.length - shown.length)] : []),
      ...(sealed ? [beyond ? leftOut.beyond(sealed) : leftOut.sealed(sealed)] : []),
      ...(whole ? notDerived(ledger, read) : [leftOut.rest]),
    ],
  };
}

/** The rows that both lists show; sealed where one of them seals. */
const common = (left: LedgerRow[], right: LedgerRow[]): LedgerRow[] =>
  left.flatMap((entry) => {
    const other = right.find(({ seq }) => seq === entry.seq);
    return other ? [other.event['sealed'] === true ? other : entry] : [];
  });

type Inside = Pick<Section, 'documents' | 'deadlines' | 'measures' | 'receipts' | 'tasks'>;
const nothingInside: Inside = { documents: [], deadlines: [], measures: [], receipts: [], tasks: [] };

function insideOf(ledger: LedgerContext, lifecycle: Lifecycle, { row, rows, documents, effects }: CaseReading): Inside {
  const states = statesAfter(ledger, rows);
  const names = namesIn(rows.map(({ event }) => event));
  return {
    documents: documents.map((document) => ({ ...document, name: names.get(document.sha256) ?? '' })),
    deadlines: deadlinesIn(rows, states),
    measures: measuresIn(rows, states),
    receipts: effects.map(({ seq, effect, done_at, outcome }) => ({
      seq,
      operation: operationOf(effect),
      at: done_at,
      answer: outcome ? canonical(outcome) : '',
    })),
    tasks: row.snapshot.tasks.map(({ state, by }) => ({
      title: stateAt(lifecycle, state)?.meta?.task?.title.zh ?? state,
      by: by in roles ? roles[by as keyof typeof roles].zh : partyOf(lifecycle, row.snapshot.context, by),
    })),
  };
}
/** A notice by its number and title; any other call by its port and name. */
const operationOf = (effect: CallEffect): string =>
  effect.type === 'notify' && effect.notice in notices
    ? `${words.notice} ${effect.notice} ${notices[effect.notice as keyof typeof notices].title.zh}`
    : opOf(effect);
const partyOf = (lifecycle: Lifecycle, context: JsonObject, relation: string): string =>
  [lifecycle.parties(context as never)[relation] ?? []].flat().join('、') || relation;

function notDerived({ lifecycles }: LedgerContext, { row, rows }: CaseReading): string[] {
  const older = rows.filter(({ machine_version }) => machine_version !== lifecycles[row.lifecycle]?.version).length;
  return older ? [leftOut.notDerived(older)] : [];
}

function stepOf(lifecycle: Lifecycle, row: LedgerRow, withheld: string): Step {
  const { seq, at, actor, event, articles } = row;
  return {
    seq,
    at,
    ...whoOf(row),
    role: actor.party ? `${roles[actor.hat].zh}（${actor.party}）` : roles[actor.hat].zh,
    act: actOf(lifecycle, event),
    content: contentOf(event, withheld),
    to: stateTitle(lifecycle, row.to_state).zh,
    articles,
    documents: event.type === 'kernel.migrate' ? [] : [...new Set(documentsIn(event))],
  };
}

function whoOf({ actor, cause }: LedgerRow): { who: string } {
  const hands = actor.hands?.length ? `${words.hands}：${actor.hands.join('、')}` : '';
  const told = cause ? `${words.told}：${cause.case}#${cause.seq}` : '';
  return { who: [actor.person === 'system' ? words.system : actor.person, told, hands].filter(Boolean).join('；') };
}

const kernelActs: Record<string, string> = {
  'kernel.recompute': words.recomputed,
  'kernel.migrate': words.migrated,
  'kernel.remind': words.reminded,
  'kernel.escalate': words.escalated,
  OPEN: words.opened,
};
function actOf(lifecycle: Lifecycle, { type }: LedgerRow['event']): string {
  const limit = limitOf(lifecycle, type);
  return limit
    ? `${clockTitle(limit.delay).zh}：${words.limitOver}`
    : (kernelActs[type] ?? eventTitle(lifecycle, type).zh);
}

/** The fields of what was sent, as they were sent; their names are those of the schema. */
function contentOf({ type, ...fields }: LedgerRow['event'], withheld: string): Step['content'] {
  if (fields['sealed'] === true) return [['', withheld]];
  if (type === 'kernel.migrate') return ['name', 'from', 'to'].flatMap((name) => pair(name, fields[name]));
  const { input, ...rest } = fields;
  const flat = type === 'OPEN' && input && typeof input === 'object' && !Array.isArray(input) ? input : fields;
  return Object.entries(type === 'OPEN' ? { ...rest, ...flat } : flat).flatMap(([name, value]) => pair(name, value));
}
/** A value inside a value on a line of its own; a document by its name and hash. */
function pair(name: string, value: Json | undefined): Step['content'] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  if (!Array.isArray(value) && typeof value['sha256'] === 'string')
    return [[name, typeof value['name'] === 'string' ? `${value['name']} ${value['sha256']}` : value['sha256']]];
  return Object.entries(value).flatMap(([inner, one]) => pair(`${name}.${inner}`, one));
}

/** What a document was called where it was handed in. */
function namesIn(value: unknown, names = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) for (const one of value) namesIn(one, names);
  else if (value && typeof value === 'object') {
    if ('sha256' in value && typeof value.sha256 === 'string' && 'name' in value && typeof value.name === 'string')
      names.set(value.sha256, value.name);
    namesIn(Object.values(value), names);
  }
  return names;
}
