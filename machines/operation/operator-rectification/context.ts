// What an order to correct remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  evaluation: CaseId | null;
  /** The person who issued it. */
  issuer: string;
  items: { item: string; requirement: string }[];
  /** P29: the prescribed period (规定期限), as an instant. */
  due: string;
  /** The grants that it concerns. */
  scope: 'all' | CaseId[];
  extensions: number;
  acknowledgedAt: string | null;
  /** The last feedback on file. */
  feedback: { report: string; results: string[]; at: string } | null;
  rejected: { item: string; problem: string }[];
  matter: CaseId | null;
};
export type Args = { context: Context; event: Event };
