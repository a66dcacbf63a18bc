// Hash of canonical JSON (RFC 8785). Synchronous, and the same in a browser.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

let sha256Of = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
/** Where a faster sha256 is at hand. It must give the same: hex of the hash of the text in UTF-8. */
export const useSha256 = (faster: (text: string) => string): void => void (sha256Of = faster);

export const hashText = (text: string): string => sha256Of(text);

export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON can be hashed');
  return text;
};
/** sha256 of the canonical form, in hex. */
export const hashOf = (value: unknown): string => hashText(canonical(value));
