// What the registration of a subject remembers.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { Checklist, Event, Input } from './events.ts';

export type Kind = Input['kinds'][number];
export type Certificate = { kind: Kind; number: string; version: number; issuedAt: string; validUntil: string | null };
export type Context = {
  id: CaseId;
  kinds: Kind[];
  subject: Input['subject'];
  merchantKinds: string[];
  services: string[];
  /** The person who submitted it last. */
  applicant: string;
  checklist: Checklist | null;
  /** What may be registered once only: the subject, or each of its roles, as the regime says. */
  registers: string[];
  returned: { item: string; problem: string }[];
  signupReviewer: string | null;
  refusalRecommended: string | null;
  certificates: Certificate[];
  /** What keeps the subject suspended; empty means active. */
  causes: string[];
  change: { name?: string; merchantKinds?: string[]; services?: string[]; by: string } | null;
};
export type Args = { context: Context; event: Event };
