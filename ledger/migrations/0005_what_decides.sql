-- What decides beside a case's own state is written by an act alone: links and claims. The regime of a case never changes.
create or replace function forbid_beside_acts() returns trigger language plpgsql as $$
begin
  if current_setting('shuquan.acting', true) is distinct from 'on' then
    raise exception 'written by acts alone' using errcode = 'SQ900';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Who may take the claim of a case that has ended: whose claim names the same heir.
alter table claim add column heir text;
--> statement-breakpoint
create trigger link_by_acts after insert or update or delete or truncate on link for each statement execute function forbid_beside_acts();
--> statement-breakpoint
create trigger claim_by_acts after insert or update or delete or truncate on claim for each statement execute function forbid_beside_acts();
--> statement-breakpoint
create trigger regime_stays before update of regime on cases for each row when (old.regime is distinct from new.regime) execute function forbid_change();
