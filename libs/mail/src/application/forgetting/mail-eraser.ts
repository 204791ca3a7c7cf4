import { UnneededFiles } from '@casewright/files';
import { Database } from '@casewright/persistence';
import type { Eraser, Erasure } from '@casewright/retention';
import { Injectable } from '@nestjs/common';
import { textless } from '../shared/message-rows';

interface Digest {
  readonly digest: string;
}

/** Mails to and from an erased person, and all mail about their tickets, go with their raw messages. That there were some stays. */
@Injectable()
export class MailEraser implements Eraser {
  readonly name = 'mail';

  constructor(
    private readonly database: Database,
    private readonly unneeded: UnneededFiles,
  ) {}

  async erase({ addresses, ticketIds }: Erasure): Promise<void> {
    const arrived = await this.findArrived(addresses, ticketIds);
    const inMailbox = await this.findInMailbox(addresses, ticketIds);
    // Noted first: a repeat after an end of the process would not find them any more.
    await this.unneeded.add([...arrived, ...inMailbox].map(({ digest }) => digest));
    await this.eraseArrived(arrived.map(({ id }) => id));
    await this.database.query('delete from mail.mailbox where id = any($1::uuid[])', [inMailbox.map(({ id }) => id)]);
    await this.database.query(
      `update mail.sent set address = '', receipt = null where address = any($1::text[]) or ticket_id = any($2::uuid[])`,
      [addresses, ticketIds],
    );
  }

  private findArrived(addresses: readonly string[], ticketIds: readonly string[]): Promise<(Digest & { id: string })[]> {
    return this.database.query<Digest & { id: string }>(
      `select id, digest from mail.messages
       where from_address = any($1::text[]) or lower(envelope_from) = any($1::text[]) or ticket_id = any($2::uuid[])
         or exists (select from unnest(to_addresses) address where lower(address) = any($1::text[]))`,
      [addresses, ticketIds],
    );
  }

  /** Whatever belongs to the person, or to a mail of or about one of their tickets, on either side. */
  private findInMailbox(addresses: readonly string[], ticketIds: readonly string[]): Promise<(Digest & { id: string })[]> {
    return this.database.query<Digest & { id: string }>(
      `select id, digest from mail.mailbox
       where account = any($1::text[]) or lower(from_address) = any($1::text[])
         or exists (select from jsonb_array_elements(recipients) r where lower(r->>'address') = any($1::text[]))
         or message_id in (select message_id from mail.sent where ticket_id = any($2::uuid[])
           union select message_id from mail.messages where ticket_id = any($2::uuid[]) and message_id is not null)`,
      [addresses, ticketIds],
    );
  }

  /** What waits in the queue or is suspended is not handled any more. */
  private async eraseArrived(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `update mail.messages set status = case when status in ('received', 'suspended') then 'deleted' else status end, next_at = null,
         fingerprint = null, ${textless} where id = any($1::uuid[])`,
      [ids],
    );
  }
}
