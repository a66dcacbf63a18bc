// The HTTP API: parses, asks the client facade, renders. It decides nothing.
import { randomUUID } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Caller } from '../../accounts/identity.ts';
import type { ApiDeps } from '../../service/api-deps.ts';
import { languageDetector } from 'hono/language';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { type No, no, troubleIn } from '../../service/index.ts';
import { type Authenticate, authenticator } from './authenticate.ts';
import { isLoopback } from '../../infra/loopback.ts';
import { addDescription } from './openapi.ts';
import { type Routes, routesOf } from './endpoint.ts';
import { refused, unavailable } from './problems.ts';
import { rateLimits } from './rate-limit.ts';
import { accessRoutes } from './routes/accesses.ts';
import { accountRoutes } from './routes/accounts.ts';
import { archiveRoutes } from './routes/archives.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseRoutes } from './routes/cases.ts';
import { certificateRoutes } from './routes/certificates.ts';
import { codecRoutes } from './routes/codec.ts';
import { deskApiRoutes } from './routes/desk-api.ts';
import { deskRoutes } from './routes/desk.ts';
import { documentRoutes } from './routes/documents.ts';
import { draftRoutes } from './routes/drafts.ts';
import { keepingRoutes } from './routes/keeping.ts';
import { lawRoutes } from './routes/law.ts';
import { marketRoutes } from './routes/market.ts';
import { operationsRoutes } from './routes/operations.ts';
import { pictureRoutes } from './routes/picture.ts';
import { refusalRoutes } from './routes/refusals.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { writeRoutes } from './routes/writes.ts';

declare module 'hono' {
  /** The fields of a request's log line. */
  interface ContextVariableMap {
    caseId: string | undefined;
    event: string | undefined;
    actor: string | undefined;
    caller: Caller;
    code: string | undefined;
  }
}

/** The app; `app.fetch` serves it, `app.request` tries it without a socket; `closing` ends what would go on for ever. */
export function createApi(deps: ApiDeps): OpenAPIHono & { closing: () => void } {
  const app = new OpenAPIHono();
  const authenticate = authenticator(deps);
  const routes = routesOf(app, authenticate, deps.signIn && deps.rates && rateLimits(deps.rates));
  // One id in the header, in the log and in a problem's `instance`: the caller's own, or a URN.
  app.use(requestId({ generator: () => `urn:uuid:${randomUUID()}` }));
  app.use(
    languageDetector({ order: ['header'], caches: false, supportedLanguages: ['zh', 'en'], fallbackLanguage: 'zh' }),
  );
  app.use(secureHeaders());
  app.use(async (c, next) => {
    const begun = performance.now();
    const refusal = unacceptable(c, deps.origin);
    if (refusal) c.res = refused(c, refusal);
    else await next();
    note(deps, c, performance.now() - begun);
  });
  app.use(methodNotAllowed({ app, onMethodNotAllowed: methodRefused }));
  addRoutes(routes, deps, authenticate);
  deskRoutes(app);
  if (deps.codec) codecRoutes(app, deps.codec);
  addDescription(app, routes, deps.client);
  app.notFound((c) =>
    refused(c, no('NOT_FOUND', { zh: `没有 ${c.req.path}。`, en: `There is nothing at ${c.req.path}.` })),
  );
  app.onError((error, c) => failed(deps, c, error));
  // Who listens for news would hold up the end.
  return Object.assign(app, { closing: () => deps.client.endListening() });
}

function addRoutes(routes: Routes, deps: ApiDeps, authenticate: Authenticate): void {
  caseRoutes(routes, deps);
  deskApiRoutes(routes, deps, authenticate);
  refusalRoutes(routes, deps);
  accessRoutes(routes, deps);
  marketRoutes(routes, deps);
  writeRoutes(routes, deps);
  documentRoutes(routes, deps);
  draftRoutes(routes, deps);
  archiveRoutes(routes, deps);
  accountRoutes(routes, deps);
  signInRoutes(routes, deps);
  lawRoutes(routes, deps);
  pictureRoutes(routes, deps);
  certificateRoutes(routes, deps);
  operationsRoutes(routes, deps);
  calendarRoutes(routes, deps);
  keepingRoutes(routes, deps);
}

const methodRefused = (c: Context, methods: string[]): Response =>
  refused(
    c,
    no('METHOD_NOT_ALLOWED', { zh: `该地址不支持 ${c.req.method}。`, en: `${c.req.method} is not possible here.` }),
    { Allow: methods.join(', ') },
  );

/** Before anything reads the request: the host (a web page must not reach us by another name), and a NUL that Postgres cannot take. */
function unacceptable(c: Context, origin: string | undefined): No | undefined {
  if (!URL.canParse(c.req.url))
    return no('REQUEST_MALFORMED', { zh: '地址或主机名无效。', en: 'The address or the host name is not valid.' });
  const { hostname, pathname, search } = new URL(c.req.url);
  if (!isLoopback(hostname) && !(origin && new URL(origin).hostname === hostname))
    return no('HOST_NOT_ALLOWED', {
      zh: `不以“${hostname}”之名提供服务。`,
      en: `This service is not served as ${hostname}.`,
    });
  if (/%00/.test(pathname + search))
    return no('REQUEST_MALFORMED', { zh: '地址中含 NUL 字符。', en: 'The address holds a NUL.' });
  return undefined;
}

// A log line says who did what to which case; never what was in it.
function note({ log }: ApiDeps, c: Context, ms: number): void {
  const { requestId: request, caseId, event, actor, code } = c.var;
  const line = {
    method: c.req.method,
    path: c.req.path,
    status: c.res.status,
    ms: Math.round(ms * 10) / 10,
    request,
    case: caseId,
    event,
    actor,
    code,
  };
  if (c.res.status >= 500) log.error(line, 'request failed');
  // What was decided about an event is in the ledger's own line.
  else if (event && !code) log.debug(line, 'request');
  else log.info(line, 'request');
}

function failed({ log }: ApiDeps, c: Context, error: Error): Response {
  // Nobody is left to read an answer, and nothing of ours is broken.
  if (c.req.raw.signal.aborted) {
    log.info({ path: c.req.path, request: c.var.requestId }, 'the caller hung up');
    return refused(c, no('REQUEST_MALFORMED', { zh: '内容没有完整到达。', en: 'The body did not arrive whole.' }));
  }
  log.error({ err: error, path: c.req.path, request: c.var.requestId }, 'request could not be served');
  const trouble = troubleIn(error);
  return refused(
    c,
    trouble
      ? unavailable(trouble)
      : no('INTERNAL', { zh: '系统内部错误，已记录。', en: 'Something broke on our side; it has been logged.' }),
  );
}
