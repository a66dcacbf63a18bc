-- A key is used once in a case: by a digest of both, a third of the bytes. (Whoever finds two keys with one digest has the second refused.)
create unique index ledger_key on ledger ((md5(case_id || ' ' || key)::uuid));
--> statement-breakpoint
alter table ledger drop constraint ledger_case_id_key_key;
--> statement-breakpoint
-- Who did what is asked seldom: an entry for each person, not for each row.
drop index ledger_person;
--> statement-breakpoint
create index ledger_person on ledger ((actor ->> 'person')) where actor ->> 'hat' <> 'SYSTEM';
--> statement-breakpoint
drop index cases_stem;
--> statement-breakpoint
create index cases_stem on cases using hash (stem);
