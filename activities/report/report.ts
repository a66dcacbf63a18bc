// Readable reports (T24, T25, D-0281): of a case, or of all cases of a subject, for somebody, for a purpose. They show what
// both may read, who makes the report and who receives it; the same cases at the same versions give the same bytes.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Actor, type Grant, type Refusal, hashOf, isRefusal, refuse } from '@shuquan/machines/kernel';
import { lifecycleOf } from '../../ledger/context.ts';
import type { Ledger } from '../../ledger/index.ts';
import { type Listed, cursorAfter } from '../../ledger/desk-list.ts';
import { keepShown, readerOf } from '../../ledger/readers.ts';
import { type CaseReading, readCase } from '../archive/case-reading.ts';
import { type Cover, beijing, pagesOf } from './html.ts';
import { type Section, sectionOf } from './section.ts';
import { leftOut, words } from './words.ts';

type Named = { name: string; actor: Actor };
/** For whom and for what; `by`: who makes it. */
export type Order = { by: Named; recipient: Named; purpose: string };

export type Made = { ok: true; stream: Readable };

const notTheirs = (): Refusal =>
  refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '接收人无权查阅本案；非公开材料仅本案当事人和办理部门可以查阅。',
      en: 'The recipient may not read this case: non-public material is for its parties and the offices that handle it.',
    },
    { articles: ['T25'] },
  );

const orderLines = ({ by, recipient, purpose }: Order): Cover['lines'] => [
  [words.recipient, recipient.name],
  [words.purpose, purpose],
  [words.by, by.name],
];
const htmlOf = (cover: Cover, sections: AsyncIterable<Section>): Readable =>
  Readable.from(pagesOf(cover, sections), { objectMode: false });
async function* one(section: Section): AsyncGenerator<Section> {
  yield section;
}

export async function caseReport(ledger: Ledger, caseId: string, order: Order): Promise<Made | Refusal> {
  // Asked like any other read, so that a refusal leaves its trace.
  const readable = await ledger.reader(caseId, order.by.actor, CLASSES);
  if (isRefusal(readable)) return readable;
  await ledger.learn();
  const read = await readCase(ledger, caseId);
  const section = await sectionFor(ledger, read, order);
  if (!section) return notTheirs();
  const lines: Cover['lines'] = [
    ...orderLines(order),
    ...section.under.map((id): Cover['lines'][number] => [words.under, id]),
    [words.case, caseId],
    [words.asOf, beijing(read.row.at)],
  ];
  return { ok: true, stream: htmlOf({ title: words.title, lines, leftOut: () => section.leftOut }, one(section)) };
}

/** A report tells the course of a case and where it stands. */
const CLASSES: Grant['classes'] = ['log', 'case'];

/** What both read, each as they may or under an access; of an access, it is a read before it is shown. */
async function sectionFor({ context }: Ledger, read: CaseReading, { by, recipient }: Order): Promise<Section | null> {
  const readers = [
    await readerOf(context, read.row, by.actor, CLASSES),
    await readerOf(context, read.row, recipient.actor, CLASSES),
  ].filter((reader) => reader !== null);
  if (readers.length < 2) return null;
  const section = sectionOf(context, read, readers);
  const isKept = await keepShown(readers, { material: 'report', caseId: read.row.id, shown: hashOf(section) });
  return isKept ? section : null;
}

/** Every case of a party that both may read, by its id. */
export async function subjectReport(ledger: Ledger, party: string, order: Order): Promise<Made> {
  await ledger.learn();
  const cases = await casesOf(ledger, party, order.by.actor);
  const asOf = cases.map(({ at }) => Date.parse(at)).reduce((left, right) => Math.max(left, right), 0);
  const hidden = new Map<string, number>();
  async function* sections(): AsyncGenerator<Section> {
    for (const { caseId, lifecycle } of cases) {
      const read = await readCase(ledger, caseId);
      const section = await sectionFor(ledger, read, order);
      if (section) yield section;
      else hidden.set(lifecycle, (hidden.get(lifecycle) ?? 0) + 1);
    }
  }
  const lines: Cover['lines'] = [
    ...orderLines(order),
    [words.subject, party],
    [words.number, String(cases.length)],
    ...(asOf ? [[words.asOf, beijing(new Date(asOf).toISOString())] as Cover['lines'][number]] : []),
  ];
  const hiddenCases = () =>
    [...hidden].map(([id, count]) => leftOut.cases(lifecycleOf(ledger.context, id).title.zh, count));
  const cover: Cover = { title: words.subjectTitle, lines, leftOut: () => [...hiddenCases(), leftOut.hidden] };
  return { ok: true, stream: htmlOf(cover, sections()) };
}

async function casesOf(ledger: Ledger, party: string, actor: Actor): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let after: string | undefined; ;) {
    const page = await ledger.list(actor, {
      party,
      order: 'opened',
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    all.push(...page);
    if (page.length < PAGE) return all.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
    after = cursorAfter(page.at(-1)!, 'opened');
  }
}
const PAGE = 500;

/** What goes into the archive: everything, and of the answers from outside those that had come with the last row. */
export async function archivedReport(ledger: Ledger, read: CaseReading): Promise<string> {
  await ledger.learn();
  const end = read.rows.at(-1)!.recorded_at;
  const effects = read.effects.map((asked) =>
    asked.done_at !== null && Date.parse(asked.done_at) > Date.parse(end)
      ? { ...asked, done_at: null, outcome: null }
      : asked,
  );
  const section = sectionOf(ledger.context, { ...read, effects }, []);
  const lines: Cover['lines'] = [
    [words.recipient, words.archive],
    [words.purpose, words.archivePurpose],
    [words.case, read.row.id],
    [words.asOf, beijing(read.row.at)],
  ];
  return text(htmlOf({ title: words.title, lines, leftOut: () => section.leftOut }, one(section)));
}
