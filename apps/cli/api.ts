// The CLI's side of the HTTP API.
import { casePath } from '../../service/case-path.ts';
import { type No, type Problem, isNo } from '../../service/door.ts';
import { type Io, UsageError } from './io.ts';

/** The API said no, or the door did: exit code 1. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: No | Problem;
  constructor(refusal: No | Problem) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}
/** Nobody answered, or the service is broken: exit code 3. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export type Options = { as?: string; key?: string; ifVersion?: string; json?: boolean; lang: 'zh' | 'en'; url: string };
export type Asked = {
  method?: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: Uint8Array | string;
  key?: string;
};
export type Api = ReturnType<typeof apiOf>;

const TIMEOUT_MS = 60_000;

export function apiOf({ as, lang, url }: Options, io: Io) {
  /** Answers the response; a refusal or a failure throws. */
  async function response(path: string, { method = 'GET', headers = {}, body, key }: Asked = {}): Promise<Response> {
    let answer: Response;
    try {
      answer = await io.fetch(new URL(path, url), {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && { body: body as never }),
        headers: {
          'Accept-Language': lang,
          ...(as && { 'Shuquan-Actor': encodeURIComponent(as).replaceAll('%40', '@').replaceAll('%3A', ':') }),
          ...(key && { 'Idempotency-Key': key }),
          ...headers,
        },
      });
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
      const why = cause?.code ?? cause?.message ?? message;
      throw new UnreachableError(`${url}: ${why}${key ? ` (--key ${key})` : ''}`, { cause: error });
    }
    if (answer.ok) return answer;
    const problem = await problemIn(answer);
    if (!problem || answer.status >= 500)
      throw new UnreachableError(
        `${url}: HTTP ${answer.status}${problem ? ` ${problem.code} ${problem.detail}` : ''}${key ? ` (--key ${key})` : ''}`,
      );
    throw new RefusedError(problem);
  }
  const json = async <T>(path: string, asked?: Asked): Promise<T> => (await (await response(path, asked)).json()) as T;
  return { response, json };
}

async function problemIn(answer: Response): Promise<Problem | undefined> {
  if (!answer.headers.get('Content-Type')?.includes('problem+json')) return undefined;
  return (await answer.json()) as Problem;
}

/** The address of a case id from the command line. */
export function pathOf(caseId: string, root?: '/cases' | '/verify'): string {
  const path = casePath(caseId, root);
  if (!path)
    throw new UsageError(
      `${caseId}: a case id looks like subjectRegistration/91220101MA0Y2TLK3X/1 · 案件编号形如 subjectRegistration/91220101MA0Y2TLK3X/1`,
    );
  return path;
}

/** A value, or the refusal that stands in its place thrown. */
export function orThrow<T extends object>(value: T | No): T {
  if (isNo(value)) throw new RefusedError(value);
  return value;
}
