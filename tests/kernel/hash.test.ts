// Hashes are kept for 20 years: the text that is hashed must be the one of RFC 8785, whoever computes it.
import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonical, hashOf, hashText, useSha256 } from '../../machines/kernel/hash.ts';

describe('the hash of a JSON value', () => {
  it('is taken of the text that RFC 8785 prescribes', () => {
    expect(canonical({ '10': 1, '9': [-0, 1e21, 1.5e-7], é: '\u2028"\\', A: null })).toBe(
      '{"10":1,"9":[0,1e+21,1.5e-7],"A":null,"é":"\u2028\\"\\\\"}',
    );
  });

  it('does not depend on the order of keys, nor on keys without a value', () => {
    expect(hashOf({ b: 1, a: { d: undefined, c: 2 } })).toBe(hashOf({ a: { c: 2 }, b: 1 }));
  });

  it('is refused to what is no JSON', () => {
    for (const odd of [undefined, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonical(odd)).toThrow();
  });

  it('is the same from the portable sha256 and from the one of the host', () => {
    const texts = ['', 'abc', '主体登记', '😀'.repeat(1000)];
    const portable = texts.map(hashText);
    useSha256((text) => hash('sha256', text, 'hex'));
    expect(texts.map(hashText)).toEqual(portable);
  });
});
