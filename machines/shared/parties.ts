// Party ids: organisations by credit code, citizens by keyed hash.
import type { PartyId } from '../kernel/lifecycle.ts';

export const partyOf = (subject: { type: 'organisation'; uscc: string } | { type: 'citizen'; ref: string }): PartyId =>
  subject.type === 'organisation' ? `org:${subject.uscc}` : `citizen:${subject.ref}`;
/** A party by its own id; a body of the venue stands by its hat. */
export const isParty = (name: string): boolean => /^(org|citizen):/.test(name);
