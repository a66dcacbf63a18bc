// How much one identity may ask in a minute, said in the standard headers (draft-ietf-httpapi-ratelimit-headers).
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../../accounts/identity.ts';
import { type No, no } from '../../service/index.ts';

const SECONDS = 60;
export type RateLimit = (c: Context, caller: Caller) => Promise<No | undefined>;

/** `perMinute`: requests of one person or program to this process. Where nobody signs in, nobody is counted: a name is only said. */
export function rateLimit(perMinute: number): RateLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: SECONDS });
  return async (c, caller) => {
    if (typeof caller === 'string') return undefined;
    const { identity } = caller;
    const left = await limiter
      .consume(identity.kind === 'person' ? identity.person : `service:${identity.client}`)
      .catch(beyond);
    const seconds = Math.ceil(left.msBeforeNext / 1000);
    c.header('RateLimit-Policy', `"identity";q=${perMinute};w=${SECONDS}`);
    c.header('RateLimit', `"identity";r=${left.remainingPoints};t=${seconds}`);
    if (left.consumedPoints <= perMinute) return undefined;
    c.header('Retry-After', String(seconds));
    return no('TOO_MANY_REQUESTS', {
      zh: `一分钟内的请求超过 ${perMinute} 次，请在 ${seconds} 秒后再试。`,
      en: `More than ${perMinute} requests in a minute; try again in ${seconds} s.`,
    });
  };
}

const beyond = (thrown: unknown): RateLimiterRes => {
  if (thrown instanceof RateLimiterRes) return thrown;
  throw thrown;
};
