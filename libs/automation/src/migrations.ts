import { sqlMigration } from '@casewright/persistence';
import './migrations/rehearse';
import './migrations/hint';
import './migrations/language';
import './migrations/life';
import './migrations/plugin-facts';
import './migrations/timed';
import './migrations/trials';

sqlMigration(
  '400-automation-001-rules',
  `
create schema automation;

create table automation.rules (
  id uuid primary key,
  status text not null check (status in ('draft', 'active', 'paused')),
  revision integer not null,
  published_version integer,
  published_hash text,
  name text not null,
  phase text not null,
  rank text collate "C" not null,
  events text[] not null,
  draft jsonb not null,
  draft_hash text not null,
  draft_base integer,
  draft_at timestamptz(3) not null,
  draft_by jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  updated_by jsonb not null
);
create index rules_by_status on automation.rules (status);

-- Published versions never change.
create table automation.rule_versions (
  rule_id uuid not null references automation.rules,
  version integer not null,
  document jsonb not null,
  published_at timestamptz(3) not null,
  published_by jsonb not null,
  primary key (rule_id, version)
);
create function automation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A published version of a rule never changes';
end $$;
create trigger rule_versions_never_change before update or delete on automation.rule_versions
  for each row execute function automation.refuse_change();

create table automation.rule_life (
  id bigint generated always as identity primary key,
  rule_id uuid not null references automation.rules,
  kind text not null check (kind in ('created', 'published', 'paused', 'resumed')),
  version integer,
  reason text,
  at timestamptz(3) not null,
  by jsonb not null
);
create index rule_life_by_rule on automation.rule_life (rule_id, id);

-- One row: raised whenever another set of rules becomes live, so that every process notices.
create table automation.live_set (revision bigint not null);
insert into automation.live_set values (1);

-- Commands that were carried out, so that a repeat changes nothing.
create table automation.commands (
  command_id text primary key,
  rule_id uuid not null,
  request_hash text,
  at timestamptz(3) not null
);
`,
);

sqlMigration(
  '400-automation-002-decisions',
  `
-- Rows without a slot stay as long as their ticket: the rules that fired. Rows with one are samples in a bucket of fixed size.
create table automation.decisions (
  id uuid primary key,
  -- Rules of one event ran in the order in which their records were written.
  ordinal bigint generated always as identity,
  slot smallint,
  ticket_id uuid not null,
  rule_id uuid not null,
  rule_version integer not null,
  rule_hash text not null,
  rule_name text not null,
  event_id text not null,
  event_type text not null,
  event_version integer not null,
  command_id text not null,
  correlation_id text not null,
  depth integer not null,
  at timestamptz(3) not null,
  outcome text not null,
  reason text,
  tree jsonb,
  changes jsonb not null,
  actions jsonb not null,
  fields text[] not null,
  microseconds integer not null,
  -- The commands that are still to be sent; null once all were.
  plan jsonb
);
create unique index decisions_bucket on automation.decisions (rule_id, outcome, slot) where slot is not null;
create index decisions_by_ticket on automation.decisions (ticket_id, event_version desc, ordinal desc);
create index decisions_by_rule on automation.decisions (rule_id, at desc, id);
create index decisions_by_time on automation.decisions (at) where outcome = 'fired';

-- Where the conditions of a rule that fires until they no longer hold had stopped holding.
create table automation.clearings (
  ticket_id uuid not null,
  rule_id uuid not null,
  event_version integer not null,
  primary key (ticket_id, rule_id, event_version)
);
`,
);
