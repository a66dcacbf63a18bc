// What an operating agreement remembers.
import type { EndKind } from '../../shared/agreement.ts';
import type { Event, Input, Terms } from './events.ts';

export type Signature = { person: string; at: string };
export type Grants = 'all' | string[];
export type Successor = { agreement: string; datasets: string[]; scenarios: string[]; start: string };
export type Context = {
  id: string;
  application: string;
  operator: Input['operator'];
  previous: string | null;
  /** When the agreement that this one renews ends. */
  previousEndsAt: string | null;
  terms: Terms | null;
  drafter: string | null;
  signedByOperator: Signature | null;
  signedByAuthority: Signature | null;
  startsAt: string | null;
  /** Agreements whose grants, staff and data may have moved to this one, the latest first. */
  predecessors: string[];
  endsAt: string | null;
  /** What keeps the rights suspended; empty means active. */
  causes: { cause: string; grants: Grants }[];
  renewal: string | null;
  successor: Successor | null;
  /** Reports that were not submitted in time and that no evaluation has considered yet. */
  overdue: { duty: string; case: string; period: string; met: boolean }[];
  evaluations: { evaluation: string; year: number; part: number | null; conforming: boolean }[];
  /** P21: fen by kind. */
  costs: Record<string, number>;
  /** The end that an approved early termination has set. */
  earlyEnd: { cause: string; at: string } | null;
  end: { kind: EndKind; cause: string | null; at: string } | null;
  closure: string | null;
};
export type Args = { context: Context; event: Event };
