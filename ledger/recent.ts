// Cases as this process last wrote them, so that an append need not read its case first. A guess, never an answer: the
// commit checks the version, and nothing is refused on it; whoever was wrong reads and decides again.
import type { CaseId } from '@shuquan/machines/kernel';
import type { CaseRow } from './types.ts';

const KEPT = 1_000;
const DOUBTED = 20_000;

export type RecentCases = {
  get: (id: CaseId) => CaseRow | undefined;
  keep: (row: CaseRow) => void;
  forget: (id: CaseId) => void;
  /** What an act took to be nothing when it was wrong; it is read from then on. */
  doubt: (assumed: string[]) => void;
  isDoubted: (what: string) => boolean;
};

export function recentCases(): RecentCases {
  const rows = new Map<CaseId, CaseRow>();
  const doubted = new Set<string>();
  return {
    get: (id) => {
      const row = rows.get(id);
      return row && { ...row };
    },
    keep: (row) => {
      rows.delete(row.id);
      if (row.ended) return;
      rows.set(row.id, { ...row });
      if (rows.size > KEPT) rows.delete(rows.keys().next().value!);
    },
    forget: (id) => void rows.delete(id),
    doubt: (assumed) => {
      for (const what of assumed) {
        doubted.add(what);
        if (doubted.size > DOUBTED) doubted.delete(doubted.values().next().value!);
      }
    },
    isDoubted: (what) => doubted.has(what),
  };
}
