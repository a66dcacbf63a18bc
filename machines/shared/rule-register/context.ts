// What the register of one kind of rule remembers: every version, by hash; the texts are documents.
import type { RuleKind } from '../../law/duties.ts';
import type { DocumentRef } from '../schemas.ts';
import type { Event } from './events.ts';

export type Proposed = { version: string; document: DocumentRef; from: string };
/** `body`, `approval`: who approved it, by which instrument. */
export type Version = Proposed & { body: string; approval: DocumentRef };
export type Context = {
  id: string;
  kind: RuleKind;
  side: 'venue' | 'domain';
  proposed: Proposed | null;
  /** Who proposed what is open now. */
  proposers: string[];
  /** In the order in which they come into force. */
  versions: Version[];
  approvers: string[];
};
export type Args = { context: Context; event: Event };
