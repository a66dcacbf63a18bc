// Hash of canonical JSON (RFC 8785). Synchronous, and the same in a browser.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

let sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
/** Where a faster sha256 is at hand. It must give the same: hex of the hash of the text in UTF-8. */
export const useSha256 = (faster: (text: string) => string): void => void (sha256Of = faster);

export const hashText = (text: string): string => sha256Of(text);

// Most texts need no escape: they are themselves between quotes.
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('half a character cannot be hashed');
  return JSON.stringify(text);
}

// A date, or whatever else would be written as something else than its members.
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { toJSON?: unknown }).toJSON !== 'function';

// The names of fields come again and again; those that data make are too many to be kept.
const MOST_NAMES = 5_000;
const names = new Map<string, string>();
function named(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const made = `${quoted(name)}:`;
  if (names.size < MOST_NAMES) names.set(name, made);
  return made;
}
/** In the order of their UTF-16 units; a few are put in order faster by hand. */
const FEW = 24;
function inOrder(keys: string[]): string[] {
  if (keys.length > FEW) return keys.sort();
  for (let n = 1; n < keys.length; n += 1) {
    const key = keys[n]!;
    let at = n;
    for (; at > 0 && keys[at - 1]! > key; at -= 1) keys[at] = keys[at - 1]!;
    keys[at] = key;
  }
  return keys;
}
/** Of an object; a name without a value is left out. */
function members(value: Record<string, unknown>): string {
  let text = '';
  for (const name of inOrder(Object.keys(value))) {
    const inner = value[name];
    if (inner !== undefined) text += `${text && ','}${named(name)}${canonical(inner)}`;
  }
  return `{${text}}`;
}

/** A JSON value as RFC 8785 writes it (D-0335). Throws for what is no JSON. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map((one: unknown) => canonical(one ?? null)).join()}]`;
  if (isPlain(value)) return members(value);
  throw new TypeError('only JSON can be hashed');
}
/** sha256 of the canonical form, in hex. */
export const hashOf = (value: unknown): string => hashText(canonical(value));
