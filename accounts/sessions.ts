// Signed-in browsers. The browser holds 256 random bits; here is their hash, so that whoever reads the table signs in as nobody.
import { hash, randomBytes } from 'node:crypto';
import type { Sql } from '../ledger/sql.ts';

/** `signedInAt`: when the provider saw the person; `strength`: how (acr), as it said. */
export type SignedIn = {
  person: string;
  issuer: string;
  subject: string;
  sid?: string;
  signedInAt: string;
  strength?: string;
};
export type Session = SignedIn & { id: string; created: string; seen: string };
export type OpenSession = Omit<Session, 'issuer' | 'subject' | 'sid'>;
export type Sessions = {
  /** Answers what the cookie is to hold. */
  begin: (signedIn: SignedIn) => Promise<string>;
  /** Undefined: unknown, ended, idle for too long, or too old. */
  find: (token: string, how?: { touch?: boolean }) => Promise<Session | undefined>;
  end: (token: string) => Promise<void>;
  /** What a provider says has ended: one sign-in, or all of a subject. */
  endAt: (issuer: string, which: { sid?: string; subject?: string }) => Promise<number>;
  /** Those in which any of these persons, or anybody, is signed in now; the one used last first. */
  open: (persons?: string[]) => Promise<OpenSession[]>;
};

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 10 * 3600_000;
// Each request would be a write otherwise.
const TOUCH_MS = 60_000;
const MOST_SHOWN = 1_000;
const hashed = (token: string): string => hash('sha256', token, 'hex');
type Row = {
  id_hash: string;
  person: string;
  issuer: string;
  subject: string;
  sid: string | null;
  signed_in_at: string;
  strength: string | null;
  created_at: string;
  seen_at: string;
};

export function createSessions(sql: Sql, clock: () => Promise<string>): Sessions {
  const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
  return {
    begin: async ({ person, issuer, subject, sid = null, signedInAt, strength = null }) => {
      const token = randomBytes(32).toString('base64url');
      const at = await clock();
      await sql`
        insert into browser_session (id_hash, person, issuer, subject, sid, signed_in_at, strength, created_at, seen_at, expires_at)
        values (${hashed(token)}, ${person}, ${issuer}, ${subject}, ${sid}, ${signedInAt}, ${strength}, ${at}, ${at}, ${later(at, LONGEST_MS)})`;
      return token;
    },
    find: async (token, { touch = true } = {}) => {
      const at = await clock();
      const [row] = await sql<Row[]>`
        select id_hash, person, issuer, subject, sid, signed_in_at, strength, created_at, seen_at from browser_session
        where id_hash = ${hashed(token)} and ended_at is null and expires_at > ${at} and seen_at > ${later(at, -IDLE_MS)}`;
      if (!row) return undefined;
      if (touch && Date.parse(at) - Date.parse(row.seen_at) > TOUCH_MS)
        await sql`update browser_session set seen_at = ${at} where id_hash = ${row.id_hash} and ended_at is null`;
      return sessionOf(row);
    },
    end: async (token) => {
      await sql`update browser_session set ended_at = ${await clock()} where id_hash = ${hashed(token)} and ended_at is null`;
    },
    endAt: async (issuer, { sid = null, subject = null }) =>
      (
        await sql`update browser_session set ended_at = ${await clock()}
          where issuer = ${issuer} and ended_at is null and (sid = ${sid} or (${sid}::text is null and subject = ${subject})) returning id_hash`
      ).length,
    open: async (persons) => {
      const at = await clock();
      const rows = await sql<Row[]>`
        select id_hash, person, issuer, subject, sid, signed_in_at, strength, created_at, seen_at from browser_session
        where ${persons === undefined ? sql`true` : sql`person = any(${persons}::text[])`} and ended_at is null
          and expires_at > ${at} and seen_at > ${later(at, -IDLE_MS)} order by seen_at desc limit ${MOST_SHOWN}`;
      return rows.map((row) => {
        const { issuer: _, subject: __, sid: ___, ...shown } = sessionOf(row);
        return shown;
      });
    },
  };
}

const sessionOf = (row: Row): Session => ({
  id: row.id_hash.slice(0, 16),
  person: row.person,
  issuer: row.issuer,
  subject: row.subject,
  ...(row.sid !== null && { sid: row.sid }),
  signedInAt: row.signed_in_at,
  ...(row.strength !== null && { strength: row.strength }),
  created: row.created_at,
  seen: row.seen_at,
});
