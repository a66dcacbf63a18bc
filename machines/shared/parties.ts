// Party ids: organisations by credit code, citizens by keyed hash.
import type { PartyId } from '../kernel/lifecycle.ts';

export const partyOf = (subject: { type: 'organisation'; uscc: string } | { type: 'citizen'; ref: string }): PartyId =>
  subject.type === 'organisation' ? `org:${subject.uscc}` : `citizen:${subject.ref}`;
