import { LadderDirectory, type LadderSummary } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

@Injectable()
export class StoredLadderDirectory extends LadderDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async ladders(ids: readonly string[]): Promise<ReadonlyMap<string, LadderSummary>> {
    const rows = await this.database.query<LadderSummary & object>(
      `select id, content->>'name' as name, case when archived_at is null then 'in-use' else 'archived' end as state
       from escalations.ladders where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
