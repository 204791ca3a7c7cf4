import { sqlMigration } from '@casewright/persistence';

// The head of a ladder holds the newest content; its versions are written once and never change, because escalations that began under
// them go on under them. The version of the calendar is the one in force when the ladder was saved: it counts on where the calendar is removed.
sqlMigration(
  '520-escalations-001-ladders',
  `
create schema escalations;

create table escalations.ladders (
  id uuid primary key,
  version integer not null,
  content jsonb not null,
  request_hash text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  archived_at timestamptz(3)
);
create unique index ladders_by_name on escalations.ladders (lower(content->>'name')) where archived_at is null;

create table escalations.ladder_versions (
  ladder_id uuid not null references escalations.ladders,
  version integer not null,
  content jsonb not null,
  calendar_version integer,
  made_by text not null,
  made_at timestamptz(3) not null,
  primary key (ladder_id, version)
);

create function escalations.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A version of a ladder never changes';
end $$;
create trigger immutable before update or delete on escalations.ladder_versions for each row execute function escalations.refuse_change();
`,
);
