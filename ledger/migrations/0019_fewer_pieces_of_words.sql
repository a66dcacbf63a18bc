-- Fewer pieces of words: single ASCII characters are no longer asked for, and numbers, which come later, stand in a row of
-- their own, or every piece of the rest would be written again with them. `gramsOf` in desk-words.ts says the same.
alter table desk_text
  add column part smallint not null default 0,
  drop constraint desk_text_pkey1,
  add primary key (no, part);
--> statement-breakpoint
alter table desk_text alter part drop default;
--> statement-breakpoint
create or replace function grams_of(words text) returns text[] language plpgsql immutable strict parallel safe cost 2000 as $$
declare
  signs text[] := string_to_array(words, null);
begin
  return string_to_array(regexp_replace(words, '[\x01-\x7f]+', '', 'g'), null) || array(
    select sign || next from unnest(signs, signs[2:]) as pair (sign, next) where sign <> ' ' and next <> ' '
  );
end $$;
--> statement-breakpoint
reindex index desk_text_grams;
