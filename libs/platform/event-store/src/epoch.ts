import type { Database } from '@casewright/persistence';

/**
 * After a logical restore the old transaction ids can exceed the new cluster's and would hide all history behind the reading
 * horizon. A cluster that is not the one of es.meta therefore begins a new epoch: everything of earlier epochs is readable. New
 * events get it as their column's default, which the restore brought along from the old cluster.
 */
export async function beginEpochOfThisCluster(database: Database): Promise<void> {
  await database.query(
    `do $epoch$
     declare cluster constant text := (select system_identifier::text from pg_control_system());
     begin
       update es.meta set epoch = epoch + 1, system_identifier = cluster where system_identifier <> cluster;
       if found then
         execute format('alter table es.events alter column epoch set default %s', (select epoch from es.meta));
       end if;
     end $epoch$`,
  );
}
