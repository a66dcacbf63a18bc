// Hashes are kept for 20 years: the text that is hashed must be the one of RFC 8785, whoever computes it.
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, hashOf, hashText, useSha256 } from '../../machines/kernel/hash.ts';

describe('the hash of a JSON value', () => {
  it('is taken of the text that RFC 8785 prescribes', () => {
    expect(canonical({ '10': 1, '9': [-0, 1e21, 1.5e-7], é: '\u2028"\\', A: null })).toBe(
      '{"10":1,"9":[0,1e+21,1.5e-7],"A":null,"é":"\u2028\\"\\\\"}',
    );
  });

  // Any sixteen bits are a character here: halves of characters, escapes, and what sorts otherwise by UTF-16 than by code point.
  const units = fc.oneof(
    fc.nat(0xffff),
    fc.constantFrom(0xd83d, 0xde00, 0xffff, 0xe000, 0x2028, 0x22, 0x5c, 0x1f, 0x7f),
  );
  const anyText = fc.array(units, { maxLength: 8 }).map((codes) => String.fromCharCode(...codes));
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('toJSON', '__proto__', '10', '9', 'constructor'),
    anyText,
  );
  const bits = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => new Float64Array(bytes.buffer)[0]!);
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(texts, fc.double(), bits, fc.integer(), fc.boolean(), fc.constantFrom(null, -0, 1e21, 1e-7, 5e-324)),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.array(fc.tuple(texts, fc.oneof(fc.constant(undefined), tie('json')))).map(Object.fromEntries),
    ),
  }));
  const attempted = (write: (value: unknown) => string | undefined, value: unknown): string | undefined => {
    try {
      return write(value);
    } catch {
      return undefined;
    }
  };

  it('is the text that a reference implementation writes, or neither writes one', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(attempted(canonical, value)).toBe(attempted(canonicalize, value));
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not depend on the order of keys, nor on keys without a value', () => {
    expect(hashOf({ b: 1, a: { d: undefined, c: 2 } })).toBe(hashOf({ a: { c: 2 }, b: 1 }));
  });

  it('is refused to what is no JSON', () => {
    for (const odd of [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      [Number.NaN],
      { day: new Date() },
      1n,
      '\ud83d',
    ])
      expect(() => canonical(odd)).toThrow();
  });

  it('is the same from the portable sha256 and from the one of the host', () => {
    const texts = ['', 'abc', '主体登记', '😀'.repeat(1000)];
    const portable = texts.map(hashText);
    useSha256((text) => hash('sha256', text, 'hex'));
    expect(texts.map(hashText)).toEqual(portable);
  });
});
