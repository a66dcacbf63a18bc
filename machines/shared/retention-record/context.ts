// What the record of a retained archive remembers.
import type { CaseId } from '../../kernel/lifecycle.ts';
import type { Role } from '../../law/roles.ts';
import type { Event, Input } from './events.ts';

export type Hold = {
  hold: string;
  hat: Role;
  by: string;
  at: string;
  basis: string;
  /** The paper that it stands on; older ones had none. */ document: string | null;
};
export type Context = {
  id: CaseId;
  of: CaseId;
  kind: Input['kind'];
  term: Input['years'];
  report: boolean;
  /** When the case ended, or later: the term does not run from before. */
  start: string;
  seal: { sha256: string; rows: number; documents: number; at: string } | null;
  until: string | null;
  holds: Hold[];
  /** Who proposed it, with those for whom they did. */
  proposal: { by: string[]; at: string; reason: string } | null;
  /** Decided by two persons and asked of the archive. */
  disposing: boolean;
};
export type Args = { context: Context; event: Event };
