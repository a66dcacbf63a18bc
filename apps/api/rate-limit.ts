// How much one identity, or whoever asks for nobody from one address, may ask in a minute, said in the standard headers
// (draft-ietf-httpapi-ratelimit-headers).
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../../accounts/identity.ts';
import { isLoopback } from '../../infra/loopback.ts';
import { type No, no } from '../../service/index.ts';

const MINUTE = 60;
/** Files of whole lists are dear: as many of one identity in ten minutes. */
const EXPORTS = 20;
type Policy = { name: string; most: number; seconds: number };
type Taken = (c: Context, key: string) => Promise<No | undefined>;
export type RateLimits = {
  identity: (c: Context, caller: Caller) => Promise<No | undefined>;
  /** What leaves as a file, besides. */
  files: (c: Context, caller: Caller) => Promise<No | undefined>;
  address: (c: Context) => Promise<No | undefined>;
};

/** To this process. Where nobody signs in, nobody is counted: a name is only said. */
export function rateLimits({ perMinute, openPerMinute }: { perMinute: number; openPerMinute: number }): RateLimits {
  const identity = counted({ name: 'identity', most: perMinute, seconds: MINUTE });
  const files = counted({ name: 'files', most: EXPORTS, seconds: 10 * MINUTE });
  const address = counted({ name: 'address', most: openPerMinute, seconds: MINUTE });
  const of = (taken: Taken) => async (c: Context, caller: Caller) =>
    typeof caller === 'string' ? undefined : taken(c, nameOf(caller.identity));
  return { identity: of(identity), files: of(files), address: (c) => address(c, addressOf(c)) };
}

const nameOf = (identity: Exclude<Caller, string>['identity']): string =>
  identity.kind === 'person' ? identity.person : `service:${identity.client}`;

/** Where a request comes from; a proxy on this machine says it of those whom it serves. */
function addressOf(c: Context): string {
  const peer = (c.env as { incoming?: IncomingMessage } | undefined)?.incoming?.socket.remoteAddress ?? '';
  const said = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
  return said && isLoopback(peer.replace(/^::ffff:/, '')) ? said.slice(0, 64) : peer;
}

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
