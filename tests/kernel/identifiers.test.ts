import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCitizenId, checkUscc } from '../../machines/kernel/identifiers.ts';

describe('a unified social credit code', () => {
  it.each(['91110000600037341L', '91110108551385082Q', '91350100M000100Y43'])('%s is sound', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true });
  });

  it('that stands in a public register may still fail; the answer names the character that would fit', () => {
    expect(checkUscc('916201055811843000')).toEqual({ ok: false, why: 'checksum', expected: 'F' });
  });

  it.each([
    ['91110000600037341', 'length'],
    ['91110000600037341l', 'character'],
    ['9111000060003734IL', 'character'],
    ['９1110000600037341L', 'character'],
    ['', 'length'],
  ])('%j is not one', (code, why) => {
    expect(checkUscc(code)).toEqual({ ok: false, why });
  });

  it('may begin with letters, and is told from every code that differs in one character', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'.split(''));
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 17, maxLength: 17 }),
        fc.nat({ max: 17 }),
        character,
        (stem, at, other) => {
          const probe = checkUscc(`${stem.join('')}0`);
          const code = `${stem.join('')}${probe.ok ? '0' : probe.expected}`;
          expect(checkUscc(code)).toEqual({ ok: true });
          const changed = code.slice(0, at) + other + code.slice(at + 1);
          expect(checkUscc(changed).ok).toBe(changed === code);
        },
      ),
    );
  });
});

describe('a citizen identity number', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s, an example of the standard, is sound', (number) => {
    expect(checkCitizenId(number)).toEqual({ ok: true });
  });

  it.each([
    ['110105194912310021', 'checksum'],
    ['11010519490231002X', 'birthDate'],
    ['11010519491231002x', 'character'],
    ['01010519491231002X', 'character'],
    ['110105491231002', 'length'],
  ])('%s is not one, and the answer tells nothing of it', (number, why) => {
    expect(checkCitizenId(number)).toEqual({ ok: false, why });
  });
});
