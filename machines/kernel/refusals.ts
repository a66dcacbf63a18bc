// No is an answer: expected refusals are values with a code, the articles, and what is possible instead.
import type { ArticleId, Text } from '../law/cite.ts';
import type { Env } from './env.ts';

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
  'LIMIT_REACHED',
  'NOTICE_UNKNOWN',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A problem of what was sent: where it is (`items.0.due`), and what is wrong with it. */
export type Problem = { path: string; message: Text; rule?: undefined; articles?: undefined };
/** A rule that failed, with what it demands; `path`: of the one field that it reads. */
export type FailedRule = { rule: string; message: Text; articles: ArticleId[]; path?: string };
type DetailsOf<C extends RefusalCode> = C extends 'EVENT_MALFORMED'
  ? Problem[]
  : C extends 'GUARD_REFUSED' | 'MAKER_IS_CHECKER'
    ? FailedRule[]
    : (Problem | FailedRule)[];

type More<C extends RefusalCode> = {
  articles: ArticleId[];
  /** Where the text that the case follows says the same, if it numbers its articles otherwise. */
  places?: Partial<Record<ArticleId, Text>>;
  /** Leaf states of the case when it was refused, e.g. `['underCenterReview']`; empty when there is no case. */
  state: string[];
  /** Event types that this actor could send instead. */
  allowed: string[];
  /** Every rule that failed, or every problem of what was sent. */
  details?: DetailsOf<C>;
  /** The case's version when refused, so that the caller can read and try again. */
  version?: number;
};
type RefusalOf<C extends RefusalCode> = {
  ok: false;
  code: C;
  /** What was asked, where the case stands, which rule refuses, what to do next. */
  message: Text;
} & More<C>;

/** No, as a value: a union over `code`, which tells what `details` are. */
export type Refusal = { [C in RefusalCode]: RefusalOf<C> }[RefusalCode];

export function refuse<C extends RefusalCode>(
  code: C,
  message: Text,
  more?: Partial<More<C>>,
): { [One in C]: RefusalOf<One> }[C];
export function refuse(code: RefusalCode, message: Text, more: Partial<More<RefusalCode>> = {}) {
  return { ok: false, code, message, articles: [], state: [], allowed: [], ...more };
}

/** The refusal with the articles as the regime's own text numbers them. Answers that are no refusals pass. */
export function citedUnder<A extends { ok: boolean }>(
  { regime: { articles: numbered = {} } }: Env,
  answer: A | Refusal,
): A | Refusal {
  if (!isRefusal(answer)) return answer;
  const places = Object.fromEntries(answer.articles.flatMap((id) => (numbered[id] ? [[id, numbered[id]]] : [])));
  return Object.keys(places).length ? { ...answer, places } : answer;
}

export const isRefusal = (value: object): value is Refusal => 'ok' in value && value.ok === false && 'code' in value;

/** An invariant broke. It alarms; nobody catches it to go on. */
export class IntegrityError extends Error {
  override name = 'IntegrityError';
}
