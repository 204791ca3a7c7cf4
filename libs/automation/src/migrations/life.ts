import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-110-life',
  `
alter table automation.rules drop constraint rules_status_check;
alter table automation.rules add constraint rules_status_check
  check (status in ('draft', 'active', 'paused', 'tripped', 'archived'));
alter table automation.rules
  -- A newer version on trial, and the stop that holds the rule.
  add column trial jsonb,
  add column stop_id uuid,
  -- The number of the newest version, whether or not it was ever live.
  add column latest_version integer not null default 0;
update automation.rules set latest_version = coalesce(published_version, 0);
create index rules_by_stop on automation.rules (stop_id) where stop_id is not null;

alter table automation.rule_life drop constraint rule_life_kind_check;
alter table automation.rule_life add column details jsonb;
alter table automation.rule_life add constraint rule_life_kind_check check (kind in (
  'created', 'published', 'shadowed', 'canaried', 'promoted', 'withdrawn', 'rolled-back', 'paused', 'stopped', 'resumed', 'tripped',
  'archived', 'restored'));

-- What a stop would cancel is counted before it is confirmed.
create index decisions_planned on automation.decisions (rule_id) where plan is not null;

create table automation.stops (
  id uuid primary key,
  scope jsonb not null,
  reason text not null,
  at timestamptz(3) not null,
  by jsonb not null,
  cancelled jsonb not null
);
`,
);

sqlMigration(
  '400-automation-111-breaker',
  `
-- The failures of the last minutes that the breaker counts.
create table automation.rule_errors (
  rule_id uuid not null references automation.rules,
  event_id text not null,
  at timestamptz(3) not null,
  primary key (rule_id, event_id)
);
`,
);

sqlMigration(
  '400-automation-112-divergence',
  `
create table automation.divergence_counts (
  rule_id uuid not null references automation.rules,
  version integer not null,
  day date not null,
  kind text not null,
  count integer not null,
  primary key (rule_id, version, day, kind)
);

-- A bucket of fixed size for each kind: a later event may take the place of an earlier one.
create table automation.divergence_samples (
  rule_id uuid not null references automation.rules,
  version integer not null,
  kind text not null,
  slot smallint not null,
  ticket_id uuid not null,
  event_id text not null,
  event_type text not null,
  at timestamptz(3) not null,
  trial jsonb not null,
  published jsonb not null,
  primary key (rule_id, version, kind, slot)
);
`,
);
