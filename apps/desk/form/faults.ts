// What can be seen in the browser already: what is missing, too long, not in its form. A courtesy; the service decides.
import type { Text } from '@shuquan/machines/law';
import { readableYuan } from './money.ts';
import {
  type Definitions,
  type Node,
  type Path,
  type Schema,
  branchOf,
  dotted,
  isObject,
  kindOf,
  namedIn,
  resolve,
  restOf,
  valuesOf,
} from './schema.ts';
import { isBlank } from './prune.ts';
import { words } from './words.ts';

/** As in the `details` of a refusal. */
export type Problem = { path?: string; message: Text; articles?: string[]; rule?: string };

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export function faultsIn(
  schema: Schema,
  value: unknown,
  defs: Definitions,
  path: Path = [],
  required = true,
): Problem[] {
  const node = resolve(schema, defs);
  const kind = kindOf(node, defs);
  if (kind === 'fixed') return [];
  if (isMissing(value)) return missing(node, kind, defs, path, required);
  if (kind === 'union') return within(branchOf(node, value, defs), value, defs, path);
  if (kind === 'object')
    return !required && node['x-needed'] && isObject(value) && isBlank(node, value, defs)
      ? [at(path, words.missing)]
      : within(node, value, defs, path);
  if (kind === 'record' && isObject(value))
    return Object.entries(value).flatMap(([name, inner]) =>
      faultsIn(node.additionalProperties as Schema, inner, defs, [...path, name], false),
    );
  if (kind === 'either')
    return valuesOf(namedIn(node, defs))?.includes(value as string)
      ? []
      : faultsIn(restOf(node, defs), value, defs, path);
  if (Array.isArray(value)) return ofList(node, value, defs, path);
  const wrong = wrongWith(node, value, kind === 'money');
  return wrong ? [at(path, wrong)] : [];
}

const at = (path: Path, message: Text): Problem => ({ path: dotted(path), message });

function missing(node: Node, kind: string, defs: Definitions, path: Path, required: boolean): Problem[] {
  if (node.nullable || node.default !== undefined || (!required && !node['x-needed'])) return [];
  return kind === 'object' && required ? within(node, {}, defs, path) : [at(path, words.missing)];
}

const within = (node: Node | undefined, value: unknown, defs: Definitions, path: Path): Problem[] =>
  Object.entries(node?.properties ?? {}).flatMap(([name, field]) =>
    faultsIn(field, isObject(value) ? value[name] : undefined, defs, [...path, name], node?.required?.includes(name)),
  );

const ofList = (node: Node, items: unknown[], defs: Definitions, path: Path): Problem[] => [
  ...(items.length < (node.minItems ?? 0) ? [at(path, words.tooFew(node.minItems!))] : []),
  ...items.flatMap((item, index) => faultsIn(node.items ?? {}, item, defs, [...path, index])),
];

function wrongWith(node: Node, value: unknown, money: boolean): Text | undefined {
  if (typeof value === 'string') {
    if (value.trim().length < (node.minLength ?? 0)) return words.tooShort(node.minLength!);
    if (value.length > (node.maxLength ?? Infinity)) return words.tooLong(node.maxLength!);
    if (node.pattern && !new RegExp(node.pattern, 'u').test(value)) return words.malformed;
  }
  if (typeof value === 'number') {
    const shown = (limit: number): string => (money ? readableYuan(limit) : String(limit));
    if (value < (node.minimum ?? -Infinity)) return words.tooSmall(shown(node.minimum!));
    if (value > (node.maximum ?? Infinity)) return words.tooBig(shown(node.maximum!));
  }
  return undefined;
}
