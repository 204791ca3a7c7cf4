import { sqlMigration } from '@casewright/persistence';

// What plugins have declared stays known when they are gone, so that rules which ask for it still compile. What they said about people
// is erased with these, by the tickets that the people are found by; rows from before hold nothing that plugins said.
sqlMigration(
  '400-automation-230-plugin-facts',
  `
create table automation.plugin_facts (
  id text primary key,
  declared jsonb not null,
  revision integer not null default 1
);
alter table automation.look_ups add column ticket_id uuid;
create index look_ups_of_plugins on automation.look_ups (ticket_id) where found @? '$.plugins.*.personal';
`,
);
