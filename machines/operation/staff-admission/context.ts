// What the admission of a person remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Bound } from '../../shared/under-agreement.ts';
import type { Event, Input } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  person: Input['person'];
  position: string;
  grants: Bound[];
  /** Every person who proposed or corrected the filing: none of them reviews. */
  proposers: string[];
  /** Who identified, returned or passed: none of them proposes. */
  reviewers: string[];
  /** Who suspended the person: another one lifts it. */
  suspendedBy: string[];
  identity: { method: string; receipt: string; at: string } | null;
  returned: { item: string; problem: string }[];
  filing: string | null;
  nda: { sha256: string; signedOn: string } | null;
  admittedAt: string | null;
  /** What suspends the person; this case's own id stands for the measure of the authority. */
  causes: CaseId[];
  lastEntry: { grant: CaseId; at: string } | null;
  operations: { entries: number; until: string; fingerprint: string } | null;
  /** Counts the calls to the domain: a later one prevails. */
  order: number;
  receipt: string | null;
  remaining: number;
};
export type Args = { context: Context; event: Event };
