// What the client does when the network does not do its part; no service stands behind it.
import { describe, expect, it } from 'vitest';
import { type Refused, UnreachableError, createClient, isRefused, orThrow } from '@shuquan/client';

const accepted = { ok: true, caseId: 'trade/x/1', seq: 2, state: ['agreed'], at: '2026-03-02T02:00:00.000Z' };
const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const problem = (code: string, status: number, headers: Record<string, string> = {}): Response =>
  json({ code, status, message: { zh: '否', en: 'no' } }, status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    ...headers,
  });
const cutOff = (): never => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};

/** Answers in turn; the last answer goes on. */
function against(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { url: string; method: string; headers: Headers; body: unknown }[] = [];
  const client = createClient({
    url: 'http://localhost:7300/venue/',
    as: '李娜@MERCHANT:org:1',
    waitMs: 1,
    fetch: async (input, init) => {
      const { method = 'GET', headers, body } = init ?? {};
      asked.push({ url: (input as URL).href, method, headers: new Headers(headers), body });
      return answers[Math.min(asked.length, answers.length) - 1]!();
    },
  });
  return { client, asked };
}
const WITHDRAW = { type: 'WITHDRAW_OFFER' as const, offer: 1 };

describe('a question', () => {
  it('names the actor in ASCII, the language, and the case under the root of the API', async () => {
    const { client, asked } = against(() => json({ ok: true }));
    await client.show('trade/甲-1/1');
    expect(asked[0]!.url).toBe('http://localhost:7300/venue/cases/trade/%E7%94%B2-1/1');
    expect(asked[0]!.headers.get('Shuquan-Actor')).toBe('%E6%9D%8E%E5%A8%9C@MERCHANT:org:1');
    expect(asked[0]!.headers.get('Accept-Language')).toBe('zh');
    await client.as('zhao.min@CENTER').tasks();
    expect(asked[1]!.headers.get('Shuquan-Actor')).toBe('zhao.min@CENTER');
  });

  it('carries the version that the caller has read', async () => {
    const { client, asked } = against(() => json(accepted));
    await client.send('trade', 'trade/x/1', WITHDRAW, { expectedVersion: 12, key: 'mine' });
    expect(asked[0]!.headers.get('If-Match')).toBe('"12"');
    expect(asked[0]!.headers.get('Idempotency-Key')).toBe('mine');
  });

  it('about what is no case id is a mistake of the program', async () => {
    const { client, asked } = against(() => json(accepted));
    expect(() => client.show('RO-17')).toThrow(TypeError);
    expect(asked).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is a value with its code, and is not asked for again', async () => {
    const { client, asked } = against(() => problem('GUARD_REFUSED', 422));
    const answer = await client.send('trade', 'trade/x/1', WITHDRAW);
    expect(answer).toMatchObject({ ok: false, code: 'GUARD_REFUSED', status: 422 });
    expect(isRefused(answer)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('is an exception for those who ask for one', async () => {
    const { client } = against(() => problem('READ_NOT_ALLOWED', 403));
    const answer = await client.show('trade/x/1');
    expect(() => orThrow(answer)).toThrow(expect.objectContaining({ refusal: answer }));
    await expect(client.listAll().next()).rejects.toMatchObject({ name: 'RefusedError' });
  });

  it('of a service that broke is one too, not asked for again', async () => {
    const { client, asked } = against(() => problem('INTERNAL', 500));
    expect(await client.show('trade/x/1')).toMatchObject({ ok: false, code: 'INTERNAL', status: 500 });
    expect(asked).toHaveLength(1);
  });
});

describe('another try', () => {
  it.each<[string, () => Response]>([
    ['a fault of the network', cutOff],
    ['a database that is away', () => problem('UNAVAILABLE', 503)],
    ['too many questions', () => problem('UNAVAILABLE', 429, { 'Retry-After': '0' })],
    ['a contested case', () => problem('CONFLICT', 409, { 'Retry-After': '0' })],
    ['a proxy without a service behind it', () => new Response('<html>', { status: 502 })],
    [
      'an answer that is cut off',
      () => new Response(new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) })),
    ],
  ])('follows %s, under the same key', async (_, first) => {
    const { client, asked } = against(first, first, () => json(accepted));
    expect(await client.send('trade', 'trade/x/1', WITHDRAW)).toEqual(accepted);
    expect(asked).toHaveLength(3);
    const keys = asked.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  });

  it('that finds the act recorded is that act; under a key of the caller it says so', async () => {
    const repeated = () => json({ ...accepted, repeated: true });
    const own = against(cutOff, repeated);
    expect(await own.client.send('trade', 'trade/x/1', WITHDRAW)).toEqual(accepted);
    const given = against(repeated);
    expect(await given.client.send('trade', 'trade/x/1', WITHDRAW, { key: 'mine' })).toMatchObject({ repeated: true });
  });

  it('waits as long as Retry-After asks, up to a limit', async () => {
    const soon = against(
      () => problem('UNAVAILABLE', 503, { 'Retry-After': '1' }),
      () => json({ ok: true, tasks: [] }),
    );
    const begun = performance.now();
    expect(await soon.client.tasks()).toMatchObject({ ok: true });
    expect(performance.now() - begun).toBeGreaterThan(900);
    const late = against(() => problem('UNAVAILABLE', 503, { 'Retry-After': '3600' }));
    expect(await late.client.tasks()).toMatchObject({ ok: false, code: 'UNAVAILABLE' });
    expect(late.asked).toHaveLength(1);
  });

  it('is not made without end: then the last answer counts, or the lack of one is thrown with the key', async () => {
    const busy = against(() => problem('UNAVAILABLE', 503));
    expect(await busy.client.tasks()).toMatchObject({ ok: false, code: 'UNAVAILABLE' } satisfies Partial<Refused>);
    expect(busy.asked).toHaveLength(5);
    const gone = against(cutOff);
    const lost = await gone.client.send('trade', 'trade/x/1', WITHDRAW).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(UnreachableError);
    expect(lost).toMatchObject({
      message: 'http://localhost:7300/venue: ECONNRESET',
      key: gone.asked[0]!.headers.get('Idempotency-Key'),
    });
    const proxy = against(() => new Response('<html>', { status: 404 }));
    await expect(proxy.client.tasks()).rejects.toThrow('HTTP 404');
  });
});

describe('the caller', () => {
  const never = (signal: AbortSignal | null | undefined): Promise<Response> =>
    new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));

  it('stops the asking, at once or while it waits', async () => {
    const stop = new AbortController();
    const hanging = createClient({ url: 'http://localhost:1', fetch: (_, init) => never(init?.signal) });
    const asked = hanging.tasks({}, { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    const { client } = against(() => problem('UNAVAILABLE', 503, { 'Retry-After': '20' }));
    await expect(client.tasks({}, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('waits no longer for a try than they said', async () => {
    let tries = 0;
    const slow = createClient({
      url: 'http://localhost:1',
      timeoutMs: 20,
      retries: 1,
      waitMs: 1,
      fetch: (_, init) => ((tries += 1), never(init?.signal)),
    });
    await expect(slow.tasks()).rejects.toThrow(UnreachableError);
    expect(tries).toBe(2);
  });
});
