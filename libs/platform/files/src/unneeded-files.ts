import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { FileStore } from './file-store';

/** One part that names files. Files have no owner: the same content is there once, whoever brought it. */
export interface FileUser {
  readonly name: string;
  /** Which of these it still names. A rejection puts the removal off, for example while its own table is behind the log. */
  named(digests: readonly string[]): Promise<Iterable<string>>;
}

const portion = 200;
/** Who names a file may learn late that it is to stop; what is still named after this long is needed. */
const patienceMilliseconds = 24 * 3_600_000;

/** Removes files that nobody names any more. What is to be looked at stands in a table, so an end of the process only delays it. */
@Injectable()
export class UnneededFiles {
  private readonly logger = new Logger('Files');
  private readonly users = new Map<string, FileUser>();

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  register(user: FileUser): void {
    if (this.users.has(user.name)) throw new Error(`${user.name} names files twice`);
    this.users.set(user.name, user);
  }

  /** The caller has stopped naming these, or will within moments. */
  async add(digests: Iterable<string>): Promise<void> {
    const known = [...new Set(digests)].filter((digest) => digest !== '');
    if (known.length === 0) return;
    await this.database.query(
      `insert into files.unneeded (digest, since) select digest, $2 from unnest($1::text[]) digest
       on conflict (digest) do update set since = excluded.since`,
      [known, this.clock.now()],
    );
  }

  /** Removes what nobody names, and answers how many files that were. */
  async sweep(): Promise<number> {
    let removed = 0;
    let after = '';
    for (;;) {
      const rows = await this.database.query<{ digest: string; since: Date }>(
        'select digest, since from files.unneeded where digest > $1 order by digest limit $2',
        [after, portion],
      );
      if (rows.length === 0) return removed;
      after = rows.at(-1)?.digest ?? '';
      removed += await this.look(rows);
    }
  }

  private async look(rows: readonly { digest: string; since: Date }[]): Promise<number> {
    const named = new Set<string>();
    for (const user of this.users.values()) for (const digest of await user.named(rows.map(({ digest: own }) => own))) named.add(digest);
    const free = rows.filter(({ digest }) => !named.has(digest)).map(({ digest }) => digest);
    for (const digest of free) await this.files.delete(digest);
    const needed = this.clock.now().getTime() - patienceMilliseconds;
    const settled = rows.filter(({ digest, since }) => !named.has(digest) || since.getTime() < needed).map(({ digest }) => digest);
    await this.database.query('delete from files.unneeded where digest = any($1::text[])', [settled]);
    if (free.length > 0) this.logger.log({ msg: 'Removed files that nobody needs any more', count: free.length });
    return free.length;
  }
}
