-- What was read under an access to information (T25, T34, T35): each read is a row before it is answered. Added to, never changed.
-- material: which door; shown: the hash of what was answered.
create table access_read (
  n bigint generated always as identity primary key,
  at timestamptz not null,
  access text not null,           -- the case that grants it
  person text not null,
  hat text not null,
  party text,
  material text not null,
  case_id text,
  document text,
  about text,                     -- whose acts
  shown text not null
);
--> statement-breakpoint
create index access_read_case on access_read (case_id, n) where case_id is not null;
--> statement-breakpoint
create index access_read_access on access_read (access, at);
--> statement-breakpoint
create trigger access_read_append_only before update or delete on access_read for each row execute function forbid_change();
--> statement-breakpoint
create trigger access_read_not_truncated before truncate on access_read for each statement execute function forbid_change();
--> statement-breakpoint
-- Who did what, for discipline (T36).
create index ledger_person on ledger ((actor ->> 'person'), n) where actor ->> 'hat' <> 'SYSTEM';
