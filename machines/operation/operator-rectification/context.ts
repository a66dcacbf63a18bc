// What an order to correct remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  evaluation: CaseId | null;
  /** The persons behind the order: who issued it, or who made the evaluation from which it comes. */
  issuers: string[];
  /** The persons who reported for the operator. */
  reporters: string[];
  /** The persons of the authority who decided on earlier feedback. */
  deciders: string[];
  items: { item: string; requirement: string }[];
  /** P29: the prescribed period (规定期限), as an instant. */
  due: string;
  /** The grants that it concerns. */
  scope: 'all' | CaseId[];
  /** The data sets that it names, beyond those of the grants. */
  datasets: string[];
  extensions: number;
  acknowledgedAt: string | null;
  /** The last feedback on file. */
  feedback: { report: string; results: string[]; at: string } | null;
  rejected: { item: string; problem: string }[];
  /** Was the operator heard before the failure is declared? */
  heard: 'statement' | 'waived' | 'silent' | null;
  statement: string | null;
  matter: CaseId | null;
};
export type Args = { context: Context; event: Event };
