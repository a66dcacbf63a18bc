// Reading a JSON Schema of the service: what a field is, by the piece that it refers to and by its shape.
// Pure; what is drawn for each kind stands in `fields/`.
import type { Text } from '@shuquan/machines/law';

/** A value of JSON as text: what is text stays as it is. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };
/** A field path as refusals write it, in its parts: `contract.deliveries.0.due`. */
export type Path = readonly (string | number)[];

export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
  enum?: Json[];
  const?: Json;
  default?: Json;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  'x-title'?: Text;
  'x-hint'?: Text;
  'x-needed'?: boolean;
  'x-articles'?: string[];
  'x-values'?: Record<string, Text>;
  /** Our own: see `isAlwaysOpen`. */
  'x-open'?: true;
};
export type Definitions = Record<string, Schema>;
/** With what it refers to in place: `piece` keeps the name of the shared piece. */
export type Node = Omit<Schema, '$ref'> & { piece?: string; nullable?: true };

/** What is drawn. `fixed`: nothing, there is no choice. `either`: one of some values, or something else. */
export type Kind =
  | 'fixed'
  | 'tick'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'tags'
  | 'either'
  | 'document'
  | 'documents'
  | 'money'
  | 'day'
  | 'instant'
  | 'case'
  | 'cases'
  | 'party'
  | 'parties'
  | 'person'
  | 'persons'
  | 'region'
  | 'regions'
  | 'task'
  | 'citizen'
  | 'hash'
  | 'term'
  | 'integer'
  | 'number'
  | 'longText'
  | 'text'
  | 'object'
  | 'union'
  | 'list'
  | 'record';

const isNull = ({ type }: Schema): boolean => type === 'null';

export function resolve(schema: Schema, defs: Definitions): Node {
  const { $ref, ...own } = schema;
  if ($ref) {
    const piece = $ref.slice('#/$defs/'.length);
    const target = defs[piece];
    if (!target) throw new Error(`the schema refers to ${$ref}, which it does not hold`);
    return { ...resolve(target, defs), ...own, piece };
  }
  const branches = own.anyOf ?? own.oneOf;
  if (!branches?.some(isNull)) return own;
  const { anyOf: _, oneOf: __, ...named } = own;
  const rest = branches.filter((branch) => !isNull(branch));
  const inner = rest.length === 1 ? resolve(rest[0]!, defs) : { anyOf: rest };
  return { ...inner, ...named, nullable: true };
}

const byPiece: Record<string, Kind> = {
  documentRef: 'document',
  fen: 'money',
  day: 'day',
  instant: 'instant',
  caseId: 'case',
  organisationParty: 'party',
  citizenParty: 'party',
  party: 'party',
  account: 'person',
  registeredAccount: 'person',
  region: 'region',
  task: 'task',
  citizenRef: 'citizen',
  sha256: 'hash',
  term: 'term',
  sentence: 'longText',
};
/** A list of these is one control, not a row for each. */
const together: Partial<Record<Kind, Kind>> = {
  choice: 'choices',
  fixed: 'choices',
  document: 'documents',
  case: 'cases',
  party: 'parties',
  person: 'persons',
  region: 'regions',
};

export function kindOf(node: Node, defs: Definitions): Kind {
  const piece = node.piece && byPiece[node.piece];
  if (piece) return piece;
  if (node.oneOf ?? node.anyOf) return kindOfUnion(node, defs);
  if (node.const === true) return 'tick';
  const values = valuesOf(node);
  if (values) return values.length === 1 ? 'fixed' : 'choice';
  if (node.type === 'boolean') return 'yesNo';
  if (node.type === 'integer' || node.type === 'number') return node.type;
  if (node.type === 'array') return kindOfList(node, defs);
  if (node.type === 'object') return typeof node.additionalProperties === 'object' ? 'record' : 'object';
  return (node.maxLength ?? 0) > 500 ? 'longText' : 'text';
}

function kindOfUnion(node: Node, defs: Definitions): Kind {
  const branches = branchesOf(node, defs);
  if (branches.every(({ type }) => type === 'object')) return 'union';
  return branches.some((branch) => valuesOf(branch)) ? 'either' : kindOf(branches[0]!, defs);
}

function kindOfList({ items = {} }: Node, defs: Definitions): Kind {
  const item = resolve(items, defs);
  const kind = kindOf(item, defs);
  if (kind === 'either' && restOf(item, defs).type === 'string') return 'tags';
  return together[kind] ?? 'list';
}

export const branchesOf = (node: Node, defs: Definitions): Node[] =>
  (node.oneOf ?? node.anyOf ?? []).map((branch) => resolve(branch, defs));

/** The values that may be chosen. A schema that names values and lists none takes these. */
export function valuesOf(node: Node): Json[] | undefined {
  if (node.const !== undefined) return [node.const];
  return node.enum ?? (node['x-values'] && !node.type ? Object.keys(node['x-values']) : undefined);
}

/** Of `either`: the values, with their names. */
export const namedIn = (node: Node, defs: Definitions): Node =>
  branchesOf(node, defs).find((branch) => valuesOf(branch)) ?? {};
/** Of `either`: what else it may be. */
export function restOf(node: Node, defs: Definitions): Node {
  const rest = branchesOf(node, defs).filter((branch) => !valuesOf(branch));
  return rest.length === 1 ? rest[0]! : { anyOf: rest };
}

/** Of a union of objects: the field that says which one, and what it may say. */
export function discriminatorOf(
  node: Node,
  defs: Definitions,
): { name: string; values: { value: string; title: Text | undefined; branch: Node }[] } {
  const branches = branchesOf(node, defs);
  const valuesIn = (branch: Node, name: string): Json[] | undefined => {
    const field = branch.properties?.[name];
    return field && valuesOf(resolve(field, defs));
  };
  const name = Object.keys(branches[0]?.properties ?? {}).find((one) => {
    const all = branches.map((branch) => valuesIn(branch, one));
    return all.every((values) => values !== undefined) && new Set(all.flat()).size === all.flat().length;
  });
  if (name === undefined) throw new Error('a choice between objects without a field that tells them apart');
  return {
    name,
    values: branches.flatMap((branch) =>
      valuesIn(branch, name)!.map((value) => ({
        value: asText(value),
        title: resolve(branch.properties![name]!, defs)['x-values']?.[asText(value)],
        branch,
      })),
    ),
  };
}

/** Stands open though it may be left out: the law asks for it, or it is one of a list of names. */
export const isAlwaysOpen = (node: Node): boolean =>
  node['x-needed'] === true || node['x-open'] === true || node.piece === 'declared';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The branch of a union that a value belongs to. */
export function branchOf(node: Node, value: unknown, defs: Definitions): Node | undefined {
  const { name, values } = discriminatorOf(node, defs);
  return isObject(value) ? values.find((one) => one.value === value[name])?.branch : undefined;
}

/** Of a record: what stands under each name, and the names where they are fixed. */
export function entriesOf(node: Node, defs: Definitions): { schema: Schema; names?: string[] } {
  const schema = isObject(node.additionalProperties) ? (node.additionalProperties as Schema) : {};
  const names = node.propertyNames && valuesOf(resolve(node.propertyNames, defs))?.map(String);
  return names ? { schema: { ...schema, 'x-open': true }, names } : { schema };
}

export const dotted = (path: Path): string => path.join('.');
export const parts = (path: string): string[] => (path === '' || path === '(whole)' ? [] : path.split('.'));
