-- Holiday notices as people brought them: who proposed one, and who took it or discarded it. A notice moves everybody's deadlines.
create table holiday_notice (
  n bigint generated always as identity primary key,
  year int not null,
  notice jsonb not null,
  proposed_at timestamptz not null,
  proposed_by jsonb not null,
  decided_at timestamptz,
  decided_by jsonb,
  -- The calendar that it became; null: it waits, or was discarded.
  calendar text references calendar (version),
  check ((decided_at is null) = (decided_by is null))
);
