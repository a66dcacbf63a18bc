// What data owners have already, as a listing to be completed: a DCAT record (dcat:Dataset as JSON-LD) or an EDC asset with its
// ODRL offer. Nothing is opened and nothing is declared for anybody: the answer says what came from where, and what is still to do.
import { type Lifecycle, isRefusal, parseEvent, parseInput } from '@shuquan/machines/kernel';
import type { Problem } from '@shuquan/machines/kernel';
import { type No, no } from './door.ts';

type Json = Record<string, unknown>;
/** `path`: of the input or of the SUBMIT event; `from`: the term of the record that it was taken from. */
export type Mapped = { path: string; from: string };
export type Draft = {
  ok: true;
  kind: 'dcat' | 'edc';
  lifecycle: 'listingRegistration';
  input: Json;
  event: Json & { type: 'SUBMIT' };
  mapped: Mapped[];
  /** What the schemas still ask for; the rules of law speak in the dry run. */
  missing: Problem[];
};
type Parts = { lifecycle: Lifecycle; maxBytes: number };

/** Refuses with REQUEST_MALFORMED what is neither. */
export function draftFrom(record: unknown, { lifecycle, maxBytes }: Parts): Draft | No {
  const node = nodeIn(record);
  const kind = node && kindOf(node);
  if (!node || !kind)
    return no('REQUEST_MALFORMED', {
      zh: '未识别出 DCAT 数据集（dcat:Dataset）或者 EDC 资产（Asset）。',
      en: 'This is neither a DCAT dataset (dcat:Dataset) nor an EDC asset (Asset).',
    });
  const found = (kind === 'dcat' ? fromDcat : fromEdc)(node);
  const values = found.filter(({ value }) => value !== undefined);
  const whole: Json = {};
  for (const { path, value } of values) put(whole, path, value);
  const { input = {}, dossier } = whole as { input?: Json; dossier?: Json };
  const event = { type: 'SUBMIT' as const, ...(dossier && { dossier }) };
  return {
    ok: true,
    kind,
    lifecycle: 'listingRegistration',
    input,
    event,
    mapped: values.map(({ path, from }) => ({ path, from })),
    missing: [
      ...problemsOf(parseInput(lifecycle, input, maxBytes), 'input.'),
      ...problemsOf(parseEvent(lifecycle, {}, event, maxBytes), ''),
    ],
  };
}

const problemsOf = (parsed: object, before: string): Problem[] =>
  isRefusal(parsed as never)
    ? ((parsed as { details?: Problem[] }).details ?? []).map((one) => ({ ...one, path: `${before}${one.path}` }))
    : [];

type Found = { path: string; from: string; value: unknown };
const DCAT = 'http://www.w3.org/ns/dcat#';
const EDC = 'https://w3id.org/edc/v0.0.1/ns/';
const textual = (value: unknown): string => (typeof value === 'string' ? value : '');
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const many = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** The record itself, the only dataset of a catalogue, or of a graph. */
function nodeIn(record: unknown): Json | undefined {
  if (!isObject(record)) return undefined;
  const inside = [...many(record['@graph']), ...many(term(record, 'dataset')), ...many(record['asset'])].filter(
    isObject,
  );
  if (kindOf(record)) return record;
  const known = inside.filter((one) => kindOf(one));
  // The offer of an EDC catalogue stands beside its asset.
  return known.length === 1
    ? { ...known[0], ...(record['policy'] !== undefined && { policy: record['policy'] }) }
    : undefined;
}
function kindOf(node: Json): 'dcat' | 'edc' | undefined {
  const types = many(node['@type'] ?? node['type']).map((one) =>
    textual(one).replace(DCAT, '').replace(EDC, '').replace(/^\w+:/, ''),
  );
  if (types.includes('Dataset')) return 'dcat';
  return types.includes('Asset') || (isObject(node['properties']) && isObject(node['dataAddress'])) ? 'edc' : undefined;
}

/** A property by its local name, under whatever prefix it is written. */
const term = (node: Json, name: string): unknown =>
  Object.entries(node).find(([key]) => key.replace(/^.*[#/:]/, '') === name)?.[1];
/** A text, in Chinese where there is a choice. */
function textOf(value: unknown): string | undefined {
  const options = many(value);
  const chinese = options.find((one) => isObject(one) && /^zh/i.test(textual(one['@language'])));
  const one = chinese ?? options[0];
  if (typeof one === 'string') return one.trim() || undefined;
  if (!isObject(one)) return undefined;
  const inside = one['@value'] ?? one['zh'] ?? term(one, 'name') ?? term(one, 'label') ?? one['en'] ?? one['@id'];
  return typeof inside === 'string' ? inside.trim() || undefined : undefined;
}
const textsOf = (value: unknown): string[] => many(value).flatMap((one) => textOf(one) ?? []);

function fromDcat(node: Json): Found[] {
  const checksums = many(term(node, 'distribution'))
    .filter(isObject)
    .flatMap((one) => many(term(one, 'checksum')).filter(isObject));
  const sha256 = checksums
    .filter((one) => /sha256/i.test(String(textOf(term(one, 'algorithm')) ?? '')))
    .flatMap((one) => textOf(term(one, 'checksumValue'))?.toLowerCase() ?? []);
  const period = textOf(term(node, 'accrualPeriodicity'));
  const isOnce = period === undefined || /NEVER|NOT_PLANNED|\/irregular/i.test(period);
  return [
    { path: 'input.title', from: 'dct:title', value: textOf(term(node, 'title')) },
    { path: 'dossier.description', from: 'dct:description', value: textOf(term(node, 'description')) },
    {
      path: 'dossier.source',
      from: 'dct:provenance',
      value: textOf(term(node, 'provenance')) ?? textOf(term(node, 'publisher')),
    },
    {
      path: 'dossier.ownership.statement',
      from: 'dct:rights',
      value: textOf(term(node, 'rights')) ?? textOf(term(node, 'license')),
    },
    // Two distributions are two contents: which one is registered is for the owner to say.
    { path: 'dossier.fingerprint', from: 'spdx:checksum', value: sha256.length === 1 ? sha256[0] : undefined },
    { path: 'dossier.delivery.rule', from: 'dct:accrualPeriodicity', value: isOnce ? undefined : 'periodic' },
    {
      path: 'dossier.delivery.statement',
      from: 'dct:accrualPeriodicity',
      value: isOnce ? undefined : `更新频率：${period.replace(/^.*[#/]/, '')}`,
    },
    ...fromOffer(term(node, 'hasPolicy')),
  ];
}

function fromEdc(node: Json): Found[] {
  const properties = isObject(node['properties']) ? { ...node, ...node['properties'] } : node;
  return [
    {
      path: 'input.title',
      from: 'edc:name',
      value: textOf(term(properties, 'name')) ?? textOf(term(properties, 'title')),
    },
    { path: 'dossier.description', from: 'edc:description', value: textOf(term(properties, 'description')) },
    { path: 'dossier.source', from: 'edc:publisher', value: textOf(term(properties, 'publisher')) },
    { path: 'dossier.fingerprint', from: 'edc:sha256', value: textOf(term(properties, 'sha256'))?.toLowerCase() },
    ...fromOffer(term(node, 'hasPolicy') ?? node['policy'] ?? node['offer']),
  ];
}

/** What an ODRL offer permits: purposes and regions. What it forbids or obliges to stays with the owner to state. */
function fromOffer(policy: unknown): Found[] {
  const constraints = many(policy)
    .filter(isObject)
    .flatMap((one) => many(term(one, 'permission')).filter(isObject))
    .flatMap((one) => many(term(one, 'constraint')).filter(isObject));
  const of = (name: RegExp): string[] => [
    ...new Set(
      constraints
        .filter(
          (one) =>
            name.test(String(textOf(term(one, 'leftOperand')) ?? '')) &&
            /(^|[#/:])(eq|isAnyOf|isA)$/.test(String(textOf(term(one, 'operator')) ?? '')),
        )
        .flatMap((one) => textsOf(term(one, 'rightOperand'))),
    ),
  ];
  const purposes = of(/(^|[#/:])purpose$/i);
  const regions = of(/(^|[#/:])(spatial|absoluteSpatialPosition)$/i)
    .map((one) => one.replace(/^.*[#/]/, '').toUpperCase())
    .filter((one) => /^[A-Z]{2}$/.test(one));
  return [
    { path: 'dossier.purposes', from: 'odrl:purpose', value: purposes.length ? purposes : undefined },
    { path: 'dossier.delivery.recipientRegions', from: 'odrl:spatial', value: regions.length ? regions : undefined },
  ];
}

/** Into a tree, by a path with dots. */
function put(tree: Json, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop()!;
  let at = tree;
  for (const name of names) at = (at[name] ??= {}) as Json;
  at[last] = value;
}
