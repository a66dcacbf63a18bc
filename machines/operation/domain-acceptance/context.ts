// What the acceptance of a domain remembers.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { Proposal } from '../../shared/second-hand.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Event, Finding, Group, Input } from './events.ts';

export type Check = { findings: Record<string, Finding>; by: string; at: string };
export type Context = {
  id: CaseId;
  domain: string;
  title: string;
  builder: Input['builder'];
  /** Without a register where it was named as free text, before there was one. */
  standard: { register: CaseId | null; version: string } | null;
  checks: Partial<Record<Group, Check>>;
  /** Every person who ever checked or reported a remedy. */
  hands: string[];
  /** Those of them who reported a remedy: they do not check what they mended. */
  remediers: string[];
  remedies: { report: DocumentRef; at: string }[];
  extensions: number;
  /** To check it again (these groups), or to retire it, as one person of the authority proposed. */
  proposal: (Proposal & { groups: Group[] }) | null;
  sentBack: { reason: string; at: string }[];
  accepted: { report: DocumentRef; by: string; at: string } | null;
};
export type Args = { context: Context; event: Event };
