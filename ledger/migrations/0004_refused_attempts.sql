-- What known actors asked for and were refused (P20(1), T25): who, in which hat, where, what, why; nothing of the payload.
-- case_id: null where there is no such case (a refused opening; an id that somebody made up).
create table refused_attempt (
  n bigint generated always as identity primary key,
  id uuid not null unique,        -- of the process that noted it, so that a write that is tried again adds nothing
  at timestamptz not null,
  person text not null,
  hat text not null,
  party text,
  lifecycle text not null,
  case_id text,
  event text not null,
  code text not null,
  articles text[] not null
);
--> statement-breakpoint
create index refused_attempt_case on refused_attempt (case_id, n) where case_id is not null;
--> statement-breakpoint
create trigger refused_attempt_append_only before update or delete on refused_attempt for each row execute function forbid_change();
--> statement-breakpoint
create trigger refused_attempt_not_truncated before truncate on refused_attempt for each statement execute function forbid_change();
