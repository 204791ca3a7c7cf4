import { sqlMigration } from '@casewright/persistence';

/** Heard where another set of rules has become live. */
export const liveSetChanged = 'automation_live_set';

sqlMigration(
  '400-automation-240-hint',
  `
create function automation.hint_live_set() returns trigger language plpgsql as $$
begin
  perform pg_notify('${liveSetChanged}', '');
  return null;
end $$;
create trigger hint after update on automation.live_set for each statement execute function automation.hint_live_set();
`,
);
