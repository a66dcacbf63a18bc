// Prints the story in 100 columns, Chinese and English side by side. Colours on terminals only.
import wrapAnsi from 'wrap-ansi';
import type { Problem } from '../../service/index.ts';
import type { Text } from '@shuquan/machines/law';
import { deadline } from '../cli/table.ts';
import type { DemoCase } from './caller.ts';

const COLUMNS = 100;
const paint =
  (code: number) =>
  (text: string): string =>
    process.stdout.isTTY && !process.env['NO_COLOR'] ? `\u001B[${code}m${text}\u001B[0m` : text;
const [bold, dim, red, green] = [paint(1), paint(2), paint(31), paint(32)];

const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh} · ${en}`);
const cited = (articles: readonly string[]): string => (articles.length ? ` [${articles.join(' ')}]` : '');

/** Wrapped, with what follows the first line set in. */
function line(text: string, indent = 0, hang = 2): void {
  const [first = '', ...rest] = wrapAnsi(text, COLUMNS - indent - hang, { hard: true }).split('\n');
  process.stdout.write(
    `${' '.repeat(indent)}${first}\n${rest.map((next) => `${' '.repeat(indent + hang)}${next}\n`).join('')}`,
  );
}

export type Narrator = typeof narrator;
export const narrator = {
  title: (text: string): void => line(bold(text), 0, 0),
  /** What the demo itself has to say: no act of law. */
  aside: (text: string): void => line(dim(text), 2),
  stage: (name: Text, articles: readonly string[]): void => line(bold(`■ ${both(name)}${cited(articles)}`)),
  act: (who: string, what: Text, articles: readonly string[]): void =>
    line(`${who}: ${both(what)}${cited(articles)}`, 2, 4),
  /** What came of it by itself: a deadline, a port, another case. */
  followed: (text: string, articles: readonly string[] = []): void => line(`→ ${text}${cited(articles)}`, 2, 4),
  refusal: (who: string, asked: Text, { code, detail, articles, next, details }: Problem): void => {
    line(
      `${red('✗')} ${who}: ${both(asked)} — ${red(code)}${cited([...new Set([...articles, ...(details ?? []).flatMap((one) => one.articles ?? [])])])}`,
      2,
      4,
    );
    line(detail, 4);
    line(`下一步 · next step: ${both(next)}`, 4);
  },
  /** Where a case stands, who is awaited, and until when. */
  waits: ({ stateTitle, tasks, deadlines, ended }: DemoCase, most = 2): void => {
    line(`状态 · state: ${stateTitle.zh} | ${stateTitle.en}`, 2, 4);
    if (ended) return;
    for (const { by, title, dueAt } of tasks.slice(0, most))
      line(dim(`… 待 · awaits ${by.title.zh} ${by.name}: ${both(title)}${dueAt ? `, ${deadline(dueAt)}` : ''}`), 2, 4);
    const law = deadlines.filter(({ kind, dueAt }) => kind === 'after' && dueAt).slice(0, most);
    for (const { title, dueAt } of law) line(dim(`… 期限 · deadline ${deadline(dueAt!)}: ${both(title)}`), 2, 4);
  },
  verdict: (ok: boolean, text: string): void => line(`${ok ? green('✓') : red('✗')} ${text}`, 2, 4),
  line,
};
/** Tells nobody: a story that is carried out for what comes of it. */
export const silent: Narrator = {
  title: () => undefined,
  aside: () => undefined,
  stage: () => undefined,
  act: () => undefined,
  followed: () => undefined,
  refusal: () => undefined,
  waits: () => undefined,
  verdict: () => undefined,
  line: () => undefined,
};
