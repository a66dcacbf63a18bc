// What the registration of a trading object remembers.
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Dossier, Event, Input } from './events.ts';

export type Certificate = { number: string; version: number; issuedAt: string; validUntil: string | null };
/** Why a listing is suspended: a measure, its owner, its export, a withdrawn consent, or a procedure of T30 that ended. */
export type Cause = { kind: 'measure' | 'party' | 'export' | 'consent' | 'procedure'; cause: string };
/** A content that was once submitted, and whose data it says it is free of. */
export type Content = { fingerprint: string; consent: boolean; removed: string[] };
export type Context = {
  id: CaseId;
  registration: CaseId;
  owner: PartyId;
  title: string;
  type: Input['type'];
  publicData: Input['publicData'];
  /** Everybody who submitted it, with those for whom they did. */
  applicants: string[];
  dossier: Dossier | null;
  crossBorder: boolean;
  returned: { item: string; problem: string }[];
  consentedBy: { persons: string[]; document: string } | null;
  certificate: Certificate | null;
  /** What its owner says of it to the market; the rest of the public view is the register's own. */
  publicView: {
    description: string;
    price: string | null;
    priceLimit?: { fen: number; instrument: string };
  } | null;
  published: boolean;
  /** Empty means that nothing suspends it. */
  causes: Cause[];
  /** Persons who withdrew their consent and have not consented anew: kept for ever. */
  withdrawn: string[];
  /** Those of them whose data are still in the version in force. */
  unremoved: string[];
  /** Every content that was submitted, so that none comes back with the data of a person who withdrew. */
  contents: Content[];
  change: { dossier: Dossier; publicData: Input['publicData']; renew: boolean; by: string[] } | null;
};
export type Args = { context: Context; event: Event };
