// One way to add an endpoint: its description and its handler together, so that the document cannot say what is not there.
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Caller } from '../../accounts/identity.ts';
import { isNo } from '../../service/index.ts';
import type { Authenticate } from './authenticate.ts';
import { refused } from './problems.ts';
import type { RateLimits } from './rate-limit.ts';
import { problem } from './schemas.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';
type Ref = { $ref: string };
type Answered = { description: string; schema?: z.ZodType; content?: string; etag?: true };
/** `uncounted`: by whoever asks, however often. */
export type Open = true | 'uncounted';
export type Endpoint = {
  method: Method;
  /** As OpenAPI writes it: `/cases/{lifecycle}/{stem}/{n}`. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** Needs no actor: counted by the address, or not at all where machines ask (probes, signed reports). */
  open?: Open;
  /** Answers with a file of a whole list. */
  dear?: true;
  /** Headers that it reads besides the actor. */
  headers?: ('IdempotencyKey' | 'IfMatch' | 'IfNoneMatch')[];
  query?: z.ZodObject;
  body?: { schema: z.ZodType | Ref | Record<string, unknown>; content?: string };
  answers: Record<number, Answered>;
  /** Statuses of problems that it may answer. */
  problems: number[];
};
export type Handler = (c: Context) => Response | Promise<Response>;

export type Routes = {
  /** Serves a path and describes it. */
  add: (endpoint: Endpoint, handler: Handler) => void;
  /** Serves a template; `describe` lists its concrete paths. Closed unless it says otherwise. */
  serve: (method: Method, path: string, handler: Handler, how?: Pick<Endpoint, 'open' | 'dear'>) => void;
  describe: (endpoint: Endpoint) => void;
};

export function routesOf(app: OpenAPIHono, authenticate: Authenticate, limits?: RateLimits): Routes {
  const closed =
    (handler: Handler, dear?: true): Handler =>
    async (c) => {
      const caller = await authenticate(c);
      if (isNo(caller)) return refused(c, caller);
      c.set('caller', caller);
      c.set('actor', shown(caller));
      const over = (await limits?.identity(c, caller)) ?? (dear && (await limits?.files(c, caller)));
      return over ? refused(c, over) : handler(c);
    };
  const counted =
    (handler: Handler): Handler =>
    async (c) => {
      const over = await limits?.address(c);
      return over ? refused(c, over) : handler(c);
    };
  const serve: Routes['serve'] = (method, path, handler, { open, dear } = {}) => {
    const served = open === 'uncounted' ? handler : open ? counted(handler) : closed(handler, dear);
    app.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), served);
  };
  const describe: Routes['describe'] = (endpoint) => app.openAPIRegistry.registerPath(routeOf(endpoint));
  return {
    serve,
    describe,
    add: (endpoint, handler) => {
      serve(endpoint.method, endpoint.path, handler, endpoint);
      describe(endpoint);
    },
  };
}

/** As a log line names a caller. */
function shown(caller: Caller): string {
  if (typeof caller === 'string') return caller;
  const { identity, name } = caller;
  return `${identity.kind === 'person' ? identity.person : `service:${identity.client}`}${name === undefined ? '' : ` as ${name}`}`;
}

const titles: Record<number, string> = {
  304: 'Not modified',
  400: 'Malformed',
  401: 'Actor unknown',
  403: 'Not for this role',
  404: 'Not found',
  409: 'Not possible now',
  412: 'The case has moved on',
  413: 'Too large',
  422: 'A condition is not met',
  428: 'Idempotency-Key is missing',
  429: 'A limit is reached',
  501: 'Not configured',
  503: 'Not available just now',
};

function routeOf({
  method,
  path,
  tag,
  summary,
  description,
  open,
  headers = [],
  query,
  body,
  answers,
  problems,
}: Endpoint): RouteConfig {
  const pathParameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    $ref: `#/components/parameters/${name}`,
  }));
  const responses = Object.fromEntries([
    ...Object.entries(answers).map(([status, { description: said, schema, content, etag }]) => [
      status,
      {
        description: said,
        ...(schema
          ? { content: { 'application/json': { schema } } }
          : content
            ? { content: { [content]: { schema: { type: 'string' as const } } } }
            : {}),
        ...(etag && { headers: { ETag: { $ref: '#/components/headers/ETag' } } }),
      },
    ]),
    ...[...new Set([...problems, ...(open ? [] : [401]), ...(open === 'uncounted' ? [] : [429]), 503])]
      .sort()
      .map((status) => [
        status,
        { description: titles[status] ?? 'Refused', content: { 'application/problem+json': { schema: problem } } },
      ]),
  ]);
  return {
    method,
    path,
    tags: [tag],
    summary,
    ...(description && { description }),
    operationId: operationId(method, path),
    security: open ? [] : [{ actor: [] }, { bearer: [] }, { session: [] }],
    parameters: [
      ...pathParameters,
      ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` })),
      { $ref: '#/components/parameters/AcceptLanguage' },
    ] as never,
    request: {
      ...(query && { query }),
      ...(body && {
        body: { required: true, content: { [body.content ?? 'application/json']: { schema: body.schema as never } } },
      }),
    },
    responses,
  };
}

const operationId = (method: Method, path: string): string =>
  method +
  path
    .split('/')
    .map((part) => part.replaceAll(/[^A-Za-z0-9]/g, ' ').trim())
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).replaceAll(' ', ''))
    .join('');
