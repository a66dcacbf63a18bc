// What an inspection remembers: who is inspected, who inspects, what was asked and found, and what became of it. What was
// read and said stands in documents.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Consequence, Event, Finding, Input } from './events.ts';

/** T6: the venue is two bodies, each named by its hat; a subject or an operator by its party. */
export type Body = PartyId;
export type Material = { id: string; from: Body; due: string; documents: string[]; refused: boolean };
export type Found = Pick<Finding, 'id' | 'aspect' | 'about' | 'result' | 'gravity'> & { evidence: string[] };
export type Plan = {
  aspects: string[];
  from: string;
  to: string;
  inspectors: string[];
  departments: { department: string; persons: string[] }[];
  announced: boolean;
  /** T6: whom an evaluator of the venue is compared with. */
  venue: PartyId[];
  document: string;
};
/** What followed from findings: a case, or the reason why none. */
export type Followed = { findings: string[]; case: CaseId | null; noted: string | null };

export type Context = {
  id: CaseId;
  kind: Input['kind'];
  owner: 'SUPERVISOR' | 'AUTHORITY';
  period: NonNullable<Input['period']> | null;
  follows: CaseId | null;
  inspected: Body[];
  registration: CaseId | null;
  agreement: CaseId | null;
  plan: Plan | null;
  planners: string[];
  evaluator: PartyId | null;
  startedAt: string | null;
  materials: Material[];
  /** The last draft. A refusal to hand in is a finding by itself (T33, P16(3)). */
  findings: Found[];
  refusals: Found[];
  /** Everybody who drafted or recorded a refusal: none of them confirms. */
  drafters: string[];
  draft: string | null;
  /** Who answered for those inspected, ever; and which of these has answered the last draft. */
  answerers: string[];
  comments: { by: Body; at: string; documents: string[] }[];
  late: ('fieldWork' | 'report')[];
  /** Confirmed and not yet carried out: empty whenever an act is over. */
  pending: Consequence[];
  followed: Followed[];
  confirmers: string[];
  report: string | null;
  discontinued: string | null;
};
/** What is confirmed: the last draft, and every refusal to hand in. */
export const draftIn = ({ draft, findings, refusals }: Context) => draft && { draft, findings, refusals };
export type Args = { context: Context; event: Event };
