// Values for forms: made from a schema, with everything filled in that may be; and those that recorded cases took.
import { taskEvents } from '../../machines/kernel/task-events.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import * as lifecycles from '../../machines/lifecycles.ts';
import { eventSchema, jsonSchemaOf, standalone } from '../../service/json-schemas.ts';
import {
  asText,
  type Definitions,
  type Json,
  type JsonObject,
  type Node,
  type Schema,
  branchesOf,
  discriminatorOf,
  isObject,
  kindOf,
  namedIn,
  resolve,
  valuesOf,
} from '../../apps/desk/form/schema.ts';

export const OPENING = 'OPEN';
export const all = Object.values(lifecycles) as Lifecycle[];
export type FormOf = { lifecycle: Lifecycle; event: string; schema: Schema };

/** Every form that people can be shown; those of tasks, which all lifecycles share, once. */
export const everyForm = (): FormOf[] =>
  all.flatMap((lifecycle, index) => {
    const asked = Object.keys(lifecycle.events).filter((type) => !lifecycle.events[type]!.internal);
    return [
      { lifecycle, event: OPENING, schema: standalone(jsonSchemaOf(lifecycle.input)) as Schema },
      ...[...asked, ...(index === 0 ? taskEvents : [])].map((event) => ({
        lifecycle,
        event,
        schema: standalone(eventSchema(lifecycle, event)!) as Schema,
      })),
    ];
  });

const CODE = '91220101MA7F2K4D0Y';
const hash = 'ab'.repeat(32);
const leaves: Record<string, Json> = {
  money: 123_456_789,
  day: '2026-03-02',
  instant: '2026-03-02T10:30:00+08:00',
  case: `subjectRegistration/${CODE}/1`,
  party: `org:${CODE}`,
  person: '赵敏',
  region: 'CN',
  task: '待办任务',
  citizen: 'cd'.repeat(16),
  hash,
  term: '18 mo',
  longText: '示例说明文字',
  yesNo: false,
  tick: true,
  number: 12.5,
};
const document = { sha256: hash, name: '示例文件.pdf' };

/** A value with every field. `variant`: which of several kinds is taken where there is a choice. */
export function filled(schema: Schema, defs: Definitions, variant: number): Json {
  const node = resolve(schema, defs);
  const kind = kindOf(node, defs);
  if (kind === 'document') return document;
  if (kind in leaves) return leaves[kind]!;
  if (kind === 'integer') return Math.max(node.minimum ?? 0, 2);
  if (kind === 'text') return textFor(node);
  if (kind === 'fixed' || kind === 'choice') return pick(valuesOf(node)!, variant);
  if (kind === 'either') return eitherOf(node, defs, variant);
  if (kind === 'union') return unionOf(node, defs, variant);
  if (node.type === 'array') return listOf(node, defs, variant);
  if (kind === 'record') return recordOf(node, defs, variant);
  return objectOf(node, defs, variant);
}
const pick = <T>(several: readonly T[], variant: number): T => several[variant % several.length]!;
const textFor = ({ pattern, minLength = 1 }: Node): string =>
  [`示例文字`, CODE, 'domain-one', 'F-1'].find(
    (one) => one.length >= minLength && (!pattern || new RegExp(pattern, 'u').test(one)),
  )!;

function eitherOf(node: Node, defs: Definitions, variant: number): Json {
  const branches = branchesOf(node, defs);
  const branch = pick(branches, variant);
  return valuesOf(branch) ? pick(valuesOf(namedIn(node, defs))!, variant) : filled(branch as Schema, defs, variant);
}
function unionOf(node: Node, defs: Definitions, variant: number): Json {
  const { name, values } = discriminatorOf(node, defs);
  const { value, branch } = pick(values, variant);
  return { ...objectOf(branch, defs, variant), [name]: value };
}
const objectOf = (node: Node, defs: Definitions, variant: number): JsonObject =>
  Object.fromEntries(
    Object.entries(node.properties ?? {}).map(([name, field]) => [name, filled(field, defs, variant)]),
  );
function listOf({ items = {}, minItems = 1 }: Node, defs: Definitions, variant: number): Json[] {
  const many = valuesOf(resolve(items, defs)) ? 1 : Math.max(1, minItems);
  return Array.from({ length: many }, (_, index) => filled(items, defs, variant + index));
}
function recordOf(node: Node, defs: Definitions, variant: number): JsonObject {
  const names = node.propertyNames && valuesOf(resolve(node.propertyNames, defs));
  const inner = isObject(node.additionalProperties) ? (node.additionalProperties as Schema) : {};
  return Object.fromEntries((names ?? ['用户数']).map((name) => [asText(name), filled(inner, defs, variant)]));
}

/** How many variants show every branch of every choice. */
export function variantsOf(schema: Schema, defs: Definitions): number {
  const node = resolve(schema, defs);
  const inside = [
    ...Object.values(node.properties ?? {}),
    ...(node.items ? [node.items] : []),
    ...(isObject(node.additionalProperties) ? [node.additionalProperties as Schema] : []),
    ...(node.oneOf ?? node.anyOf ?? []),
  ].map((inner) => variantsOf(inner, defs));
  const kind = kindOf(node, defs);
  const own = kind === 'union' ? discriminatorOf(node, defs).values.length : kind === 'either' ? 2 : 1;
  return Math.max(own, ...inside);
}
