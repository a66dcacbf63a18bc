// What a data quality issue remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Event, Input } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  dataset: string;
  problem: string;
  foundWhile: Input['foundWhile'];
  evidence: DocumentRef[];
  /** The persons who raised it. */
  raisers: string[];
  /** The providing unit that the authority urges. */
  provider: PartyId | null;
  /** P19: the prescribed period (规定期限), as an instant. */
  dueAt: string | null;
  /** Since when the regime's own period runs; null where a day was set. */
  dueFrom: string | null;
  fix: { summary: string; evidence: DocumentRef[] } | null;
  /** Every person who reported a correction: none of them verifies one. */
  fixers: string[];
  disputes: { provider: PartyId; reason: string }[];
  stillWrong: { item: string; problem: string }[];
  overdueTimes: number;
  extensions: number;
};
export type Args = { context: Context; event: Event };
