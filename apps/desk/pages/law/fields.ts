// What an event needs, by the names of its fields: a JSON Schema read for people.
import type { JsonSchema } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';

export type NeededField = { title: Text; needed: boolean; articles: string[] };
type Node = JsonSchema & {
  $ref?: string;
  properties?: Record<string, Node>;
  required?: string[];
  oneOf?: Node[];
  anyOf?: Node[];
  'x-title'?: Text;
  'x-needed'?: true;
  'x-articles'?: string[];
};

/** The fields of an input or an event; of one that holds others alone, these. Without what says which event it is. */
export function fieldsOf(schema: JsonSchema): NeededField[] {
  const definitions = (schema['$defs'] ?? {}) as Record<string, Node>;
  const resolved = (node: Node): Node =>
    node.$ref ? { ...definitions[node.$ref.slice('#/$defs/'.length)], ...node, $ref: undefined } : node;
  const fields = new Map<string, NeededField>();
  const walk = (given: Node): void => {
    const node = resolved(given);
    for (const branch of [...(node.oneOf ?? []), ...(node.anyOf ?? [])]) walk(branch);
    for (const [name, one] of Object.entries(node.properties ?? {})) {
      const field = resolved(one);
      const title = field['x-title'];
      if (!title) {
        if (name !== 'type') walk(field);
        continue;
      }
      const needed = field['x-needed'] === true || (node.required ?? []).includes(name);
      if (!fields.has(title.zh)) fields.set(title.zh, { title, needed, articles: field['x-articles'] ?? [] });
    }
  };
  walk(schema);
  return [...fields.values()];
}
