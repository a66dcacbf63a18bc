-- The ledger. Only commit_acts writes a case; rows of `ledger` are never changed.

create table regime (hash text primary key, id text not null, content jsonb not null, loaded_at timestamptz not null default now());
--> statement-breakpoint
create table calendar (version text primary key, content jsonb not null, loaded_at timestamptz not null default now(), ordinal bigint generated always as identity);
--> statement-breakpoint
create table cases (
  id text primary key,
  lifecycle text not null,
  stem text not null,
  machine_version int not null,
  regime text not null references regime,
  parent text,
  open_key text unique,
  version int not null,
  ended boolean not null,
  state text[] not null,
  tags text[] not null,
  snapshot jsonb not null,
  parties text[] not null,
  shares jsonb not null,
  next_due timestamptz,
  hash text not null,             -- of the last ledger row
  opened_at timestamptz not null,
  at timestamptz not null
) with (fillfactor = 70);         -- no index on what each event changes, so that an update stays on its page
--> statement-breakpoint
create index cases_stem on cases (lifecycle, stem);
--> statement-breakpoint
create index cases_parent on cases (parent, lifecycle) where parent is not null;
--> statement-breakpoint
create index cases_parties on cases using gin (parties);
--> statement-breakpoint
create index cases_open on cases (lifecycle, opened_at) where not ended;
--> statement-breakpoint
-- What changes with the clock, kept narrow. armed_until: the deadline that the runner sleeps for; null: nobody sleeps.
create table alarm (case_id text primary key, next_due timestamptz, armed_until timestamptz) with (fillfactor = 80);
--> statement-breakpoint
create index alarm_due on alarm (next_due) where next_due is not null;
--> statement-breakpoint
create table ledger (
  case_id text not null,
  seq int not null,
  n bigint generated always as identity,   -- the order of writing over all cases
  at timestamptz not null,
  recorded_at timestamptz not null,
  event jsonb not null,
  actor jsonb not null,
  facts jsonb,
  key text not null,
  cause jsonb,
  from_state text[] not null,
  to_state text[] not null,
  articles text[] not null,
  machine_version int not null,
  regime text not null,
  calendar text not null,
  snapshot_hash text not null,
  prev text not null,
  hash text not null,
  primary key (case_id, seq),
  unique (case_id, key)
);
--> statement-breakpoint
create unique index ledger_n on ledger (n);
--> statement-breakpoint
create table claim (scope text not null, value text not null, case_id text not null, primary key (scope, value));
--> statement-breakpoint
create index claim_case on claim (case_id);
--> statement-breakpoint
create table link (case_id text not null, rel text not null, target text not null, primary key (case_id, rel, target));
--> statement-breakpoint
create index link_target on link (target, rel);
--> statement-breakpoint
create table effect (
  case_id text not null,
  seq int not null,
  idx int not null,
  effect jsonb not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  last_error text,
  done_at timestamptz,
  outcome jsonb,
  primary key (case_id, seq, idx)
);
--> statement-breakpoint
create index effect_pending on effect (case_id, next_at) where done_at is null;
--> statement-breakpoint
create table task (
  case_id text not null,
  state text not null,
  lifecycle text not null,
  by_hat text not null,
  by_parties text[] not null,
  title jsonb not null,
  claimed_by text,
  opened_at timestamptz not null,
  due_at timestamptz,
  escalated boolean not null,
  primary key (case_id, state)
);
--> statement-breakpoint
create index task_hat on task (by_hat, opened_at);
--> statement-breakpoint
create index task_parties on task using gin (by_parties);
--> statement-breakpoint
create table wake (case_id text not null, id bigint generated always as identity, not_before timestamptz not null, leased_until timestamptz, primary key (case_id, id));
--> statement-breakpoint
create index wake_ready on wake (not_before);
--> statement-breakpoint
create table document (sha256 text primary key, media_type text not null, size bigint not null, uploaded_by jsonb not null, at timestamptz not null);
--> statement-breakpoint
-- Who brought a document: the same bytes may come from several. Only they, and readers of its cases, may refer to it (T25).
create table upload (sha256 text not null, person text not null, party text not null, primary key (sha256, person, party));
--> statement-breakpoint
create table document_ref (case_id text not null, sha256 text not null, primary key (sha256, case_id));
--> statement-breakpoint
-- A chain over all cases: each seal hashes the rows written since the last one, so that a deleted case or a cut tail shows.
create table seal (id bigint primary key, from_n bigint not null, to_n bigint not null, row_count bigint not null, rows_hash text not null, prev text not null, hash text not null, at timestamptz not null);
--> statement-breakpoint
create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'SQ900';
end $$;
--> statement-breakpoint
create trigger ledger_append_only before update or delete on ledger for each row execute function forbid_change();
--> statement-breakpoint
create trigger ledger_not_truncated before truncate on ledger for each statement execute function forbid_change();
--> statement-breakpoint
create trigger seal_append_only before update or delete on seal for each row execute function forbid_change();
--> statement-breakpoint
-- Writes what one act changes, all or nothing. Returns null, or why the caller must read again:
-- 'version' (a case moved since it was read) or 'phantom' (a case was linked since it was read).
-- Raises SQ001 when a unique claim is held by another case.
-- Locks are taken in the order given (by id), so that two acts never wait for each other in a circle.
-- Sets are joined by key: the connection turns other joins off, for they were planned as scans of whole tables.
create function commit_acts(ids text[], versions int[], writes int[], p jsonb) returns text language plpgsql as $$
declare
  r record;
  one text;
  n int := 0;
  found_version int;
  holder text;
  armed timestamptz;
begin
  perform pg_advisory_xact_lock_shared(720100);
  foreach one in array ids loop
    n := n + 1;
    found_version := null;
    if writes[n] = 1 then
      select version into found_version from cases where id = one for no key update;
    else
      select version into found_version from cases where id = one for share;
    end if;
    if coalesce(found_version, 0) <> versions[n] then return 'version'; end if;
  end loop;

  if p ? 'phantoms' then
    for r in select * from jsonb_to_recordset(p -> 'phantoms') as x(target text, rel text, lifecycle text, count int) loop
      if (select count(*) from link l join cases c on c.id = l.case_id
          where l.target = r.target and l.rel = r.rel and not c.ended and (r.lifecycle is null or c.lifecycle = r.lifecycle)) <> r.count then
        return 'phantom';
      end if;
    end loop;
  end if;

  if p ? 'opened' then
    insert into cases (id, lifecycle, stem, machine_version, regime, parent, open_key, version, ended, state, tags, snapshot, parties, shares, next_due, hash, opened_at, at)
    select x.id, x.lifecycle, x.stem, x.machine_version, x.regime, x.parent, x.open_key, x.version, x.ended, x.state, x.tags, x.snapshot, x.parties, x.shares, x.next_due, x.hash, x.opened_at, x.at
    from jsonb_to_recordset(p -> 'opened') as x(id text, lifecycle text, stem text, machine_version int, regime text, parent text, open_key text, version int, ended boolean,
         state text[], tags text[], snapshot jsonb, parties text[], shares jsonb, next_due timestamptz, hash text, opened_at timestamptz, at timestamptz);
  end if;
  if p ? 'changed' then
    update cases c set
      version = x.version, machine_version = x.machine_version, ended = x.ended, state = x.state, tags = x.tags, snapshot = x.snapshot,
      parties = x.parties, shares = x.shares, next_due = x.next_due, hash = x.hash, at = x.at
    from jsonb_to_recordset(p -> 'changed') as x(id text, version int, machine_version int, ended boolean, state text[], tags text[], snapshot jsonb,
         parties text[], shares jsonb, next_due timestamptz, hash text, at timestamptz)
    where c.id = x.id;
  end if;
  if p ? 'alarms' then
    insert into alarm (case_id, next_due) select x.id, x.next_due from jsonb_to_recordset(p -> 'alarms') as x(id text, next_due timestamptz)
    on conflict (case_id) do update set next_due = excluded.next_due;
  end if;

  insert into ledger (case_id, seq, at, recorded_at, event, actor, facts, key, cause, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash)
  select x.case_id, x.seq, x.at, x.recorded_at, x.event, x.actor, x.facts, x.key, x.cause, x.from_state, x.to_state, x.articles, x.machine_version, x.regime, x.calendar, x.snapshot_hash, x.prev, x.hash
  from jsonb_to_recordset(p -> 'ledger') as x(case_id text, seq int, at timestamptz, recorded_at timestamptz, event jsonb, actor jsonb, facts jsonb, key text, cause jsonb,
       from_state text[], to_state text[], articles text[], machine_version int, regime text, calendar text, snapshot_hash text, prev text, hash text);

  if p ? 'unclaims' then
    delete from claim c using jsonb_to_recordset(p -> 'unclaims') as x(scope text, value text, case_id text)
    where c.scope = x.scope and c.value = x.value and c.case_id = x.case_id;
  end if;
  if p ? 'claims' then
    for r in select * from jsonb_to_recordset(p -> 'claims') as x(scope text, value text, case_id text) loop
      insert into claim values (r.scope, r.value, r.case_id) on conflict do nothing;
      select case_id into holder from claim where scope = r.scope and value = r.value;
      if holder <> r.case_id then
        raise exception 'claim held' using errcode = 'SQ001', detail = jsonb_build_object('scope', r.scope, 'value', r.value, 'holder', holder, 'case', r.case_id)::text;
      end if;
    end loop;
  end if;

  if p ? 'unlinked' then
    delete from link l using jsonb_to_recordset(p -> 'unlinked') as x(case_id text, rel text, target text)
    where l.case_id = x.case_id and l.rel = x.rel and l.target = x.target;
  end if;
  if p ? 'linked' then
    insert into link (case_id, rel, target) select x.case_id, x.rel, x.target from jsonb_to_recordset(p -> 'linked') as x(case_id text, rel text, target text);
  end if;

  if p ? 'untasked' then
    delete from task t using jsonb_to_recordset(p -> 'untasked') as x(case_id text, state text) where t.case_id = x.case_id and t.state = x.state;
  end if;
  if p ? 'tasks' then
    insert into task (case_id, state, lifecycle, by_hat, by_parties, title, claimed_by, opened_at, due_at, escalated)
    select x.case_id, x.state, x.lifecycle, x.by_hat, x.by_parties, x.title, x.claimed_by, x.opened_at, x.due_at, x.escalated
    from jsonb_to_recordset(p -> 'tasks') as x(case_id text, state text, lifecycle text, by_hat text, by_parties text[], title jsonb, claimed_by text, opened_at timestamptz, due_at timestamptz, escalated boolean);
  end if;

  if p ? 'effects' then
    insert into effect (case_id, seq, idx, effect, next_at)
    select x.case_id, x.seq, x.idx, x.effect, x.next_at from jsonb_to_recordset(p -> 'effects') as x(case_id text, seq int, idx int, effect jsonb, next_at timestamptz);
  end if;
  if p ? 'settled' then
    update effect set done_at = (p -> 'settled' ->> 'at')::timestamptz, outcome = p -> 'settled' -> 'outcome', last_error = null
    where case_id = p -> 'settled' ->> 'case_id' and seq = (p -> 'settled' ->> 'seq')::int and idx = (p -> 'settled' ->> 'idx')::int;
    delete from task where case_id = p -> 'settled' ->> 'case_id' and state = concat('effect:', p -> 'settled' ->> 'seq', '/', p -> 'settled' ->> 'idx');
  end if;

  if p ? 'documents' then
    insert into document_ref select x.case_id, x.sha256 from jsonb_to_recordset(p -> 'documents') as x(case_id text, sha256 text) on conflict do nothing;
  end if;

  -- A wake-up is needed at once when the runner sleeps past the next deadline, has effects to perform, or must end;
  -- otherwise only for what it shows, a little later and once for many events.
  for r in select * from jsonb_to_recordset(p -> 'wakes') as x(id text, urgent boolean, next_due timestamptz) loop
    if not r.urgent then
      select armed_until into armed from alarm where case_id = r.id;
    end if;
    if r.urgent or armed is null or r.next_due < armed then
      -- Appended, not coalesced: to look for one that waits, and to hold it until we commit, costs more than the row. The relay coalesces.
      insert into wake (case_id, not_before) values (r.id, now());
    elsif not exists (select 1 from wake where case_id = r.id and leased_until is null) then
      insert into wake (case_id, not_before) values (r.id, now() + interval '2 seconds');
    end if;
  end loop;
  return null;
end $$;
