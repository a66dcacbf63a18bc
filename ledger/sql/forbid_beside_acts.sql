-- Behind the triggers of `link` and `claim`, which guards read and nothing chains: their rows come and go with acts alone.
create or replace function forbid_beside_acts() returns trigger language plpgsql as $$
begin
  if current_setting('shuquan.acting', true) is distinct from 'on' then
    raise exception 'written by acts alone' using errcode = 'SQ900';
  end if;
  return null;
end $$;
