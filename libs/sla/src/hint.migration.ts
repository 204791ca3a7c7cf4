import { sqlMigration } from '@casewright/persistence';

/** Heard where agreements have changed. */
export const agreementsChanged = 'sla_changes';

sqlMigration(
  '500-sla-110-hint',
  `
create function sla.hint_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('${agreementsChanged}', '');
  return null;
end $$;
create trigger hint after insert on sla.changes for each statement execute function sla.hint_change();
`,
);
