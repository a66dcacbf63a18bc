// Signing in with an identity provider (OpenID Connect): code with PKCE for browsers, bearer tokens for programs and the CLI.
import { hash } from 'node:crypto';
import { type JWTPayload, type JWTVerifyGetKey, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { isLoopback } from '../infra/loopback.ts';
import { type AccountRefusal, refused } from './refusals.ts';

export type SignInSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What a bearer token must be made for. */
  audience: string;
  /** The CLI's own client, which signs in by device code. */
  cliClientId?: string;
};
/** What a browser keeps between leaving for the provider and coming back. */
export type Pending = { state: string; nonce: string; verifier: string; to: string };
/** What the provider says about who is there. */
export type Seen = {
  issuer: string;
  subject: string;
  client?: string;
  sid?: string;
  signedInAt: string;
  strength?: string;
};
export type SignIn = {
  settings: Omit<SignInSettings, 'clientSecret'>;
  begin: (redirectUri: string, to: string) => Promise<{ url: URL; pending: Pending }>;
  /** `came`: the address that the browser came back to. */
  finish: (came: URL, pending: Pending) => Promise<Seen | AccountRefusal>;
  bearer: (token: string) => Promise<Seen | AccountRefusal>;
  /** A provider's notice that a sign-in has ended (OpenID Connect Back-Channel Logout). */
  logoutToken: (token: string) => Promise<{ sid?: string; subject?: string } | AccountRefusal>;
  /** Where the provider ends its own session; absent where it has no such place. */
  endUrl: (returnTo: string) => Promise<URL | undefined>;
};

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
// A token is looked at again after this long: it bounds how long a revoked key lives, and costs half a millisecond.
const KNOWN_MS = 60_000;
const MOST_KNOWN = 10_000;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const untrusted = (): AccountRefusal =>
  refused(
    'SIGN_IN_NEEDED',
    '登录凭据无效或者已过期，请重新登录。',
    'The sign-in does not hold, or has expired; sign in again.',
  );

export function createSignIn(settings: SignInSettings, clock: () => number = Date.now): SignIn {
  const { issuer, clientId, clientSecret, audience, cliClientId } = settings;
  const address = new URL(issuer);
  let found: Promise<{ config: oidc.Configuration; keys: JWTVerifyGetKey }> | undefined;
  // Asked for when first needed, and again after it failed: the provider may start later than we do.
  const provider = () =>
    (found ??= discover(address, clientId, clientSecret).catch((error: unknown) => {
      found = undefined;
      throw error;
    }));
  const known = new Map<string, { seen: Seen; until: number }>();

  return {
    settings: { issuer, clientId, audience, ...(cliClientId && { cliClientId }) },
    begin: async (redirectUri, to) => {
      const { config } = await provider();
      const verifier = oidc.randomPKCECodeVerifier();
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, to };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        // Without it a provider need not say when it saw the person.
        max_age: '36000',
      });
      return { url, pending };
    },
    finish: async (came, { state, nonce, verifier }) => {
      const { config } = await provider();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, came, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        return seenIn(tokens.claims()!);
      } catch (error) {
        if (isOfTheCaller(error)) return untrusted();
        throw error;
      }
    },
    bearer: async (token) => {
      const name = hash('sha256', token, 'hex');
      const kept = known.get(name);
      if (kept && clock() < kept.until) return kept.seen;
      const claims = await verified(token, (await provider()).keys, {
        issuer,
        audience,
        currentDate: new Date(clock()),
      });
      if (!claims?.sub) return untrusted();
      const seen = seenIn(claims);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(name, { seen, until: Math.min(clock() + KNOWN_MS, (claims.exp ?? 0) * 1000) });
      return seen;
    },
    logoutToken: async (token) => {
      const claims = await verified(
        token,
        (await provider()).keys,
        { issuer, audience: clientId, currentDate: new Date(clock()) },
        ['iat'],
      );
      const events = claims?.['events'] as Record<string, unknown> | undefined;
      if (!claims || !events?.[EVENT] || 'nonce' in claims || !(claims.sub ?? claims['sid'])) return untrusted();
      return {
        ...(typeof claims['sid'] === 'string' && { sid: claims['sid'] }),
        ...(claims.sub && { subject: claims.sub }),
      };
    },
    endUrl: async (returnTo) => {
      const { config } = await provider();
      return config.serverMetadata().end_session_endpoint
        ? oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo, client_id: clientId })
        : undefined;
    },
  };
}

async function discover(issuer: URL, clientId: string, clientSecret: string) {
  const config = await oidc.discovery(issuer, clientId, clientSecret, undefined, {
    // Clear text never leaves the machine.
    execute: isLoopback(issuer.hostname) ? [oidc.allowInsecureRequests] : [],
    timeout: 10,
  });
  const { jwks_uri: keysAt } = config.serverMetadata();
  if (!keysAt) throw new Error(`the identity provider ${issuer.href} names no keys (jwks_uri)`);
  return { config, keys: createRemoteJWKSet(new URL(keysAt), { timeoutDuration: 10_000 }) };
}

/** Undefined: the token does not hold. Throws when the provider's keys cannot be had. */
async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  asked: { issuer: string; audience: string; currentDate: Date },
  requiredClaims: string[] = ['exp'],
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...asked,
      algorithms: ALGORITHMS,
      requiredClaims,
      clockTolerance: 5,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWKSTimeout) throw error;
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** What the browser brought back is wrong; everything else is ours or the provider's. */
const isOfTheCaller = (error: unknown): boolean =>
  error instanceof oidc.ClientError ||
  error instanceof oidc.ResponseBodyError ||
  error instanceof oidc.AuthorizationResponseError;

function seenIn(claims: JWTPayload): Seen {
  const {
    iss = '',
    sub = '',
    sid,
    acr,
    auth_time: authTime,
    client_id: client,
  } = claims as JWTPayload & Record<string, unknown>;
  return {
    issuer: iss,
    subject: sub,
    ...(typeof client === 'string' && { client }),
    ...(typeof sid === 'string' && { sid }),
    ...(typeof acr === 'string' && { strength: acr }),
    // A provider that does not say when it saw the person has not seen them lately.
    signedInAt: new Date(typeof authTime === 'number' ? authTime * 1000 : 0).toISOString(),
  };
}
