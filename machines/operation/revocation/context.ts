// What a revocation remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  ground: string;
  /** The person who made the allegation. */
  accuser: string;
  investigator: string | null;
  /** Is this case a cause of the suspension of the rights? */
  suspends: boolean;
  heard: 'statement' | 'waived' | 'silent' | null;
  matter: CaseId | null;
};
export type Args = { context: Context; event: Event };
