import type { TicketEvent } from '@casewright/contracts';
import { Clock, followingMeta, type Stored } from '@casewright/kernel';
import type { ReactorDefinition } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { AutoCloseInForce } from '../../read-model/auto-close/in-force';
import { ConsiderTicket } from './consider-ticket';

type StatusChanged = Extract<TicketEvent, { type: 'ticket.status-changed' }>;

const waits = (category: string): boolean => category === 'solved' || category === 'pending';

/** A ticket that comes into a status from which it goes on by itself, or leaves one. What was before the settings is looked through once they are. */
@Injectable()
export class AutoCloseReactor implements ReactorDefinition<StatusChanged> {
  readonly name = 'auto-close';
  readonly events = ['ticket.status-changed'] as const;
  readonly startsAt = 'now';
  readonly pace = 50;

  constructor(
    private readonly tickets: ConsiderTicket,
    private readonly inForce: AutoCloseInForce,
    private readonly clock: Clock,
  ) {}

  async handle(event: Stored<StatusChanged>): Promise<void> {
    const { from, to } = event.data;
    if (!waits(from.category) && !waits(to.category)) return;
    if (!(await this.inForce.isOn())) return;
    const actor = { kind: 'process', id: 'auto-close' } as const;
    await this.tickets.look(event.streamId, followingMeta(event, `auto-close:${event.eventId}`, actor, this.clock.now()));
  }
}
