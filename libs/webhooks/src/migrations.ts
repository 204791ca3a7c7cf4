import { sqlMigration } from '@casewright/persistence';

// The secret is sealed with a key from CASEWRIGHT_KEY.
sqlMigration(
  '800-webhooks-001-targets',
  `
create schema webhooks;

create table webhooks.targets (
  id uuid primary key,
  version integer not null,
  name text not null,
  url text not null,
  secret bytea not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create unique index targets_by_name on webhooks.targets (lower(name));
`,
);
