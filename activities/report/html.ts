// A report as one HTML file: no script, no picture, no font from elsewhere, so that any browser shows and prints it, also in
// twenty years. Piece by piece: a report about a subject can be long.
import { createHash } from 'node:crypto';
import { type ArticleId, articles } from '@shuquan/machines/law';
import type { Section, Step } from './section.ts';
import { measureTitles, words } from './words.ts';

export type Cover = { title: string; lines: [label: string, value: string][]; leftOut: () => string[] };

const style = `body{font-family:"Songti SC","SimSun","Noto Serif CJK SC",serif;font-size:11pt;line-height:1.5;margin:2em}
table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}th,td{border:1px solid #888;padding:.2em .4em;vertical-align:top;text-align:left;overflow-wrap:anywhere}
th{background:#eee}h2{break-before:page}code{font-size:9pt}
@page{size:A4;margin:20mm 15mm;@bottom-center{content:"第 " counter(page) " 页，共 " counter(pages) " 页"}}`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string | number): string => String(text).replaceAll(/[&<>"']/g, (sign) => entities[sign]!);
const code = (text: string): string => `<code>${safe(text)}</code>`;

/** Eight hours ahead of UTC, all year. */
export const beijing = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const when = (instant: string | null): string => (instant ? beijing(instant) : '');

/** Cells are HTML already. */
function table(head: string[], rows: string[][]): string {
  if (!rows.length) return `<p>${words.none}</p>\n`;
  const line = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>\n`;
  return `<table>\n${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>\n`;
}
const facts = (lines: [string, string][]): string =>
  `<table>\n${lines.map(([label, value]) => `<tr><th>${label}</th><td>${safe(value)}</td></tr>\n`).join('')}</table>\n`;
const list = (lines: string[]): string =>
  lines.length ? `<ul>\n${lines.map((line) => `<li>${safe(line)}</li>\n`).join('')}</ul>\n` : '';

/** The pieces of the file. The last line holds the hash of everything before it. */
export async function* pagesOf(cover: Cover, sections: AsyncIterable<Section>): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const cited = new Set<ArticleId>();
  const hashed = (piece: string): string => {
    digest.update(piece);
    return piece;
  };
  yield hashed(coverPage(cover));
  for await (const section of sections) {
    for (const { articles: ids } of section.course) for (const id of ids) cited.add(id);
    yield hashed(casePages(section));
  }
  yield hashed(lawPage([...cited]));
  const left = list(cover.leftOut()) || `<p>${words.nothingLeftOut}</p>\n`;
  yield hashed(`<h2>${words.leftOut}</h2>\n${left}`);
  yield `<p>${words.code}：<code>${digest.digest('hex')}</code>（${safe(words.codeSays)}）</p></body></html>\n`;
}

const coverPage = ({ title, lines }: Cover): string =>
  `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${style}</style></head><body>
<h1>${safe(title)}</h1>
${facts(lines)}<p>${words.time}${words.law}</p>
`;

const casePages = (section: Section): string =>
  [
    `<h2>${words.case}：${safe(section.id)}</h2>\n`,
    facts([
      [words.lifecycle, section.title],
      [words.state, `${section.state}（${section.ended ? words.ended : words.open}）`],
      [words.opened, when(section.openedAt)],
      [words.asOf, when(section.at)],
      [words.version, String(section.version)],
      [words.hash, section.hash],
      [words.regime, section.regimes.join('；')],
      [words.parties, section.parties.join('、')],
      ...section.under.map((id): [string, string] => [words.under, id]),
    ]),
    `<h3>${words.course}</h3>\n`,
    table(
      [words.seq, words.at, words.who, words.role, words.act, words.to, words.articles],
      section.course.map(stepRow),
    ),
    ...detailsOf(section),
    section.leftOut.length ? `<h3>${words.leftOut}</h3>\n${list(section.leftOut)}` : '',
  ].join('');

const stepRow = ({ seq, at, who, role, act, content, to, articles: ids }: Step): string[] => [
  String(seq),
  when(at),
  safe(who),
  safe(role),
  [safe(act), ...content.map(([name, value]) => (name ? `${code(name)}：${safe(value)}` : safe(value)))].join('<br>'),
  safe(to),
  ids.map((id) => `${id} ${safe(articles[id].title.zh)}`).join('<br>'),
];

const detailsOf = (section: Section): string[] => [
  `<h3>${words.documents}</h3>\n`,
  table(
    ['SHA-256', words.name, words.kind, words.size, words.broughtBy, words.at],
    section.documents.map(({ sha256, name, mediaType, size, uploadedBy, at }) => [
      code(sha256),
      ...[name, mediaType, size, uploadedBy.person, when(at)].map(safe),
    ]),
  ),
  `<h3>${words.deadlines}</h3>\n`,
  table(
    [words.deadline, words.due, words.outcome, words.seq],
    section.deadlines.map(({ title, dueAt, outcome, seq }) =>
      [title, when(dueAt), words[outcome], seq ?? ''].map(safe),
    ),
  ),
  `<h3>${words.measures}</h3>\n`,
  table(
    [words.measures, words.cause, words.from, words.until],
    section.measures.map(({ kind, cause, from, until }) =>
      [measureTitles[kind] ?? kind, cause, when(from), until ? when(until) : words.standing].map(safe),
    ),
  ),
  `<h3>${words.receipts}</h3>\n`,
  table(
    [words.seq, words.operation, words.answeredAt, words.receipt],
    section.receipts.map(({ seq, operation, at, answer }) => [
      ...[seq, operation, at ? when(at) : words.pending].map(safe),
      code(answer),
    ]),
  ),
  `<h3>${words.openPoints}</h3>\n`,
  list(openPointsOf(section)) || `<p>${words.none}</p>\n`,
];

const openPointsOf = ({ deadlines, measures, receipts, tasks }: Section): string[] => [
  ...tasks.map(({ title, by }) => `${words.task}：${title}（${by}）`),
  ...deadlines
    .filter(({ outcome }) => outcome === 'running' || outcome === 'stopped')
    .map(({ title, dueAt, outcome }) => `${words.deadlines}：${title}（${dueAt ? when(dueAt) : words[outcome]}）`),
  ...measures
    .filter(({ until }) => !until)
    .map(({ kind, cause }) => `${words.measures}：${measureTitles[kind] ?? kind}（${words.cause} ${cause}）`),
  ...receipts.filter(({ at }) => !at).map(({ operation }) => `${words.operation}：${operation}（${words.pending}）`),
];

const lawPage = (cited: ArticleId[]): string =>
  `<h2>${words.cited}</h2>\n${table(
    [words.articles, words.name, words.gist],
    cited.sort().map((id) => [id, safe(articles[id].title.zh), safe(articles[id].gist.zh)]),
  )}`;
