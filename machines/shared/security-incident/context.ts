// What a security incident remembers: numbers, hashes and ids; what was read or lost stands in documents.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event, Grade, Input, MeasureKind } from './events.ts';

export type Measure = { measure: MeasureKind; target: CaseId; by: string[]; at: string };
export type Context = {
  id: CaseId;
  kind: Input['kind'];
  scope: Input['scope'];
  /** The clocks of T27 count from here, through nights and holidays. */
  discoveredAt: string;
  /** The operator that reported it, in the domain. */
  operator: PartyId | null;
  /** Everybody who opened or graded it: none of them declares it false. */
  finders: string[];
  criminal: Input['criminal'];
  /** Of critical infrastructure: the shortest clock. */
  critical: boolean;
  grade: Grade | null;
  /** Who set the grade: another person lowers it. */
  gradedBy: string[];
  remedy: { startedAt: string; doneAt: string | null } | null;
  /** Cases that are affected, named or found, each of whose parties was told. */
  affected: CaseId[];
  /** Persons whose information is affected. */
  persons: number;
  namers: string[];
  /** Hashes of the parties that were told: the names stand with the port that tells them. */
  addressees: string[];
  /** Acts of telling that the port has not settled; parties that it found nobody for; those told by another channel. */
  sending: number;
  undeliverable: number;
  otherwise: number;
  nobody: boolean;
  /** T27: which body has the report, and when. */
  reports: { body: string; at: string; sha256: string }[];
  police: string | null;
  personsTold: string | null;
  late: ('remedy' | 'notice' | 'report' | 'summary')[];
  measures: Measure[];
  rootCause: string | null;
  summary: string | null;
  followUps: CaseId[];
  noFollowUp: string | null;
};
export type Args = { context: Context; event: Event };
