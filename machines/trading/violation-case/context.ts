// What a violation case remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event, MeasureKind } from './events.ts';

/** `standing`: in force, until it is lifted or replaced by a measure that is final. */
export type Measure = { measure: MeasureKind | 'revoke'; target: string; by: string; at: string; standing: boolean };
export type Context = {
  id: CaseId;
  finding: string;
  foundBy: string;
  foundAt: string;
  trade: CaseId | null;
  listing: CaseId | null;
  subjects: CaseId[];
  /** The parties of the suspected subjects; else the listing's owner; else both sides of the trade. */
  respondents: PartyId[];
  confirmation: { by: string; at: string; account: string; provisions: string[] } | null;
  measures: Measure[];
  report: { by: string; at: string; sha256: string } | null;
  receipt: { by: string; at: string; sha256: string | null } | null;
  statements: { party: string | null; at: string; statement: string }[];
  rectification: { items: { item: string; demand: string }[]; due: string; extensions: number; open: boolean } | null;
};
export type Args = { context: Context; event: Event };
