// No is an answer, and a value: what the ledger or the door refused. Only the lack of an answer is thrown.
import type { Refusal, RefusalCode } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';

/** What the HTTP API refuses by itself; every other code is the ledger's. */
export type DoorCode =
  | 'BODY_NOT_UTF8'
  | 'BODY_NOT_JSON'
  | 'BODY_TOO_DEEP'
  | 'KEY_MISSING'
  | 'KEY_MALFORMED'
  | 'REQUEST_MALFORMED'
  | 'NOTICE_MALFORMED'
  | 'IDENTITY_MALFORMED'
  | 'DOCUMENT_TOO_LARGE'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'HOST_NOT_ALLOWED'
  | 'SIGNATURE_WRONG'
  | 'NOT_CONFIGURED'
  | 'UNAVAILABLE'
  | 'INTERNAL'
  | 'SIGN_IN_NEEDED'
  | 'SIGN_IN_AGAIN'
  | 'CROSS_SITE'
  | 'NOT_ADMINISTRATOR'
  | 'ACCOUNT_UNKNOWN'
  | 'ACCOUNT_CONFLICT'
  | 'SERVICE_MAY_NOT'
  | 'TOO_MANY_REQUESTS';
export type Code = RefusalCode | DoorCode;

/** A refusal that is not there to be shown: of the ledger, or of a part of it that another answer holds. */
export type No = Omit<Refusal, 'code'> & { code: Code };

/** A refusal as the HTTP API sends it (problem+json, RFC 9457). `title` and `detail` are in the caller's language. */
export type Refused = No & {
  type: string;
  title: string;
  /** HTTP status; 500 and more: the service could not decide, the act may be tried again with the same key. */
  status: number;
  detail: string;
  /** Names the request in the service's log. */
  instance?: string;
  /** What to do next. */
  next: Text;
};

/** Thrown by `orThrow` and `listAll`, for callers who want refusals as exceptions. */
export class RefusedError<R extends No = No> extends Error {
  override readonly name = 'RefusedError';
  readonly refusal: R;
  constructor(refusal: R) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}

/** Nobody answered, or not the API. Whether the act was recorded is unknown: try again with the same `key`. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  /** The idempotency key of a write. */
  readonly key: string | undefined;
  constructor(message: string, { key, cause }: { key?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause });
    this.key = key;
  }
}

export const isRefused = <T extends object>(answer: T): answer is T & Refused =>
  'ok' in answer && answer.ok === false && 'code' in answer;

/** The answer itself; a refusal is thrown as a RefusedError. */
export function orThrow<T extends object>(answer: T): Exclude<T, { ok: false }> {
  if (isRefused(answer)) throw new RefusedError<Refused>(answer);
  return answer as Exclude<T, { ok: false }>;
}
