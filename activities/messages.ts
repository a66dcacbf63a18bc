// Messages of Temporal's own tools (start, update, signal) that must prove who sends them: a token that names actor, case and
// the hash of the event, and ends soon. Its id is the idempotency key, so that a message that is sent again happens once.
import { randomUUID } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import { type Refusal, hashOf, refuse } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import type { Keyring } from '../infra/keyring.ts';

/** `event`: as it is sent; of a start, `openingOf` its argument. */
export type Message = { caseId: string; event: object; actor: string };
/** What a start says besides its case. */
export const openingOf = ({ input, regime }: { input: unknown; regime?: string }): object => ({
  type: 'OPEN',
  input,
  ...(regime !== undefined && { regime }),
});

/** How messages are admitted: `signed`, only with a token; without keys then none is. */
export type MessageRule = { signed: boolean; keys?: Keyring };

const ALGORITHM = 'HS256';
const TYPE = 'shuquan-message+jwt';
const AUDIENCE = 'shuquan';
export const LONGEST_SECONDS = 86_400;

/** A token for one message; it ends after `seconds`, at most a day. */
export function messageToken(
  { use, keys }: Keyring,
  { caseId, event, actor }: Message,
  { seconds, key = randomUUID(), at = new Date() }: { seconds: number; key?: string; at?: Date },
): Promise<string> {
  if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) throw new RangeError(`a token ends within ${LONGEST_SECONDS} s`);
  const issued = Math.floor(at.getTime() / 1000);
  return new SignJWT({ case: caseId, event: hashOf(event) })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: use })
    .setSubject(actor)
    .setAudience(AUDIENCE)
    .setJti(key)
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(keys.get(use)!);
}

/** The idempotency key of a message that may pass: that of its token, or its own where none is asked. */
export async function admitted(
  { signed, keys }: MessageRule,
  message: Message & { key: string; token?: string },
  at: Date = new Date(),
): Promise<{ key: string } | Refusal> {
  const { token, key } = message;
  if (token === undefined) return signed ? notAdmitted('missing') : { key };
  if (!keys) return notAdmitted('keyless');
  const claims = await claimsOf(keys, token, at);
  if (typeof claims === 'string') return notAdmitted(claims);
  const fits =
    claims.sub === message.actor && claims['case'] === message.caseId && claims['event'] === hashOf(message.event);
  return fits && claims.jti ? { key: claims.jti } : notAdmitted('other');
}

async function claimsOf({ keys }: Keyring, token: string, currentDate: Date) {
  try {
    const keyOf = ({ kid = '' }: { kid?: string }): Uint8Array => {
      const key = keys.get(kid);
      if (!key) throw new errors.JWKSNoMatchingKey();
      return key;
    };
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'jti', 'exp', 'iat', 'case', 'event'],
      maxTokenAge: LONGEST_SECONDS,
      currentDate,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JOSEError || error instanceof TypeError) return 'forged';
    throw error;
  }
}

const reasons = {
  missing: { zh: '缺少令牌', en: 'it carries no token' },
  keyless: {
    zh: '未配置 SHUQUAN_MESSAGE_KEYS，无法核验令牌',
    en: 'SHUQUAN_MESSAGE_KEYS is not set, so no token holds',
  },
  expired: { zh: '令牌已过期', en: 'its token has expired' },
  forged: { zh: '令牌无效', en: 'its token does not hold' },
  other: { zh: '令牌属于其他案件、事件或者办理人', en: 'its token is for another case, event or actor' },
} satisfies Record<string, Text>;
const notAdmitted = (why: keyof typeof reasons): Refusal =>
  refuse('ACTOR_UNKNOWN', {
    zh: `未受理该消息：${reasons[why].zh}。请以 shuquan token 取得令牌。`,
    en: `The message was refused: ${reasons[why].en}. Make a token with \`shuquan token\`.`,
  });
