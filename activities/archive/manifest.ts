// What an archive says of itself (T24): which case at which version, its rows, the rules that they name, its documents,
// and where the cases stood that it refers to.
import type { Actor, JsonObject } from '@shuquan/machines/kernel';
import type { LedgerRow } from '../../ledger/index.ts';

export const FORMAT = 'shuquan-archive/2';
/** Until 0.1.0: one canonical JSON document with the rows in it; documents and rules lay beside it in the store. */
export const FIRST_FORMAT = 'shuquan-archive/1';

export type ArchivedDocument = { sha256: string; mediaType: string; size: number; uploadedBy: Actor; at: string };
/** A case that this one refers to: its state and what it showed when the last archived row was written. */
export type LinkedCase = {
  rel: string;
  case: string;
  version: number;
  hash: string;
  state: string[];
  at: string;
  known: JsonObject | null;
};
export type Rule = { kind: 'regime' | 'calendar'; name: string; sha256: string };
export type Manifest = {
  format: string;
  kind: string;
  case: {
    id: string;
    lifecycle: string;
    machineVersion: number;
    version: number;
    hash: string;
    state: string[];
    ended: boolean;
    openedAt: string;
    at: string;
    parties: string[];
  };
  rows: LedgerRow[];
  rules: Rule[];
  documents: ArchivedDocument[];
  linked: LinkedCase[];
};
