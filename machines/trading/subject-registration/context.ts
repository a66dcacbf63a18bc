// What the registration of a subject remembers.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { Change, Checklist, Event, Findings, Input, Licence } from './events.ts';

export type Kind = Input['kinds'][number];
export type Certificate = { kind: Kind; number: string; version: number; issuedAt: string; validUntil: string | null };
export type Context = {
  id: CaseId;
  kinds: Kind[];
  subject: Input['subject'];
  merchantKinds: string[];
  services: string[];
  /** Everybody who submitted it, with those for whom they did. */
  applicants: string[];
  checklist: Checklist | null;
  /** Licences of a third-party body, with their end (T10(3)). */
  licences: Licence[];
  /** What the reviewer of the center found, item by item. */
  findings: Findings | null;
  /** What may be registered once only: the subject, or each of its roles, as the regime says. */
  registers: string[];
  returned: { item: string; problem: string }[];
  signupReviewers: string[];
  refusalRecommended: string | null;
  /** Earlier registrations of the same subject that were revoked (T22), for the reviewer to see. */
  revokedBefore: CaseId[];
  /** Why it is registered all the same. */
  revocationsConsidered: string | null;
  certificates: Certificate[];
  /** What keeps the subject suspended, a case or a licence that ended; empty means active. */
  causes: string[];
  change: (Change & { by: string[] }) | null;
};
export type Args = { context: Context; event: Event };
/** The change that an event asks for, or decides. */
export const changeOf = ({ context, event }: Args): Partial<Change> | null =>
  event.type === 'REQUEST_CHANGE' ? event : event.type === 'APPROVE_CHANGE' ? context.change : null;
