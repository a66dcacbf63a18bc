-- The inbox in the order in which it is shown.
create index task_inbox on task (by_hat, escalated desc, due_at, opened_at);
--> statement-breakpoint
drop index task_hat;
--> statement-breakpoint
-- Which case shares a certificate, by its number. A table of its own: an index on what a case shares would make a new version
-- of the case move in every index.
create table certificate (number text not null, case_id text not null, primary key (number, case_id));
--> statement-breakpoint
create index certificate_case on certificate (case_id);
--> statement-breakpoint
insert into certificate
select distinct n.number #>> '{}', c.id from cases c cross join lateral (
  select jsonb_path_query(c.shares, '$.certificates.number') as number
  union all select jsonb_path_query(c.shares, '$.certificate.number')
  union all select jsonb_path_query(c.shares, '$.certificate ? (@.type() == "string")')
) n where jsonb_typeof(n.number) = 'string';
