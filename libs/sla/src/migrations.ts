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

// Each change of policies and calendars in its order, kept for good: a ticket counts by what was in force when it was opened, and by what
// was carried to running clocks since. The first row stands for what there was before changes were kept.
sqlMigration(
  '500-sla-002-changes',
  `
create table sla.changes (
  edition integer primary key,
  id uuid not null unique,
  kind text not null,
  -- Of the policy or calendar.
  subject_id uuid,
  subject_name text,
  -- What it takes to repeat the change; of the first row, all that was in force.
  content jsonb not null,
  effect text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default now(),
  done integer not null default 0,
  total integer not null default 0,
  -- The last ticket that it was carried to.
  carried_to uuid,
  finished_at timestamptz(3)
);
create index changes_under_way on sla.changes (edition) where finished_at is null;

insert into sla.changes (edition, id, kind, content, effect, made_by, made_at, finished_at)
select 0, '00000000-0000-0000-0000-000000000000', 'beginning', jsonb_build_object(
  'order', coalesce((select jsonb_agg(id order by rank) from sla.policies where removed_at is null), '[]'),
  'policies', coalesce((select jsonb_object_agg(id, version) from sla.policies where removed_at is null), '{}'),
  'calendars', coalesce((select jsonb_object_agg(id, version) from sla.calendars), '{}')
), 'new-tickets', 'casewright', now(), now();

create function sla.refuse_other_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.edition, old.id, old.kind, old.content, old.effect, old.made_by, old.made_at, old.recorded_at)
    is distinct from (new.edition, new.id, new.kind, new.content, new.effect, new.made_by, new.made_at, new.recorded_at) then
    raise exception 'A change of the agreements stays as it was made';
  end if;
  return new;
end $$;
create trigger immutable before update or delete on sla.changes for each row execute function sla.refuse_other_change();
`,
);
