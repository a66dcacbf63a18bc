// What users read: both languages, full-width punctuation, nothing written that nobody says.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, sourceFiles } from './sources.ts';
import { type Node, type Source, parse, saidBy, walk } from './syntax.ts';

/** Not yet in order: this list only gets shorter. */
const still: string[] = [
  'apps/cli/words.ts',
  'ledger/append.ts',
  'machines/kernel/decide.ts',
  'machines/kernel/ingress.ts',
];

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

/** The Chinese parts of `中文 · English`, without names of actors (`人员@角色:主体`), whose colon is syntax. */
const chinesePartsOf = (said: string): string[] =>
  said
    .replaceAll(/[^\s，。；：“”]+@[^\s，。；]+/g, '')
    .split(' · ')
    .filter((part) => chinese.test(part) && !/<[a-z]/.test(part));
const halfWidthIn = (source: Source): string[] =>
  stringsIn(source)
    .filter(({ said }) => chinesePartsOf(said).some((part) => halfWidth.test(part)))
    .map(({ said, line }) => `${source.file}:${line} ${said}`);

describe('Chinese', () => {
  const wrong = product.map((source) => [source.file, halfWidthIn(source)] as const);

  it('has full-width punctuation', () => {
    expect(wrong.filter(([file]) => !still.includes(file)).flatMap(([, lines]) => lines)).toEqual([]);
  });

  it('is excused from that no longer than needed', () => {
    expect(wrong.filter(([file, lines]) => still.includes(file) && !lines.length).map(([file]) => file)).toEqual([]);
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

describe('the words of a lifecycle', () => {
  const files = sourceFiles.filter((file) => file.endsWith('/words.ts') && file.startsWith('machines/'));
  it.each(files)('%s are all said', async (file) => {
    const { words } = (await import(join('../..', file))) as { words: Record<string, unknown> };
    const folder = dirname(file);
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && name !== 'words.ts')
      .map((name) => codeOf(join(folder, name)))
      .join('\n');
    expect(pathsOf(words, 'words').filter((path) => !isSaid(code, path))).toEqual([]);
  });
});

/** `words.states.ordered`, for every text. */
const pathsOf = (value: unknown, path: string): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : 'zh' in value
      ? [path]
      : Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, `${path}.${key}`));
/** By its own name, or with the whole group that it stands in. */
function isSaid(code: string, path: string): boolean {
  if (new RegExp(`${path.replaceAll('.', '\\.')}(?![\\w])`).test(code)) return true;
  const group = path.slice(0, path.lastIndexOf('.'));
  return group.includes('.') && new RegExp(`${group.replaceAll('.', '\\.')}(?![\\w.])`).test(code);
}
