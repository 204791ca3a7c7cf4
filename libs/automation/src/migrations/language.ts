import { sqlMigration } from '@casewright/persistence';

sqlMigration(
  '400-automation-140-otherwise',
  `
-- Which list of actions it was about: 'then' where the conditions held, 'otherwise' where they did not.
alter table automation.decisions add column branch text not null default 'then' check (branch in ('then', 'otherwise'));
`,
);

sqlMigration(
  '400-automation-141-look-ups',
  `
-- What was asked of other parts of the program for an event, so that whoever asks about the event again is told the same.
create table automation.look_ups (
  event_id text primary key,
  found jsonb not null,
  at timestamptz(3) not null
);
`,
);
