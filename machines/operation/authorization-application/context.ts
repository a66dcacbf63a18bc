// What an application for authorization remembers.
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Assessment, Event, Filing, Input } from './events.ts';

export type Context = {
  id: string;
  applicant: Input['applicant'];
  form: Input['form'];
  announcement: string | null;
  previous: string | null;
  filing: Filing | null;
  filedBy: string;
  returned: { item: string; problem: string }[];
  /** Everybody who reviewed the qualification, ever. */
  reviewers: string[];
  assessment: Assessment | null;
  considered: string[];
  review: string | null;
  result: { score: number; recommended: boolean; opinion: string; panel: string[] } | null;
  matter: string | null;
  minutes: DocumentRef | null;
  approvedAt: string | null;
  objections: string[];
  agreement: string | null;
  /** Why it was refused, withdrawn or lapsed. */
  reason: string | null;
};
export type Args = { context: Context; event: Event };
