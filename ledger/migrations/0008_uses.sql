-- What somebody did at a door beside the cases: asked for a citizen's reference, brought a document. Kept to be counted, and to be
-- looked into (P20(1), T25). Added to; disposal alone takes away what has become old.
create table door_use (
  n bigint generated always as identity primary key,
  at timestamptz not null,
  what text not null,
  person text not null,
  hat text not null,
  party text
);
--> statement-breakpoint
create index door_use_person on door_use (what, person, at);
--> statement-breakpoint
create index door_use_at on door_use (at);
--> statement-breakpoint
create trigger door_use_append_only before update on door_use for each row execute function forbid_change();
--> statement-breakpoint
create trigger door_use_disposal before delete on door_use for each row execute function forbid_early_disposal();
--> statement-breakpoint
create trigger door_use_not_truncated before truncate on door_use for each statement execute function forbid_change();
