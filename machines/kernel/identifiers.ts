// Check characters of the two identifiers that registration asks for. A wrong check character is a finding, never
// a verdict: real organisations hold credit codes that fail, so the door asks for an override with a reason.
// No library of the registry takes codes with letters in front and also says what the character should be.

export type Checked =
  | { ok: true }
  | {
      ok: false;
      why: 'length' | 'character' | 'birthDate' | 'checksum';
      /** The check character that would fit; only for credit codes, which are public. */
      expected?: string;
    };

// GB 32100-2015: 31 characters, without I, O, S, V, Z; the weights are the powers of 3 modulo 31.
const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCodeWeights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);

/** A unified social credit code (GB 32100-2015). */
export function checkUscc(code: string): Checked {
  if (code.length !== 18) return { ok: false, why: 'length' };
  const values = code.split('').map((character) => creditCodeAlphabet.indexOf(character));
  if (values.includes(-1)) return { ok: false, why: 'character' };
  const sum = creditCodeWeights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0);
  const expected = creditCodeAlphabet.charAt((31 - (sum % 31)) % 31);
  return code.endsWith(expected) ? { ok: true } : { ok: false, why: 'checksum', expected };
}

// GB 11643-1999, after ISO 7064 MOD 11-2: the weights are the powers of 2 modulo 11, from the right.
const citizenIdWeights = Array.from({ length: 17 }, (_, i) => 2 ** (17 - i) % 11);

/** A citizen identity number of 18 digits (GB 11643-1999). The answer holds nothing of the number. */
export function checkCitizenId(number: string): Checked {
  if (number.length !== 18) return { ok: false, why: 'length' };
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, why: 'character' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(birthDate)) return { ok: false, why: 'birthDate' };
  const sum = citizenIdWeights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return number.endsWith('10X98765432'.charAt(sum % 11)) ? { ok: true } : { ok: false, why: 'checksum' };
}

// GB/T 2260: the first two digits of the place of registration.
const province = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const long = /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g;
const short = /(?<![0-9A-Za-z])[1-9]\d{14}(?![0-9A-Za-z])/g;
// Full-width digits and blanks between groups hide a number from a machine, not from a reader.
const plainOf = (text: string): string => text.normalize('NFKC').replaceAll(/(?<=\d)[ \u00A0-](?=[\dXx])/g, '');

/** Does a text hold the identity number of a citizen, of 18 digits with its check character or of 15? */
export function holdsCitizenId(text: string): boolean {
  const plain = plainOf(text);
  // A credit code of digits alone is no person's number.
  const isSound = (number: string): boolean =>
    province.test(number) && checkCitizenId(number.toUpperCase()).ok && !checkUscc(number).ok;
  const isOld = (number: string): boolean =>
    province.test(number) && isDate(`19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`);
  return (plain.match(long) ?? []).some(isSound) || (plain.match(short) ?? []).some(isOld);
}

const isDate = (date: string): boolean => {
  const parsed = new Date(`${date}T00:00:00Z`);
  return date >= '1800' && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
};
