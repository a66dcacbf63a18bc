// What an import of social data remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Dossier, Event } from './events.ts';

export type Context = {
  id: CaseId;
  agreement: CaseId;
  operator: PartyId;
  grant: CaseId;
  scenario: string;
  title: string;
  dossier: Dossier | null;
  /** The person who submitted the dossier, last. */
  applicant: string;
  returned: { item: string; problem: string }[];
  approvedBy: string | null;
  imported: { receipt: string; at: string } | null;
  deleted: { receipt: string; at: string } | null;
  /** How much the domain reported as undeleted. */
  remaining: number;
};
export type Args = { context: Context; event: Event };
