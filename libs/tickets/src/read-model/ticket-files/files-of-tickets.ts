import type { FileUser } from '@casewright/files';
import { Database } from '@casewright/persistence';
import { SubscriptionAdmin } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { ticketFiles } from './ticket-files.projection';

/** Which files tickets and drafts name. */
@Injectable()
export class FilesOfTickets implements FileUser {
  readonly name = 'tickets';

  constructor(
    private readonly database: Database,
    private readonly subscriptions: SubscriptionAdmin,
  ) {}

  async named(digests: readonly string[]): Promise<readonly string[]> {
    await this.requireCurrent();
    const rows = await this.database.query<{ digest: string }>(
      `select wanted.digest from unnest($1::text[]) wanted (digest)
       where exists (select from rm.ticket_files f where f.digests @> array[wanted.digest])
         or exists (select from tickets.uploads u where u.digest = wanted.digest)`,
      [digests],
    );
    return rows.map(({ digest }) => digest);
  }

  /** Files of what was written about a person. */
  async about(subjectId: string): Promise<readonly string[]> {
    const sql = 'select distinct unnest(digests) as digest from rm.ticket_files where subject_id = $1';
    return (await this.database.query<{ digest: string }>(sql, [subjectId])).map(({ digest }) => digest);
  }

  /** Throws while the table is behind the log: a file may then be named although no row says so. */
  async requireCurrent(): Promise<void> {
    const builds = (await this.subscriptions.list()).filter(
      ({ subscription, state }) => subscription === ticketFiles.name && state === 'live',
    );
    const current = builds.length > 0 && builds.every(({ behind, parked, retrying }) => behind + parked + retrying === 0);
    if (!current) throw new Error('The files of tickets are not all known yet');
  }
}
