// From what was typed to what is sent: what is empty and optional is left out, what has no choice is filled in.
import {
  type Definitions,
  type Json,
  type JsonObject,
  type Node,
  type Schema,
  branchOf,
  entriesOf,
  isAlwaysOpen,
  isObject,
  kindOf,
  namedIn,
  resolve,
  restOf,
  valuesOf,
} from './schema.ts';

/** A payload as it is sent. `undefined`: there is nothing to send. */
export function prune(schema: Schema, raw: unknown, defs: Definitions, required = true): Json | undefined {
  const node = resolve(schema, defs);
  const kept = filled(node, raw, defs, required);
  if (kept !== undefined) return kept;
  if (node.default !== undefined) return node.default;
  return node.nullable && required ? null : undefined;
}

const isEmpty = (raw: unknown): boolean =>
  raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');

function filled(node: Node, raw: unknown, defs: Definitions, required: boolean): Json | undefined {
  switch (kindOf(node, defs)) {
    case 'fixed':
      return required || !isEmpty(raw) ? valuesOf(node)?.[0] : undefined;
    case 'union':
      return ofUnion(node, raw, defs);
    case 'either':
      return ofEither(node, raw, defs);
    case 'object':
      return ofObject(node, raw, defs, required);
    case 'record':
      return ofRecord(node, raw, defs, required);
    case 'document':
      return isObject(raw) ? raw : undefined;
    default:
      if (node.type === 'array') return ofList(node, raw, defs, required);
      return isEmpty(raw) ? undefined : (raw as Json);
  }
}

function ofObject(node: Node, raw: unknown, defs: Definitions, required: boolean): JsonObject | undefined {
  if (!isObject(raw) && (!required || node.nullable)) return undefined;
  const given = isObject(raw) ? raw : {};
  const kept = Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const value = prune(field, given[name], defs, node.required?.includes(name) ?? false);
    return value === undefined ? [] : [[name, value] as const];
  });
  // What the law asks for stands open without being asked for: untouched, it is not there.
  if (!required && isAlwaysOpen(node) && isBlank(node, given, defs)) return undefined;
  return Object.fromEntries(kept);
}

/** Does it hold nothing but what nobody chose? */
export const isBlank = (node: Node, value: JsonObject, defs: Definitions): boolean =>
  Object.entries(node.properties ?? {}).every(([name, field]) => {
    const inner = resolve(field, defs);
    const given = value[name];
    if (isEmpty(given) || kindOf(inner, defs) === 'fixed') return true;
    if (isObject(given)) return inner.properties !== undefined && isBlank(inner, given, defs);
    return JSON.stringify(given) === JSON.stringify(inner.default) || (Array.isArray(given) && given.length === 0);
  });

function ofUnion(node: Node, raw: unknown, defs: Definitions): Json | undefined {
  const branch = branchOf(node, raw, defs);
  return branch && ofObject(branch, raw, defs, true);
}

function ofEither(node: Node, raw: unknown, defs: Definitions): Json | undefined {
  if (valuesOf(namedIn(node, defs))?.includes(raw as Json)) return raw as Json;
  return isEmpty(raw) ? undefined : filled(restOf(node, defs), raw, defs, false);
}

function ofList(node: Node, raw: unknown, defs: Definitions, required: boolean): Json[] | undefined {
  const items = Array.isArray(raw) ? raw : [];
  const kept = items.map((item) => prune(node.items ?? {}, item, defs)).filter((item) => item !== undefined);
  return kept.length || (required && node.default === undefined && !node.nullable) ? kept : undefined;
}

function ofRecord(node: Node, raw: unknown, defs: Definitions, required: boolean): JsonObject | undefined {
  const { schema: values } = entriesOf(node, defs);
  const kept = Object.entries(isObject(raw) ? raw : {}).flatMap(([name, value]) => {
    const inner = prune(values, value, defs, false);
    return inner === undefined ? [] : [[name, inner] as const];
  });
  return kept.length || required ? Object.fromEntries(kept) : undefined;
}
