import { randomBytes } from 'node:crypto';
import { Config } from '@casewright/config';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { KeyCache } from './key-cache';
import { open, seal } from './seal';

interface KeyRow {
  readonly subject_id: string;
  readonly wrapped_key: Buffer | null;
}

/** Held in share while a snapshot is taken, alone while a key is destroyed. */
export const forgettingLock = 0x6361_7366;

/** The key of each person, wrapped by CASEWRIGHT_KEY. Without its key what was sealed with it is gone. */
@Injectable()
export class SubjectKeys {
  private readonly cache = new KeyCache();
  private readonly listeners = new Set<() => void>();
  private readonly master: Buffer;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {
    this.master = Buffer.from(config.values.CASEWRIGHT_KEY, 'base64');
  }

  /** Keys to seal with, made where a person has none yet. Refused for people who were forgotten. */
  async forSealing(subjectIds: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
    const ids = [...new Set(subjectIds)];
    const known = await this.forOpening(ids);
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length > 0) await this.create(missing);
    const keys = missing.length > 0 ? await this.forOpening(ids) : known;
    const result = new Map<string, Buffer>();
    for (const id of ids) {
      const key = keys.get(id);
      if (!key) throw new DomainError('state.conflict', 'This person has been forgotten; nothing more can be recorded about them.');
      result.set(id, key);
    }
    return result;
  }

  /** Keys that exist; null where the key was destroyed. */
  async forOpening(subjectIds: Iterable<string>): Promise<ReadonlyMap<string, Buffer | null>> {
    const found = new Map<string, Buffer | null>();
    const missing: string[] = [];
    for (const id of new Set(subjectIds)) {
      const key = this.cache.get(id);
      if (key === undefined) missing.push(id);
      else found.set(id, key);
    }
    if (missing.length === 0) return found;
    const keep = this.cache.begin();
    const rows = await this.database.query<KeyRow>(
      'select subject_id, wrapped_key from es.subject_keys where subject_id = any($1::uuid[])',
      [missing],
    );
    for (const row of rows) {
      const key = row.wrapped_key && open(this.master, row.wrapped_key, row.subject_id);
      found.set(row.subject_id, key);
      keep(row.subject_id, key);
    }
    return found;
  }

  /** Destroys the key for good, and with it every snapshot that may hold text about the person; other processes are told. */
  async destroy(subjectId: string): Promise<void> {
    await this.database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [forgettingLock]);
      await client.query(
        `insert into es.subject_keys (subject_id, destroyed_at) values ($1, clock_timestamp())
         on conflict (subject_id) do update set wrapped_key = null, destroyed_at = coalesce(es.subject_keys.destroyed_at, excluded.destroyed_at)`,
        [subjectId],
      );
      await client.query('delete from es.snapshots');
      await client.query(`select pg_notify('es_forgotten', $1)`, [subjectId]);
    });
    this.forget(subjectId);
  }

  /** Drops what is held in memory: another process has destroyed the key. */
  forget(subjectId: string): void {
    this.cache.drop(subjectId);
    for (const listener of this.listeners) listener();
  }

  /** Told when somebody is forgotten, for others who hold text in memory. */
  onForgotten(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Looks every key up anew. Used where the answer must not be older than the database. */
  uncached(): SubjectKeys {
    return new SubjectKeys(this.database, this.config);
  }

  private async create(subjectIds: readonly string[]): Promise<void> {
    const wrapped = subjectIds.map((id) => seal(this.master, randomBytes(32), id));
    await this.database.query(
      `insert into es.subject_keys (subject_id, wrapped_key) select * from unnest($1::uuid[], $2::bytea[]) as made (id, key) order by id
       on conflict do nothing`,
      [subjectIds, wrapped],
    );
  }
}
