// No is an answer: expected refusals are values with a code, the articles, and what is possible instead.
import type { ArticleId, Text } from '../law/cite.ts';

export const refusalCodes = [
  'EVENT_UNKNOWN',
  'EVENT_RESERVED',
  'EVENT_MALFORMED',
  'EVENT_TOO_LARGE',
  'EVENT_NOT_ALLOWED',
  'GUARD_REFUSED',
  'ROLE_NOT_ALLOWED',
  'MAKER_IS_CHECKER',
  'TASK_CLAIMED',
  'STALE_VERSION',
  'CASE_CLOSED',
  'CASE_UNKNOWN',
  'CASE_EXISTS',
  'LIFECYCLE_UNKNOWN',
  'KEY_REUSED',
  'ALREADY_CLAIMED',
  'DOCUMENT_UNKNOWN',
  'READ_NOT_ALLOWED',
  'CALENDAR_UNCOVERED',
  'ACTOR_UNKNOWN',
  'CONFLICT',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = {
  ok: false;
  code: RefusalCode;
  /** What was asked, where the case stands, which rule refuses, what to do next. */
  message: Text;
  articles: ArticleId[];
  /** Leaf states of the case when it was refused, e.g. `['underCenterReview']`; empty when there is no case. */
  state: string[];
  /** Event types that this actor could send instead. */
  allowed: string[];
  /** Every rule that failed, or every problem of the input (path and reason). */
  details?: { rule?: string; path?: string; message: Text; articles?: ArticleId[] }[];
  /** The case's version when refused, so that the caller can read and try again. */
  version?: number;
};

export const refuse = (
  code: RefusalCode,
  message: Text,
  more: Partial<Omit<Refusal, 'ok' | 'code' | 'message'>> = {},
): Refusal => ({
  ok: false,
  code,
  message,
  articles: [],
  state: [],
  allowed: [],
  ...more,
});

export const isRefusal = (value: object): value is Refusal => 'ok' in value && value.ok === false && 'code' in value;

/** An invariant broke. It alarms; nobody catches it to go on. */
export class IntegrityError extends Error {
  override name = 'IntegrityError';
}
