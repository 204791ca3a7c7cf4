import { WebhookDirectory } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

@Injectable()
export class StoredWebhookDirectory extends WebhookDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async targets(ids: readonly string[]): Promise<ReadonlyMap<string, { id: string; name: string }>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'select id, name from webhooks.targets where id::text = any ($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
