// One question to the API until it is answered: a limit of time for each try, a wait that grows, the same key throughout.
// Every question may be asked again: reading changes nothing, bytes are kept under their hash, and a write has its key.
import { type Refused, UnreachableError } from './refusals.ts';

export type Call = { signal?: AbortSignal };
export type Write = Call & {
  /** Idempotency key, `[A-Za-z0-9._:-]{1,200}`: the same key acts once. Without it, one is made and kept over retries. */
  key?: string;
};
/** What the parts of a client ask with. */
export type Asking = {
  get: <T>(path: string, call?: Call) => Promise<T | Refused>;
  post: <T>(path: string, json: unknown, call?: Write) => Promise<T | Refused>;
  put: <T>(path: string, question: Question) => Promise<T | Refused>;
};
export type Body = string | Uint8Array | Blob;
export type Question = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: Body;
  /** Idempotency key of a write. */
  key?: string;
  /** Ends the asking; its reason is thrown. */
  signal?: AbortSignal | undefined;
};
export type Answer = { status: number; headers: Headers; bytes: Uint8Array<ArrayBuffer>; tries: number };
export type Transport = {
  /** The API's root, without a slash at its end. */
  url: string;
  fetch: typeof fetch;
  /** A bearer token, asked for at each question. */
  token?: () => Promise<string | undefined>;
  /** Milliseconds for one try. */
  timeoutMs: number;
  /** Tries after the first. */
  retries: number;
  /** Milliseconds before the second try; doubles from try to try, and half of each is chance. */
  waitMs: number;
};
/** Nobody waits longer than this for the next try: asked to, the answer at hand counts. */
const LONGEST_WAIT_MS = 30_000;

/** The answer, whatever it says. Throws an UnreachableError when there is none after the last try. */
export async function ask(to: Transport, path: string, question: Question): Promise<Answer> {
  const url = new URL(to.url + path);
  const headers = new Headers(question.headers);
  if (question.key) headers.set('Idempotency-Key', question.key);
  const token = await to.token?.();
  if (token) headers.set('Authorization', `Bearer ${token}`);
  for (let tries = 1; ; tries += 1) {
    const wait = to.waitMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
    const got = await oneTry(to, url, headers, question);
    const asked = 'status' in got ? retryAfterMs(got) : wait;
    const waitMs = Math.max(wait, asked ?? 0);
    if (tries <= to.retries && asked !== undefined && waitMs <= LONGEST_WAIT_MS) await pause(waitMs, question.signal);
    else if ('status' in got) return { ...got, tries };
    else throw new UnreachableError(`${to.url}: ${why(got.error)}`, { key: question.key, cause: got.error });
  }
}

async function oneTry(
  { fetch, timeoutMs }: Transport,
  url: URL,
  headers: Headers,
  { method = 'GET', body, signal }: Question,
): Promise<Omit<Answer, 'tries'> | { error: unknown }> {
  signal?.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body !== undefined && { body: body as string | Uint8Array<ArrayBuffer> | Blob }),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    // An answer that is cut off is none.
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  } catch (error) {
    signal?.throwIfAborted();
    return { error };
  }
}

/** How long the answer asks to wait before the next try; undefined where another try would change nothing. */
function retryAfterMs({ status, headers }: Pick<Answer, 'status' | 'headers'>): number | undefined {
  const header = headers.get('Retry-After');
  if (header === null) return [429, 502, 503, 504].includes(status) ? 0 : undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stopped = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stopped);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stopped, { once: true });
  });

/** What Node says lies in the cause: ECONNREFUSED. */
export function why(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}

const utf8 = new TextDecoder();
const jsonIn = ({ headers, bytes }: Answer): unknown => {
  if (!/[/+]json\b/.test(headers.get('Content-Type') ?? '')) return undefined;
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
};

/** The refusal in an answer; undefined when it is none. Throws an UnreachableError for what the API does not say. */
export function refusalIn(to: Transport, answer: Answer, key?: string): Refused | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const problem = answer.headers.get('Content-Type')?.includes('problem+json') ? jsonIn(answer) : undefined;
  if (!problem) throw new UnreachableError(`${to.url}: HTTP ${answer.status}`, { key });
  return { ok: false, ...(problem as Omit<Refused, 'ok'>) };
}

/** The JSON of an accepted answer. */
export function jsonOf<T>(to: Transport, answer: Answer, key?: string): T {
  const json = jsonIn(answer);
  if (json === undefined) throw new UnreachableError(`${to.url}: HTTP ${answer.status} without JSON`, { key });
  return json as T;
}

/** The query of an address; what is undefined is left out. */
export function queryOf(fields: { [name: string]: string | number | boolean | undefined }): string {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(known.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return query && `?${query}`;
}
