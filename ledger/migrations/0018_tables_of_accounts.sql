-- What became of the lines of a table of accounts, under the key of whoever sent it, for thirty days.
create table account_table (
  by text not null,
  key text not null,
  sha256 text not null,
  lines jsonb not null,
  at timestamptz not null,
  primary key (by, key)
);
--> statement-breakpoint
create index account_table_at on account_table (at);
--> statement-breakpoint
-- Who read for an organisation, for its own administrators.
create index read_log_party on read_log (party, n) where party is not null;
