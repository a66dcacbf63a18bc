// A citizen is found again by a keyed hash of the identity number: the number itself enters no case, no id, no log.
// The key is a secret of the installation; with another key, citizens recorded before are not found.
import { createHmac } from 'node:crypto';
import { checkCitizenId } from '@shuquan/machines/kernel';

/** The message names what is wrong, without any digit of the number. */
export class InvalidIdentityNumber extends Error {
  override readonly name = 'InvalidIdentityNumber';
  readonly why: 'length' | 'character' | 'birthDate' | 'checksum';
  constructor(why: InvalidIdentityNumber['why']) {
    const said = {
      length: 'it has 18 characters',
      character: 'it consists of 17 digits and a digit or X',
      birthDate: 'its birth date is not a day',
      checksum: 'its check character does not fit',
    } as const;
    super(`This is not a citizen identity number (GB 11643): ${said[why]}.`);
    this.why = why;
  }
}

export const SHORTEST_KEY = 32;

/** 32 hex digits (128 bits of HMAC-SHA256). Throws InvalidIdentityNumber. */
export function citizenRef(key: string | Uint8Array, identityNumber: string): string {
  if (key.length < SHORTEST_KEY) throw new TypeError(`the identity key needs at least ${SHORTEST_KEY} bytes`);
  const number = identityNumber.trim().toUpperCase();
  const check = checkCitizenId(number);
  if (!check.ok) throw new InvalidIdentityNumber(check.why);
  return createHmac('sha256', key).update(`citizen ${number}`).digest('hex').slice(0, 32);
}
