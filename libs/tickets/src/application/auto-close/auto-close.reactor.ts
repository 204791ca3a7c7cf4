import type { StatusCategory, TicketEvent } from '@casewright/contracts';
import { Clock, followingMeta, type Stored } from '@casewright/kernel';
import type { ReactorDefinition } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { AutoCloseInForce } from '../../read-model/auto-close/in-force';
import { ConsiderTicket } from './consider-ticket';

type Moved = Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.status-changed' }>;

const waits = (category: StatusCategory): boolean => category === 'solved' || category === 'pending';

/** One that was taken over from another system may begin in such a status. */
const concerns = (event: Moved): boolean =>
  event.type === 'ticket.opened' ? waits(event.data.status.category) : waits(event.data.from.category) || waits(event.data.to.category);

/** A ticket that comes into a status from which it goes on by itself, or leaves one. What was before the settings is looked through once they are. */
@Injectable()
export class AutoCloseReactor implements ReactorDefinition<Moved> {
  readonly name = 'auto-close';
  readonly events = ['ticket.opened', 'ticket.status-changed'] as const;
  readonly startsAt = 'now';
  readonly pace = 50;

  constructor(
    private readonly tickets: ConsiderTicket,
    private readonly inForce: AutoCloseInForce,
    private readonly clock: Clock,
  ) {}

  async handle(event: Stored<Moved>): Promise<void> {
    if (!concerns(event) || !(await this.inForce.isOn())) return;
    const actor = { kind: 'process', id: 'auto-close' } as const;
    await this.tickets.look(event.streamId, followingMeta(event, `auto-close:${event.eventId}`, actor, this.clock.now()));
  }
}
