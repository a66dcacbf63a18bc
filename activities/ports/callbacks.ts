// What the bank and the operation domain report by themselves: a signed POST, `{case, type, data}`, turned into an
// append. The webhook's id is the append's key, so a replay gives the first answer and happens once.
import { z } from 'zod';
import type { AppendRequest } from '../../ledger/index.ts';
import { isReserved, malformed, reporting, type Actor, type Refusal, refuse } from '@shuquan/machines/kernel';
import { caseId } from '@shuquan/machines/schemas';
import { type HeaderSource, verify } from './signing.ts';

export type CallbackAccepted = { ok: true; request: AppendRequest };

const callback = z.object({
  case: caseId,
  /** An event type that the case's chart takes from this hat. */
  type: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,63}$/)
    .refine((type) => !isReserved(type)),
  data: z.record(z.string(), z.json()).default({}),
});

/** ACTOR_UNKNOWN when the signature does not hold, EVENT_MALFORMED when the body does not. Decides nothing else: `append` does. */
export function verifyCallback(
  headers: HeaderSource,
  body: string | Uint8Array,
  secret: string,
  actor: Actor,
  at: Date = new Date(),
): CallbackAccepted | Refusal {
  const verified = verify(headers, body, secret, at);
  if (!verified.ok) return verified.why === 'encoding' ? notUtf8() : notSigned(actor.person, verified.why);
  const json = parse(verified.text);
  const parsed = callback.safeParse(json, reporting);
  if (!parsed.success)
    return malformed({ zh: `${actor.person} 的回调`, en: `callback of ${actor.person}` }, parsed.error.issues);
  const { case: of, type, data } = parsed.data;
  return { ok: true, request: { caseId: of, event: { ...data, type }, actor, key: `${actor.person}/${verified.id}` } };
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const notUtf8 = (): Refusal =>
  refuse('EVENT_MALFORMED', { zh: '回调内容不是有效的 UTF-8。', en: 'The callback is not valid UTF-8.' });
const notSigned = (who: string, why: 'missing' | 'timestamp' | 'signature'): Refusal => {
  const reasons = {
    missing: {
      zh: '缺少 webhook-id、webhook-timestamp 或 webhook-signature 请求头',
      en: 'webhook-id, webhook-timestamp or webhook-signature is missing',
    },
    timestamp: { zh: '时间戳超出允许的偏差（5 分钟）', en: 'the time stamp is more than five minutes off' },
    signature: { zh: '签名不符', en: 'the signature does not fit' },
  } as const;
  return refuse('ACTOR_UNKNOWN', {
    zh: `未受理来自 ${who} 的回调：${reasons[why].zh}。`,
    en: `A callback of ${who} was refused: ${reasons[why].en}.`,
  });
};
