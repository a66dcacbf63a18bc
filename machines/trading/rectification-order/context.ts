// What an order to rectify remembers: who demands what of whom, until when, and what became of each item.
import type { JsonObject } from '../../kernel/json.ts';
import type { CaseId, PartyId } from '../../kernel/lifecycle.ts';
import type { Event, Input, Kind, MeasureKind } from './events.ts';

export type Item = { id: string; demand: string; proof: string | null; met: boolean; problem: string | null };
export type Measure = { measure: MeasureKind; target: CaseId; by: string[]; at: string };
type Instrument = { number: string; date: string; sha256: string };
export type Context = {
  id: CaseId;
  kind: Kind;
  issuer: Input['issuer'];
  instrument: Instrument;
  paper: boolean;
  target: { body: 'center' | 'opco' | 'subject'; registration: CaseId | null; party: PartyId | null };
  finding: string;
  provisions: string[];
  evidence: string[];
  items: Item[];
  due: string;
  /** From when the limit runs: service, a return, an amendment. */
  since: string;
  extensions: number;
  /** When it had effect: at once, or when its paper was confirmed. */
  issuedAt: string | null;
  servedAt: string | null;
  acknowledgedAt: string | null;
  /** `open` until the issuer answers. */
  objection: { by: string[]; at: string; open: boolean } | null;
  stayedAt: string | null;
  submission: { at: string; late: boolean; items: string[] } | null;
  /** Everybody who acted here for the addressee: none of them decides for the issuer. */
  answerers: string[];
  /** The persons behind the order: who found, issued, amended or registered it. */
  finders: string[];
  deciders: string[];
  /** An act of the issuer that was registered from its paper and has no effect yet. */
  pending: { act: { type: string } & JsonObject; instrument: Instrument; by: string[]; at: string } | null;
  registrars: string[];
  /** `by`: nobody where the body asked on paper, or where it was not kept. */
  requested: { measure: MeasureKind; target: CaseId; by: string[] }[];
  measures: Measure[];
  /** `by`: nobody where it was not kept. */
  referral: { to: string; at: string; sha256: string; by: string[] } | null;
  outcome: { outcome: string; at: string; sha256: string } | null;
  follows: { inspection: CaseId | null; incident: CaseId | null; violation: CaseId | null };
  violation: CaseId | null;
  readers: string[];
};
export type Args = { context: Context; event: Event };
