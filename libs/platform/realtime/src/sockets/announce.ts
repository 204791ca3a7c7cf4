import { Injectable } from '@nestjs/common';
import { RoomPolicies, type Audience, type TicketChange } from '../room-policy';
import { queueRoom, ticketRoom } from '../rooms';
import { Membership } from './membership';
import type { Sessions } from './sessions';
import type { RealtimeSocket } from './socket-types';
import type { Principal } from '@casewright/kernel';

/** Tells the sockets of this process what changed: each only what the person behind it may know. */
@Injectable()
export class Announce {
  constructor(
    private readonly policies: RoomPolicies,
    private readonly membership: Membership,
  ) {}

  async changes(sessions: Sessions, changes: readonly TicketChange[]): Promise<void> {
    const interested = sessions.all().filter(([socket]) => changes.some((change) => isAbout(socket, change)));
    if (interested.length === 0) return;
    const audience = await this.policies.find('ticket')?.audience?.(changes);
    if (!audience) return;
    for (const [socket, principal] of interested) await this.tell(socket, principal, changes, audience);
  }

  rooms(sessions: Sessions, rooms: readonly string[]): void {
    for (const [socket] of sessions.all()) {
      for (const room of rooms) if (socket.rooms.has(room)) socket.emit('room.changed', { room });
    }
  }

  private async tell(socket: RealtimeSocket, principal: Principal, changes: readonly TicketChange[], audience: Audience): Promise<void> {
    for (const change of changes.filter((candidate) => isAbout(socket, candidate))) {
      const announcement = audience(principal, change);
      if (announcement.kind === 'changed') {
        const { version, eventTypes } = announcement;
        socket.emit('ticket.changed', { ticketId: change.ticketId, version, eventTypes: [...eventTypes] });
      } else if (announcement.kind === 'gone') {
        if (socket.rooms.has(queueRoom)) socket.emit('ticket.gone', { ticketId: change.ticketId });
        await this.membership.expelFromTicket(socket, change.ticketId);
      }
    }
  }
}

const isAbout = (socket: RealtimeSocket, { ticketId }: TicketChange): boolean =>
  socket.rooms.has(queueRoom) || socket.rooms.has(ticketRoom(ticketId));
