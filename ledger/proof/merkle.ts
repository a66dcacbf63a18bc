// A Merkle root over leaves that come one after the other, as RFC 6962 builds it: no more is held than one hash for each
// level of the tree.
import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const hash = (...parts: (Buffer | string)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** Adds leaves, then gives the root in hex; the root of nothing is the hash of nothing. */
export function merkleTree(): { add: (leaf: string) => void; root: () => string; count: () => number } {
  // The roots of full trees, the largest first; their sizes are the bits of the count.
  const full: Buffer[] = [];
  let count = 0;
  return {
    add: (leaf) => {
      let node = hash(LEAF, leaf);
      for (let size = count; size & 1; size >>>= 1) node = hash(NODE, full.pop()!, node);
      full.push(node);
      count += 1;
    },
    root: () => (full.length ? full.reduceRight((right, left) => hash(NODE, left, right)) : hash()).toString('hex'),
    count: () => count,
  };
}

/** What an anchor takes of a case. */
export const leafOf = (caseId: string, seq: number, head: string): string => `${caseId} ${seq} ${head}`;
