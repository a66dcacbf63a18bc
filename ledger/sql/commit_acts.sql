-- Writes what acts change, all or nothing. Returns null when all is written; else, with nothing written, why each act must be
-- decided again (null: nothing is against it): 'version' (a case moved since it was read), 'phantom' (a case was linked, or came
-- to a party, since it was read), 'late' (something is due in what a remembered case hangs on), 'document' (somebody names one
-- that they have not brought), 'locked' (somebody else writes a case of it, and the caller does not wait).
-- Raises SQ001 when a unique claim is held by another case, SQ003 when an act's instant is ahead of this server's clock.
-- ids, versions, writes, acts: the cases of all acts in one order (by id), so that two callers never wait for each other in a
-- circle. No case that one act writes is of another act too.
-- Sets are joined by key: the connection turns other joins off, for they were planned as scans of whole tables.
drop function if exists commit_acts(text[], int[], int[], jsonb);
create or replace function commit_acts(ids text[], versions int[], writes boolean[], acts int[], act_count int, waits boolean, p jsonb)
returns text[] language plpgsql as $$
declare
  r record;
  found_version int;
  holder text;
  ahead numeric;
  verdicts text[] := array_fill(null::text, array[act_count]);
  none constant text[] := verdicts;
begin
  -- A clock that runs ahead would let deadlines pass for good.
  if p ? 'clock' then
    for r in select * from jsonb_to_recordset(p -> 'clock') as x(at timestamptz, tolerance int) loop
      ahead := extract(epoch from r.at - clock_timestamp()) * 1000;
      if ahead > r.tolerance then
        raise exception 'the clock is ahead' using errcode = 'SQ003', detail = ahead::text;
      end if;
    end loop;
  end if;
  perform pg_advisory_xact_lock_shared(720100);
  for n in 1 .. cardinality(ids) loop
    found_version := null;
    if writes[n] and waits then
      select version into found_version from cases where id = ids[n] for no key update;
    elsif writes[n] then
      select version into found_version from cases where id = ids[n] for no key update skip locked;
    elsif waits then
      select version into found_version from cases where id = ids[n] for share;
    else
      select version into found_version from cases where id = ids[n] for share skip locked;
    end if;
    if found_version is null and versions[n] > 0 and not waits then
      verdicts[acts[n]] := 'locked';
    elsif coalesce(found_version, 0) <> versions[n] then
      verdicts[acts[n]] := 'version';
    end if;
  end loop;

  if p ? 'phantoms' then
    for r in
      select x.act from jsonb_to_recordset(p -> 'phantoms') as x(target text, rel text, lifecycle text, count int, act int)
      -- Without a relation, the cases of a party were counted; `*` is any.
      where x.count <> case
        when x.rel is null then
          (select count(*) from cases c where c.parties @> array[x.target] and c.lifecycle = x.lifecycle and not c.ended)
        when x.rel = '*' then
          (select count(*) from link l join cases c on c.id = l.case_id where l.target = x.target and not c.ended and c.lifecycle = x.lifecycle)
        else (select count(*) from link l join cases c on c.id = l.case_id
          where l.target = x.target and l.rel = x.rel and not c.ended and (x.lifecycle is null or c.lifecycle = x.lifecycle)) end
    loop
      verdicts[r.act] := 'phantom';
    end loop;
  end if;

  -- A case that was remembered, not read: is anything due by now in what it hangs on?
  if p ? 'guessed' then
    for r in
      select x.act from jsonb_to_recordset(p -> 'guessed') as x(id text, at timestamptz, act int)
      where exists (
        with recursive above (id) as (
          select l.target from link l where l.case_id = x.id
          union select l.target from above a join link l on l.case_id = a.id
        )
        select 1 from above a join alarm d on d.case_id = a.id where d.next_due <= x.at)
    loop
      verdicts[r.act] := 'late';
    end loop;
  end if;

  -- Documents that are taken to have been brought by whoever names them.
  if p ? 'brought' then
    for r in
      select x.act from jsonb_to_recordset(p -> 'brought') as x(sha256 text, person text, party text, ours boolean, act int)
      where not exists (
        select 1 from document d where d.sha256 = x.sha256 and (x.ours or not (d.uploaded_by ? 'person')
          or exists (select 1 from upload u where u.sha256 = d.sha256 and (u.person = x.person or (u.party <> '' and u.party = x.party)))))
    loop
      verdicts[r.act] := 'document';
    end loop;
  end if;
  if verdicts is distinct from none then return verdicts; end if;
  if p ?| '{unclaims,claims,unlinked,linked}' then
    perform set_config('shuquan.acting', 'on', true);
  end if;

  if p ? 'opened' then
    insert into cases (id, lifecycle, stem, machine_version, regime, parent, open_key, version, ended, state, tags, snapshot, parties, shares, next_due, hash, opened_at, at)
    select x.id, x.lifecycle, x.stem, x.machine_version, decode(x.regime, 'hex'), x.parent, x.open_key, x.version, x.ended, x.state, x.tags, x.snapshot, x.parties, x.shares, x.next_due, decode(x.hash, 'hex'), x.opened_at, x.at
    from jsonb_to_recordset(p -> 'opened') as x(id text, lifecycle text, stem text, machine_version int, regime text, parent text, open_key text, version int, ended boolean,
         state text[], tags text[], snapshot jsonb, parties text[], shares jsonb, next_due timestamptz, hash text, opened_at timestamptz, at timestamptz);
  end if;
  if p ? 'changed' then
    update cases c set
      version = x.version, machine_version = x.machine_version, ended = x.ended, state = x.state, tags = x.tags, snapshot = x.snapshot,
      parties = x.parties, shares = x.shares, next_due = x.next_due, hash = decode(x.hash, 'hex'), at = x.at
    from jsonb_to_recordset(p -> 'changed') as x(id text, version int, machine_version int, ended boolean, state text[], tags text[], snapshot jsonb,
         parties text[], shares jsonb, next_due timestamptz, hash text, at timestamptz)
    where c.id = x.id;
  end if;
  if p ? 'alarms' then
    insert into alarm (case_id, next_due) select x.id, x.next_due from jsonb_to_recordset(p -> 'alarms') as x(id text, next_due timestamptz)
    on conflict (case_id) do update set next_due = excluded.next_due;
  end if;

  insert into ledger (case_id, seq, at, recorded_at, event, actor, facts, key, cause, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash)
  select x.case_id, x.seq, x.at, x.recorded_at, x.event, x.actor, x.facts, x.key, x.cause, x.from_state, x.to_state, x.articles, x.machine_version, decode(x.regime, 'hex'), x.calendar,
    decode(x.snapshot_hash, 'hex'), decode(x.prev, 'hex'), decode(x.hash, 'hex')
  from jsonb_to_recordset(p -> 'ledger') as x(case_id text, seq int, at timestamptz, recorded_at timestamptz, event jsonb, actor jsonb, facts jsonb, key text, cause jsonb,
       from_state jsonb, to_state jsonb, articles jsonb, machine_version int, regime text, calendar text, snapshot_hash text, prev text, hash text);

  if p ? 'unclaims' then
    delete from claim c using jsonb_to_recordset(p -> 'unclaims') as x(scope text, value text, case_id text)
    where c.scope = x.scope and c.value = x.value and c.case_id = x.case_id;
  end if;
  if p ? 'claims' then
    for r in select * from jsonb_to_recordset(p -> 'claims') as x(scope text, value text, case_id text, heir text) order by x.scope, x.value loop
      insert into claim (scope, value, case_id, heir) values (r.scope, r.value, r.case_id, r.heir) on conflict do nothing;
      continue when found;
      -- What an ended case still claims goes to its heir alone.
      update claim c set case_id = r.case_id from cases e
      where c.scope = r.scope and c.value = r.value and c.case_id <> r.case_id and c.heir = r.heir
        and e.id = c.case_id and (e.snapshot ->> 'done')::boolean;
      select case_id into holder from claim where scope = r.scope and value = r.value;
      -- Given up between our trying and our looking: the act is done again, not left without its claim.
      if holder is null then raise exception 'claim given up meanwhile' using errcode = '40001'; end if;
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
    insert into task (case_id, state, lifecycle, by_hat, by_parties, title, claimed_by, delegated_by, opened_at, due_at, escalated)
    select x.case_id, x.state, x.lifecycle, x.by_hat, x.by_parties, x.title, x.claimed_by, x.delegated_by, x.opened_at, x.due_at, x.escalated
    from jsonb_to_recordset(p -> 'tasks') as x(case_id text, state text, lifecycle text, by_hat text, by_parties text[], title jsonb, claimed_by text, delegated_by text, opened_at timestamptz, due_at timestamptz, escalated boolean);
  end if;

  if p ? 'uncertified' then
    delete from certificate t using jsonb_to_recordset(p -> 'uncertified') as x(case_id text, number text) where t.number = x.number and t.case_id = x.case_id;
  end if;
  if p ? 'certified' then
    insert into certificate (number, case_id) select x.number, x.case_id from jsonb_to_recordset(p -> 'certified') as x(case_id text, number text)
    on conflict do nothing;
  end if;

  if p ? 'effects' then
    insert into effect (case_id, seq, idx, effect, next_at)
    select x.case_id, x.seq, x.idx, x.effect, x.next_at from jsonb_to_recordset(p -> 'effects') as x(case_id text, seq int, idx int, effect jsonb, next_at timestamptz);
  end if;
  -- A call holds only while its case has all the tags that it names: it is never made once they have gone.
  -- (Case by case: as a join, all calls that are pending were gone through for each of many cases.)
  if p ? 'standing' then
    for r in select * from jsonb_to_recordset(p -> 'standing') as x(id text, tags jsonb, at timestamptz) loop
      with superseded as (
        update effect e set done_at = r.at, outcome = '{"superseded": true}', last_error = null
        where e.case_id = r.id and e.done_at is null and not (r.tags @> coalesce(e.effect #> '{holds,tags}', '[]'))
        returning e.seq, e.idx
      )
      delete from task t using superseded s where t.case_id = r.id and t.state = concat('effect:', s.seq, '/', s.idx);
    end loop;
  end if;
  if p ? 'settled' then
    -- A call that was under way when it was superseded says both.
    update effect e set done_at = x.at, outcome = coalesce(e.outcome, '{}') || x.outcome, last_error = null
    from jsonb_to_recordset(p -> 'settled') as x(case_id text, seq int, idx int, outcome jsonb, at timestamptz)
    where e.case_id = x.case_id and e.seq = x.seq and e.idx = x.idx;
    delete from task t using jsonb_to_recordset(p -> 'settled') as x(case_id text, seq int, idx int)
    where t.case_id = x.case_id and t.state = concat('effect:', x.seq, '/', x.idx);
  end if;

  if p ? 'documents' then
    insert into document_ref select x.case_id, x.sha256 from jsonb_to_recordset(p -> 'documents') as x(case_id text, sha256 text) on conflict do nothing;
  end if;

  -- By what lists and search find the cases. The articles of earlier rows stay; where they are not there, the version is negative.
  if p ? 'desk' then
    insert into desk_case as d (no, version, kind, ended, keys, due, opened_at, at)
    select c.no, x.version, x.kind, x.ended, x.keys, x.due, x.opened_at, x.at
    from jsonb_to_recordset(p -> 'desk') as x(case_id text, version int, kind int, ended boolean, keys text[], due timestamptz, opened_at timestamptz, at timestamptz)
    join cases c on c.id = x.case_id
    on conflict (no) do update set version = case when d.version > 0 then abs(excluded.version) else excluded.version end, ended = excluded.ended, due = excluded.due, at = excluded.at,
      keys = excluded.keys || array(select k from unnest(d.keys) k where k like 'a:%' and k <> all (excluded.keys));
  end if;
  if p ? 'desk_words' then
    insert into desk_text (no, part, words)
    select c.no, x.part, x.words from jsonb_to_recordset(p -> 'desk_words') as x(case_id text, part smallint, words text) join cases c on c.id = x.case_id
    on conflict (no, part) do update set words = excluded.words;
  end if;
  if p ? 'desk_done' then
    insert into desk_done (person, no, state, lifecycle, hat, party, at)
    select x.person, c.no, x.state, x.lifecycle, x.hat, x.party, x.at
    from jsonb_to_recordset(p -> 'desk_done') as x(person text, case_id text, state text, lifecycle text, hat text, party text, at timestamptz)
    join cases c on c.id = x.case_id
    on conflict (person, no, state) do update set hat = excluded.hat, party = excluded.party, at = excluded.at;
  end if;

  -- A wake-up is needed at once when the runner sleeps past the next deadline, has effects to perform, or must end;
  -- otherwise only for what it shows, a little later and once for many events.
  -- They are appended, not coalesced: to look for one that waits, and to hold it until we commit, costs more than the row. The relay coalesces.
  insert into wake (case_id, not_before)
  select x.id, case when x.urgent or a.armed_until is null or x.next_due < a.armed_until then now() else now() + interval '2 seconds' end
  from jsonb_to_recordset(p -> 'wakes') as x(id text, urgent boolean, next_due timestamptz)
  left join alarm a on a.case_id = x.id
  where x.urgent or a.armed_until is null or x.next_due < a.armed_until or not exists (select 1 from wake w where w.case_id = x.id and w.leased_until is null);
  return null;
end $$;
