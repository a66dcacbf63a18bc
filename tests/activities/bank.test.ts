import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBank, verifyCallback } from '../../activities/ports/bank.ts';
import { sign, verify } from '../../activities/ports/signing.ts';
import { aServer, call, nobody } from './situations.ts';
import { law } from '../support/law.ts';

const secret = 'a-secret-of-the-bank-for-tests';
const trade = 'trade/9122-1122/1';
const now = new Date('2026-03-02T02:00:00Z');
const held = JSON.stringify({
  case: trade,
  type: 'FUNDS_HELD',
  data: { instruction: 'I-1', amountFen: 1200000, bankRef: 'B-77' },
});
const bankAt = (url: string, timeoutMs?: number) =>
  createBank({ webhook: { url, secret, ...(timeoutMs && { timeoutMs }) } });
const instruct = call({
  port: 'bank',
  op: 'instruct',
  input: { instruction: 'I-1', amountFen: 1200000, evidence: 'E-1' },
});

describe('an instruction to the bank', () => {
  it(
    'is a signed POST with the effect as its id and idempotency key, and an acknowledgement settles it',
    law('T23'),
    async () => {
      const { url, heard } = await aServer((_, response) => void response.writeHead(202).end());
      expect(await bankAt(url)(instruct)).toEqual({ acknowledged: 202 });
      const [{ headers, body }] = heard as [(typeof heard)[0]];
      expect(verify(headers, body, secret)).toMatchObject({ ok: true, id: instruct.key });
      expect(headers['idempotency-key']).toBe(instruct.key);
      expect(JSON.parse(body.toString())).toEqual({
        id: instruct.key,
        op: 'instruct',
        trade,
        instruction: 'I-1',
        amountFen: 1200000,
        evidence: 'E-1',
      });
    },
  );

  it(
    'that the bank refuses or does not answer fails with a message that says so, and with its cause',
    law('T23'),
    async () => {
      const refusing = await aServer(
        (_, response) =>
          void response
            .writeHead(422, { 'content-type': 'application/json' })
            .end(JSON.stringify({ detail: 'account is closed' })),
      );
      await expect(bankAt(refusing.url)(instruct)).rejects.toThrow(
        `bank.instruct was refused by ${refusing.url} with 422: account is closed`,
      );
      const silent = await aServer(() => {});
      await expect(bankAt(silent.url, 100)(instruct)).rejects.toMatchObject({
        message: `bank.instruct got no answer from ${silent.url}: none within 0.1 s`,
        cause: { name: 'TimeoutError' },
      });
      await expect(bankAt(await nobody())(instruct)).rejects.toThrow('ECONNREFUSED');
    },
  );

  it('of a case whose id no header could hold is sent under the id in its encoded form', async () => {
    const { url, heard } = await aServer((_, response) => void response.writeHead(202).end());
    const key = 'trade/长春-1/1/7/0';
    await bankAt(url)({ ...instruct, key });
    expect(heard[0]?.headers['idempotency-key']).toBe(encodeURI(key));
    expect(verify(heard[0]!.headers, heard[0]!.body, secret)).toMatchObject({ ok: true });
    expect(JSON.parse(heard[0]!.body.toString())).toMatchObject({ id: key });
  });

  it('does not follow a redirect with what is signed', async () => {
    const other = await aServer((_, response) => void response.end());
    const { url } = await aServer((_, response) => void response.writeHead(307, { location: other.url }).end());
    await expect(bankAt(url)(instruct)).rejects.toThrow('got no answer');
    expect(other.heard).toEqual([]);
  });

  it('does not show a password that stands in the address', async () => {
    const { url } = await aServer((_, response) => void response.writeHead(500).end('<html>'));
    const error: unknown = await bankAt(`${url}/pay?token=verysecret`)(instruct).catch((caught: unknown) => caught);
    expect(String(error)).not.toContain('verysecret');
  });

  it('names the variables to set when no bank is configured', async () => {
    await expect(createBank({ webhook: undefined })(instruct)).rejects.toThrow('set BANK_URL and BANK_SECRET');
    await expect(createBank({ webhook: undefined })(call({ port: 'bank', op: 'steal' }))).rejects.toThrow(
      'no operation steal',
    );
  });
});

describe('a callback of the bank', () => {
  it('becomes an event in the hat that only the bank wears, under the key of its id', law('T23'), () => {
    expect(verifyCallback(sign(secret, 'cb-1', held, now), held, secret, { name: 'icbc', at: now })).toEqual({
      ok: true,
      request: {
        caseId: trade,
        event: { type: 'FUNDS_HELD', instruction: 'I-1', amountFen: 1200000, bankRef: 'B-77' },
        actor: { person: 'bank:icbc', hat: 'PSP' },
        key: 'bank:icbc/cb-1',
      },
    });
  });

  it('is refused when a byte of it, its id or its time was changed, or the secret is another one', law('T23'), () => {
    const headers = sign(secret, 'cb-1', held, now);
    const codes = [
      verifyCallback(headers, held.replace('1200000', '1200001'), secret, { at: now }),
      verifyCallback({ ...headers, 'webhook-id': 'cb-2' }, held, secret, { at: now }),
      verifyCallback({ ...headers, 'webhook-timestamp': `${Number(headers['webhook-timestamp']) + 1}` }, held, secret, {
        at: now,
      }),
      verifyCallback(sign('another-secret-of-somebody', 'cb-1', held, now), held, secret, { at: now }),
      verifyCallback({}, held, secret, { at: now }),
      verifyCallback({ ...headers, 'webhook-signature': '' }, held, secret, { at: now }),
      verifyCallback({ ...headers, 'webhook-signature': 'v1,' }, held, secret, { at: now }),
      verifyCallback(
        { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v2,') },
        held,
        secret,
        { at: now },
      ),
    ].map((answer) => !answer.ok && answer.code);
    expect(new Set(codes)).toEqual(new Set(['ACTOR_UNKNOWN']));
  });

  it('is taken up to five minutes early or late, and no further', () => {
    const headers = sign(secret, 'cb-1', held, now);
    const after = (seconds: number) =>
      verifyCallback(headers, held, secret, { at: new Date(now.getTime() + seconds * 1000) }).ok;
    expect([after(-301), after(-300), after(0), after(300), after(301)]).toEqual([false, true, true, true, false]);
  });

  it('replayed has the same key, so that the ledger takes it once', law('T23'), () => {
    const headers = sign(secret, 'cb-1', held, now);
    const [first, again] = [
      verifyCallback(headers, held, secret, { at: now }),
      verifyCallback(new Headers(headers), Buffer.from(held), secret, { at: new Date(now.getTime() + 60_000) }),
    ];
    expect(first).toEqual(again);
  });

  it('with one right signature of several is taken, while a secret is being changed', () => {
    const headers = sign(secret, 'cb-1', held, now);
    const old = sign('the-former-secret-of-the-bank', 'cb-1', held, now);
    expect(
      verifyCallback(
        { ...headers, 'webhook-signature': `${old['webhook-signature']} ${headers['webhook-signature']}` },
        held,
        secret,
        { at: now },
      ).ok,
    ).toBe(true);
  });

  it('that is signed but malformed is refused as such, whatever it tries', () => {
    const signed = (body: string | Buffer) =>
      verifyCallback(sign(secret, 'cb-1', body.toString('latin1'), now), body.toString('latin1'), secret, { at: now });
    for (const body of [
      '',
      '[]',
      '{',
      '{"case":"trade/a/1"}',
      '{"case":"trade/a/1","type":"xstate.done.x"}',
      '{"case":"a","type":"FUNDS_HELD"}',
      '{"case":"trade/a/1","type":"FUNDS_HELD","data":[1]}',
    ])
      expect(signed(body)).toMatchObject({ code: 'EVENT_MALFORMED' });
    const bytes = Buffer.from([0x7b, 0xff, 0x7d]);
    const signature = signBytes(bytes);
    expect(verifyCallback(signature, bytes, secret, { at: now })).toMatchObject({
      code: 'EVENT_MALFORMED',
      message: { en: expect.stringContaining('UTF-8') as string },
    });
  });

  it('cannot choose its actor or its type by what it carries', () => {
    const body = JSON.stringify({
      case: trade,
      type: 'FUNDS_HELD',
      data: { type: 'TERMINATE', actor: { person: 'zhao.min', hat: 'CENTER' } },
    });
    expect(verifyCallback(sign(secret, 'cb-1', body, now), body, secret, { at: now })).toMatchObject({
      request: { event: { type: 'FUNDS_HELD' }, actor: { hat: 'PSP' } },
    });
  });
});

/** Signs bytes that are no text. */
function signBytes(bytes: Buffer): Record<string, string> {
  const timestamp = `${now.getTime() / 1000}`;
  const digest = createHmac('sha256', secret).update(`cb-1.${timestamp}.`).update(bytes).digest('base64');
  return { 'webhook-id': 'cb-1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${digest}` };
}
