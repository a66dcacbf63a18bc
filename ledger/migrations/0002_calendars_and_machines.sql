-- When every open deadline had been computed again on a calendar; null: not yet, or its process was killed half-way.
alter table calendar add column recomputed_at timestamptz;
--> statement-breakpoint
-- The newest machine version of each lifecycle that any program had: an older one, still up, opens no case behind its back.
create table machine (lifecycle text primary key, version int not null);
--> statement-breakpoint
create function refuse_older_machine() returns trigger language plpgsql as $$
begin
  if exists (select 1 from machine where lifecycle = new.lifecycle and version > new.machine_version) then
    raise exception 'a newer program has % in another version than %', new.lifecycle, new.machine_version using errcode = 'SQ002';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger cases_of_this_machine before insert on cases for each row execute function refuse_older_machine();
