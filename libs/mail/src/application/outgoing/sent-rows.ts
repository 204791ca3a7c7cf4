import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

export interface SentRow {
  readonly deliveryId: string;
  readonly composedAt: Date;
  readonly sentAt: Date | null;
  readonly receipt: string | null;
}

export interface NewSent {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly ticketId: string | null;
  readonly address: string;
  readonly automatic: boolean;
}

const insertion = `insert into mail.sent (delivery_id, message_id, kind, ticket_id, address, automatic, composed_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict (delivery_id) do nothing`;

const valuesOf = (mail: NewSent, composedAt: Date): unknown[] => [
  mail.deliveryId,
  mail.messageId,
  mail.kind,
  mail.ticketId,
  mail.address,
  mail.automatic,
  composedAt,
];

const columns = 'delivery_id as "deliveryId", composed_at as "composedAt", sent_at as "sentAt", receipt';

/** Mails that we have written: when for the first time, and whether they are gone. */
@Injectable()
export class SentRows {
  constructor(private readonly database: Database) {}

  async find(deliveryId: string): Promise<SentRow | null> {
    const [row] = await this.database.query<SentRow & object>(`select ${columns} from mail.sent where delivery_id = $1`, [deliveryId]);
    return row ?? null;
  }

  async record(mail: NewSent, composedAt: Date): Promise<void> {
    await this.database.query(insertion, valuesOf(mail, composedAt));
  }

  /**
   * Records an automatic mail where less than `limit` others were written to its address since then; false, and nothing recorded, where not.
   * One at a time per address, because deliveries are sent in parallel.
   */
  async recordWithin(mail: NewSent, composedAt: Date, { since, limit }: { since: Date; limit: number }): Promise<boolean> {
    return this.database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 600))', [mail.address]);
      const counted = await client.query<{ count: number }>(
        'select count(*)::int as count from mail.sent where automatic and address = $1 and composed_at > $2 and delivery_id <> $3',
        [mail.address, since, mail.deliveryId],
      );
      const allowed = (counted.rows[0]?.count ?? 0) < limit;
      if (allowed) await client.query(insertion, valuesOf(mail, composedAt));
      return allowed;
    });
  }

  async markSent(deliveryId: string, at: Date, receipt: string): Promise<void> {
    await this.database.query('update mail.sent set sent_at = $2, receipt = $3 where delivery_id = $1', [deliveryId, at, receipt]);
  }

  /** Message-IDs of the mails about a ticket that were written before, oldest first. */
  async ofTicket(ticketId: string, before: Date): Promise<readonly { messageId: string; at: Date }[]> {
    return this.database.query<{ messageId: string; at: Date }>(
      'select message_id as "messageId", composed_at as at from mail.sent where ticket_id = $1 and composed_at < $2 order by composed_at, message_id',
      [ticketId, before],
    );
  }
}
