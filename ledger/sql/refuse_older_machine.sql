-- Behind the trigger of `cases`: an older program that is still up opens no case behind the back of a newer one.
create or replace function refuse_older_machine() returns trigger language plpgsql as $$
begin
  if exists (select 1 from machine where lifecycle = new.lifecycle and version > new.machine_version) then
    raise exception 'a newer program has % in another version than %', new.lifecycle, new.machine_version using errcode = 'SQ002';
  end if;
  return new;
end $$;
