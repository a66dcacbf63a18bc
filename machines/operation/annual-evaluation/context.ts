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
  refusal: (typeof refusals)[number] | null;
  grade: string | null;
  assessor: string | null;
  considered: string[];
  conforming: boolean | null;
};
export type Args = { context: Context; event: Event };
