import { sqlMigration } from '@casewright/persistence';

/** `due_at` is when a worker has to look at the row: at its wake-up, at the next try of a failed input, or when a claim runs out. */
sqlMigration(
  '140-processes-001-processes',
  `
create schema processes;

create table processes.processes (
  id text primary key,
  type text not null,
  key text not null,
  definition_version integer not null,
  state jsonb,
  status text not null check (status in ('running', 'done', 'parked')),
  wake_at timestamptz,
  positions jsonb not null default '{}',
  sent integer not null default 0,
  cause jsonb,
  version integer not null default 1,
  pending jsonb,
  backlog jsonb not null default '[]',
  attempts integer not null default 0,
  error text,
  due_at timestamptz,
  started_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 70);

create index processes_due on processes.processes (due_at) where due_at is not null;
create index processes_parked on processes.processes (id) where status = 'parked';
`,
);

sqlMigration('140-processes-002-ended', `create index processes_ended on processes.processes (updated_at) where status = 'done';`);
