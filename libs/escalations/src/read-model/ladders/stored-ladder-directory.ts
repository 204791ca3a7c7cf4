import { LadderDirectory } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

@Injectable()
export class StoredLadderDirectory extends LadderDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async ladders(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      `select id, content->>'name' as name from escalations.ladders where id = any($1::uuid[]) and archived_at is null`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
