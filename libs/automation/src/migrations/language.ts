import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-140-otherwise',
  `
-- Which list of actions it was about: 'then' where the conditions held, 'otherwise' where they did not.
alter table automation.decisions add column branch text not null default 'then' check (branch in ('then', 'otherwise'));
`,
);
