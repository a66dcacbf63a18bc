// What a matter before the committee remembers.
import type { DocumentRef } from '../../shared/schemas.ts';
import type { AppliedScope } from '../../shared/agreement.ts';
import type { Event, Input, choices } from './events.ts';

export type Seat = { department: string; person: string };
export type Vote = { person: string; choice: (typeof choices)[number]; opinion: string | null; at: string };
export type Context = {
  id: string;
  kind: Input['kind'];
  about: string | null;
  /** The party that the matter is about; it reads nothing here. */
  party: string | null;
  summary: string;
  documents: DocumentRef[];
  hands: string[];
  /** P10(2)(3): what the application asks for, and no agreement goes beyond. */
  scope: AppliedScope | null;
  meetingOn: string | null;
  seats: Seat[];
  /** Who has recused; no later agenda changes that. */
  recusals: { person: string; reason: string; at: string }[];
  /** Who sits at the open sitting; empty outside one. */
  present: string[];
  votes: Vote[];
  adjourned: { reason: string; at: string; deferred: boolean }[];
  outcome: 'approved' | 'refused' | null;
  minutes: DocumentRef | null;
  decidedAt: string | null;
  notice: DocumentRef | null;
};
export type Args = { context: Context; event: Event };
