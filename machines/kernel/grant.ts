// What a case lets persons read of other cases (T25). A type alone: the ledger asks it before it answers a reader.
import type { Text } from '../law/cite.ts';
import type { Role } from '../law/roles.ts';
import type { KeyOf } from '../regimes/parameters.ts';
import type { JsonObject } from './json.ts';

/** What a case lets persons read of other cases for a time (T25). Days and instants as text; a null leaves it open. */
export type Grant = {
  /** Neither ended by hand nor closed to reading; whether its time has passed, `until` says. */
  running: boolean;
  /** Its parties may not be told yet: neither what was read under it shows, nor that it was asked. */
  secret: boolean;
  /** Parties that it knows to be concerned: those of other cases that are read under it are added. */
  concerned: string[];
  purpose: Text;
  requester: string;
  /** Who reads, in which hats, for which body. */
  persons: string[];
  hats: Role[];
  party: string | null;
  /** Of somebody's acts only those in the hat of whoever asks: a head looks into no other body. */
  ownHat: boolean;
  /** These cases, and the cases of these parties; the acts of these persons. */
  cases: string[];
  parties: string[];
  of: string[];
  /** Days on which the cases were opened, or the acts done. */
  from: string | null;
  to: string | null;
  lifecycles: string[];
  /** Only cases that share these values. */
  shares: JsonObject;
  classes: ('case' | 'log' | 'documents' | 'persons')[];
  /** The parameter that lists the fields which are shown; `*`: all. Null: none, it shows no case. */
  fields: KeyOf<'texts'> | null;
  until: string;
  /** What tells the case itself of parties whose material was read and that it did not know to be concerned. */
  tells: string;
  /** Only while this case is open, and whoever reads has still a part in it. */
  while: string | null;
};
