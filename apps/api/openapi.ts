// The OpenAPI document: the endpoints, and each lifecycle's input and events, from the zod schemas that check them.
import type { Context } from 'hono';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { noticeSchema, taskEvents, type Lifecycle } from '@shuquan/machines/kernel';
import { type Client, keyPattern } from '../../service/index.ts';
import { type JsonSchema, componentsOf, eventSchema, jsonSchemaOf } from '../../service/json-schemas.ts';
import { docsPage } from './docs-page.ts';
import type { Routes } from './endpoint.ts';

const about = `One append-only ledger for data trading (T1–T39) and authorized operation of public data (P1–P33) in Changchun.

* **Who is there**: a bearer token of the identity provider, or a signed-in browser; in development, without a provider, nobody is asked. **Who acts** stands in \`Shuquan-Actor\`: \`HAT\` or \`HAT:party\` of one's own, \`person@HAT:party\` for somebody who has handed it on (and in development for everybody); percent-encode what is not ASCII.
* **A case id** \`lifecycle/stem/n\` is written as the three path segments \`/cases/{lifecycle}/{stem}/{n}\`, each percent-encoded.
* **Opening and sending** need an \`Idempotency-Key\`: the same key gives the same answer, and acts once. \`If-Match\` with the ETag of the case refuses (412) if it has moved on.
* **A refusal** is problem+json (RFC 9457) with code, articles, state, and what is possible instead. \`Accept-Language: zh\` or \`en\` picks the language of title and detail; \`message\` and \`next\` hold both.`;

const parameters = {
  lifecycle: {
    name: 'lifecycle',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'First part of a case id, or a lifecycle',
    example: 'subjectRegistration',
  },
  stem: {
    name: 'stem',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'Middle part of a case id, percent-encoded',
    example: '91220101MA0Y2TLK3X',
  },
  n: {
    name: 'n',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'Last part of a case id',
    example: '1',
  },
  notice: { name: 'notice', in: 'path', required: true, schema: { type: 'integer' }, description: 'Id of a notice' },
  id: {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: keyPattern.source },
    description: 'A name of the caller’s own, such as a UUID',
  },
  sha256: { name: 'sha256', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
  article: { name: 'article', in: 'path', required: true, schema: { type: 'string' }, example: 'T22' },
  number: {
    name: 'number',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    description: 'Number on the certificate',
  },
  code: { name: 'code', in: 'path', required: true, schema: { type: 'string' }, example: 'GUARD_REFUSED' },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', pattern: keyPattern.source },
    description: 'A UUID; the same again when you retry',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'ETag of the case as you read it, or just "version"',
    example: '"12"',
  },
  IfNoneMatch: { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    schema: { type: 'string', enum: ['zh', 'en'], default: 'zh' },
  },
} as const;

const schemes = {
  actor: {
    type: 'apiKey',
    in: 'header',
    name: 'Shuquan-Actor',
    description: 'In development: person@HAT or person@HAT:party',
  },
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of the identity provider' },
  session: { type: 'apiKey', in: 'cookie', name: '__Host-shuquan', description: 'A signed-in browser' },
} as const;

/** Describes what the lifecycles take, and serves the document with a page to read it. */
export function addDescription(app: OpenAPIHono, { serve }: Routes, client: Client): void {
  const registry = app.openAPIRegistry;
  const schemas: Record<string, JsonSchema> = componentsOf('HolidayNotice', jsonSchemaOf(noticeSchema));
  for (const lifecycle of client.definitions()) Object.assign(schemas, lifecycleComponents(lifecycle));
  const text = JSON.stringify(schemas);
  for (const [name, schema] of Object.entries(schemas))
    if (isUsed(name, text)) registry.registerComponent('schemas', name, schema as never);
  for (const [name, parameter] of Object.entries(parameters))
    registry.registerComponent('parameters', name, parameter as never);
  registry.registerComponent('headers', 'ETag', {
    schema: { type: 'string' },
    description: 'Begins with the version',
    example: '"12-9f3c0a1b"',
  });
  for (const [name, scheme] of Object.entries(schemes)) registry.registerComponent('securitySchemes', name, scheme);

  let document: object | undefined;
  const described = (): object =>
    (document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Shuquan',
        version: '0.1.0',
        description: about,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: '/', description: 'This server, on loopback' }],
    }));
  serve('get', '/openapi.json', (c) => c.json(described()), { open: true });
  const page = (c: Context) => {
    const lifecycles = client.lifecycles().map(({ id }) => client.lifecycle(id));
    return c.html(docsPage(described() as never, lifecycles));
  };
  serve('get', '/docs', page, { open: true });
}

/** A piece that every schema has a text of its own for is named by none. */
const isUsed = (name: string, text: string): boolean =>
  name === 'HolidayNotice' || name.includes('_') || text.includes(`"#/components/schemas/${name}"`);

/** `trade_input`, `trade_SUBMIT` …, and `trade_event`: any of its events, distinguished by `type`. */
function lifecycleComponents(lifecycle: Lifecycle): Record<string, JsonSchema> {
  const { id, events } = lifecycle;
  const types = [...Object.keys(events).filter((type) => !events[type]!.internal), ...taskEvents];
  const named = types.map((type) => ({ type, name: `${id}_${type}` }));
  return {
    ...componentsOf(`${id}_input`, jsonSchemaOf(lifecycle.input)),
    ...Object.assign({}, ...named.map(({ type, name }) => componentsOf(name, eventSchema(lifecycle, type)!))),
    [`${id}_event`]: {
      oneOf: named.map(({ name }) => ({ $ref: `#/components/schemas/${name}` })),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(named.map(({ type, name }) => [type, `#/components/schemas/${name}`])),
      },
    },
  };
}
