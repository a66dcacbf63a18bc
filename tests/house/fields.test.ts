// Every field that people fill in has a name in both languages, and so has every value that they choose from.
import { describe, expect, it } from 'vitest';
import { guardsOf, isFault, transitionsOf } from '../../machines/kernel/chart-walk.ts';
import { taskEvents } from '../../machines/kernel/task-events.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import * as lifecycles from '../../machines/lifecycles.ts';
import { type JsonSchema, eventSchema, jsonSchemaOf, standalone } from '../../service/json-schemas.ts';

const HAN = /\p{Script=Han}/u;
const isNamed = (text: unknown): boolean => {
  const { zh = '', en = '' } = (text ?? {}) as { zh?: string; en?: string };
  return HAN.test(zh) && !HAN.test(en) && /^[A-Z]/.test(en);
};
const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const wordsIn = ({ enum: several, const: one }: JsonSchema): string[] =>
  (Array.isArray(several) ? several : [one]).filter((value) => typeof value === 'string');

/** What lacks its name in a JSON Schema, by its path; `type` is the event's own word. */
function* lacking(schema: unknown, path: string): Generator<string> {
  if (Array.isArray(schema)) for (const [index, inner] of schema.entries()) yield* lacking(inner, `${path}/${index}`);
  if (!isObject(schema)) return;
  const names = schema['x-values'] as Record<string, unknown> | undefined;
  for (const word of wordsIn(schema)) if (!isNamed(names?.[word])) yield `${path}=${word}`;
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, inner] of Object.entries(properties)) {
    if (isObject(inner) && typeof inner['const'] === 'string' && name === 'type' && /\.[A-Z_]+$/.test(path)) continue;
    if (!isObject(inner) || !isNamed(inner['x-title'])) yield `${path}.${name}`;
    yield* lacking(inner, `${path}.${name}`);
  }
  for (const [part, inner] of Object.entries(schema))
    if (['items', 'prefixItems', 'oneOf', 'anyOf', 'allOf', 'propertyNames', 'additionalProperties'].includes(part))
      yield* lacking(inner, path);
  for (const [name, inner] of Object.entries(isObject(schema['$defs']) ? schema['$defs'] : {}))
    yield* lacking(inner, name);
}

const unnamedIn = (lifecycle: Lifecycle): string[] => {
  const asked = Object.keys(lifecycle.events).filter((type) => !lifecycle.events[type]!.internal);
  const all = [
    ...lacking(standalone(jsonSchemaOf(lifecycle.input)), 'OPEN'),
    ...[...asked, ...taskEvents].flatMap((type) => [
      ...lacking(standalone(eventSchema(lifecycle, type)!), `${lifecycle.id}.${type}`),
    ]),
  ];
  return [...new Set(all)];
};

describe('every field and every value has its name in Chinese and English', () => {
  it.each((Object.values(lifecycles) as Lifecycle[]).map((lifecycle) => [lifecycle.id, lifecycle] as const))(
    'in %s',
    (_, lifecycle) => {
      expect(unnamedIn(lifecycle)).toEqual([]);
    },
  );
});

/** The schema of a field, through what it refers to and its alternatives. */
function fieldAt(schema: JsonSchema, [name, ...rest]: string[], root = schema): JsonSchema | undefined {
  if (name === undefined) return schema;
  const { $ref, oneOf, anyOf, properties } = schema;
  const named = typeof $ref === 'string' ? [(root['$defs'] as JsonSchema)[$ref.slice('#/$defs/'.length)]] : [];
  for (const other of [...named, oneOf, anyOf].flat())
    if (isObject(other)) {
      const found = fieldAt(other, [name, ...rest], root);
      if (found) return found;
    }
  const inner = isObject(properties) ? properties[name] : undefined;
  return isObject(inner) ? fieldAt(inner, rest, root) : undefined;
}

describe('a rule that reads one field', () => {
  const asked = (Object.values(lifecycles) as Lifecycle[]).flatMap((lifecycle) =>
    transitionsOf(lifecycle).flatMap(({ name: type, guard }) =>
      guardsOf(lifecycle.machine, guard).flatMap((part) =>
        isFault(part) || part.rule?.path === undefined
          ? []
          : [{ lifecycle, type, rule: part.name, path: part.rule.path }],
      ),
    ),
  );
  const schemas = new Map<string, JsonSchema>();
  const schemaOf = ({ lifecycle, type }: { lifecycle: Lifecycle; type: string }): JsonSchema => {
    const key = `${lifecycle.id} ${type}`;
    if (!schemas.has(key)) schemas.set(key, standalone(eventSchema(lifecycle, type)!));
    return schemas.get(key)!;
  };
  const reads = ({ lifecycle, type, path }: (typeof asked)[number]): boolean =>
    fieldAt(schemaOf({ lifecycle, type }), path.split('.')) !== undefined;

  it('names a field of an event that it is asked of', () => {
    const named = new Set(asked.filter(reads).map(({ lifecycle, rule }) => `${lifecycle.id} ${rule}`));
    expect(asked.map(({ lifecycle, rule }) => `${lifecycle.id} ${rule}`).filter((one) => !named.has(one))).toEqual([]);
    expect(named.size).toBeGreaterThan(50);
  });

  it('is a rule of law that the form knows: what lacks a field is marked as needed, unless others decide whether it is', () => {
    const lax = asked
      .filter(reads)
      .filter(({ rule }) => /(IsStated|IsAgreed|IsGiven|AreDeclared|IsDeclared)$/.test(rule))
      .filter(({ lifecycle, type, path }) => {
        const schema = schemaOf({ lifecycle, type });
        const field = fieldAt(schema, path.split('.'));
        const [owner, name] = [path.split('.').slice(0, -1), path.split('.').at(-1)!];
        const required = fieldAt(schema, owner)?.['required'];
        return !(Array.isArray(required) && required.includes(name)) && !field?.['x-needed'] && !field?.['x-hint'];
      });
    expect(lax.map(({ lifecycle, rule, path }) => `${lifecycle.id} ${rule} ${path}`)).toEqual([]);
  });
});
