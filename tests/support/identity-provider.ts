// A certified OpenID provider on loopback, whose people are always at their desks: whoever is named `present` signs in.
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { afterAll } from 'vitest';

export const AUDIENCE = 'https://desk.test';
export const CLIENT = 'desk';
export const SECRET = 'a-secret-of-the-desk-that-is-long-enough';
export const CLI = 'desk-cli';
export const PROGRAM = 'erp.huize';
export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

const open: Server[] = [];
afterAll(() => open.splice(0).forEach((server) => (server.closeAllConnections(), server.close())));

export async function startIdentityProvider(redirectUris: string[]) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = { present: 'nobody', acr: 'urn:desk:password' };
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk as never] },
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        post_logout_redirect_uris: [],
      },
      {
        client_id: CLI,
        token_endpoint_auth_method: 'none',
        redirect_uris: [],
        response_types: [],
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
        application_type: 'native',
      },
      {
        client_id: PROGRAM,
        client_secret: SECRET,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    claims: { openid: ['sub', 'sid'], acr: null, auth_time: null },
    cookies: { keys: ['k'.repeat(32)] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
        }),
      },
    },
  } as never);
  provider.proxy = false;
  const serve = provider.callback();
  server.on(
    'request',
    (req, res) => void (req.url?.startsWith('/interaction/') ? settle(provider, state, req, res) : serve(req, res)),
  );
  return {
    issuer,
    /** Who is in front of the browser when it comes by. */
    present: (subject: string, acr = 'urn:desk:password') => void Object.assign(state, { present: subject, acr }),
    /** A token that the provider's own key has signed; claims may be wrong on purpose. */
    mint: (
      claims: Record<string, unknown>,
      { key = privateKey as Parameters<SignJWT['sign']>[0], alg = 'RS256', issuedBy = issuer } = {},
    ) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ aud: AUDIENCE, iat: now, exp: now + 600, jti: randomUUID(), iss: issuedBy, ...claims })
        .setProtectedHeader({ alg, kid: 'k1' })
        .sign(key);
    },
    publicJwk: { kty: jwk.kty, n: jwk.n, e: jwk.e },
    close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

type State = { present: string; acr: string };
async function settle(
  provider: Provider,
  { present, acr }: State,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(req, res);
  if (prompt.name === 'login')
    return provider.interactionFinished(req, res, {
      login: { accountId: present, acr, ts: Math.floor(Date.now() / 1000) },
    });
  const grant = new provider.Grant({ accountId: session!.accountId, clientId: params['client_id'] as string });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(AUDIENCE, '');
  return provider.interactionFinished(
    req,
    res,
    { consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: true },
  );
}
