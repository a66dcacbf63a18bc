// What a periodic duty remembers. What was found stands in documents; a finding has a name by which the next case takes it over.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Duration } from '../../regimes/regime.ts';
import type { Event } from './events.ts';

export type Side = 'venue' | 'domain';
/** First and last day, counted from the anchor: the period with this number. */
export type Period = { anchor: string; index: number; from: string; to: string; length: Duration };
export type Grade = 'high' | 'medium' | 'low';
export type Finding = { name: string; title: string; grade: Grade; limit: string; closed: boolean };
/** A finding as the next case takes it over. */
export type Carried = { name: string; grade: Grade; limit: string };

/** An archive of the sample: of which case, its hash, and whether it holds. */
export type Sampled = { case: CaseId; archive: string; ok: boolean };

export type Numbers = Extract<Event, { type: 'ACCESSES_COUNTED' }>['counts'];

export type Context = {
  id: CaseId;
  side: Side;
  duty: string;
  /** Of an operator's duty: its agreement, and the operator. */
  agreement: CaseId | null;
  operator: PartyId | null;
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
  /** What the system checked before the report; null: nothing yet. */
  sample: Sampled[] | null;
  /** How often information was asked for and read in the quarter before. */
  numbers: Numbers | null;
  report: string | null;
  findings: Finding[];
  /** The incidents that high findings opened. */
  incidents: CaseId[];
  /** What the next case takes over. */
  carried: Carried[];
};
/** What is confirmed: the last report, with what became of its findings. */
export const reportIn = ({ report, findings }: Context) => report && { report, findings };
export type Args = { context: Context; event: Event };
