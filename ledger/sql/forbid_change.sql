-- Behind the triggers of `ledger` and `seal`: their rows are added, never changed.
create or replace function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'SQ900';
end $$;
