import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-140-otherwise',
  `
-- Which list of actions it was about: 'then' where the conditions held, 'otherwise' where they did not.
alter table automation.decisions add column branch text not null default 'then' check (branch in ('then', 'otherwise'));
`,
);

sqlMigration(
  '400-automation-142-named-conditions',
  `
create table automation.named_conditions (
  id uuid primary key,
  version integer not null,
  name text not null,
  conditions jsonb not null,
  updated_at timestamptz(3) not null,
  updated_by jsonb not null
);
create unique index named_conditions_by_name on automation.named_conditions (lower(name));

-- Versions never change, because rules name them.
create table automation.named_condition_versions (
  condition_id uuid not null,
  version integer not null,
  name text not null,
  conditions jsonb not null,
  made_at timestamptz(3) not null,
  made_by jsonb not null,
  primary key (condition_id, version)
);
create trigger named_condition_versions_never_change before update or delete on automation.named_condition_versions
  for each row execute function automation.refuse_change();
`,
);

sqlMigration(
  '400-automation-141-look-ups',
  `
-- What was asked of other parts of the program for an event, so that whoever asks about the event again is told the same.
create table automation.look_ups (
  event_id text primary key,
  found jsonb not null,
  at timestamptz(3) not null
);
`,
);
