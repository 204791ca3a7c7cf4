import { sqlMigration } from '@casewright/persistence';

// The head of a calendar or policy holds the newest content; its versions are written once and never change, because clocks
// that ran under them must stay explainable.
sqlMigration(
  '500-sla-001-configuration',
  `
create schema sla;

create table sla.calendars (
  id uuid primary key,
  version integer not null,
  content jsonb not null,
  request_hash text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create table sla.calendar_versions (
  calendar_id uuid not null references sla.calendars,
  version integer not null,
  content jsonb not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  primary key (calendar_id, version)
);

create table sla.policies (
  id uuid primary key,
  rank integer not null,
  version integer not null,
  content jsonb not null,
  request_hash text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create index policies_in_order on sla.policies (rank) where removed_at is null;
create table sla.policy_versions (
  policy_id uuid not null references sla.policies,
  version integer not null,
  content jsonb not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  primary key (policy_id, version)
);

create function sla.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A version of a calendar or policy never changes';
end $$;
create trigger immutable before update or delete on sla.calendar_versions for each row execute function sla.refuse_change();
create trigger immutable before update or delete on sla.policy_versions for each row execute function sla.refuse_change();
`,
);
