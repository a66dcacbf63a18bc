// What a field path is called: the titles on the way to it, in the language of the page. Pure.
import type { Text } from '@shuquan/machines/law';
import { type Definitions, type Node, type Schema, branchesOf, isObject, resolve, valuesOf } from './schema.ts';
import { words } from './words.ts';

/** The titles along a path. What the schema does not know is called “further content”, never by its key. */
export function titlesAt(schema: Schema, path: readonly string[], defs: Definitions): Text[] {
  const [part, ...rest] = path;
  if (part === undefined) return [];
  const node = resolve(schema, defs);
  if (/^\d+$/.test(part) && node.items) return [words.item(Number(part) + 1), ...titlesAt(node.items, rest, defs)];
  const field = fieldIn(node, part, rest, defs);
  if (field) {
    const title = resolve(field, defs)['x-title'];
    return [...(title ? [title] : []), ...titlesAt(field, rest, defs)];
  }
  if (!isObject(node.additionalProperties)) return [words.furtherField];
  const names = node.propertyNames && resolve(node.propertyNames, defs);
  const isFree = !names || !valuesOf(names);
  const name = names?.['x-values']?.[part] ?? (isFree ? { zh: part, en: part } : words.furtherField);
  return [name, ...titlesAt(node.additionalProperties as Schema, rest, defs)];
}

/** In the object itself, or in that branch of a union that leads furthest. */
function fieldIn(node: Node, part: string, rest: readonly string[], defs: Definitions): Schema | undefined {
  const own = node.properties?.[part];
  if (own) return own;
  const found = branchesOf(node, defs).flatMap((branch) => branch.properties?.[part] ?? []);
  const [next] = rest;
  return found.find((one) => next === undefined || resolve(one, defs).properties?.[next]) ?? found[0];
}

export const trail = (titles: Text[]): Text => ({
  zh: titles.map(({ zh }) => zh).join(' › '),
  en: titles.map(({ en }) => en).join(' › '),
});
