// The kinds of values that settings have. What is wrong is said without the value: some are secret.
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { addressOf } from './ledger/address.ts';

/** Several entries, separated by commas. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);
export const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
// Long enough that nobody finds it by trying; Standard Webhooks asks for 24 bytes.
const SHORTEST_SECRET = 24;
/** The key of a secret: `whsec_` and base64, as Standard Webhooks writes it, or text as it stands. Throws a RangeError. */
export function keyOfSecret(secret: string): Buffer {
  const encoded = /^whsec_(.*)$/s.exec(secret)?.[1];
  const key = encoded === undefined ? Buffer.from(secret) : Buffer.from(encoded, 'base64');
  // What is no base64 is skipped when it is decoded, down to a key of nothing.
  if (encoded !== undefined && key.toString('base64').replace(/=+$/, '') !== encoded.replace(/=+$/, ''))
    throw new RangeError('must be base64 after whsec_');
  if (key.length < SHORTEST_SECRET) throw new RangeError(`must have at least ${SHORTEST_SECRET} bytes`);
  return key;
}
export const secret = z.string().superRefine((text, context) => {
  try {
    keyOfSecret(text);
  } catch (error) {
    context.addIssue((error as Error).message);
  }
});
export const http = url(['http:', 'https:']);
export const database = z.string().superRefine((text, context) => {
  try {
    addressOf(text);
  } catch (error) {
    context.addIssue((error as Error).message);
  }
});
/** Words that are written in any case. */
export const lower = (text: unknown): unknown => (typeof text === 'string' ? text.toLowerCase() : text);
/** As a shell would read it: files of settings are read by none. */
export const path = (text: string): string => resolve(text.replace(/^~(?=\/|$)/, homedir()));
/** A whole number in digits, from `least` to `most`. */
export const whole = (what: string, least: number, most: number) => {
  const problem = `must be ${what} from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, problem)
    .transform(Number)
    .refine((number) => number >= least && number <= most, problem);
};
