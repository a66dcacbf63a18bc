-- The desk: rows by which lists, search and inbox find cases. Derived from the cases, written with them, and made again by
-- `recover`: evidence of nothing. keys: s: state, t: tag, p: party, w: who holds a seat, a: article.
create table desk_case (
  case_id text primary key,
  version int not null,           -- negative: without the articles of earlier rows, until it is filled
  lifecycle text not null,
  ended boolean not null,
  keys text[] not null,
  due timestamptz not null,       -- infinity: nothing is due
  opened_at timestamptz not null,
  at timestamptz not null
) with (fillfactor = 90);
--> statement-breakpoint
create index desk_case_recent on desk_case (lifecycle, at desc, case_id desc);
--> statement-breakpoint
create index desk_case_due on desk_case (lifecycle, due, case_id);
--> statement-breakpoint
create index desk_case_opened on desk_case (lifecycle, opened_at desc, case_id desc);
--> statement-breakpoint
create index desk_case_keys on desk_case using gin (keys);
--> statement-breakpoint
-- The words of a case, and every one and two characters in a row of them: no extension of Postgres finds Chinese everywhere.
create table desk_text (case_id text primary key, words text not null, grams text[] not null);
--> statement-breakpoint
create index desk_text_grams on desk_text using gin (grams);
--> statement-breakpoint
-- What a person has done of the tasks of a case, and when last.
create table desk_done (
  person text not null,
  case_id text not null,
  state text not null,
  lifecycle text not null,
  hat text not null,
  party text,
  at timestamptz not null,
  primary key (person, case_id, state)
);
--> statement-breakpoint
create index desk_done_recent on desk_done (person, at desc, case_id desc, state desc);
--> statement-breakpoint
alter table task add column delegated_by text;
--> statement-breakpoint
update task t set delegated_by = one ->> 'delegatedBy'
from cases c, jsonb_array_elements(c.snapshot -> 'tasks') one
where c.id = t.case_id and one ->> 'state' = t.state and one ? 'delegatedBy';
--> statement-breakpoint
drop index task_inbox;
--> statement-breakpoint
create index task_inbox on task (by_hat, (not escalated), (coalesce(due_at, 'infinity'::timestamptz)), opened_at, case_id, state);
--> statement-breakpoint
create index task_counted on task (by_hat, lifecycle) include (claimed_by, delegated_by, due_at, escalated);
--> statement-breakpoint
create index task_claimed on task (claimed_by) where claimed_by is not null;
--> statement-breakpoint
-- Notices that a person was told, for the desk; `key`: of the effect, so that a second try tells nobody twice.
create table notice (
  id bigint generated always as identity primary key,
  key text not null,
  person text not null,
  case_id text not null,
  notice text not null,
  subject jsonb not null,
  body jsonb not null,
  articles text[] not null,
  due_at timestamptz,
  at timestamptz not null,
  read_at timestamptz,
  unique (key, person)
);
--> statement-breakpoint
create index notice_person on notice (person, (read_at is not null), id desc);
--> statement-breakpoint
-- Who opened what by their own right (T25): each is a row before it is answered. Its numbers are those of access_read, in one order.
create table read_log (
  n bigint primary key default nextval('access_read_n_seq'),
  at timestamptz not null,
  person text not null,
  hat text not null,
  party text,
  on_behalf_of text,
  material text not null,
  case_id text,
  document text,
  about jsonb
);
--> statement-breakpoint
create index read_log_case on read_log (case_id, n) where case_id is not null;
--> statement-breakpoint
create index read_log_person on read_log (person, n);
--> statement-breakpoint
create trigger read_log_append_only before update or delete on read_log for each row execute function forbid_change();
--> statement-breakpoint
create trigger read_log_not_truncated before truncate on read_log for each statement execute function forbid_change();
