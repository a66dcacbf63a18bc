// What a request for information remembers: ids, hashes and limits; what was read stands nowhere in it.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Act, Event, Input, Scope } from './events.ts';
import type { PurposeId } from './purposes.ts';

/** What was authorised. */
export type Granted = { scope: Scope; persons: string[]; until: string };
export type Context = {
  id: CaseId;
  purpose: PurposeId;
  requester: Input['requester'];
  basis: string;
  instrument: { number: string; date: string; sha256: string };
  scope: Scope;
  form: Input['form'];
  urgent: boolean;
  /** Until when it was asked; null: for the longest term. */
  until: string | null;
  /** The inspection, order or incident that it is under: it ends with that. */
  under: CaseId | null;
  consents: { party: PartyId; until: string; sha256: string }[];
  /** The center registered it on the body's paper. */
  onPaper: boolean;
  registrars: string[];
  supplements: string[];
  returned: { item: string; problem: string }[];
  checkers: string[];
  granted: Granted | null;
  /** Parties whose material it is: as they were when it was authorised, and those of what was read. */
  concerned: PartyId[];
  /** The instrument says that they are not told. */
  barred: boolean;
  tellAt: string | null;
  /** When a bar without an end, or with one that is far, is looked at again. */
  reviewAt: string | null;
  told: boolean;
  /** On its document they are never told: the bar holds beyond the end of the case. */
  untold: boolean;
  /** Copies that one person packed, for another to hand over. */
  packed: { sha256: string; by: string[] } | null;
  provided: { sha256: string; receipt: string; at: string }[];
  holds: { hold: string; archives: CaseId[] }[];
  /** What was registered from paper and has no effect before another person confirms it. */
  pending: { act: Act; sha256: string; by: string[]; at: string } | null;
  referrals: { person: string; sha256: string; by: string; outcome: string | null }[];
  outcome: 'provided' | 'expired' | 'revoked' | 'withdrawn' | null;
};
export type Args = { context: Context; event: Event };
