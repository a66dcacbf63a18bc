// What an operating agreement remembers.
import type { AppliedScope, EndKind } from '../../shared/agreement.ts';
import type { Proposal } from '../../shared/second-hand.ts';
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
  /** P10(2)(3): what was applied for and decided; null: opened before that was carried along, and to be recorded. */
  approved: AppliedScope | null;
  /** Bodies under the operator's control, or that control it: none of them provides the data. */
  affiliates: string[];
  /** The persons who filed the application: none of them acts for the authority here. */
  filers: string[];
  terms: Terms | null;
  /** How often the limit for signing was extended. */
  extensions: number;
  /** To declare it lapsed, as one person of the office proposed. */
  proposal: Proposal | null;
  /** The persons who drafted the present text. */
  drafters: string[];
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
  /** P29: what has left the scope, for the agreement, its changes and its successors. */
  terminated: { datasets: string[]; scenarios: string[] };
  earlyEnd: { cause: string; at: string } | null;
  end: { kind: EndKind; cause: string | null; at: string } | null;
  closure: string | null;
};
export type Args = { context: Context; event: Event };
