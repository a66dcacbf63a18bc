// Keys with names, so that they can change: the first one is used, each of them is still taken.
export type Keyring = { readonly use: string; readonly keys: ReadonlyMap<string, Buffer> };

/** Every key has this many bytes: AES-256, and HMAC-SHA256. */
const BYTES = 32;
const entry = /^([A-Za-z0-9_-]{1,40}):([A-Za-z0-9+/]{43}=)$/;

/** `name:base64`, one or more. Throws a RangeError that says no value. */
export function keyringOf(entries: string[]): Keyring {
  const keys = new Map<string, Buffer>();
  for (const text of entries) {
    const [, name = '', encoded = ''] = entry.exec(text) ?? [];
    const key = Buffer.from(encoded, 'base64');
    // The last character may hold bits that no byte has.
    if (key.length !== BYTES || key.toString('base64') !== encoded)
      throw new RangeError(`must be name:base64 with ${BYTES} bytes each (openssl rand -base64 ${BYTES})`);
    if (keys.has(name)) throw new RangeError(`names the key ${name} twice`);
    keys.set(name, key);
  }
  const [use] = keys.keys();
  if (use === undefined) throw new RangeError('names no key');
  return { use, keys };
}
