// Payloads under keys: what is stored shows nothing, keys may change, and what was written before is still read.
import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { keyringOf } from '../../infra/keyring.ts';
import { createPayloadCodec } from '../../infra/payload-codec.ts';

const aKey = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
const [first, second] = [aKey('2026'), aKey('2027')];
const payload = defaultPayloadConverter.toPayload({ name: '长春数据科技有限公司' })!;

describe('the payload codec', () => {
  it('gives back what it was given, and stores nothing of it', async () => {
    const codec = createPayloadCodec(keyringOf([first]));
    const [kept] = await codec.encode([payload]);
    expect(Buffer.from(kept!.data!).toString('utf8')).not.toContain('长春');
    expect(Buffer.from(kept!.metadata!['encryption-key-id']!).toString()).toBe('2026');
    const [back] = await codec.decode([kept!]);
    expect(defaultPayloadConverter.fromPayload(back!)).toEqual({ name: '长春数据科技有限公司' });
    const [again] = await codec.encode([payload]);
    expect(Buffer.from(again!.data!).equals(Buffer.from(kept!.data!))).toBe(false);
  });

  it('reads what an earlier key wrote after a rotation, and writes with the new one', async () => {
    const [kept] = await createPayloadCodec(keyringOf([first])).encode([payload]);
    const rotated = createPayloadCodec(keyringOf([second, first]));
    expect((await rotated.decode([kept!]))[0]!.data).toEqual(Buffer.from(payload.data!));
    const [now] = await rotated.encode([payload]);
    expect(Buffer.from(now!.metadata!['encryption-key-id']!).toString()).toBe('2027');
    await expect(createPayloadCodec(keyringOf([first])).decode([now!])).rejects.toThrow('no key 2027');
  });

  it('passes what was written without a key', async () => {
    expect(await createPayloadCodec(keyringOf([first])).decode([payload])).toEqual([payload]);
  });

  it.each([
    ['its text', (data: Buffer) => void (data[data.length - 1]! ^= 1)],
    ['its tag', (data: Buffer) => void (data[15]! ^= 1)],
  ])('refuses what was changed in %s', async (_, change) => {
    const codec = createPayloadCodec(keyringOf([first]));
    const [kept] = await codec.encode([payload]);
    const data = Buffer.from(kept!.data!);
    change(data);
    await expect(codec.decode([{ ...kept!, data }])).rejects.toThrow();
  });
});

describe('keys', () => {
  it.each([
    ['no name', 'x'.repeat(44)],
    ['too few bytes', `a:${randomBytes(16).toString('base64')}`],
    ['no base64', `a:${'!'.repeat(43)}=`],
    ['bits that no byte has', `a:${'A'.repeat(42)}B=`],
    ['twice the same name', ''],
  ])('are refused with %s', (_, text) => {
    expect(() => keyringOf(text ? [text] : [first, first])).toThrow(RangeError);
  });
});
