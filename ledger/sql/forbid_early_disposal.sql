-- Behind the trigger of `refused_attempt`: disposal alone takes rows away, and none that is younger than six months
-- (Cybersecurity Law: logs).
create or replace function forbid_early_disposal() returns trigger language plpgsql as $$
begin
  if current_setting('shuquan.disposing', true) is distinct from 'on' or old.at > now() - interval '6 months' then
    raise exception 'kept until its term has ended' using errcode = 'SQ900';
  end if;
  return old;
end $$;
