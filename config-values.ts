// The kinds of values that settings have. What is wrong is said without the value: some are secret.
import { isIP } from 'node:net';
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
/** Addresses and networks of machines. */
export const addresses = list.refine(
  (entries) =>
    entries.every((entry) => {
      const [address = '', bits = '0'] = entry.split('/');
      const family = isIP(address);
      return (
        family !== 0 &&
        entry.split('/').length < 3 &&
        /^\d{1,3}$/.test(bits) &&
        Number(bits) <= (family === 6 ? 128 : 32)
      );
    }),
  'must be addresses or networks (10.0.0.0/8), separated by commas',
);
export const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
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
