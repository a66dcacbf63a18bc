// What a request to end an agreement early remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  /** The persons who applied. */
  applicants: string[];
  /** The persons who reviewed the request. */
  reviewers: string[];
  reason: string;
  /** The day at whose end the agreement is to end. */
  effectiveDate: string;
  matter: CaseId | null;
};
export type Args = { context: Context; event: Event };
