// Who is there: signing in with a real provider, tokens that do not hold, and what a signed-in person may name.
import { createSecretKey } from 'node:crypto';
import { SignJWT, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../../accounts/index.ts';
import { merchantInput } from '../apps/served.ts';
import { AUDIENCE, PROGRAM, SECRET } from '../support/identity-provider.ts';
import { ORIGIN, type SignedIn, own, serveSignedIn } from './signed-in.ts';

let on: SignedIn;
beforeAll(async () => {
  on = await serveSignedIn();
});
const written = async () => JSON.stringify(await on.counts());

describe('a browser', () => {
  it('signs in at the provider and comes back to where it began', async () => {
    const { url, response } = await on.signedIn('li.na');
    expect(url.href).toBe(`${ORIGIN}/me`);
    expect(await response.json()).toMatchObject({
      signedIn: true,
      person: 'li.na',
      hats: [{ hat: 'MERCHANT', party: own }],
    });
  });

  it('of somebody without an account is told what to give the administrator', async () => {
    const { response } = await on.signedIn('stranger');
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toMatchObject({
      code: 'SIGN_IN_NEEDED',
      message: { zh: expect.stringContaining('sub-stranger') },
    });
  });

  it('reads what went wrong on a page, with a way back', async () => {
    const opened = async (path: string, language = 'zh-CN') => {
      const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': language };
      const response = await on.app.request(`${ORIGIN}${path}`, { headers });
      return { status: response.status, type: response.headers.get('Content-Type'), text: await response.text() };
    };
    const lost = await opened('/sign-in/callback?code=x&state=%3Cscript%3E');
    expect(lost).toMatchObject({ status: 401, type: 'text/html; charset=utf-8' });
    expect(lost.text).toMatch(/登录没有完成或者已超时，请重新登录。[^]*href="\/sign-in\?to=\/"[^]*href="\/desk\/"/);
    expect(lost.text).not.toContain('<script');
    expect((await opened('/cases', 'en')).text).toMatch(/Sign in first\.[^]*href="\/sign-in\?to=%2Fcases"/);
    // With what was asked there.
    const to = encodeURIComponent('/cases?text=%E6%95%B0&limit=5');
    expect((await opened('/cases?text=%E6%95%B0&limit=5')).text).toContain(`href="/sign-in?to=${to}"`);
    const back = await on.app.request(`${ORIGIN}/sign-in?to=${to}`);
    const [cookie] = back.headers.getSetCookie();
    expect(Buffer.from(/=([^;]+)/.exec(cookie!)![1]!, 'base64url').toString()).toContain(
      '/cases?text=%E6%95%B0&limit=5',
    );
    expect((await opened('/nowhere%3Cb%3E')).text).not.toContain('<b>');
    // A program that asks for anything gets what programs read.
    const { headers } = await on.app.request(`${ORIGIN}/cases`, { headers: { Accept: '*/*' } });
    expect(headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
  });

  it.each(['//evil.test', 'https://evil.test/', '/\\evil.test', 'evil'])('is not led to %s', async (to) => {
    const { status } = await on.ask('GET', `/sign-in?to=${encodeURIComponent(to)}`);
    expect(status).toBe(400);
  });

  const post = (browser: Awaited<ReturnType<SignedIn['signedIn']>>, headers: Record<string, string>) =>
    browser.go(`${ORIGIN}/cases/subjectRegistration`, {
      method: 'POST',
      headers: { 'Idempotency-Key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(merchantInput),
    });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://evil.localhost' }],
    ['an old browser on another site', { Origin: 'https://evil.test' }],
    ['nowhere that it would say', {}],
  ])('does not write for a page of %s', async (_, headers) => {
    const browser = await on.signedIn('li.na');
    const before = await written();
    const { response } = await post(browser, headers);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'CROSS_SITE']);
    expect(await written()).toBe(before);
  });

  it('writes for a page of ours', async () => {
    const browser = await on.signedIn('li.na');
    const { response } = await post(browser, { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN });
    expect(response.status).toBe(201);
  });

  it('that signed out is out, and so is whoever stole its cookie', async () => {
    const browser = await on.signedIn('li.na');
    const cookie = browser.jar.get('localhost')!.get('__Host-shuquan')!.value;
    expect((await on.ask('GET', '/cases', { headers: { Cookie: `__Host-shuquan=${cookie}` } })).status).toBe(200);
    await browser.go(`${ORIGIN}/sign-out`, { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } });
    expect((await on.ask('GET', '/cases', { headers: { Cookie: `__Host-shuquan=${cookie}` } })).status).toBe(401);
  });

  it.each([
    ['half an hour without a word', 31 * 60_000],
    ['ten hours', 10 * 3600_000 + 1],
  ])('is signed out after %s', async (_, ms) => {
    const browser = await on.signedIn('li.na');
    const began = on.clock.at;
    on.clock.set(new Date(Date.parse(began) + ms).toISOString());
    expect(await (await browser.go(`${ORIGIN}/me`)).response.json()).toMatchObject({ signedIn: false });
    on.clock.set(began);
  });

  it('is signed out by the provider', async () => {
    const browser = await on.signedIn('chen.jie');
    const claims = {
      aud: 'desk',
      sub: 'sub-chen.jie',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    };
    const out = async (token: string) =>
      on.app.request(`${ORIGIN}/sign-out/provider`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
    expect((await out(await on.provider.mint({ ...claims, nonce: 'n' }))).status).toBe(401);
    expect((await out(await on.provider.mint({ ...claims, events: {} }))).status).toBe(401);
    expect((await out(await on.token('chen.jie'))).status).toBe(401);
    expect(await (await out(await on.provider.mint(claims))).json()).toMatchObject({ ok: true, ended: 1 });
    expect(await (await browser.go(`${ORIGIN}/me`)).response.json()).toMatchObject({ signedIn: false });
  });
});

describe('a bearer token', () => {
  const past = Math.floor(Date.now() / 1000) - 3600;
  const tokens: Record<string, () => Promise<string>> = {
    'that has expired': () => on.token('li.na', { iat: past, exp: past + 60 }),
    'that never expires': () => on.token('li.na', { exp: undefined }),
    'that begins later': () => on.token('li.na', { nbf: past + 7200 }),
    'for another service': () => on.token('li.na', { aud: 'https://other.test' }),
    'of another provider': () => on.provider.mint({ sub: 'sub-li.na' }, { issuedBy: 'https://id.evil.test' }),
    'under another key': async () =>
      on.provider.mint({ sub: 'sub-li.na' }, { key: (await generateKeyPair('RS256')).privateKey }),
    'without a signature': async () =>
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: on.provider.issuer, aud: AUDIENCE, sub: 'sub-li.na', exp: past + 9999 })).toString('base64url')}.`,
    'under the public key as a secret': () =>
      new SignJWT({ sub: 'sub-li.na' })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(on.provider.issuer)
        .setAudience(AUDIENCE)
        .setExpirationTime('10m')
        .sign(createSecretKey(Buffer.from(JSON.stringify(on.provider.publicJwk)))),
    'without a subject': () => on.provider.mint({}),
    'of somebody without an account': () => on.token('stranger'),
    'that is none': async () => 'nonsense',
  };
  it.each(Object.keys(tokens))('%s opens nothing', async (which) => {
    const before = await written();
    const { status, json } = await on.ask('POST', '/cases/subjectRegistration', {
      token: await tokens[which]!(),
      json: merchantInput,
    });
    expect([status, json.code]).toEqual([401, 'SIGN_IN_NEEDED']);
    expect(await written()).toBe(before);
  });

  it('acts in the only hat of its person, or in the one that is named', async () => {
    const token = await on.token('li.na');
    for (const as of [undefined, 'MERCHANT', `MERCHANT:${own}`, `li.na@MERCHANT:${own}`])
      expect((await on.ask('GET', '/cases', { token, ...(as !== undefined && { as }) })).status, as).toBe(200);
  });

  it.each(['CENTER', 'zhao.min@CENTER', `chen.jie@DEMANDER`, 'li.na@OPCO', 'SYSTEM', 'li.na', '@', 'a b'])(
    'does not become %s',
    async (as) => {
      const { status } = await on.ask('GET', '/cases', { token: await on.token('li.na'), as });
      expect([401, 404]).toContain(status);
    },
  );

  it('of somebody with two hats has to choose one', async () => {
    await on.change({ do: 'grant', person: 'wang.fang', hat: 'ARCHIVIST', basis: '兼任' });
    const token = await on.token('wang.fang');
    expect(await on.ask('GET', '/cases', { token })).toMatchObject({
      status: 404,
      json: { code: 'ACCOUNT_UNKNOWN', message: { zh: expect.stringContaining('ARCHIVIST') } },
    });
    expect((await on.ask('GET', '/cases', { token, as: 'OPCO' })).status).toBe(200);
  });

  it('is worth nothing once its account is disabled, in another process within a few seconds', async () => {
    await on.change({ do: 'person', person: 'leaver', name: '离职' });
    await on.change({ do: 'login', person: 'leaver', issuer: on.provider.issuer, subject: 'sub-leaver' });
    await on.change({ do: 'grant', person: 'leaver', hat: 'OPCO', basis: '任命' });
    const token = await on.token('leaver');
    expect((await on.ask('GET', '/cases', { token })).status).toBe(200);
    const elsewhere = createAccounts(on.ledger.sql, on.ledger.now);
    await elsewhere.change({ installation: 'console' }, { do: 'disable', person: 'leaver', reason: '离职' });
    const later = performance.now() + 5001;
    const spy = vi.spyOn(performance, 'now').mockReturnValue(later);
    expect((await on.ask('GET', '/cases', { token })).status).toBe(401);
    spy.mockRestore();
  });

  it.each([
    ['has ended', { until: '2020-01-01' }],
    ['begins tomorrow', { from: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) }],
  ])('does not give a hat that %s', async (_, days) => {
    await on.change({ do: 'grant', person: 'li.na', hat: 'SUPERVISOR', basis: '任命', ...days });
    expect((await on.ask('GET', '/cases', { token: await on.token('li.na'), as: 'SUPERVISOR' })).status).toBe(401);
  });
});

it('a header alone names nobody', async () => {
  expect((await on.ask('GET', '/cases', { as: 'zhao.min@CENTER' })).json.code).toBe('SIGN_IN_NEEDED');
});

describe('a program', () => {
  it('gets a token by its own secret, and sends and rehearses what its account lists and nothing else', async () => {
    await on.change({
      do: 'service',
      client: PROGRAM,
      name: 'ERP',
      hat: 'MERCHANT',
      party: own,
      events: ['subjectRegistration.WITHDRAW'],
    });
    const answer = await fetch(`${on.provider.issuer}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${PROGRAM}:${SECRET}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect((await on.ask('GET', '/cases', { token })).status).toBe(200);
    const refused = await on.ask('POST', '/cases/subjectRegistration', { token, json: merchantInput });
    expect([refused.status, refused.json.code]).toEqual([403, 'SERVICE_MAY_NOT']);
    const sent = await on.ask('POST', `/cases/subjectRegistration/${own.slice(4)}/9/events`, {
      token,
      json: { type: 'WITHDRAW' },
    });
    expect(sent.json.code).toBe('CASE_UNKNOWN');
    const path = `/cases/subjectRegistration/${own.slice(4)}/9/explain`;
    const tried = await Promise.all(
      ['SUBMIT', 'WITHDRAW'].flatMap((type) => [
        on.ask('POST', path, { token, json: { type } }),
        on.ask('GET', `${path}?event=${type}`, { token }),
      ]),
    );
    expect(tried.map(({ status, json }) => [status, json.code])).toEqual([
      [403, 'SERVICE_MAY_NOT'],
      [403, 'SERVICE_MAY_NOT'],
      [404, 'CASE_UNKNOWN'],
      [404, 'CASE_UNKNOWN'],
    ]);
    expect((await on.ask('GET', '/accounts', { token })).json.code).toBe('NOT_ADMINISTRATOR');
  });
});

describe('every closed endpoint', () => {
  it('answers 401 without an identity, and writes nothing', async () => {
    const document = (await (await on.app.request(`${ORIGIN}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security?: object[] }>>;
    };
    const closed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) =>
        security?.length ? [{ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, '1') }] : [],
      ),
    );
    expect(closed.length).toBeGreaterThan(70);
    const before = await written();
    const answers = await Promise.all(
      closed.map(async ({ method, path }) => ({
        method,
        path,
        status: (await on.app.request(`${ORIGIN}${path}`, { method, ...(method !== 'GET' && { body: '{}' }) })).status,
      })),
    );
    expect(answers.filter(({ status }) => status !== 401)).toEqual([]);
    expect(await written()).toBe(before);
  });
});
