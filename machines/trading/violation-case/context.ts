// What a violation case remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event, MeasureKind } from './events.ts';

/** `standing`: in force, until it is lifted or replaced by a measure that is final. */
export type Measure = {
  measure: MeasureKind | 'revoke';
  target: string;
  /** The persons who imposed it; of the pause that came with the finding, those who found. */
  by: string[];
  at: string;
  standing: boolean;
  /** Came with the finding; the center has not taken it up. */
  automatic?: true;
};
export type Context = {
  id: CaseId;
  finding: string;
  /** Everybody who found it, or accused somebody more of it: persons, never the system. */
  foundBy: string[];
  foundAt: string;
  trade: CaseId | null;
  listing: CaseId | null;
  subjects: CaseId[];
  /** Registrations and listings that the case concerns, whether or not it accuses them: while it is open, none of them leaves. */
  concerned: CaseId[];
  /** The parties of the suspected subjects; else the listing's owner; else both sides of the trade. */
  respondents: PartyId[];
  /** `of`: of whom and what it was confirmed, by case. */
  confirmation: { by: string[]; at: string; account: string; provisions: string[]; of: CaseId[] } | null;
  measures: Measure[];
  /** `of`: whom and what the supervisor was told of. */
  report: { by: string[]; at: string; sha256: string; of: CaseId[] } | null;
  receipt: { by: string[]; at: string; sha256: string | null } | null;
  statements: { party: string | null; at: string; statement: string }[];
  rectification: {
    items: { item: string; demand: string }[];
    due: string;
    extensions: number;
    open: boolean;
    /** Who demanded it, and what was added to it. */
    by: string[];
  } | null;
};
/** Whom and what the case accuses, by case. */
export const namedIn = ({ trade, listing, subjects }: Pick<Context, 'trade' | 'listing' | 'subjects'>): CaseId[] =>
  [trade, listing, ...subjects].filter((id) => id !== null);
/** What is confirmed: what was found, of whom, and by whom. */
export const suspicionIn = ({ finding, foundBy, trade, listing, subjects }: Context) => ({
  finding,
  foundBy,
  trade,
  listing,
  subjects,
});
export type Args = { context: Context; event: Event };
