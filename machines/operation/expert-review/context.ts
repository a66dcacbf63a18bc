// What an expert review remembers.
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Event, Member } from './events.ts';

export type Expert = { person: string; status: 'undeclared' | 'declared' | 'scored' };
export type Score = { person: string; score: number; recommends: boolean; opinion: string; at: string };
export type Context = {
  id: string;
  application: string;
  applicant: string;
  fields: string[];
  /** The applicant's affiliates: no expert may work for one of them. */
  affiliates: string[];
  hands: string[];
  /** Who named the group or chose from it: they sit on no panel. */
  organisers: string[];
  /** The expert group that the committee formed (P7(2)), and the document that formed it. */
  group: Member[];
  groupDocument: DocumentRef | null;
  /** Seats of the panel, fixed when it was confirmed. */
  size: number;
  experts: Expert[];
  chair: string | null;
  /** Who left the panel: recused, or overdue. */
  left: { person: string; why: 'recused' | 'overdue'; reason: string | null; at: string }[];
  scores: Score[];
  result: { score: number; recommended: boolean; inFavour: number; of: number } | null;
  signed: { opinion: string; document: DocumentRef; by: string; at: string } | null;
};
export type Args = { context: Context; event: Event };
