// Who is there: a signed-in browser, a bearer of a token, or, in development, whoever a header names.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Caller, Identity } from '../../accounts/identity.ts';
import { unsigned } from '../../accounts/identity.ts';
import { isRefused } from '../../accounts/refusals.ts';
import type { Seen } from '../../accounts/sign-in.ts';
import type { ApiDeps } from '../../service/api-deps.ts';
import { type No, isNo, no, noOfAccounts } from '../../service/index.ts';
import { STREAM, actorName, nameOf } from './request.ts';

export type Authenticate = (c: Context) => Promise<Caller | No>;
export const SESSION = 'shuquan';

/** What closed endpoints know of their caller; `authenticate` has put it there. */
export const callerOf = (c: Context): Caller => c.var.caller;

export function authenticator({ signIn, accounts, origin }: ApiDeps): Authenticate {
  if (!signIn || !accounts) return async (c) => actorName(c);
  return async (c) => {
    const identity = await identityOf(c);
    if (isNo(identity)) return identity;
    const name = nameOf(c) ? actorName(c) : undefined;
    if (isNo(name)) return name;
    return { identity, ...(name !== undefined && { name }) };
  };

  async function identityOf(c: Context): Promise<Identity | No> {
    const [, scheme, token] = /^(\S+) +(\S+)$/.exec(c.req.header('Authorization')?.trim() ?? '') ?? [];
    if (token) {
      if (scheme?.toLowerCase() !== 'bearer') return noOfAccounts(unsigned());
      const seen = await signIn!.bearer(token);
      return isRefused(seen) ? noOfAccounts(seen) : known(seen);
    }
    const cookie = getCookie(c, SESSION, 'host');
    const session = cookie ? await accounts!.sessions.find(cookie, { touch: c.req.path !== STREAM }) : undefined;
    if (!session) return noOfAccounts(unsigned());
    const { person, signedInAt, strength } = session;
    return crossSite(c, origin) ?? { kind: 'person', person, signedInAt, ...(strength && { strength }) };
  }

  async function known(seen: Seen): Promise<Identity | No> {
    const principals = await accounts!.principals();
    const { issuer, subject, client, signedInAt, strength } = seen;
    const person = principals.signedInAs(issuer, subject);
    if (person !== undefined) return { kind: 'person', person, signedInAt, ...(strength && { strength }) };
    // A token that a program got for itself is about the program (RFC 9068).
    if (client === subject && principals.service(subject)) return { kind: 'service', client: subject };
    return strangerTo(seen);
  }
}

export const strangerTo = ({ issuer, subject }: Pick<Seen, 'issuer' | 'subject'>): No =>
  no('SIGN_IN_NEEDED', {
    zh: `已登录，但该身份尚未开通账户。请把以下信息交给管理员：${issuer}，${subject}。`,
    en: `You are signed in, but there is no account for this identity. Give your administrator: ${issuer}, ${subject}.`,
  });

/** A browser sends its cookie along for other sites too: a write has to come from a page of ours. */
function crossSite(c: Context, origin: string | undefined): No | undefined {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined;
  const site = c.req.header('Sec-Fetch-Site');
  const from = c.req.header('Origin');
  const own = origin ?? new URL(c.req.url).origin;
  const isOurs = site === undefined ? from === own : site === 'same-origin' && (from === undefined || from === own);
  return isOurs
    ? undefined
    : no('CROSS_SITE', {
        zh: '请求来自其他网站的页面，未予办理。',
        en: 'The request comes from a page of another site; nothing was done.',
      });
}
