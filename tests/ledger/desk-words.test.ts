// Words are found in Chinese too: whatever stands in a text is asked for by its own grams.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { anywhere, gramsAsked, gramsOf, holdsAll, normal, termsOf } from '../../ledger/desk-words.ts';

describe('grams', () => {
  it('of a text hold those of everything that stands in it', () => {
    const text = fc.string({
      unit: fc.constantFrom('医', '保', '结', '算', '𠮷', 'a', '7', ' ', '·', 'Ａ'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
        const signs = [...normal(whole)];
        const [term = ''] = termsOf(
          signs
            .slice(from % (signs.length + 1))
            .slice(0, 1 + (length % 6))
            .join(''),
        );
        const grams = new Set(gramsOf(normal(whole)));
        expect(gramsAsked(term).filter((gram) => !grams.has(gram))).toEqual([]);
      }),
    );
  });

  it('are of two characters, and of one where it is not ASCII; none spans a blank', () => {
    expect(gramsOf('医保 ab')).toEqual(['医', '保', '医保', 'ab']);
    expect(gramsAsked('医保结')).toEqual(['医保', '保结']);
    expect(gramsAsked('医')).toEqual(['医']);
    expect(gramsAsked('a')).toEqual([]);
  });
});

describe('a text that somebody types', () => {
  it('is the same in full width, in capitals and with blanks', () => {
    expect(termsOf('  ＣＣ－Ｍ　１  ｃｃ－ｍ ')).toEqual(['cc-m', '1']);
    expect(holdsAll('长春市 CC-M-1', termsOf('ＣＣ－Ｍ 长春'))).toBe(true);
    expect(holdsAll('长春市 CC-M-1', termsOf('cc-m 吉林'))).toBe(false);
  });

  it('means itself, whatever Postgres would read into it', () => {
    expect(anywhere(String.raw`50%_\x`)).toBe(String.raw`%50\%\_\\x%`);
  });
});
