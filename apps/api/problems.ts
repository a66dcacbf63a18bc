// Every refusal as RFC 9457 problem+json.
import type { Context } from 'hono';
import type { Text } from '@shuquan/machines/law';
import { type No, type Problem, type Trouble, no } from '../../service/index.ts';
import { isOpenedByHand, problemPage } from './problem-page.ts';
import { problems } from './problem-table.ts';

/** For a refusal with nothing that this actor could do instead. */
const notTheirTurn: Text = {
  zh: '现由他人办理；查看案件可知由谁、依何条。',
  en: 'Somebody else acts now; the case shows who, and under which article.',
};

function problemOf(refusal: No, language: keyof Text, instance?: string): Problem {
  const { status, title, next: usual } = problems[refusal.code];
  const next = refusal.code === 'EVENT_NOT_ALLOWED' && !refusal.allowed.length ? notTheirTurn : usual;
  const { ok: _, ...rest } = refusal;
  return {
    type: `/problems/${refusal.code}`,
    title: title[language],
    status,
    detail: refusal.message[language],
    ...(instance && { instance }),
    next,
    ...rest,
  };
}

/** What is not possible just now, and nobody's fault: named at `details[0].path`. */
export const unavailable = ({ name, zh, en }: Trouble): No =>
  no('UNAVAILABLE', { zh, en }, { details: [{ path: name, message: { zh, en } }] });

/** How to say who one is, where it is not by a token (RFC 9110, 11.6.1). */
const challenges: Partial<Record<No['code'], string>> = {
  ACTOR_UNKNOWN: 'Shuquan-Actor',
  SIGNATURE_WRONG: 'Webhook-Signature',
};

/** The refusal as a response, in the caller's language. */
export function refused(
  c: Context,
  refusal: No,
  headers: Record<string, string> = {},
  status = problems[refusal.code].status,
): Response {
  const language = c.get('language') as keyof Text;
  const problem = { ...problemOf(refusal, language, c.var.requestId), status };
  c.set('code', refusal.code);
  const more: Record<string, string> =
    status === 401
      ? { 'WWW-Authenticate': challenges[refusal.code] ?? 'Bearer' }
      : status === 503 || refusal.code === 'CONFLICT'
        ? { 'Retry-After': '1' }
        : {};
  const byHand = isOpenedByHand(c);
  return c.body(byHand ? problemPage(c, problem) : JSON.stringify(problem), status, {
    'Content-Type': byHand ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    Vary: 'Accept',
    ...more,
    ...headers,
  });
}
