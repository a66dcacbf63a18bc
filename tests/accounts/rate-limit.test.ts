// How much one identity may ask: the standard headers, a limit of its own for each, and what a retry is told.
import { describe, expect, it } from 'vitest';
import { createApi } from '../../apps/api/app.ts';
import { callerAddress } from '../../apps/api/caller-address.ts';
import type { Rates } from '../../apps/api/rate-limit.ts';
import { ORIGIN, serveSignedIn } from './signed-in.ts';

/** As a server hands a request on: from where it comes. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const serving = async (rates: Rates) => {
  const on = await serveSignedIn();
  return { on, app: createApi({ ...on.deps, client: on.client, accounts: on.accounts, signIn: on.signIn, rates }) };
};

describe('requests of one identity', () => {
  it('are counted for it alone, and beyond the limit refused until the minute is over', async () => {
    const { on, app } = await serving({ perMinute: 3, openPerMinute: 100 });
    const ask = async (person: string) =>
      app.request(`${ORIGIN}/tasks`, { headers: { Authorization: `Bearer ${await on.token(person)}` } });
    const answers = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await ask('zhao.min'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('RateLimit')!.replace(/;t=\d+$/, ''))).toEqual([
      '"identity";r=2',
      '"identity";r=1',
      '"identity";r=0',
      '"identity";r=0',
    ]);
    expect(answers[0]!.headers.get('RateLimit-Policy')).toBe('"identity";q=3;w=60');
    expect(Number(answers[3]!.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await answers[3]!.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect((await ask('wang.fang')).status).toBe(200);
    // Asking for nobody counts for nobody.
    expect((await app.request(`${ORIGIN}/tasks`)).status).toBe(401);
  });
});

describe('requests of nobody', () => {
  it('are counted by their address; behind a proxy that is named by the one that it appends', async () => {
    const { app } = await serving({ perMinute: 100, openPerMinute: 2, proxies: ['127.0.0.1'] });
    const ask = (path: string, peer: string, forwarded?: string) =>
      app.request(`${ORIGIN}${path}`, forwarded ? { headers: { 'X-Forwarded-For': forwarded } } : {}, from(peer));
    const open = ['/lifecycles', '/certificates/CC-M-2026-0', '/lifecycles/trade/picture', '/sign-in', '/me'];
    for (const [n, path] of open.entries()) {
      const statuses = [];
      for (let asked = 0; asked < 3; asked += 1) statuses.push((await ask(path, `203.0.113.${n}`)).status);
      expect([path, statuses.map((status) => status === 429)]).toEqual([path, [false, false, true]]);
    }
    // Whoever is no such proxy names nobody else.
    expect((await ask('/me', '203.0.113.4', '198.51.100.1')).status).toBe(429);
    expect((await ask('/me', '::ffff:127.0.0.1', 'forged, 198.51.100.1')).status).toBe(200);
    expect((await ask('/me', '127.0.0.1', '198.51.100.1')).headers.get('RateLimit')).toMatch(/^"address";r=0;t=\d+$/);
    expect((await ask('/me', '127.0.0.1', '198.51.100.1')).headers.get('Retry-After')).toMatch(/^\d+$/);
    for (let asked = 0; asked < 4; asked += 1) expect((await ask('/healthz', '203.0.113.0')).status).toBe(200);
  });
});

describe('the address of a request', () => {
  it('is the one that the outermost named proxy appended, whatever the caller wrote before it', () => {
    const of = callerAddress(['127.0.0.1', '10.1.0.0/16', 'fd00::/8']);
    for (const [peer, header, address] of [
      ['127.0.0.1', 'forged, 198.51.100.1', '198.51.100.1'],
      ['127.0.0.1', '203.0.113.9, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
      ['fd00::1', '203.0.113.9, 198.51.100.1:443', '198.51.100.1'],
      // All of them are proxies, or what was appended is no address: nothing further left is believed.
      ['127.0.0.1', '10.1.0.9', '10.1.0.9'],
      ['127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
      ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
      ['127.0.0.1', undefined, '127.0.0.1'],
    ] as const)
      expect([header, of(peer, header)]).toEqual([header, address]);
    expect(callerAddress([])('127.0.0.1', '198.51.100.1')).toBe('127.0.0.1');
  });

  it('of IPv6 is its network, for whoever has one address has all of that', () => {
    const of = callerAddress(['::1']);
    const behind = (address: string) => of('::1', address);
    expect(behind('2001:db8:0:12:a::1')).toBe('2001:db8:0:12::/64');
    expect(behind('[2001:DB8::12:ffff:0:0:2]:443')).toBe('2001:db8:0:12::/64');
    expect(behind('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(behind('2001:db8:0:13::1')).not.toBe(behind('2001:db8:0:12::1'));
    expect(of('::ffff:198.51.100.1', undefined)).toBe('198.51.100.1');
  });
});

it('of whole lists as files an identity takes twenty in ten minutes', async () => {
  const { on, app } = await serving({ perMinute: 100, openPerMinute: 100 });
  const headers = { Authorization: `Bearer ${await on.token('zhao.min')}` };
  const statuses = [];
  for (let asked = 0; asked < 21; asked += 1) {
    const { status, body } = await app.request(`${ORIGIN}/cases.csv`, { headers });
    statuses.push(status);
    await body?.cancel();
  }
  expect(statuses).toEqual([...Array(20).fill(200), 429]);
});
