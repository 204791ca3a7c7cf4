import type { TicketViewers } from '@casewright/contracts';
import { presenceRoom } from '../rooms';
import type { RealtimeServer } from './socket-types';

const gatherFor = 50;

/** Tells those who look at a ticket who else does, in any process. Several comings and goings at once are told as one. */
export class Presence {
  private readonly due = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly server: RealtimeServer,
    private readonly told: (change: TicketViewers) => void,
  ) {}

  changed(ticketId: string): void {
    if (this.due.has(ticketId)) return;
    const timer = setTimeout(() => void this.tell(ticketId).catch(() => undefined), gatherFor).unref();
    this.due.set(ticketId, timer);
  }

  stop(): void {
    for (const timer of this.due.values()) clearTimeout(timer);
    this.due.clear();
  }

  private async tell(ticketId: string): Promise<void> {
    this.due.delete(ticketId);
    const room = presenceRoom(ticketId);
    const viewers = new Map<string, { userId: string; name: string; typing: boolean }>();
    for (const { data } of await this.server.in(room).fetchSockets()) {
      const typing = data.typing === ticketId || (viewers.get(data.userId)?.typing ?? false);
      viewers.set(data.userId, { userId: data.userId, name: data.name, typing });
    }
    this.server.to(room).emit('presence', { ticketId, viewers: [...viewers.values()] });
    this.told({ ticketId, viewers: [...viewers.values()].map(({ userId, name }) => ({ userId, name })) });
  }
}
