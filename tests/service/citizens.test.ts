import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { InvalidIdentityNumber, citizenRef } from '../../service/citizens.ts';
import { citizen } from '../../machines/shared/schemas.ts';
import { law } from '../support/law.ts';

const key = 'k'.repeat(32);
// The examples of GB 11643; they belong to nobody.
const number = '11010519491231002X';

describe('the reference of a citizen', () => {
  it('is a keyed hash that a registration takes, always the same under the same key', law('T16'), () => {
    const ref = citizenRef(key, number);
    expect(ref).toBe(createHmac('sha256', key).update(`citizen ${number}`).digest('hex').slice(0, 32));
    expect(citizen.safeParse({ type: 'citizen', ref })).toMatchObject({ success: true });
    expect(citizenRef(key, ` ${number.toLowerCase()} `)).toBe(ref);
  });

  it('is another one under another key and for another person', () => {
    expect(
      new Set([citizenRef(key, number), citizenRef('q'.repeat(32), number), citizenRef(key, '440524188001010014')])
        .size,
    ).toBe(3);
  });

  it.each([
    ['110105194912310021', 'checksum'],
    ['11010519490231002X', 'birthDate'],
    ['110105491231002', 'length'],
    ['1101051949123100２X', 'character'],
    ['', 'length'],
  ])('is refused for %j, and the error holds nothing of it', (wrong, why) => {
    const error = (() => {
      try {
        return citizenRef(key, wrong);
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(InvalidIdentityNumber);
    expect(error).toMatchObject({ why });
    if (wrong) expect(`${String(error)} ${(error as Error).stack}`).not.toContain(wrong);
  });

  it('is not made with a key that can be found by trying', () => {
    expect(() => citizenRef('short', number)).toThrow('at least 32 bytes');
  });
});
