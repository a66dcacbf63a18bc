// What a periodic duty remembers. What was found stands in documents; a finding has a name by which the next case takes it over.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { Duration } from '../../regimes/regime.ts';
import type { Event } from './events.ts';

export type Side = 'venue' | 'domain';
/** First and last day, counted from the anchor: the period with this number. */
export type Period = { anchor: string; index: number; from: string; to: string; length: Duration };
export type Grade = 'high' | 'medium' | 'low';
export type Finding = { name: string; title: string; grade: Grade; limit: string; closed: boolean };
/** A finding as the next case takes it over. */
export type Carried = { name: string; grade: Grade; limit: string };

export type Context = {
  id: CaseId;
  side: Side;
  duty: string;
  extra: boolean;
  /** Who asked for an extra one. */
  openers: string[];
  period: Period;
  dueAt: string;
  postponed: boolean;
  late: boolean;
  /** The case of the period before. */
  follows: CaseId | null;
  starters: string[];
  /** Who reported, and who closed a finding: none of them confirms. */
  reporters: string[];
  report: string | null;
  findings: Finding[];
  /** The incidents that high findings opened. */
  incidents: CaseId[];
  /** What the next case takes over. */
  carried: Carried[];
};
export type Args = { context: Context; event: Event };
