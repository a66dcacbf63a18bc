// What the export of a product remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
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
  /** Every person who opened or submitted it, whatever became of the submission: none of them reviews. */
  submitters: string[];
  /** Who returned or approved it: none of them submits or carries out. */
  reviewers: string[];
  /** Who provides the data of which it was made, as their grants name them. */
  providers: PartyId[];
  returned: { item: string; problem: string }[];
  techCheck: { rawData: boolean; reversible: boolean; report: string; at: string } | null;
  /** The scenarios for which the product may be used, by name. */
  scenarios: string[];
  approvedBy: string | null;
  exported: { receipt: string; at: string } | null;
  /** Further scenarios under review. */
  requested: { grants: Bound[]; by: string[] } | null;
  /** What suspends the rights to the product; a grant's id stands for its barred data, this case's own for a misuse. */
  causes: CaseId[];
  /** Found by one person, confirmed or dismissed by another. */
  misuse: { usedFor: string; disguised: boolean; finding: string; evidence: DocumentRef[]; at: string } | null;
  /** Who found, confirmed or dismissed a misuse. */
  finders: string[];
  /** Its source ended while a misuse was examined. */
  sourceIsLost: boolean;
  /** Counts the calls to the domain: a later one prevails. */
  order: number;
};
export type Args = { context: Context; event: Event };
