import type { SuspensionCause } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

export type MessageStatus = 'received' | 'done' | 'suspended' | 'released' | 'deleted' | 'duplicate';

/** A message that arrived, whatever became of it. */
export interface MessageRow {
  readonly id: string;
  readonly digest: string;
  readonly size: number;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly receivedAt: Date;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly messageId: string | null;
  readonly fromAddress: string | null;
  readonly fromName: string | null;
  readonly toAddresses: readonly string[];
  readonly subject: string;
  readonly snippet: string;
  readonly attachmentCount: number;
  readonly cause: SuspensionCause | null;
  readonly evidence: string | null;
  readonly automatic: boolean;
  readonly ticketId: string | null;
}

/** For `select` and `returning`: the columns under the names of `MessageRow`. */
export const messageColumns = `id, digest, size::int, envelope_from as "envelopeFrom", envelope_to as "envelopeTo", received_at as "receivedAt", status,
  attempts, message_id as "messageId", from_address as "fromAddress", from_name as "fromName", to_addresses as "toAddresses", subject, snippet,
  attachment_count as "attachmentCount", cause, evidence, automatic, ticket_id as "ticketId"`;

/** For `update`: nothing is left of what the message said, nor its raw form; an empty digest names no file. */
export const textless = `digest = '', envelope_from = '', envelope_to = '{}', message_id = null, from_address = null, from_name = null,
  to_addresses = '{}', subject = '', snippet = '', evidence = null`;

export interface NewMessage {
  readonly id: string;
  readonly digest: string;
  readonly size: number;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly receivedAt: Date;
}

/** What reading a message tells about it, for lists. */
export interface MessageSummary {
  readonly messageId: string | null;
  readonly fromAddress: string | null;
  readonly fromName: string | null;
  readonly toAddresses: readonly string[];
  readonly subject: string;
  readonly snippet: string;
  readonly attachmentCount: number;
}

export interface Suspension {
  readonly cause: SuspensionCause;
  readonly evidence: string;
  readonly ticketId: string | null;
  /** A machine wrote it: nothing that follows from it is ever acknowledged. */
  readonly automatic: boolean;
}

/** The table of arrived messages. It is the queue of the intake, too. */
@Injectable()
export class MessageRows {
  constructor(private readonly database: Database) {}

  async insert(message: NewMessage): Promise<void> {
    await this.database.query(
      `insert into mail.messages (id, digest, size, envelope_from, envelope_to, received_at, status, next_at)
       values ($1, $2, $3, $4, $5, $6, 'received', $6)`,
      [message.id, message.digest, message.size, message.envelopeFrom, message.envelopeTo, message.receivedAt],
    );
  }

  /** Takes the message that has waited longest; it comes back after `leaseUntil` if it is not finished by then. */
  async claim(now: Date, leaseUntil: Date): Promise<MessageRow | null> {
    const [row] = await this.database.query<MessageRow & object>(
      `update mail.messages set attempts = attempts + 1, next_at = $2
       where id = (select id from mail.messages where next_at <= $1 order by next_at, id limit 1 for update skip locked)
       returning ${messageColumns}`,
      [now, leaseUntil],
    );
    return row ?? null;
  }

  /** Whoever claimed it goes on with it; one that was put back or taken by another is left as it is. */
  async stillInHand({ id, attempts }: MessageRow, leaseUntil: Date): Promise<void> {
    await this.database.query(
      `update mail.messages set next_at = $3 where id = $1 and attempts = $2 and status = 'received' and next_at < $3`,
      [id, attempts, leaseUntil],
    );
  }

  async find(id: string): Promise<MessageRow | null> {
    const [row] = await this.database.query<MessageRow & object>(`select ${messageColumns} from mail.messages where id = $1`, [id]);
    return row ?? null;
  }

  async summarise(id: string, summary: MessageSummary): Promise<void> {
    const { messageId, fromAddress, fromName, toAddresses, subject, snippet, attachmentCount } = summary;
    await this.database.query(
      `update mail.messages set message_id = $2, from_address = $3, from_name = $4, to_addresses = $5, subject = $6, snippet = $7,
         attachment_count = $8 where id = $1 and status <> 'deleted'`,
      [id, messageId, fromAddress, fromName, toAddresses, subject, snippet, attachmentCount],
    );
  }

  /** Marks this message as the one that carries the fingerprint; the id of the one that already does, or null. */
  async takeFingerprint(id: string, fingerprint: string): Promise<{ id: string; ticketId: string | null } | null> {
    await this.database.query(
      `update mail.messages set fingerprint = $2
       where id = $1 and not exists (select from mail.messages where fingerprint = $2 and id <> $1)`,
      [id, fingerprint],
    );
    const [owner] = await this.database.query<{ id: string; ticketId: string | null }>(
      'select id, ticket_id as "ticketId" from mail.messages where fingerprint = $1',
      [fingerprint],
    );
    return owner && owner.id !== id ? owner : null;
  }

  async finish(id: string, ticketId: string, at: Date): Promise<void> {
    await this.database.query(
      `update mail.messages set status = 'done', ticket_id = $2, handled_at = $3, next_at = null where id = $1 and status <> 'deleted'`,
      [id, ticketId, at],
    );
  }

  /** Another message carries what it says, so nothing of its own is kept. */
  async finishCopy(id: string, ticketId: string | null, at: Date): Promise<void> {
    await this.database.query(
      `update mail.messages set status = 'duplicate', ticket_id = $2, handled_at = $3, next_at = null, ${textless} where id = $1`,
      [id, ticketId, at],
    );
  }

  async suspend(id: string, { cause, evidence, ticketId, automatic }: Suspension): Promise<void> {
    await this.database.query(
      `update mail.messages set status = 'suspended', cause = $2, evidence = $3, ticket_id = $4, automatic = $5, next_at = null
       where id = $1 and status <> 'deleted'`,
      [id, cause, evidence, ticketId, automatic],
    );
  }

  /** Makes every unfinished message due at once. */
  async releaseAll(at: Date): Promise<void> {
    await this.database.query("update mail.messages set next_at = $1 where status = 'received'", [at]);
  }

  async retryAt(id: string, at: Date): Promise<void> {
    await this.database.query('update mail.messages set next_at = $2 where id = $1', [id, at]);
  }

  /** How many messages of this sender arrived since then. */
  async countFrom(address: string, since: Date): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'select count(*)::int as count from mail.messages where from_address = $1 and received_at > $2',
      [address, since],
    );
    return row?.count ?? 0;
  }

  /** From which address the latest mail about a ticket came that was there at the time. */
  async latestSender(ticketId: string, until: Date): Promise<string | null> {
    const [row] = await this.database.query<{ address: string | null }>(
      `select from_address as address from mail.messages where ticket_id = $1 and status in ('done', 'released') and received_at <= $2
       order by received_at desc, id desc limit 1`,
      [ticketId, until],
    );
    return row?.address ?? null;
  }

  /** Takes a suspended message out of the queue; false where it was no longer in it. */
  async release(id: string, ticketId: string, by: string, at: Date): Promise<boolean> {
    const rows = await this.database.query(
      `update mail.messages set status = 'released', ticket_id = $2, handled_by = $3, handled_at = $4
       where id = $1 and status = 'suspended' returning id`,
      [id, ticketId, by, at],
    );
    return rows.length > 0;
  }

  /** Leaves of a suspended message why it was one, and who deleted it when. False where it was no longer suspended. */
  async remove(id: string, by: string, at: Date): Promise<boolean> {
    const rows = await this.database.query(
      `update mail.messages set status = 'deleted', handled_by = $2, handled_at = $3, ${textless}
       where id = $1 and status = 'suspended' returning id`,
      [id, by, at],
    );
    return rows.length > 0;
  }

  /** Removes what is left of messages that were deleted or came a second time, if they arrived before then. */
  async removeRecords(before: Date, limit: number): Promise<number> {
    const rows = await this.database.query(
      `delete from mail.messages where id = any(array(
         select id from mail.messages where status in ('deleted', 'duplicate') and coalesce(handled_at, received_at) < $1
         order by coalesce(handled_at, received_at) limit $2 for update skip locked)) returning 1`,
      [before, limit],
    );
    return rows.length;
  }
}
