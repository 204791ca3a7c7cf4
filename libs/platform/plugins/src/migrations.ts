import { sqlMigration } from '@casewright/persistence';

// What each process that runs plugins last said about them: those who ask are answered by other processes.
sqlMigration(
  '180-plugins-001-reports',
  `
create schema plugins;

create table plugins.reports (
  plugin text not null,
  process text not null,
  state text not null check (state in ('starting', 'running', 'stopped', 'failed')),
  problems jsonb not null,
  last_error jsonb,
  started_at timestamptz(3),
  seen_at timestamptz(3) not null,
  primary key (plugin, process)
);
`,
);
