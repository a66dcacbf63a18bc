// Organisations and people from a table (CSV, as a spreadsheet saves it): each line becomes changes, and is answered on its own.
import { parseCsv } from 'hucre/csv';
import { roles } from '@shuquan/machines/law';
import { problemOf, reporting } from '@shuquan/machines/kernel';
import { type Change, changeSchema } from './changes.ts';
import { type AccountRefusal, isRefused, refused } from './refusals.ts';

/** What a column may be headed with. */
const columns = {
  code: ['统一社会信用代码', 'code'],
  organisation: ['单位名称', 'organisation'],
  person: ['账号', 'account'],
  name: ['姓名', 'name'],
  email: ['邮箱', 'e-mail', 'email'],
  hat: ['身份', 'hat'],
  from: ['起始日', 'from'],
  until: ['截止日', 'until'],
  basis: ['依据', 'basis'],
} as const;
type Column = keyof typeof columns;
type Line = Partial<Record<Column, string>>;
/** `done`: what was changed; a line that says nothing new has nothing. */
export type LineReport = { line: number; done: Change['do'][]; refused?: AccountRefusal };

/** As many are answered within half a minute. */
const MOST_LINES = 1_000;
const malformed = (zh: string, en: string): AccountRefusal => refused('REQUEST_MALFORMED', zh, en);
const wrong = (zh: string, en: string): AccountRefusal => refused('ACCOUNT_CONFLICT', zh, en);

/** UTF-8, or as spreadsheets in China save it. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('gb18030').decode(bytes);
    throw error;
  }
}

/** The lines of a table by the columns that are known, numbered as a spreadsheet does. */
export function linesIn(text: string): { line: number; cells: Line }[] | AccountRefusal {
  const [head = [], ...rows] = parseCsv(text).map((row) => row.map((cell) => String(cell ?? '').trim()));
  const known = head.map((title) =>
    (Object.keys(columns) as Column[]).find((name) => columns[name].some((one) => one === title.toLowerCase())),
  );
  if (!known.includes('person') && !known.includes('organisation'))
    return malformed(
      `首行须有列名：${Object.values(columns)
        .map(([zh]) => zh)
        .join('、')}；至少有“单位名称”或者“账号”。`,
      `The first line names the columns: ${Object.values(columns)
        .map((names) => names[1])
        .join(', ')}; at least organisation or account.`,
    );
  const lines = rows
    .map((row, n) => ({
      line: n + 2,
      cells: Object.fromEntries(row.flatMap((cell, at) => (known[at] && cell ? [[known[at], cell]] : []))) as Line,
    }))
    .filter(({ cells }) => Object.keys(cells).length > 0);
  return lines.length > MOST_LINES
    ? malformed(
        `表格有 ${lines.length} 行，一次至多 ${MOST_LINES} 行；未办理任何一行，请分成几份提交。`,
        `The table has ${lines.length} lines, and at most ${MOST_LINES} are taken at once; none was taken: send it in parts.`,
      )
    : lines;
}

const titled = new Map(Object.entries(roles).flatMap(([hat, { zh, en }]) => [hat, zh, en].map((one) => [one, hat])));

/** What a line asks for: an organisation, a person, a hat of theirs. */
function changesOf({ code, organisation, person, name, email, hat, from, until, basis }: Line): object[] {
  const party = code && { party: `org:${code.toUpperCase()}` };
  return [
    ...(organisation ? [{ do: 'organisation', ...party, name: organisation }] : []),
    ...(person && name ? [{ do: 'person', person, name, ...(email && { email }) }] : []),
    ...(hat
      ? [
          {
            do: 'grant',
            person,
            hat: titled.get(hat) ?? hat,
            ...party,
            ...(from && { from }),
            ...(until && { until }),
            basis,
          },
        ]
      : []),
  ];
}

type Keeping = {
  change: (change: Change) => Promise<{ ok: true } | AccountRefusal>;
  /** Whether the accounts say this already. */
  stands: (change: Change) => Promise<boolean>;
};
export async function takeLine(
  { line, cells }: { line: number; cells: Line },
  { change, stands }: Keeping,
): Promise<LineReport> {
  const done: LineReport['done'] = [];
  const asked = changesOf(cells);
  if (!asked.length)
    return { line, done, refused: wrong('该行没有可办理的内容。', 'Nothing in this line can be taken.') };
  for (const one of asked) {
    const parsed = changeSchema.safeParse(one, reporting);
    if (!parsed.success) {
      const { path, message } = problemOf(parsed.error.issues[0]!);
      return { line, done, refused: wrong(`${path}：${message.zh}`, `${path}: ${message.en}`) };
    }
    if (await stands(parsed.data)) continue;
    const answer = await change(parsed.data);
    if (isRefused(answer)) return { line, done, refused: answer };
    done.push(parsed.data.do);
  }
  return { line, done };
}
