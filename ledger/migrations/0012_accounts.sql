-- Accounts: who somebody is, which hats they wear for whom and when, who acts for them, and what was changed by whom.
-- account.of_file, hat_grant.of_file …: kept by the principals file, and changed by it alone.
create table account (
  person text primary key,
  name text not null,
  email text,
  disabled_at timestamptz,
  of_file boolean not null default false
);
--> statement-breakpoint
-- Who somebody is with an identity provider.
create table login (
  issuer text not null,
  subject text not null,
  person text not null references account,
  primary key (issuer, subject)
);
--> statement-breakpoint
create table organisation (
  party text primary key,
  name text not null,
  uscc_override text,
  of_file boolean not null default false
);
--> statement-breakpoint
-- confirmed_by: needed where the grantor is the person; until then the hat is not worn.
create table hat_grant (
  id bigint generated always as identity primary key,
  person text not null references account,
  hat text not null,
  party text,
  from_day date,
  until_day date,
  granted_by text not null,
  basis text not null,
  at timestamptz not null,
  confirmed_by text,
  revoked_by text,
  revoked_at timestamptz,
  of_file boolean not null default false
);
--> statement-breakpoint
create index hat_grant_person on hat_grant (person) where revoked_at is null;
--> statement-breakpoint
create table delegation (
  id bigint generated always as identity primary key,
  from_person text not null references account,
  to_person text not null references account,
  hat text not null,
  party text,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null,
  at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);
--> statement-breakpoint
-- A program of an organisation: one hat, one party, and the events that it may send (`lifecycle.EVENT`, `lifecycle.OPEN`).
create table service_account (
  client text primary key,
  name text not null,
  hat text not null,
  party text not null,
  events text[] not null,
  disabled_at timestamptz
);
--> statement-breakpoint
-- Who keeps the accounts: of the installation (no party), or of one organisation. No hat: administrators decide nothing.
create table administrator (
  person text not null references account,
  party text not null default '',
  primary key (person, party)
);
--> statement-breakpoint
-- Signed-in browsers, under the hash of what their cookie holds.
create table browser_session (
  id_hash text primary key,
  person text not null,
  issuer text not null,
  subject text not null,
  sid text,
  signed_in_at timestamptz not null,
  strength text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
--> statement-breakpoint
create index browser_session_person on browser_session (person) where ended_at is null;
--> statement-breakpoint
create index browser_session_sid on browser_session (issuer, sid) where ended_at is null;
--> statement-breakpoint
-- Every change of an account, chained. Added to, never changed.
create table account_log (
  n bigint primary key,
  at timestamptz not null,
  by text not null,
  change jsonb not null,
  prev text not null,
  hash text not null
);
--> statement-breakpoint
create trigger account_log_append_only before update or delete on account_log for each row execute function forbid_change();
--> statement-breakpoint
create trigger account_log_not_truncated before truncate on account_log for each statement execute function forbid_change();
