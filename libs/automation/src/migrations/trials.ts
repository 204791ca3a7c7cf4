import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-220-timed-trials',
  `
-- What the two versions of a rule made of their times in one stretch, or of one planned time, until both are through and compared.
create table automation.watched_runs (
  rule_id uuid not null references automation.rules,
  version integer not null,
  ticket_id uuid not null,
  occasion text not null,
  trial jsonb,
  published jsonb,
  primary key (rule_id, version, occasion, ticket_id)
);
create index watched_runs_by_ticket on automation.watched_runs (ticket_id);

alter table automation.scheduled_runs add column stage text not null default 'live' check (stage in ('live', 'shadow'));
`,
);
