import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-120-timed',
  `
-- The runs of rules on a schedule: one for each time that was planned, however often the program began with it.
create table automation.scheduled_runs (
  rule_id uuid not null references automation.rules,
  rule_version integer not null,
  planned_at timestamptz(3) not null,
  state text not null check (state in ('running', 'done', 'skipped')),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  reason text,
  -- The tickets as they were selected; a run that is taken up again goes on with the same ones.
  subjects uuid[],
  left_out integer not null default 0,
  fired integer not null default 0,
  claimed_until timestamptz(3),
  primary key (rule_id, planned_at, rule_version)
);
create index scheduled_runs_open on automation.scheduled_runs (claimed_until) where state = 'running';

-- How far the open tickets were looked through for a rule that came into force then.
create table automation.armings (
  rule_id uuid not null references automation.rules,
  since timestamptz(3) not null,
  rule_version integer not null,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  -- The number of the last ticket that was looked at.
  after integer not null default 0,
  looked integer not null default 0,
  total integer not null default 0,
  armed integer not null default 0,
  claimed_until timestamptz(3),
  primary key (rule_id, since)
);
`,
);
