import { createHash } from 'node:crypto';
import { asynchronousCommit } from '@casewright/persistence';
import type { ClientBase } from 'pg';
import { moveCheckpoint, type BuildKey } from '../checkpoints';
import type { ProjectionDefinition } from '../projection';

type Row = Record<string, unknown>;

/** A row with its key and guard; undefined: there is none (any more). */
export interface StoredRow {
  readonly id: string;
  readonly version: number;
  readonly row: object | undefined;
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const identifier = (name: string): string => name.replaceAll('-', '_');

/**
 * The table of one build of a projection: its definition in SQL, and set-based reading and writing. Where a statement is prepared, lists
 * come in as `(select $1)`: PostgreSQL would plan anew for each list that it sees, and that takes as long as running the plan.
 */
export class ProjectionTable {
  readonly name: string;
  readonly view: string;
  private readonly columns: { readonly property: string; readonly column: string; readonly isTime: boolean }[];

  constructor(
    private readonly definition: ProjectionDefinition,
    key: BuildKey,
  ) {
    this.view = `rm.${identifier(definition.name)}`;
    this.name = tableName(key);
    this.columns = Object.entries(definition.columns)
      .filter(([, type]) => !/\bgenerated\b/i.test(type))
      .map(([name, type]) => ({ property: camel(snake(name)), column: snake(name), isTime: /^timestamp/i.test(type) }));
  }

  async create(client: ClientBase): Promise<void> {
    const columns = Object.entries(this.definition.columns).map(([name, type]) => `${snake(name)} ${type}`);
    await client.query(
      `create table if not exists ${this.name} (${['id uuid primary key', 'version bigint not null', ...columns].join(', ')})`,
    );
    for (const [index, definition] of (this.definition.indexes ?? []).entries()) {
      await client.query(`create index if not exists ${this.name.slice('rm.'.length)}_${index + 1} on ${this.name} ${definition}`);
    }
  }

  /** From now on readers see this build. */
  async show(client: ClientBase): Promise<void> {
    await client.query(`drop view if exists ${this.view}`);
    await client.query(`create view ${this.view} as select * from ${this.name}`);
  }

  async load(client: Pick<ClientBase, 'query'>, ids: readonly string[]): Promise<Map<string, StoredRow>> {
    const columns = this.columns.map(({ column }) => `t.${column}`).join(', ');
    const { rows } = await client.query<{ id: string; version: number; data: Row }>({
      name: `load ${this.name}`,
      text: `select id, version::float8 as version, (select to_jsonb(r) from (select ${columns}) as r) as data
        from ${this.name} t where id = any((select $1::uuid[])::uuid[])`,
      values: [`{${ids.join(',')}}`],
    });
    return new Map(rows.map(({ id, version, data }) => [id, { id, version, row: this.toRow(data) }]));
  }

  /** Upserts and deletes in two statements. A row that is newer already stays. */
  async write(client: Pick<ClientBase, 'query'>, rows: readonly StoredRow[]): Promise<void> {
    const kept = rows.filter(({ row }) => row !== undefined);
    const deleted = rows.filter(({ row }) => row === undefined).map(({ id }) => id);
    if (kept.length > 0) {
      const records = kept.map(({ id, version, row }) => this.toRecord(id, version, row ?? {}));
      await client.query({ name: `write ${this.name}`, text: this.upsert(), values: [JSON.stringify(records)] });
    }
    if (deleted.length > 0) await client.query(`delete from ${this.name} where id = any($1::uuid[])`, [deleted]);
  }

  /**
   * Upserts, deletes and moves the checkpoint in one statement, which is a transaction by itself: a few events at a time cost two journeys
   * to the database with it, and five without. False: the checkpoint stands elsewhere, and nothing was written.
   */
  async writeMoving(client: Pick<ClientBase, 'query'>, rows: readonly StoredRow[], move: readonly unknown[]): Promise<boolean> {
    const kept = rows.filter(({ row }) => row !== undefined).map(({ id, version, row }) => this.toRecord(id, version, row ?? {}));
    const deleted = rows.filter(({ row }) => row === undefined).map(({ id }) => id);
    const { rowCount } = await client.query({
      name: `move ${this.name}`,
      text: `with moved as (${moveCheckpoint} returning ${asynchronousCommit}),
        written as (${this.upsert('(select $10::jsonb)', 'where exists (select from moved)')}),
        gone as (delete from ${this.name} where id = any((select $11::uuid[])::uuid[]) and exists (select from moved))
        select from moved`,
      values: [...move, JSON.stringify(kept), deleted],
    });
    return rowCount === 1;
  }

  private upsert(rows = '(select $1::jsonb)', condition = ''): string {
    const columns = ['id', 'version', ...this.columns.map(({ column }) => column)];
    const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
    return `insert into ${this.name} as kept (${columns.join(', ')})
      select ${columns.join(', ')} from jsonb_populate_recordset(null::${this.name}, ${rows}) ${condition}
      on conflict (id) do update set ${updates.join(', ')} where kept.version <= excluded.version`;
  }

  private toRecord(id: string, version: number, row: object): Row {
    const record: Row = { id, version };
    for (const { property, column } of this.columns) record[column] = (row as Row)[property];
    return record;
  }

  private toRow(data: Row): Row {
    const row: Row = {};
    for (const { property, column, isTime } of this.columns) {
      const value = data[column];
      row[property] = isTime && typeof value === 'string' ? new Date(value).toISOString() : value;
    }
    return row;
  }
}

export const tableName = ({ subscription, version, build }: BuildKey): string =>
  `rm.${identifier(subscription)}_v${version}${build === 1 ? '' : `_b${build}`}`;

/** Changes with the columns and indexes, so that a forgotten version shows at start and not as a broken row. */
export function shapeOf(definition: ProjectionDefinition): string {
  return createHash('sha256')
    .update(JSON.stringify([definition.columns, definition.indexes ?? []]))
    .digest('hex')
    .slice(0, 16);
}
