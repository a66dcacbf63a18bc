// What an annual announcement remembers.
import type { Proposal } from '../../shared/second-hand.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Content, Event } from './events.ts';

export type Context = {
  id: string;
  year: number;
  round: number;
  content: Content | null;
  version: number;
  /** Everybody who drew up a version of it. */
  preparers: string[];
  approver: string | null;
  /** Since when the public knows it; an amendment is approved again. */
  publishedAt: string | null;
  returned: { item: string; problem: string }[];
  extended: { closesOn: string; reason: string; document: DocumentRef }[];
  /** Applications that were submitted and have not ended. */
  pending: string[];
  /** Hashes of the applicants with a decision under this announcement. */
  settled: string[];
  /** To cancel it, as one person of the authority proposed. */
  proposal: Proposal | null;
  cancelled: string | null;
};
export type Args = { context: Context; event: Event };
