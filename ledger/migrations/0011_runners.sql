-- Somebody performs this call at the moment: nobody else does before this instant.
alter table effect add column leased_until timestamptz;
--> statement-breakpoint
-- Which version of the case its runner has shown in Temporal; asleep: its runner was started, and has not run yet.
alter table alarm add column shown int;
--> statement-breakpoint
alter table alarm add column asleep boolean not null default false;
--> statement-breakpoint
create index alarm_asleep on alarm (case_id) where asleep;
--> statement-breakpoint
-- A wake-up that is to come later than it was written is for what is shown alone.
alter table wake add column written_at timestamptz not null default now();
