-- Anchors: a digest of all chain heads, signed, and kept apart; here is the ledger's own copy.
-- up_to: the last row that it covers. statement: canonical JSON, as it was signed.
create table anchor (
  id bigint primary key,
  day text not null,
  at timestamptz not null,
  up_to bigint not null,
  statement text not null,
  signature text not null
);
--> statement-breakpoint
create trigger anchor_append_only before update or delete on anchor for each row execute function forbid_change();
--> statement-breakpoint
create trigger anchor_not_truncated before truncate on anchor for each statement execute function forbid_change();
--> statement-breakpoint
-- What became of an anchor: who was told of it, and whether a time stamp was got.
create table anchor_progress (anchor bigint not null references anchor, what text not null, at timestamptz not null, primary key (anchor, what));
--> statement-breakpoint
-- Refused attempts of one identity in one minute, beyond those that are kept one by one.
create table refused_beyond (lifecycle text not null, person text not null, minute timestamptz not null, count int not null, primary key (lifecycle, person, minute));
--> statement-breakpoint
create index refused_attempt_person on refused_attempt (person, at);
--> statement-breakpoint
create index refused_attempt_at on refused_attempt (at);
--> statement-breakpoint
-- Only disposal takes refused attempts away, and none that is younger than six months (Cybersecurity Law: logs).
create or replace function forbid_early_disposal() returns trigger language plpgsql as $$
begin
  if current_setting('shuquan.disposing', true) is distinct from 'on' or old.at > now() - interval '6 months' then
    raise exception 'kept until its term has ended' using errcode = 'SQ900';
  end if;
  return old;
end $$;
--> statement-breakpoint
drop trigger refused_attempt_append_only on refused_attempt;
--> statement-breakpoint
create trigger refused_attempt_append_only before update on refused_attempt for each row execute function forbid_change();
--> statement-breakpoint
create trigger refused_attempt_disposal before delete on refused_attempt for each row execute function forbid_early_disposal();
