// How much one identity, or whoever asks for nobody from one address, may ask in a minute, said in the standard headers
// (draft-ietf-httpapi-ratelimit-headers).
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../../accounts/identity.ts';
import type { ApiDeps } from '../../service/api-deps.ts';
import { type No, no } from '../../service/index.ts';
import { callerAddress } from './caller-address.ts';

const MINUTE = 60;
/** Files of whole lists are dear: as many of one identity in ten minutes. */
const EXPORTS = 20;
export type Rates = NonNullable<ApiDeps['rates']>;
type Policy = { name: string; most: number; seconds: number };
type Taken = (c: Context, key: string) => Promise<No | undefined>;
export type RateLimits = {
  identity: (c: Context, caller: Caller) => Promise<No | undefined>;
  /** What leaves as a file, besides. */
  files: (c: Context, caller: Caller) => Promise<No | undefined>;
  address: (c: Context) => Promise<No | undefined>;
};

/** To this process. Where nobody signs in, nobody is counted: a name is only said. */
export function rateLimits({ perMinute, openPerMinute, proxies = [] }: Rates): RateLimits {
  const identity = counted({ name: 'identity', most: perMinute, seconds: MINUTE });
  const files = counted({ name: 'files', most: EXPORTS, seconds: 10 * MINUTE });
  const address = counted({ name: 'address', most: openPerMinute, seconds: MINUTE });
  const addressOf = callerAddress(proxies);
  const of = (taken: Taken) => async (c: Context, caller: Caller) =>
    typeof caller === 'string' ? undefined : taken(c, nameOf(caller.identity));
  return {
    identity: of(identity),
    files: of(files),
    address: (c) => address(c, addressOf(peerOf(c), c.req.header('X-Forwarded-For'))),
  };
}

const nameOf = (identity: Exclude<Caller, string>['identity']): string =>
  identity.kind === 'person' ? identity.person : `service:${identity.client}`;

const peerOf = (c: Context): string =>
  (c.env as { incoming?: IncomingMessage } | undefined)?.incoming?.socket.remoteAddress ?? '';

function counted({ name, most, seconds: window }: Policy): Taken {
  const limiter = new RateLimiterMemory({ points: most, duration: window });
  return async (c, key) => {
    const left = await limiter.consume(key).catch(beyond);
    const seconds = Math.ceil(left.msBeforeNext / 1000);
    c.header('RateLimit-Policy', `"${name}";q=${most};w=${window}`);
    c.header('RateLimit', `"${name}";r=${left.remainingPoints};t=${seconds}`);
    if (left.consumedPoints <= most) return undefined;
    c.header('Retry-After', String(seconds));
    return no('TOO_MANY_REQUESTS', {
      zh: `${window / MINUTE} 分钟内的请求超过 ${most} 次，请在 ${seconds} 秒后再试。`,
      en: `More than ${most} requests in ${window / MINUTE} min; try again in ${seconds} s.`,
    });
  };
}

const beyond = (thrown: unknown): RateLimiterRes => {
  if (thrown instanceof RateLimiterRes) return thrown;
  throw thrown;
};
