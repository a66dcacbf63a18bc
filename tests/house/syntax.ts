// The project's sources as syntax trees, by the parser that vitest brings.
import { readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

export type Node = { type: string; start: number; end: number; [field: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** Every node, its parents before it, the nearest first. */
export function* walk(node: Node, parents: Node[] = []): Generator<{ node: Node; parents: Node[] }> {
  yield { node, parents };
  for (const child of childrenOf(node)) yield* walk(child, [node, ...parents]);
}

export type Source = { file: string; text: string; program: Node; lineAt: (offset: number) => number };

export function parse(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    file,
    text,
    program: parseAst(text, { lang: file.endsWith('.tsx') ? 'tsx' : 'ts' }, file) as unknown as Node,
    lineAt: (offset) => starts.findLastIndex((start) => start <= offset) + 1,
  };
}

/** What a string or a template says; `${…}` stands as ◌. Undefined for everything else. */
export function saidBy(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('◌');
}
