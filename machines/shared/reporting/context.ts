// What a report that falls due by period remembers.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { DocumentRef } from '../schemas.ts';
import type { ReportEvent } from './events.ts';

/** First and last day, both of the period, and its name. */
export type Period = { from: string; to: string; name: string };
export type ReportContext = {
  id: string;
  agreement: CaseId;
  /** The agreement that receives what is overdue: after a takeover, the successor. */
  answersTo: CaseId;
  operator: string;
  period: Period;
  dueAt: string;
  document: DocumentRef | null;
  content: Record<string, { summary: string }> | null;
  submittedAt: string | null;
  /** Everybody who ever submitted it. */
  submitters: string[];
  extensions: number;
  /** Who recorded that it was not submitted; another person confirms that. */
  defaultBy: string[];
  late: boolean;
  returned: { item: string; problem: string }[];
};
export type Args = { context: ReportContext; event: ReportEvent };
