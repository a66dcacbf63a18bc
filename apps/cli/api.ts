// The CLI's side of the HTTP API: the client, and what its answers mean for the exit code.
import {
  type Client,
  type Refused,
  RefusedError,
  UnreachableError,
  casePath,
  createClient,
  isRefused,
} from '@shuquan/client';
import { type Io, UsageError } from './io.ts';
import { tokenFor } from './token.ts';

export type Options = { as?: string; key?: string; ifVersion?: string; json?: boolean; lang: 'zh' | 'en'; url: string };

// Somebody waits in front of it: a slow answer is worth more of their time than a service that is not there.
const PATIENCE = { timeoutMs: 60_000, retries: 2 };

export const clientOf = ({ as, lang, url }: Options, io: Io): Client =>
  createClient({
    url,
    language: lang,
    fetch: io.fetch,
    token: () => tokenFor(url, io),
    ...(as && { as }),
    ...PATIENCE,
  });

/** The answer. A refusal is thrown; a service that is broken counts as one that is not there. */
export function answered<T extends object>(answer: T | Refused, key?: string): T {
  if (!isRefused(answer)) return answer as T;
  const { status, code, detail } = answer;
  if (status < 500) throw new RefusedError<Refused>(answer);
  throw new UnreachableError(`HTTP ${status} ${code} ${detail}`, { key });
}

/** A case id from the command line, before anybody is asked about it. */
export function caseIdFrom(text: string): string {
  if (!casePath(text))
    throw new UsageError(
      `${text}: a case id looks like subjectRegistration/91220101MA0Y2TLK3X/1 · 案件编号形如 subjectRegistration/91220101MA0Y2TLK3X/1`,
    );
  return text;
}
