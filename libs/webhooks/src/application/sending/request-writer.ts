import { Config } from '@casewright/config';
import { PeopleDirectory, TicketDirectory } from '@casewright/contracts';
import { PermanentFailure } from '@casewright/jobs';
import { Clock } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { cloudEventOf, type TicketPeople } from '../../domain/cloud-event';
import type { WebhookPayload } from '../../domain/payload';

const maxBodyBytes = 64 * 1024;

/** What a receiver gets, but for the signature. */
export interface UnsignedRequest {
  readonly headers: Readonly<Record<'content-type' | 'user-agent' | 'webhook-id' | 'webhook-timestamp', string>>;
  readonly body: string;
}

/** Writes the requests of webhooks, for those that are sent and for those that are only shown. */
@Injectable()
export class RequestWriter {
  constructor(
    private readonly tickets: TicketDirectory,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** `id` is that of the delivery. Throws `PermanentFailure` where it would be too large. */
  async write(id: string, payload: WebhookPayload): Promise<UnsignedRequest> {
    const body = JSON.stringify(cloudEventOf(id, this.config.values.PUBLIC_URL, payload, await this.peopleOf(payload)));
    if (Buffer.byteLength(body) > maxBodyBytes) throw new PermanentFailure('The webhook would be larger than 64 KB');
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Casewright',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(this.clock.now().getTime() / 1000)),
    };
    return { headers, body };
  }

  private async peopleOf(payload: WebhookPayload): Promise<TicketPeople | null> {
    if (payload.kind === 'test' || payload.call.people === 'none') return null;
    const { id, requesterId } = payload.call.ticket;
    const ticket = await this.tickets.find(id);
    const person = (await this.people.people([requesterId])).get(requesterId);
    return { subject: (ticket?.subject as string | null) ?? null, requester: person ? { name: person.name, email: person.email } : null };
  }
}
