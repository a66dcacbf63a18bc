// What an evaluation remembers.
import type { Event, refusals } from './events.ts';

export type Context = {
  id: string;
  agreement: string;
  operator: string;
  year: number;
  part: number | null;
  evaluator: string | null;
  indicators: string | null;
  requested: string[];
  evidence: string[];
  /** How often the limit for materials was extended. */
  extensions: number;
  refusal: (typeof refusals)[number] | null;
  grade: string | null;
  /** The persons who handed in materials. */
  submitters: string[];
  /** Everybody who proposed a result, ever. */
  assessors: string[];
  /** Who recorded a refusal, concealment or false report. */
  refusers: string[];
  confirmers: string[];
  /** Has the agreement ended, with no successor? Then there are no rights left to suspend. */
  ended: boolean;
  considered: string[];
  conforming: boolean | null;
};
/** What is confirmed: the last result, and a refusal that stands beside it. */
export const resultIn = ({ grade, refusal, considered, assessors, refusers }: Context) =>
  grade && { grade, refusal, considered, assessors, refusers };
export type Args = { context: Context; event: Event };
