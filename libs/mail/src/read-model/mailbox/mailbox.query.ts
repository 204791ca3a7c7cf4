import {
  PeopleDirectory,
  type ListMailboxMessages,
  type MailAddressView,
  type MailboxAccountView,
  type MailboxMessageView,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

interface MailboxRow {
  readonly id: string;
  readonly messageId: string;
  readonly account: string;
  readonly direction: 'received' | 'sent';
  readonly digest: string;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly recipients: MailAddressView[];
  readonly subject: string;
  readonly snippet: string;
  readonly attachmentCount: number;
  readonly inReplyTo: string | null;
  readonly automatic: boolean;
  readonly at: Date;
}

const columns = `id, message_id as "messageId", account, direction, digest, from_address as "fromAddress", from_name as "fromName", recipients,
  subject, snippet, attachment_count as "attachmentCount", in_reply_to as "inReplyTo", automatic, at`;

const Position = z.tuple([z.iso.datetime(), z.uuid()]);
const maxAccounts = 200;
const knownPeople = 100;

/** Mailbox as its page shows it. */
@Injectable()
export class MailboxMessages {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleDirectory,
  ) {}

  async accounts(): Promise<MailboxAccountView[]> {
    const rows = await this.database.query<{ account: string; count: number; at: Date }>(
      'select account, count(*)::int as count, max(at) as at from mail.mailbox group by account order by at desc, account limit $1',
      [maxAccounts],
    );
    const known = new Map((await this.people.search('', knownPeople)).map((person) => [person.email, person.name]));
    const active = rows.map(({ account, count, at }) => ({
      address: account,
      name: known.get(account) ?? '',
      messageCount: count,
      lastAt: at.toISOString(),
    }));
    const addresses = new Set(rows.map(({ account }) => account));
    const silent = [...known].filter(([address]) => !addresses.has(address));
    return [...active, ...silent.map(([address, name]) => ({ address, name, messageCount: 0, lastAt: null }))];
  }

  async list({ address, limit, cursor }: ListMailboxMessages): Promise<{ items: MailboxMessageView[]; nextCursor: string | null }> {
    const [at, id] = decodeCursor(Position, cursor) ?? [null, null];
    const rows = await this.database.query<MailboxRow & object>(
      `select ${columns} from mail.mailbox
       where ($1::text is null or account = $1) and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid))
       order by at desc, id desc limit $4`,
      [address ?? null, at, id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => [last.at.toISOString(), last.id]);
    return { items: items.map(viewOf), nextCursor };
  }

  async find(id: string): Promise<{ digest: string; view: MailboxMessageView } | null> {
    const [row] = await this.database.query<MailboxRow & object>(`select ${columns} from mail.mailbox where id = $1`, [id]);
    return row ? { digest: row.digest, view: viewOf(row) } : null;
  }
}

function viewOf({ digest: _digest, fromAddress, fromName, recipients, at, ...row }: MailboxRow): MailboxMessageView {
  return { ...row, from: { address: fromAddress, name: fromName }, to: recipients, at: at.toISOString() };
}
