// What a scenario grant remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Event, Gate, Request } from './events.ts';

export type Finding = {
  gate: Gate;
  description: string;
  evidence: DocumentRef[];
  by: string[];
  at: string;
};
export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  scenario: string;
  /** Every person who opened or submitted it, whatever became of the submission: none of them reviews. */
  applicants: string[];
  /** Who reviewed, and for whom: a provider's party, or the authority. Nobody reviews for two of them. */
  reviewers: { person: string; side: PartyId }[];
  /** Who reported, examined and decided on findings. */
  examiners: string[];
  /** Under review, not yet granted: the first version, or a change. */
  proposal: Request | null;
  granted: Request | null;
  version: number;
  returned: { item: string; problem: string }[];
  consentedBy: string | null;
  answers: { provider: PartyId; person: string; refused: string | null }[];
  /** The end of the agreement, as last read. */
  termEndsAt: string | null;
  /** The end of the plan; null: with the agreement. */
  planEndsAt: string | null;
  /** The version whose plan has its clock. */
  planIsArmedFor: number;
  acceptance: CaseId | null;
  accounts: CaseId[];
  /** The version that the domain was last asked to open. */
  askedVersion: number;
  /** Counts the calls to the domain: a later one prevails. */
  order: number;
  receipt: string | null;
  remaining: number;
  /** What suspends it; this case's own id stands for data that were re-graded. */
  causes: CaseId[];
  /** Data sets that may not be operated after a re-grading: a change that leaves one out does not forget it. */
  barred: string[];
  findings: Finding[];
  end: { kind: 'completed' | 'relinquished' | 'terminated'; cause: CaseId; at: string } | null;
};
export type Args = { context: Context; event: Event };
