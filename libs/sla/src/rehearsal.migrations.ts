import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '500-sla-100-rehearsals',
  `
-- A draft rehearsed over recorded history. Holds no text about people: results are counts and ids.
create table sla.rehearsals (
  id uuid primary key,
  status text not null check (status in ('queued', 'running', 'done', 'cancelled', 'interrupted', 'failed')),
  change jsonb not null,
  subject text,
  window_from timestamptz(3) not null,
  window_to timestamptz(3) not null,
  tickets integer not null default 0,
  share real not null default 0,
  created_at timestamptz(3) not null,
  created_by jsonb not null,
  -- By the clock of the database: a worker that has not said anything for a while is gone.
  heard_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  message text,
  result jsonb
);
create index rehearsals_newest on sla.rehearsals (created_at desc, id desc);
create index rehearsals_open on sla.rehearsals (status) where status in ('queued', 'running');
create index rehearsals_ended on sla.rehearsals (finished_at) where finished_at is not null;
`,
);
