// What users read: both languages, full-width punctuation, nothing written that nobody says.
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../machines/index.ts';
import { transitionsOf } from '../../machines/kernel/chart-walk.ts';
import { clockTitle } from '../../machines/regimes/index.ts';
import { codeOf, sourceFiles } from './sources.ts';
import { type Node, type Source, parse, saidBy, walk } from './syntax.ts';

const chinese = /[\u4e00-\u9fff]/;
// ◌ stands for a value within a sentence, and so for a word of it.
const beside = '[\\u4e00-\\u9fff“”‘’「」《》（）、，。；：？！◌]';
const halfWidth = new RegExp(`${beside}[,;:?!()]|[,;:?!()]${beside}`);

const product = sourceFiles.filter((file) => !/^(tests|scripts|bench|examples)\//.test(file)).map(parse);

type Pair = { zh: string; en: string; line: number };
const pairOf = (node: Node): { zh?: string; en?: string } => {
  if (node.type === 'ObjectExpression') {
    const properties = node['properties'] as { key?: { name?: string }; value?: Node }[];
    const said = (name: string) => saidBy(properties.find(({ key }) => key?.name === name)?.value);
    return { zh: said('zh'), en: said('en') };
  }
  if (node.type !== 'CallExpression') return {};
  const [zh, en] = (node['arguments'] as Node[]).map(saidBy);
  return zh !== undefined && chinese.test(zh) ? { zh, en } : {};
};
/** Every text in two languages: `{ zh, en }`, `say('…', '…')`, `row('…', '…')`. */
const pairsIn = ({ program, lineAt }: Source): Pair[] =>
  [...walk(program)].flatMap(({ node }) => {
    const { zh, en } = pairOf(node);
    return zh === undefined || en === undefined ? [] : [{ zh, en, line: lineAt(node.start) }];
  });
const stringsIn = ({ program, lineAt }: Source): { said: string; line: number }[] =>
  [...walk(program)].flatMap(({ node }) => {
    const said = saidBy(node);
    return said === undefined ? [] : [{ said, line: lineAt(node.start) }];
  });

/** The Chinese parts of `中文 · English`, without signs that it names (“:”) and names of actors (`人员@角色:主体`). */
const chinesePartsOf = (said: string): string[] =>
  said
    .replaceAll(/“[^“”]”|[^\s，。；：“”]+@[^\s，。；]+/g, '')
    .split(' · ')
    .filter((part) => chinese.test(part) && !/<[a-z]/.test(part));
const halfWidthIn = (source: Source): string[] =>
  stringsIn(source)
    .filter(({ said }) => chinesePartsOf(said).some((part) => halfWidth.test(part)))
    .map(({ said, line }) => `${source.file}:${line} ${said}`);

describe('Chinese', () => {
  it('has full-width punctuation', () => {
    expect(product.flatMap(halfWidthIn)).toEqual([]);
  });
});

describe('English', () => {
  it('has no full-width punctuation: what joins the parts of a text is said in both languages', () => {
    const joins = (line: string): boolean =>
      /[：；、，。（）]/.test(line) && !chinese.test(line) && !/\bzh\b|\bsay\(/.test(line);
    const found = sourceFiles
      .filter((file) => file.startsWith('apps/desk/'))
      .flatMap((file) =>
        codeOf(file)
          .split('\n')
          .filter(joins)
          .map((line) => `${file} ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});

describe('a text', () => {
  it('says something in both languages, and English in English', () => {
    expect(
      product.flatMap((source) =>
        pairsIn(source)
          .filter(({ zh, en }) => !zh.trim() !== !en.trim() || chinese.test(en))
          .map(({ zh, en, line }) => `${source.file}:${line} ${zh} | ${en}`),
      ),
    ).toEqual([]);
  });
});

describe('a clock', () => {
  it('has a name that people read, in every lifecycle', () => {
    const clocks = Object.values(lifecycles).flatMap((lifecycle) =>
      transitionsOf(lifecycle).flatMap(({ kind, name }) => (kind === 'after' ? name : [])),
    );
    expect([...new Set(clocks)].filter((clock) => clockTitle(clock).zh === clock)).toEqual([]);
  });
});

/** Every object that a lifecycle holds: charts, implementations, titles, rules. */
const held = new Set<unknown>();
function hold(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || held.has(value)) return;
  held.add(value);
  Object.values(value).forEach(hold);
}
for (const { title, events, opens, machine } of Object.values(lifecycles))
  hold([title, Object.values(events).map((event) => event.title), opens, machine.config, machine.implementations]);

describe('the words of a lifecycle', () => {
  const files = sourceFiles.filter((file) => file.endsWith('/words.ts') && file.startsWith('machines/'));
  it.each(files)('%s are all said', async (file) => {
    const { words } = (await import(join('../..', file))) as { words: object };
    const folder = dirname(file);
    const code = sourceFiles
      .filter((name) => name.startsWith(`${folder}/`) && name !== file)
      .map(codeOf)
      .join('\n');
    // What a function makes (a notice, a claim) is not held by the chart: the code has to name it.
    const isNamed = (key: string): boolean => new RegExp(`\\b${key.replaceAll('.', '\\.')}\\b`).test(code);
    expect(textsOf(words).flatMap(([key, text]) => (held.has(text) || isNamed(key) ? [] : [key]))).toEqual([]);
  });
});

/** Every text with the key that it stands under. */
const textsOf = (value: object): [key: string, text: object][] =>
  Object.entries(value).flatMap(([key, inner]): [string, object][] =>
    typeof inner !== 'object' || inner === null
      ? []
      : 'zh' in inner
        ? [[key, inner], ...textsOf(inner)]
        : textsOf(inner),
  );
