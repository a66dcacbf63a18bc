-- Fewer bytes for the same record. Hashes are kept as bytes instead of hex, the short lists of a row as JSON instead of arrays;
-- what the desk finds cases by refers to them by a number of the database's own, which nothing else knows.
-- What is no hash in a row that somebody altered stays what it is, so that it is still found.
create function bytes_of(hash text) returns bytea language sql immutable strict
  return case when hash ~ '^([0-9a-f]{2})*$' then decode(hash, 'hex') else convert_to(hash, 'UTF8') end;
--> statement-breakpoint
drop trigger regime_stays on cases;
--> statement-breakpoint
alter table cases drop constraint cases_regime_fkey;
--> statement-breakpoint
alter table regime alter hash type bytea using bytes_of(hash);
--> statement-breakpoint
alter table cases
  alter regime type bytea using bytes_of(regime),
  alter hash type bytea using bytes_of(hash),
  add column no int generated always as identity;
--> statement-breakpoint
alter table cases add constraint cases_regime_fkey foreign key (regime) references regime;
--> statement-breakpoint
create unique index cases_no on cases (no);
--> statement-breakpoint
create trigger regime_stays before update of regime on cases for each row when (old.regime is distinct from new.regime) execute function forbid_change();
--> statement-breakpoint
alter table ledger
  alter regime type bytea using bytes_of(regime),
  alter snapshot_hash type bytea using bytes_of(snapshot_hash),
  alter prev type bytea using bytes_of(prev),
  alter hash type bytea using bytes_of(hash),
  alter from_state type jsonb using to_jsonb(from_state),
  alter to_state type jsonb using to_jsonb(to_state),
  alter articles type jsonb using to_jsonb(articles),
  add check (jsonb_typeof(from_state) = 'array' and jsonb_typeof(to_state) = 'array' and jsonb_typeof(articles) = 'array');
--> statement-breakpoint
drop function bytes_of(text);
--> statement-breakpoint
alter table desk_case rename to older_desk_case;
--> statement-breakpoint
create table desk_case (
  no int primary key,
  version int not null,           -- negative: without the articles of earlier rows, until it is filled
  kind int not null,              -- of the lifecycle: `kindOf` in desk.ts
  ended boolean not null,
  due timestamptz not null,       -- infinity: nothing is due
  opened_at timestamptz not null,
  at timestamptz not null,
  keys text[] not null
) with (fillfactor = 90);
--> statement-breakpoint
insert into desk_case
select c.no, d.version, ('x' || left(encode(sha256(convert_to(d.lifecycle, 'UTF8')), 'hex'), 8))::bit(32)::int, d.ended, d.due, d.opened_at, d.at, d.keys
from older_desk_case d join cases c on c.id = d.case_id;
--> statement-breakpoint
drop table older_desk_case;
--> statement-breakpoint
create index desk_case_recent on desk_case (kind, at desc, no desc);
--> statement-breakpoint
create index desk_case_due on desk_case (kind, due, no);
--> statement-breakpoint
create index desk_case_opened on desk_case (kind, opened_at desc, no desc);
--> statement-breakpoint
create index desk_case_keys on desk_case using gin (keys);
--> statement-breakpoint
-- Every one and two characters in a row of some words; none spans a blank. `gramsOf` in desk-words.ts says the same.
create function grams_of(words text) returns text[] language plpgsql immutable strict parallel safe cost 2000 as $$
declare
  signs text[] := string_to_array(words, null);
begin
  return array_remove(signs, ' ') || array(
    select sign || next from unnest(signs, signs[2:]) as pair (sign, next) where sign <> ' ' and next <> ' '
  );
end $$;
--> statement-breakpoint
alter table desk_text rename to older_desk_text;
--> statement-breakpoint
create table desk_text (no int primary key, words text not null);
--> statement-breakpoint
insert into desk_text select c.no, t.words from older_desk_text t join cases c on c.id = t.case_id;
--> statement-breakpoint
drop table older_desk_text;
--> statement-breakpoint
create index desk_text_grams on desk_text using gin (grams_of(words));
--> statement-breakpoint
alter table desk_done rename to older_desk_done;
--> statement-breakpoint
create table desk_done (
  no int not null,
  at timestamptz not null,
  person text not null,
  state text not null,
  lifecycle text not null,
  hat text not null,
  party text,
  primary key (person, no, state)
);
--> statement-breakpoint
insert into desk_done select c.no, d.at, d.person, d.state, d.lifecycle, d.hat, d.party from older_desk_done d join cases c on c.id = d.case_id;
--> statement-breakpoint
drop table older_desk_done;
--> statement-breakpoint
create index desk_done_recent on desk_done (person, at desc, no desc, state desc);
--> statement-breakpoint
-- Asked by the case and by the document: the one walked all references that there are.
alter table document_ref drop constraint document_ref_pkey;
--> statement-breakpoint
alter table document_ref add primary key (case_id, sha256);
--> statement-breakpoint
create index document_ref_document on document_ref (sha256);
