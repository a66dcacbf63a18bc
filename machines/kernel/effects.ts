// What a chart may want done: a closed union, emitted with XState's `emit`, carried out by the ledger (open, tell)
// or by an activity (call) after the commit. Deadlines and tasks are derived by the kernel, not emitted.
import type { Text } from '../law/cite.ts';
import type { NoticeId } from '../law/notices.ts';
import type { By, CaseId } from './lifecycle.ts';
import type { Json, JsonObject } from './json.ts';

export const ports = ['documents', 'notices', 'bank', 'domain', 'archive'] as const;
export type Port = (typeof ports)[number];

/** One case by id, several, or all open ones that link here by a relation (of one lifecycle, or of any). */
export type Address = CaseId | CaseId[] | { rel: string; lifecycle?: string };

export type Effect =
  | { type: 'open'; lifecycle: string; input: JsonObject; /** Told back to the opener, with `case`. */ reply?: string }
  | {
      type: 'tell';
      to: Address;
      event: { type: string; [key: string]: Json };
      /** `must`: a refusal of the addressee refuses the whole act. `may` (default): those who cannot take it are left as they are. */
      mode?: 'must' | 'may';
    }
  /** Calls an outside service, once settled: `reply` is the event type its answer comes back as. */
  | {
      type: 'call';
      port: Port;
      op: string;
      input: JsonObject;
      reply?: string;
      /** The call holds only while the case has all these tags; where one ends, a pending call is superseded in the same act. */
      holds?: { tags: string[] };
    }
  /** Sends a notice of the register to hats or parties of the case. */
  | { type: 'notify'; notice: NoticeId; to: By[]; subject: Text; about?: JsonObject };

export type CallEffect = Extract<Effect, { type: 'call' | 'notify' }>;
