-- The inbox in the order in which it is shown.
create index task_inbox on task (by_hat, escalated desc, due_at, opened_at);
--> statement-breakpoint
drop index task_hat;
--> statement-breakpoint
-- The numbers of the certificates that a case shares: one, several, or a number alone.
create function certificate_numbers(shares jsonb) returns jsonb language sql immutable parallel safe
return jsonb_path_query_array(shares, '$.certificates.number') || jsonb_path_query_array(shares, '$.certificate.number')
  || jsonb_path_query_array(shares, '$.certificate ? (@.type() == "string")');
--> statement-breakpoint
create index cases_certificates on cases using gin (certificate_numbers(shares)) where shares ?| '{certificate,certificates}';
