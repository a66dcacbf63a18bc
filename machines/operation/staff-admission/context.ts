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
  /** The person who proposed the filing, last. */
  proposedBy: string;
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
