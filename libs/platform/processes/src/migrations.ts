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

/**
 * `host` is where a process lives; a running row of another host says no more than that. While `moving_to` is set it lives nowhere: the row
 * takes its inputs. `moved_by` is the run that took it over last, so that a repeated taking over is told from a second one.
 */
sqlMigration(
  '140-processes-003-hosts',
  `
alter table processes.processes
  add column host text not null default 'postgres' check (host in ('postgres', 'temporal')),
  add column moving_to text check (moving_to in ('postgres', 'temporal')),
  add column moved_by text,
  add column wakes jsonb not null default '[]',
  drop constraint processes_status_check,
  add constraint processes_status_check check (status in ('running', 'done', 'parked', 'cancelled'));

create index processes_moving on processes.processes (id) where moving_to is not null;
drop index processes.processes_ended;
create index processes_ended on processes.processes (updated_at) where status in ('done', 'cancelled');

create table processes.moves (
  id uuid primary key,
  target text not null check (target in ('postgres', 'temporal')),
  type text,
  key text,
  total integer not null,
  requested_by text not null,
  requested_at timestamptz not null,
  claimed_until timestamptz,
  problem text,
  ended_at timestamptz
);
create index moves_open on processes.moves (requested_at) where ended_at is null;
`,
);

/**
 * `cancel_reason` is why somebody wants a process on Temporal to end, until it has: Temporal is told only that it stands here. `ended_by` is the run
 * that ended last, so that its word of that, repeated late, does not end a life that has begun since.
 */
sqlMigration('140-processes-004-ends', `alter table processes.processes add column cancel_reason text, add column ended_by text;`);
