import type { Database } from '@casewright/persistence';

/**
 * After a logical restore the old transaction ids can exceed the new cluster's and would hide all history behind the reading
 * horizon. A cluster that is not the one of es.meta therefore begins a new epoch: everything of earlier epochs is readable.
 */
export async function beginEpochOfThisCluster(database: Database): Promise<void> {
  await database.query(
    `update es.meta set epoch = epoch + 1, system_identifier = control.system_identifier::text
     from pg_control_system() as control where es.meta.system_identifier <> control.system_identifier::text`,
  );
}
