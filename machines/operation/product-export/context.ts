// What the export of a product remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Bound } from '../../shared/under-agreement.ts';
import type { Dossier, Event, Input } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  title: string;
  form: Input['form'];
  grants: Bound[];
  dossier: Dossier | null;
  drawsOnDomain: boolean;
  submittedBy: string;
  returned: { item: string; problem: string }[];
  techCheck: { rawData: boolean; reversible: boolean; report: string; at: string } | null;
  /** The scenarios for which the product may be used, by name. */
  scenarios: string[];
  approvedBy: string | null;
  exported: { receipt: string; at: string } | null;
  /** Further scenarios under review. */
  requested: { grants: Bound[]; by: string } | null;
  /** What suspends the rights to the product. */
  causes: CaseId[];
  misuse: { usedFor: string; disguised: boolean; finding: string } | null;
  /** Counts the calls to the domain: a later one prevails. */
  order: number;
};
export type Args = { context: Context; event: Event };
