// What a revocation remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  ground: string;
  /** The persons behind the allegation: who made it, or who found the misuse from which it comes. */
  accusers: string[];
  /** Who dismissed, suspended or reported the findings. */
  investigators: string[];
  /** Is this case a cause of the suspension of the rights? */
  suspends: boolean;
  heard: 'statement' | 'waived' | 'silent' | null;
  matter: CaseId | null;
};
export type Args = { context: Context; event: Event };
