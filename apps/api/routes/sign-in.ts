// Signing in and out in a browser, and who is there.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { personOf } from '../../../accounts/identity.ts';
import { type Principals, isPartyHat } from '../../../accounts/principals.ts';
import { isRefused } from '../../../accounts/refusals.ts';
import type { Pending, SignIn } from '../../../accounts/sign-in.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { type No, isNo, no, noOfAccounts } from '../../../service/index.ts';
import { SESSION, authenticator, strangerTo } from '../authenticate.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { queryOf } from '../request.ts';
import { me } from '../account-schemas.ts';

const PENDING = 'shuquan-pending';
const SIGN_IN_SECONDS = 600;
const CALLBACK = '/sign-in/callback';
/** A place of ours: an address of another site would make the sign-in lead astray. */
const place = z
  .string()
  .regex(/^\/(?![/\\])[^\\]*$/)
  .default('/');
const cookie = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const;
const noProvider = (): No =>
  no('NOT_CONFIGURED', {
    zh: '未配置身份提供方（OIDC_ISSUER）。',
    en: 'No identity provider is configured (OIDC_ISSUER).',
  });

export function signInRoutes({ add }: Routes, deps: ApiDeps): void {
  const { signIn, accounts } = deps;
  const originOf = (c: Context): string => deps.origin ?? new URL(c.req.url).origin;
  add(
    {
      method: 'get',
      path: '/sign-in',
      tag: 'Accounts',
      summary: 'Leads a browser to the identity provider, and back to `to`',
      open: true,
      query: z.object({ to: place }),
      answers: { 302: { description: 'To the identity provider' } },
      problems: [400, 501],
    },
    async (c) => {
      const asked = queryOf(c, z.object({ to: place }));
      if (isNo(asked)) return refused(c, asked);
      if (!signIn) return refused(c, noProvider());
      const { url, pending } = await signIn.begin(originOf(c) + CALLBACK, asked.query.to);
      setCookie(c, PENDING, Buffer.from(JSON.stringify(pending)).toString('base64url'), {
        ...cookie,
        maxAge: SIGN_IN_SECONDS,
      });
      return c.redirect(url.href);
    },
  );
  add(
    {
      method: 'get',
      path: CALLBACK,
      tag: 'Accounts',
      summary: 'Where the identity provider leads a browser back to',
      open: true,
      answers: { 302: { description: 'Signed in, to where it began' } },
      problems: [401, 501],
    },
    async (c) => {
      if (!signIn || !accounts) return refused(c, noProvider());
      const pending = pendingIn(getCookie(c, PENDING, 'host'));
      deleteCookie(c, PENDING, cookie);
      if (!pending) return refused(c, lost());
      const came = new URL(originOf(c) + CALLBACK);
      came.search = new URL(c.req.url).search;
      const seen = await signIn.finish(came, pending);
      if (isRefused(seen)) return refused(c, noOfAccounts(seen));
      const person = (await accounts.principals()).signedInAs(seen.issuer, seen.subject);
      if (person === undefined) return refused(c, strangerTo(seen));
      setCookie(c, SESSION, await accounts.sessions.begin({ ...seen, person }), cookie);
      return c.redirect(pending.to);
    },
  );
  signOutRoutes({ add }, deps, originOf);
  addMe({ add }, deps);
}

function signOutRoutes(
  { add }: Pick<Routes, 'add'>,
  { signIn, accounts }: ApiDeps,
  originOf: (c: Context) => string,
): void {
  add(
    {
      method: 'post',
      path: '/sign-out',
      tag: 'Accounts',
      summary: 'Ends the sign-in of this browser; `leave` is where the identity provider ends its own',
      answers: {
        200: { description: 'Signed out', schema: z.object({ ok: z.literal(true), leave: z.string().optional() }) },
      },
      problems: [403],
    },
    async (c) => {
      const token = getCookie(c, SESSION, 'host');
      if (token) await accounts?.sessions.end(token);
      deleteCookie(c, SESSION, cookie);
      const leave = await signIn?.endUrl(`${originOf(c)}/`);
      return c.json({ ok: true, ...(leave && { leave: leave.href }) });
    },
  );
  add(
    {
      method: 'post',
      path: '/sign-out/provider',
      tag: 'Accounts',
      summary: 'The identity provider says that a sign-in has ended (OpenID Connect Back-Channel Logout)',
      open: true,
      body: {
        schema: { type: 'object', properties: { logout_token: { type: 'string' } } },
        content: 'application/x-www-form-urlencoded',
      },
      answers: {
        200: { description: 'How many sign-ins ended', schema: z.object({ ok: z.literal(true), ended: z.int() }) },
      },
      problems: [400, 401, 501],
    },
    async (c) => {
      if (!signIn || !accounts) return refused(c, noProvider());
      const { logout_token: token } = await c.req.parseBody();
      const said = await signIn.logoutToken(typeof token === 'string' ? token : '');
      if (isRefused(said)) return refused(c, noOfAccounts(said));
      c.header('Cache-Control', 'no-store');
      return c.json({ ok: true, ended: await accounts.sessions.endAt(signIn.settings.issuer, said) });
    },
  );
}

function addMe({ add }: Pick<Routes, 'add'>, deps: ApiDeps): void {
  const { signIn, accounts, clock } = deps;
  const authenticate = authenticator(deps);
  add(
    {
      method: 'get',
      path: '/me',
      tag: 'Accounts',
      summary: 'Who is there, in which hats, and how to sign in',
      description:
        'development: nobody is asked who they are, and `people` are those who may be named in Shuquan-Actor.',
      open: true,
      answers: { 200: { description: 'Somebody, or how to become so', schema: me } },
      problems: [501],
    },
    async (c) => {
      if (!accounts) return refused(c, noProvider());
      const known = await accounts.principals();
      const at = await clock();
      c.header('Cache-Control', 'private, no-store');
      const provider = signIn && provided(signIn);
      const caller = await authenticate(c);
      const person = isNo(caller) ? undefined : personOf(caller);
      if (person === undefined || !known.person(person))
        return c.json({
          ok: true,
          signedIn: false,
          ...(provider ? { provider } : { development: true, people: everybody(known, at) }),
        });
      return c.json({
        ok: true,
        signedIn: true,
        ...(provider ? { provider } : { development: true }),
        ...about(known, person, at),
      });
    },
  );
}

const provided = ({ settings: { issuer, audience, cliClientId } }: SignIn) => ({
  issuer,
  audience,
  ...(cliClientId && { cliClientId }),
});

function about(known: Principals, person: string, at: string) {
  const named = (party: string | undefined) => (party === undefined ? {} : { party, partyName: known.nameOf(party) });
  return {
    person,
    name: known.person(person)?.name,
    hats: known.worn(at, person).map(({ hat, party }) => ({ hat, ...named(party) })),
    delegated: known.delegatedTo(person, at).map(({ id, from, hat, party, untilAt }) => ({
      id,
      from,
      name: known.person(from)?.name,
      hat,
      ...named(party),
      until: untilAt,
    })),
    handed: known.delegatedBy(person, at).map(({ id, to, hat, party, untilAt }) => ({
      id,
      to,
      name: known.person(to)?.name,
      hat,
      ...named(party),
      until: untilAt,
    })),
    administers: known.file.organisations
      .map(({ party }) => party)
      .filter((party) => known.administers(person, party) && !known.administers(person)),
    administrator: known.administers(person),
  };
}

const everybody = (known: Principals, at: string) =>
  known.file.people.map(({ id, name }) => ({
    person: id,
    name,
    hats: known.worn(at, id).map(({ hat, party }) => ({
      hat,
      ...(party && isPartyHat(hat) && { party, partyName: known.nameOf(party) }),
    })),
  }));

function pendingIn(text: string | undefined): Pending | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(Buffer.from(text, 'base64url').toString()) as Pending);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
const lost = (): No =>
  no('SIGN_IN_NEEDED', {
    zh: '登录没有完成或者已超时，请重新登录。',
    en: 'The sign-in was not completed in time; begin again.',
  });
