-- What somebody has begun to fill in and not sent. Theirs alone, no part of any case, and nothing of the record: it is
-- overwritten, removed and forgotten. `id` is the key under which it will be sent.
create table draft (
  person text not null,
  hat text not null,
  party text not null default '',
  id text not null,
  lifecycle text not null,
  case_id text,
  event text not null,
  content text not null,
  saved_at timestamptz not null,
  primary key (person, hat, party, id)
);
--> statement-breakpoint
create index draft_saved_at on draft (saved_at);
