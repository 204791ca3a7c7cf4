import type { TicketViewers } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { RoomPolicies } from '../room-policy';
import { presenceRoom, queueRoom, roomOf } from '../rooms';
import type { Sessions } from './sessions';
import type { RealtimeServer, RealtimeSocket } from './socket-types';

const gatherFor = 200;

/**
 * Tells those in the queue who looks at which ticket, without a room per row: what changed within a moment goes out as one message to
 * each, about the tickets that the one behind it may see. Every process tells its own sockets.
 */
@Injectable()
export class QueueViewers {
  private readonly waiting = new Map<string, TicketViewers>();
  /** Who was last known to look at each ticket: whether they type is of no interest here. */
  private readonly known = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly policies: RoomPolicies) {}

  changed(sessions: Sessions, change: TicketViewers): void {
    const { ticketId, viewers } = change;
    const who = viewers
      .map(({ userId }) => userId)
      .sort()
      .join();
    if (who === (this.known.get(ticketId) ?? '')) return;
    if (who === '') this.known.delete(ticketId);
    else this.known.set(ticketId, who);
    this.waiting.set(ticketId, change);
    this.timer ??= setTimeout(() => void this.flush(sessions).catch(() => undefined), gatherFor).unref();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  /** All that is looked at now, in any process, for somebody who has just come. */
  async welcome(server: RealtimeServer, socket: RealtimeSocket, principal: Principal): Promise<void> {
    if (principal.role === 'customer') return;
    const viewers = new Map<string, Map<string, string>>();
    for (const { data, rooms } of await server.fetchSockets()) {
      for (const ticketId of lookedAt(rooms)) {
        const names = viewers.get(ticketId) ?? new Map<string, string>();
        viewers.set(ticketId, names.set(data.userId, data.name));
      }
    }
    const tickets = [...viewers].map(([ticketId, names]) => ({
      ticketId,
      viewers: [...names].map(([userId, name]) => ({ userId, name })),
    }));
    if (tickets.length > 0) await this.tell([[socket, principal]], tickets);
  }

  private async flush(sessions: Sessions): Promise<void> {
    this.timer = null;
    const changes = [...this.waiting.values()];
    this.waiting.clear();
    const readers = sessions.all().filter(([socket, { role }]) => role !== 'customer' && socket.rooms.has(queueRoom));
    if (readers.length > 0) await this.tell(readers, changes);
  }

  private async tell(readers: readonly (readonly [RealtimeSocket, Principal])[], changes: readonly TicketViewers[]): Promise<void> {
    const ids = changes.map(({ ticketId }) => ticketId);
    const admission = await this.policies.find('ticket')?.admission('ticket', ids);
    if (!admission) return;
    for (const [socket, principal] of readers) {
      const tickets = changes.filter(({ ticketId }) => admission(principal, ticketId));
      if (tickets.length > 0 && socket.rooms.has(queueRoom)) socket.emit('queue.viewers', { tickets });
    }
  }
}

function lookedAt(rooms: ReadonlySet<string>): string[] {
  return [...rooms].flatMap((name) => {
    const room = roomOf(name);
    return room?.id && name === presenceRoom(room.id) ? [room.id] : [];
  });
}
