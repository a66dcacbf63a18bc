// What an import of social data remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Dossier, Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  grant: CaseId;
  scenario: string;
  title: string;
  dossier: Dossier | null;
  /** Every person who opened or submitted it, whatever became of the submission: none of them reviews. */
  applicants: string[];
  /** Who returned or approved it: none of them submits or carries out. */
  reviewers: string[];
  returned: { item: string; problem: string }[];
  approvedBy: string | null;
  imported: { receipt: string; at: string } | null;
  deleted: { receipt: string; at: string } | null;
  /** How much the domain reported as undeleted. */
  remaining: number;
  /** What suspends the rights; a grant's id stands for its barred data. */
  causes: CaseId[];
  /** A suspension or a bar came while it was under way: what may have come in is removed, then it is reviewed again. */
  halted: boolean;
  /** Counts the calls to the domain: a later one prevails. */
  order: number;
};
export type Args = { context: Context; event: Event };
