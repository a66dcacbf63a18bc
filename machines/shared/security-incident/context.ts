// What a security incident remembers: numbers, hashes and ids; what was read or lost stands in documents.
import type { RuleRef } from '../rule-register/in-force.ts';
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event, Grade, Input, MeasureKind } from './events.ts';

export type Measure = { measure: MeasureKind; target: CaseId; by: string[]; at: string };
export type Report = { body: string; kind: 'initial' | 'supplement' | 'summary'; at: string; sha256: string };
export type Context = {
  id: CaseId;
  kind: Input['kind'];
  scope: Input['scope'];
  /** The clocks of T27 count from here, through nights and holidays. */
  discoveredAt: string;
  /** The operators that reported it or whose rights, products or people are affected, in the domain. */
  operators: PartyId[];
  /** Everybody who opened or graded it: none of them finds it false, harmless or without a crime. */
  finders: string[];
  criminal: Input['criminal'];
  /** Of critical infrastructure: the shortest clock. */
  critical: boolean;
  grade: Grade | null;
  /** The clocks follow it: a lower grade takes no report back that was owed. */
  highest: Grade | null;
  /** One person asks for a lower grade, another confirms it. */
  lowering: { grade: Grade; by: string[] } | null;
  remedy: { startedAt: string; doneAt: string | null } | null;
  /** Cases that are affected, named or found, each of whose parties was told. */
  affected: CaseId[];
  /** Data sets of the domain that are affected, by name. */
  datasets: string[];
  /** Persons whose information is affected. */
  persons: number;
  namers: string[];
  /** Hashes of the parties that were to be told: the names stand with the port that tells them. */
  addressees: string[];
  /** Acts of telling that the port has not settled. */
  sending: number;
  /** What the port settled: how many parties it told, and the hash of the list. */
  receipts: { parties: number; hash: string }[];
  /** Hashes of parties that the port found nobody for; those told by another channel. */
  undeliverable: string[];
  otherwise: { channel: string; parties: number; sha256: string }[];
  nobody: boolean;
  /** T27: which body has which report, and when. */
  reports: Report[];
  police: string | null;
  personsTold: string | null;
  late: ('remedy' | 'notice' | 'report' | 'summary')[];
  /** The bodies whose report was late. */
  lateReports: string[];
  measures: Measure[];
  rootCause: string | null;
  summary: string | null;
  followUps: CaseId[];
  noFollowUp: string | null;
  /** The version of the emergency plan that is followed; null where none was in force. */
  plan: RuleRef | null;
};
export type Args = { context: Context; event: Event };
