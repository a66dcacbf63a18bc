// A duty to report by period: its text, its clocks, and what a report must include.
import type { CitedGuard } from '../../kernel/lifecycle.ts';
import type { Basis, Text } from '../../law/cite.ts';
import type { NoticeId } from '../../law/notices.ts';
import type { Period } from './context.ts';

export type Duty<I> = {
  id: string;
  notice: NoticeId;
  title: Text;
  /** The duty itself, and what we decided where it is silent. */
  law: { duty: Basis; gap: Basis };
  clocks: {
    correction: 'pd.opReport.correctionDue' | 'pd.annualReport.correctionDue';
    review: 'pd.opReport.reviewSla' | 'pd.annualReport.reviewSla';
    reminders: 'pd.opReport.reminders' | 'pd.annualReport.reminders';
  };
  periodOf: (input: I) => Period;
  /** When the report is due; `cut`: its period ends with the agreement. */
  dueAt: (period: Period, cut: boolean) => string;
  /** What the report must include, part by part. */
  content: Record<string, CitedGuard>;
};
