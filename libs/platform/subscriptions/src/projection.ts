import type { AnyEvent, Stored } from '@casewright/kernel';

/** Column name → PostgreSQL type. The key column is always `id uuid primary key`, and `version bigint` guards each row. */
export type ProjectionColumns = Readonly<Record<string, string>>;

/**
 * A read model as a fold per row. The runner reads a batch, loads the rows it touches at once, folds in memory, and writes rows and
 * checkpoint in one set-based transaction. Table `rm.<name>_v<version>`, read through the view `rm.<name>`, which is switched
 * when a new version has caught up. Row property names equal the column names in camelCase.
 */
export interface ProjectionDefinition<Row extends object = object, E extends AnyEvent = AnyEvent> {
  readonly name: string;
  readonly version: number;
  readonly events: readonly E['type'][];
  readonly columns: ProjectionColumns;
  /** Index definitions after `on <table>`, for example `using gin (tags)` or `(team_id, due_at)`. */
  readonly indexes?: readonly string[];
  /** Which row an event belongs to; null: none. Several: one event touches several rows. */
  key(event: Stored<E>): string | readonly string[] | null;
  /** The new row, or undefined to delete it. */
  fold(row: Row | undefined, event: Stored<E>, key: string): Row | undefined;
  /** Milliseconds from one batch to the next while few events come in, 10 if nothing is said: more where nobody waits for the row. */
  readonly pace?: number;
  /** Called after a batch was committed, by live runs only (never by a rebuild), in the process that ran it. */
  readonly committed?: (changes: readonly { key: string; events: readonly Stored<E>[] }[]) => void | Promise<void>;
}

export function defineProjection<Row extends object, E extends AnyEvent>(
  definition: ProjectionDefinition<Row, E>,
): ProjectionDefinition<Row, E> {
  return definition;
}
