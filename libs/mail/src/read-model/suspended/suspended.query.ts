import {
  suspensionCauses,
  TicketDirectory,
  type ListSuspendedMails,
  type SuspendedMailView,
  type SuspensionCause,
  type TicketFacts,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface SuspendedRow {
  readonly id: string;
  readonly digest: string;
  readonly cause: SuspensionCause;
  readonly evidence: string;
  readonly fromAddress: string | null;
  readonly fromName: string | null;
  readonly envelopeTo: readonly string[];
  readonly toAddresses: readonly string[];
  readonly subject: string;
  readonly snippet: string;
  readonly receivedAt: Date;
  readonly size: number;
  readonly attachmentCount: number;
  readonly ticketId: string | null;
}

const columns = `id, digest, cause, evidence, from_address as "fromAddress", from_name as "fromName", envelope_to as "envelopeTo",
  to_addresses as "toAddresses", subject, snippet, received_at as "receivedAt", size::int, attachment_count as "attachmentCount", ticket_id as "ticketId"`;

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Suspended mail, newest first. */
@Injectable()
export class SuspendedMails {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketDirectory,
  ) {}

  async list({ cause, q, limit, cursor }: ListSuspendedMails): Promise<{ items: SuspendedMailView[]; nextCursor: string | null }> {
    const [at, id] = decodeCursor(Position, cursor) ?? [null, null];
    const rows = await this.database.query<SuspendedRow & object>(
      `select ${columns} from mail.messages
       where status = 'suspended' and ($1::text is null or cause = $1)
         and ($2::text is null or position(lower($2) in lower(concat_ws(' ', subject, from_address, from_name, snippet))) > 0)
         and ($3::timestamptz is null or (received_at, id) < ($3::timestamptz, $4::uuid))
       order by received_at desc, id desc limit $5`,
      [cause ?? null, q ?? null, at, id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => [last.receivedAt.toISOString(), last.id]);
    return { items: await this.views(items), nextCursor };
  }

  /** Null where there is no such mail, or where it is no longer suspended. */
  async find(id: string): Promise<{ digest: string; view: SuspendedMailView } | null> {
    const rows = await this.database.query<SuspendedRow & object>(
      `select ${columns} from mail.messages where id = $1 and status = 'suspended'`,
      [id],
    );
    const [view] = await this.views(rows);
    const [row] = rows;
    return row && view ? { digest: row.digest, view } : null;
  }

  private async views(rows: readonly SuspendedRow[]): Promise<SuspendedMailView[]> {
    const ids = [...new Set(rows.flatMap(({ ticketId }) => ticketId ?? []))];
    const tickets = ids.length > 0 ? await this.tickets.tickets(ids) : new Map<string, TicketFacts>();
    return rows.map((row) => viewOf(row, row.ticketId === null ? undefined : tickets.get(row.ticketId)));
  }
}

function viewOf(row: SuspendedRow, ticket: TicketFacts | undefined): SuspendedMailView {
  const { id, cause, evidence, subject, snippet, size, attachmentCount } = row;
  return {
    id,
    cause,
    subject,
    snippet,
    size,
    attachmentCount,
    explanation: evidence ? `${suspensionCauses[cause]} (${evidence})` : suspensionCauses[cause],
    from: row.fromAddress === null ? null : { address: row.fromAddress, name: row.fromName ?? '' },
    to: [...(row.toAddresses.length > 0 ? row.toAddresses : row.envelopeTo)],
    receivedAt: row.receivedAt.toISOString(),
    ticket: ticket ? { id: ticket.id, name: `T-${ticket.number} ${ticket.subject}` } : null,
  };
}
