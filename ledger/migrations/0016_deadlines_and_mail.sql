-- Lists are sorted by what a case has to be done by, not by the reminders before it.
update desk_case d set due = coalesce((
  select min((timer ->> 'dueAt')::timestamptz) from cases c, jsonb_array_elements(c.snapshot -> 'timers') timer
  where c.id = d.case_id and timer ->> 'kind' in ('after', 'escalate') and timer ? 'dueAt'
), 'infinity');

--> statement-breakpoint
-- Who wants no mail of notices that the law does not demand; what is told them they find in the desk.
create table no_mail (person text primary key, since timestamptz not null);
