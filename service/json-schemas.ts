// The zod schemas of inputs and events as JSON Schema 2020-12: for the OpenAPI document, and for forms.
import { z } from 'zod';
import { type JsonObject, type Lifecycle, taskSchemas } from '@shuquan/machines/kernel';
import { labels, valueNames } from '@shuquan/machines/fields';
import { articlesOf } from '@shuquan/machines/law';
import * as shared from '@shuquan/machines/schemas';

export type JsonSchema = JsonObject;
type Definitions = Record<string, JsonSchema>;

// Pieces that many events share stand once, by their own names.
const pieces = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(shared))
  if (schema instanceof z.ZodType) pieces.add(schema as z.ZodType, { id });

/** What people read of a field stands beside what is checked: in both languages, with the article that demands it. */
function describeField(schema: z.core.$ZodType): JsonObject {
  const label = labels.get(schema);
  const values = valueNames.get(schema);
  return {
    ...(label && { title: label.title.zh, 'x-title': label.title }),
    ...(label?.hint && { 'x-hint': label.hint }),
    ...(label?.needed && { 'x-needed': true, 'x-articles': articlesOf(label.needed) }),
    ...(values && { 'x-values': values }),
  };
}

/** `schema` refers to `definitions` as `#/$defs/<name>`. */
export function jsonSchemaOf(schema: z.ZodType): { schema: JsonSchema; definitions: Definitions } {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    metadata: pieces,
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, describeField(zodSchema)),
  }) as JsonObject;
  return { schema: rest, definitions: $defs as Definitions };
}

/** An event's payload with its `type` beside it, as it is sent. */
function withType(schema: JsonSchema, type: string, definitions: Definitions): JsonSchema {
  const { $ref, oneOf, anyOf } = schema;
  if (typeof $ref === 'string') return withType(definitions[$ref.slice('#/$defs/'.length)] ?? {}, type, definitions);
  const branches = oneOf ?? anyOf;
  if (Array.isArray(branches))
    return { oneOf: branches.map((branch) => withType(branch as JsonSchema, type, definitions)) };
  return {
    ...schema,
    type: 'object',
    properties: { type: { type: 'string', const: type }, ...(schema['properties'] as JsonObject) },
    required: ['type', ...((schema['required'] as string[] | undefined) ?? [])],
  };
}

/** One event of a lifecycle, a task event among them, with everything it refers to inside. */
export function eventSchema(
  lifecycle: Lifecycle,
  type: string,
): { schema: JsonSchema; definitions: Definitions } | undefined {
  const payload = Object.hasOwn(lifecycle.events, type)
    ? lifecycle.events[type]?.schema
    : taskSchemas[type as keyof typeof taskSchemas];
  if (!payload) return undefined;
  const { schema, definitions } = jsonSchemaOf(payload);
  return { schema: withType(schema, type, definitions), definitions };
}

/** With the definitions that it needs, on its own. */
export const standalone = ({ schema, definitions }: { schema: JsonSchema; definitions: Definitions }): JsonSchema =>
  Object.keys(definitions).length ? { ...schema, $defs: definitions } : schema;

/** References into `components.schemas` of an OpenAPI document. What zod named by itself gets its owner's name in front. */
export function componentsOf(
  name: string,
  { schema, definitions }: { schema: JsonSchema; definitions: Definitions },
): Definitions {
  const rename = (id: string) => (id.startsWith('__') ? `${name}${id}` : id);
  const rewrite = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(rewrite)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              key,
              key === '$ref' && typeof inner === 'string'
                ? `#/components/schemas/${rename(inner.slice('#/$defs/'.length))}`
                : rewrite(inner),
            ]),
          )
        : value;
  return Object.fromEntries([
    [name, rewrite(schema) as JsonSchema],
    ...Object.entries(definitions).map(([id, inner]) => [rename(id), rewrite(inner) as JsonSchema] as const),
  ]);
}
