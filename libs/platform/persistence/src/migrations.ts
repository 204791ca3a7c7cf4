export interface NamedMigration {
  readonly name: string;
  readonly sql: string;
}

/** Where the names of those are that a database has had. */
export const migrationsTable = 'schema_migrations';

const registered = new Map<string, NamedMigration>();

/**
 * Declares a migration next to the code that needs it: importing the file is registering it. They run in the order of their
 * names, so a name is `<context number>-<context>-<nnn>-<what>`, for example `300-tickets-001-numbers`.
 */
export function sqlMigration(name: string, sql: string): void {
  if (registered.has(name)) throw new Error(`Migration ${name} is declared twice`);
  registered.set(name, { name, sql });
}

export function allMigrations(): NamedMigration[] {
  return [...registered.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
