import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '120-subscriptions-001-checkpoints',
  `
create schema rm;

-- One row per build of a subscription. Reactors have version 1 and build 1 for ever.
create table es.checkpoints (
  subscription text not null,
  version integer not null,
  build integer not null,
  kind text not null check (kind in ('projection', 'reactor')),
  state text not null check (state in ('live', 'building', 'retired')),
  epoch integer not null,
  xid xid8 not null,
  seq bigint not null,
  shape text not null,
  lease text,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (subscription, version, build)
);

create table es.parked (
  id bigint generated always as identity primary key,
  subscription text not null,
  version integer not null,
  build integer not null,
  stream_id uuid not null,
  stream_version integer not null,
  event_type text not null,
  status text not null check (status in ('retrying', 'parked', 'waiting')),
  attempts integer not null,
  error text,
  next_try_at timestamptz not null default clock_timestamp(),
  parked_at timestamptz not null default clock_timestamp(),
  unique (subscription, version, build, stream_id, stream_version),
  foreign key (subscription, version, build) references es.checkpoints on delete cascade
);
`,
);

sqlMigration(
  '120-subscriptions-002-faults',
  `
-- What keeps a build from getting on, and since when; both null while it does.
alter table es.checkpoints add column fault text, add column failing_since timestamptz;
`,
);
