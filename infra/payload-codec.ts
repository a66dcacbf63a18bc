// What Temporal stores of a case is encrypted before it leaves the process: AES-256-GCM under a key with a name. Workflow ids
// and search attributes stay readable; they hold no personal data.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import type { Keyring } from './keyring.ts';

const ENCODING = 'binary/encrypted';
const [IV, TAG] = [12, 16];
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/** A payload without our mark passes unchanged: it was written before there was a key, or by a tool without one. */
export const createPayloadCodec = (ring: Keyring): PayloadCodec => ({
  encode: async (payloads) => payloads.map((one) => encrypted(ring, one)),
  decode: async (payloads) => payloads.map((one) => decrypted(ring, one)),
});

function encrypted({ use, keys }: Keyring, payload: Payload): Payload {
  if (text(payload.metadata?.['encoding']) === ENCODING) return payload;
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keys.get(use)!, iv).setAAD(Buffer.from(use));
  const body = Buffer.concat([cipher.update(bytesOf(payload)), cipher.final()]);
  return {
    metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(use) },
    data: Buffer.concat([iv, cipher.getAuthTag(), body]),
  };
}

function decrypted({ keys }: Keyring, payload: Payload): Payload {
  if (text(payload.metadata?.['encoding']) !== ENCODING) return payload;
  const name = text(payload.metadata?.['encryption-key-id']);
  const key = keys.get(name);
  if (!key) throw new Error(`no key ${name.slice(0, 40)} among SHUQUAN_PAYLOAD_KEYS`);
  const data = Buffer.from(payload.data ?? []);
  const [iv, tag, body] = [data.subarray(0, IV), data.subarray(IV, IV + TAG), data.subarray(IV + TAG)];
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
  return payloadOf(Buffer.concat([decipher.update(body), decipher.final()]));
}

/** Length of the metadata, the metadata as JSON, the data. */
function bytesOf({ metadata, data }: Payload): Buffer {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  // Where nothing is returned, the SDK gives an array as the data.
  return Buffer.concat([length, head, Buffer.from(data ?? [])]);
}
function payloadOf(bytes: Buffer): Payload {
  const end = 4 + bytes.readUInt32BE();
  const head = JSON.parse(bytes.subarray(4, end).toString('utf8')) as Record<string, string>;
  const metadata = Object.fromEntries(
    Object.entries(head).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
  );
  return { metadata, data: bytes.subarray(end) };
}

/** Failures keep their messages and stacks in a payload too; for the bundle of the workflows as well. */
export const failuresAsPayloads = (ring: Keyring | undefined) =>
  ring && { failureConverterPath: fileURLToPath(new URL('./failure-converter.js', import.meta.url)) };

/** For every client and worker: nothing without keys. */
export const dataConverterOf = (ring: Keyring | undefined): { dataConverter?: DataConverter } =>
  ring ? { dataConverter: { payloadCodecs: [createPayloadCodec(ring)], ...failuresAsPayloads(ring) } } : {};
