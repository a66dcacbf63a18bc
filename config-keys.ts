// Secrets among the settings: decoded strictly, long enough, refused at start otherwise.
import { z } from 'zod';
import { type Keyring, keyringOf } from './infra/keyring.ts';

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
const keyring = z.string().transform((text, context): Keyring => {
  try {
    return keyringOf(text.split(',').map((one) => one.trim()));
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
});
const origins = z.string().transform((text, context): string[] => {
  const all = text.split(',').map((one) => one.trim());
  for (const one of all)
    if (!URL.canParse(one) || new URL(one).origin !== one)
      context.addIssue('must be origins like https://temporal.example, separated by commas');
  return all;
});

/** What keeps Temporal from being a side door. */
export const temporalVariables = {
  SHUQUAN_PAYLOAD_KEYS: keyring.optional(),
  SHUQUAN_MESSAGES: z.enum(['open', 'signed'], 'must be open or signed').optional(),
  SHUQUAN_MESSAGE_KEYS: keyring.optional(),
  SHUQUAN_CODEC_SECRET: secret.optional(),
  SHUQUAN_CODEC_ORIGINS: origins.default(['http://127.0.0.1:8233', 'http://localhost:8233']),
} as const;
type Read = { [K in keyof typeof temporalVariables]: z.output<(typeof temporalVariables)[K]> };

export type TemporalConfig = {
  /** Payloads are encrypted with these; absent: they stand in clear text. */
  payloadKeys?: Keyring;
  /** Must messages of Temporal's tools carry a token? Absent: if Temporal is not on loopback. */
  messages?: 'open' | 'signed';
  /** They sign and check the tokens. */
  messageKeys?: Keyring;
  /** What Temporal's UI shows its codec endpoint, and where that UI is. */
  codec?: { secret: string; origins: string[] };
};
export const temporalOf = (read: Read): TemporalConfig => ({
  ...(read.SHUQUAN_PAYLOAD_KEYS && { payloadKeys: read.SHUQUAN_PAYLOAD_KEYS }),
  ...(read.SHUQUAN_MESSAGES && { messages: read.SHUQUAN_MESSAGES }),
  ...(read.SHUQUAN_MESSAGE_KEYS && { messageKeys: read.SHUQUAN_MESSAGE_KEYS }),
  ...(read.SHUQUAN_CODEC_SECRET && {
    codec: { secret: read.SHUQUAN_CODEC_SECRET, origins: read.SHUQUAN_CODEC_ORIGINS },
  }),
});
