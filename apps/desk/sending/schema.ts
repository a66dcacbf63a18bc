// The schema of what is sent, without what nobody fills in: the type of the event, and what the page knows already.
import type { JsonSchema, LifecycleView } from '@shuquan/client';

function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const branches = schema['oneOf'];
  if (Array.isArray(branches))
    return { ...schema, oneOf: branches.map((branch) => without(branch as JsonSchema, names)) };
  const properties = (schema['properties'] ?? {}) as Record<string, unknown>;
  const required = (schema['required'] ?? []) as string[];
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))),
    required: required.filter((name) => !names.includes(name)),
  };
}

/** What an event carries, or an opening; undefined for what nobody sends. */
export function schemaOf(
  lifecycle: LifecycleView,
  event: string,
  known: readonly string[] = [],
): JsonSchema | undefined {
  if (event === 'OPEN') return lifecycle.opens.input;
  const schema = lifecycle.events.find((one) => one.event === event)?.schema;
  return schema && without(schema, ['type', ...known]);
}
/** Is there anything to fill in? */
export const asksNothing = (schema: JsonSchema): boolean =>
  !Array.isArray(schema['oneOf']) && Object.keys((schema['properties'] ?? {}) as object).length === 0;
