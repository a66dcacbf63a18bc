// A list of cases as a file for people's own tables: CSV as Excel reads it, and XLSX. Row by row, however many there are.
import { Readable, pipeline } from 'node:stream';
import { stringify } from 'csv-stringify';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Listed } from '../../ledger/desk-list.ts';
import { type Export, MOST_EXPORTED } from '../../service/export.ts';

type Language = 'zh' | 'en';
/** An instant is a date of Changchun; the rest is text. */
type Column = { title: Record<Language, string>; width: number } & (
  | { text: (one: Listed, language: Language) => string }
  | { instant: (one: Listed) => string | null }
);
const columns: Column[] = [
  { title: { zh: '事项', en: 'Case' }, width: 40, text: ({ label }, language) => label[language] },
  { title: { zh: '案件编号', en: 'Case number' }, width: 40, text: ({ caseId }) => caseId },
  {
    title: { zh: '流程', en: 'Procedure' },
    width: 18,
    text: ({ lifecycleTitle }, language) => lifecycleTitle[language],
  },
  { title: { zh: '状态', en: 'State' }, width: 24, text: ({ stateTitle }, language) => stateTitle[language] },
  {
    title: { zh: '当事人', en: 'Parties' },
    width: 40,
    text: ({ parties }, language) => parties.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', '),
  },
  {
    title: { zh: '是否办结', en: 'Ended' },
    width: 10,
    text: ({ ended }, language) => (language === 'zh' ? (ended ? '是' : '否') : ended ? 'yes' : 'no'),
  },
  { title: { zh: '办理期限', en: 'Due' }, width: 20, instant: ({ nextDue }) => nextDue },
  { title: { zh: '立案时间', en: 'Opened' }, width: 20, instant: ({ openedAt }) => openedAt },
  { title: { zh: '最近变动', en: 'Last change' }, width: 20, instant: ({ at }) => at },
];

const tooMany: Record<Language, string> = {
  zh: `仅导出前 ${MOST_EXPORTED} 件，请缩小范围后分次导出。`,
  en: `Only the first ${MOST_EXPORTED} cases were exported; narrow the list and export it in parts.`,
};

const BEIJING_MS = 8 * 3_600_000;
/** Spreadsheets know no time zones: the clock on the wall of Changchun. */
const onTheWall = (instant: string): Date => new Date(Date.parse(instant) + BEIJING_MS);

async function* rowsOf<T>(
  { cases, more }: Export,
  language: Language,
  dateOf: (wall: Date) => T,
): AsyncGenerator<(string | T | null)[]> {
  for await (const one of cases)
    yield columns.map((column) => {
      if ('text' in column) return column.text(one, language);
      const instant = column.instant(one);
      return instant === null ? null : dateOf(onTheWall(instant));
    });
  if (more()) yield [tooMany[language]];
}

const titlesIn = (language: Language): string[] => columns.map(({ title }) => title[language]);

/** With the mark by which Excel knows UTF-8; what it would take for a formula begins with an apostrophe. */
export function csvOf(list: Export, language: Language): ReadableStream<Uint8Array> {
  const written = stringify({
    bom: true,
    header: true,
    columns: titlesIn(language),
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  const rows = rowsOf(list, language, (wall) =>
    wall.toISOString().slice(0, '2026-01-05 09:30'.length).replace('T', ' '),
  );
  // What goes wrong ends the stream, and whoever reads it learns it there.
  pipeline(Readable.from(rows), written, () => {});
  return Readable.toWeb(written) as ReadableStream<Uint8Array>;
}

export const xlsxOf = (list: Export, language: Language): ReadableStream<Uint8Array> =>
  writeXlsxStream(
    rowsOf(list, language, (wall) => wall),
    {
      name: language === 'zh' ? '案件' : 'Cases',
      columns: columns.map((column) => ({
        header: column.title[language],
        width: column.width,
        ...('instant' in column && { numFmt: 'yyyy-mm-dd hh:mm' }),
      })),
      freezePane: { rows: 1 },
    },
  );
