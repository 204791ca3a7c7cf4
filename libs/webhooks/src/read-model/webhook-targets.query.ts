import type { ListWebhookTargets, WebhookTargetDetailView, WebhookTargetList } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly url: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = 'id, version, name, url, created_at as "createdAt", updated_at as "updatedAt"';
const Place = z.strictObject({ name: z.string(), id: z.uuid() });
const order = '(lower(name) collate "C", id)';

@Injectable()
export class WebhookTargets {
  constructor(private readonly database: Database) {}

  async list({ limit, cursor }: ListWebhookTargets): Promise<WebhookTargetList> {
    const after = decodeCursor(Place, cursor);
    const rows = await this.database.query<Row & object>(
      `select ${columns} from webhooks.targets
       where $1::text is null or ${order} > (lower($1) collate "C", $2::uuid) order by lower(name) collate "C", id limit $3`,
      [after?.name ?? null, after?.id ?? null, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, ({ name, id }) => ({ name, id }));
    return { items: items.map(({ id, name, url }) => ({ id, name, host: new URL(url).host })), nextCursor };
  }

  async find(id: string): Promise<WebhookTargetDetailView> {
    const [row] = await this.database.query<Row & object>(`select ${columns} from webhooks.targets where id = $1`, [id]);
    if (!row) throw missing();
    const { createdAt, updatedAt, ...rest } = row;
    return { ...rest, host: new URL(row.url).host, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  }
}
