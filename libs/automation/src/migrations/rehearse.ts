import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-130-backtests',
  `
-- A draft replayed over recorded history. Holds no text about people: results are counts, ids and values of properties.
create table automation.backtests (
  id uuid primary key,
  rule_id uuid not null references automation.rules,
  status text not null check (status in ('queued', 'running', 'done', 'cancelled', 'interrupted', 'failed')),
  content jsonb not null,
  version integer,
  window_from timestamptz(3) not null,
  window_to timestamptz(3) not null,
  events integer not null default 0,
  share real not null default 0,
  created_at timestamptz(3) not null,
  created_by jsonb not null,
  -- By the clock of the database: a worker that has not said anything for a while is gone.
  heard_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  message text,
  result jsonb
);
create index backtests_by_rule on automation.backtests (rule_id, created_at desc, id desc);
create index backtests_open on automation.backtests (status) where status in ('queued', 'running');
create index backtests_ended on automation.backtests (finished_at) where finished_at is not null;
`,
);
