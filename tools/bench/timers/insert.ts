import type { Pool } from 'pg';

export type Timers = readonly (readonly [key: string, due: string])[];

/** As the host writes them after their first event. */
export async function insert(pool: Pool, timers: Timers): Promise<void> {
  await pool.query(
    `insert into processes.processes (id, type, key, definition_version, state, status, wake_at, due_at, started_at, updated_at)
     select 'bench-timer:' || key, 'bench-timer', key, 1, jsonb_build_object('due', due), 'running', due, due, now(), now()
     from unnest($1::text[], $2::timestamptz[]) as timer (key, due)`,
    [timers.map(([key]) => key), timers.map(([, due]) => due)],
  );
}
