import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '200-identity-001-users',
  `
create schema identity;
create extension if not exists pg_trgm;

create table identity.teams (
  id uuid primary key,
  name text not null,
  description text not null default '',
  request_hash text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  removed_at timestamptz(3)
);
create unique index teams_by_name on identity.teams (lower(name) collate "C") where removed_at is null;

create table identity.users (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null check (role in ('admin', 'manager', 'agent', 'engineer', 'customer')),
  state text not null check (state in ('invited', 'active', 'deactivated')),
  password_hash text check (state <> 'active' or password_hash is not null),
  person_id uuid,
  team_ids uuid[] not null default '{}',
  search text not null,
  request_hash text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  last_sign_in_at timestamptz(3)
);
create index users_by_name on identity.users (lower(name) collate "C", id);
create index users_by_team on identity.users using gin (team_ids);
create index users_search on identity.users using gin (search gin_trgm_ops);
create index users_active_staff on identity.users (role) where state = 'active' and role <> 'customer';

create table identity.invitations (
  id uuid primary key,
  user_id uuid not null references identity.users on delete cascade,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_because text check (ended_because in ('used', 'replaced', 'withdrawn'))
);
create unique index invitations_open on identity.invitations (user_id) where ended_at is null;

-- One sign-in on one device. The refresh tokens of a session are its id and a number that rises; only the number is kept.
create table identity.sessions (
  id uuid primary key,
  user_id uuid not null references identity.users on delete cascade,
  token_number integer not null,
  rotated_at timestamptz(3),
  device text not null,
  address text not null,
  started_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_because text check (ended_because in ('signed-out', 'reuse', 'password-changed', 'deactivated'))
);
create index sessions_open on identity.sessions (user_id, last_seen_at desc) where ended_at is null;
create index sessions_by_expiry on identity.sessions (expires_at);

-- Networks from which somebody has signed in: a flood of guesses from elsewhere does not keep them out.
create table identity.known_networks (
  user_id uuid not null references identity.users on delete cascade,
  network text not null,
  seen_at timestamptz(3) not null,
  primary key (user_id, network)
);

-- Counters of failed sign-ins; losing them in a crash costs nothing.
create unlogged table identity.attempts (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index attempts_by_expiry on identity.attempts (expire);

-- The first admin is made once: this row is locked while it happens.
create table identity.installation (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid(),
  set_up_at timestamptz(3)
);
insert into identity.installation default values;
`,
);

sqlMigration(
  '200-identity-002-history',
  `
-- Who changed what about users and teams, and when. Names as they were then.
create table identity.changes (
  id bigint primary key generated always as identity,
  subject_kind text not null check (subject_kind in ('user', 'team')),
  subject_id uuid not null,
  kind text not null,
  changes jsonb not null,
  actor jsonb not null,
  at timestamptz(3) not null
);
create index changes_by_subject on identity.changes (subject_kind, subject_id, id desc);
`,
);
