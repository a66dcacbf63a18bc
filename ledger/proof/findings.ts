// What verification may find: each finding says its kind, the table, and the row of the case that it begins with.
import { canonical } from '@shuquan/machines/kernel';
import type { LedgerRow } from '../types.ts';

/**
 * altered: something stands otherwise than its hash or its state says · missing: a row is gone · outOfOrder: rows changed
 * places · recomputed: a chain fits itself, not what was sealed or anchored · caseRemoved: a whole case is gone ·
 * notDerivable: the rules do not lead there · documentAltered, documentMissing: the bytes of a document · anchorRewritten: an
 * anchor is not the one that was signed · anchorMissing: an anchor is gone · unsealed: rows that no seal covers, though it is time.
 */
export const findingKinds = [
  'altered',
  'missing',
  'outOfOrder',
  'recomputed',
  'caseRemoved',
  'notDerivable',
  'documentAltered',
  'documentMissing',
  'anchorRewritten',
  'anchorMissing',
  'unsealed',
] as const;
export type Kind = (typeof findingKinds)[number];

/** The same texts in the same order. */
export const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index]);
/** The same JSON; no hash is made of it. */
export const sameJson = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** `row`: the first row of the case that it is about; null: none in particular. `problem`: for people, in English. */
export type Finding = { kind: Kind; table: string; row: number | null; problem: string };
/** `caseId`: null for what is found over all cases. */
export type Found = Finding & { caseId: string | null };

export const finding = (kind: Kind, table: string, problem: string, row: number | null = null): Finding => ({
  kind,
  table,
  row,
  problem,
});
export const inRow = (kind: Kind, { seq }: Pick<LedgerRow, 'seq'>, problem: string): Finding =>
  finding(kind, 'ledger', `row ${seq}: ${problem}`, seq);
