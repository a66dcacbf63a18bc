// Signed messages in the Standard Webhooks scheme: HMAC-SHA256 over `id.timestamp.body`. The same for what we send
// (notices, bank, domain) and for what calls us back. An id is signed, so it identifies a replay.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyOfSecret } from '../../config-keys.ts';

/** How far the clocks of the two sides may be apart. */
const TOLERANCE_SECONDS = 300;

type SignedHeaders = { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };
export type HeaderSource = Headers | Record<string, string | string[] | undefined>;
type Verified =
  | { ok: true; id: string; text: string }
  | { ok: false; why: 'missing' | 'timestamp' | 'signature' | 'encoding' };

const signatureOf = (secret: string, id: string, timestamp: string, body: Uint8Array): Buffer =>
  createHmac('sha256', keyOfSecret(secret)).update(`${id}.${timestamp}.`).update(body).digest();

/** An effect's key as a header: ids may hold characters that headers may not. */
export const headerId = (key: string): string => encodeURI(key);

export function sign(secret: string, id: string, body: string, at: Date = new Date()): SignedHeaders {
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const signature = signatureOf(secret, id, timestamp, Buffer.from(body)).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

const headerOf = (headers: HeaderSource, name: string): string | undefined => {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found[0] : found;
};

/** Checks the raw bytes as they came, before anybody parses them. Several signatures may stand there while a secret changes. */
export function verify(
  headers: HeaderSource,
  body: string | Uint8Array,
  secret: string,
  at: Date = new Date(),
): Verified {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (!id || !timestamp || !signatures) return { ok: false, why: 'missing' };
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const expected = Buffer.from(`v1,${signatureOf(secret, id, timestamp, bytes).toString('base64')}`);
  const fits = signatures.split(' ').some((candidate) => {
    // As text: decoding skips what is no base64.
    const given = Buffer.from(candidate);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!fits) return { ok: false, why: 'signature' };
  // After the signature, so that nobody without the secret learns about our clock.
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(at.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS)
    return { ok: false, why: 'timestamp' };
  try {
    return { ok: true, id, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, why: 'encoding' };
  }
}
