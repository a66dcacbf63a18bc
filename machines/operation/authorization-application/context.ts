// What an application for authorization remembers.
import type { AppliedScope } from '../../shared/agreement.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Assessment, Event, Filing, Input } from './events.ts';

export type Context = {
  id: string;
  applicant: Input['applicant'];
  form: Input['form'];
  announcement: string | null;
  previous: string | null;
  filing: Filing | null;
  /** Everybody who ever opened or submitted it. */
  filers: string[];
  returned: { item: string; problem: string }[];
  /** Everybody who reviewed the qualification, ever. */
  reviewers: string[];
  assessment: Assessment | null;
  considered: string[];
  /** The party of each data set's provider, as the authority confirmed it from the catalogue. */
  providers: Record<string, string>;
  /** The experts who sit now: they may read the application. */
  panel: string[];
  reporters: string[];
  review: string | null;
  result: { score: number; recommended: boolean; opinion: string; panel: string[] } | null;
  matter: string | null;
  minutes: DocumentRef | null;
  approvedAt: string | null;
  /** What the committee decided on; null: not yet, or filed before the fields were asked. */
  approved: AppliedScope | null;
  objections: string[];
  agreement: string | null;
  /** Why it was refused, withdrawn or lapsed. */
  reason: string | null;
};
export type Args = { context: Context; event: Event };
