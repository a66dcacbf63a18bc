// What the closure of a domain remembers.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { Role } from '../../law/roles.ts';
import type { Event, Input } from './events.ts';

type Receipt = { receipt: string; at: string };
export type Context = Input & {
  id: CaseId;
  revoked: Receipt | null;
  deleted: Receipt | null;
  /** How much the domain reported as still open or undeleted. */
  remaining: number;
  /** What a verifier found undeleted. */
  remains: string[];
  /** Since when the domain has been late. */
  alertedAt: string | null;
  /** Who recorded the disposal. */
  disposers: string[];
  /** The persons behind the end of the agreement, as far as the ledger carried them along. */
  openedBy: string[];
  /** The domain reported a deletion while a hold stood: told to the holders, and asked again later. */
  deletedUnderHold: { receipt: string; remaining: number; at: string; holds: string[] }[];
  holds: { hold: string; hat: Role; by: string; at: string }[];
  verifiedBy: string | null;
  certificate: { number: string; issuedAt: string } | null;
  record: CaseId | null;
};
export type Args = { context: Context; event: Event };
