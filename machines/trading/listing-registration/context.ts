// What the registration of a trading object remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Dossier, Event, Input } from './events.ts';

export type Certificate = { number: string; version: number; issuedAt: string; validUntil: string | null };
/** Why a listing is suspended: a measure, its owner, its export, or a person's withdrawn consent. */
export type Cause = { kind: 'measure' | 'party' | 'export' | 'consent'; cause: string };
export type Context = {
  id: CaseId;
  registration: CaseId;
  owner: PartyId;
  title: string;
  type: Input['type'];
  publicData: Input['publicData'];
  /** The person who submitted it last. */
  applicant: string;
  dossier: Dossier | null;
  crossBorder: boolean;
  returned: { item: string; problem: string }[];
  consentedBy: { person: string; document: string } | null;
  certificate: Certificate | null;
  published: boolean;
  /** Empty means that nothing suspends it. */
  causes: Cause[];
  /** Persons whose consent is withdrawn and whose data are still in the version in force. */
  withdrawn: string[];
  change: { dossier: Dossier; publicData: Input['publicData']; by: string } | null;
};
export type Args = { context: Context; event: Event };
