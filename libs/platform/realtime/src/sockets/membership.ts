import { Injectable } from '@nestjs/common';
import { RoomPolicies, type Admission } from '../room-policy';
import { presenceRoom, roomOf, ticketRoom } from '../rooms';
import type { Sessions } from './sessions';
import type { RealtimeSocket } from './socket-types';

const mostRooms = 50;

/** Lets sockets into rooms and out of them again when the right ends. */
@Injectable()
export class Membership {
  constructor(private readonly policies: RoomPolicies) {}

  /** The problem code of a refusal, or null when the socket is in. */
  async join(socket: RealtimeSocket, sessions: Sessions, name: unknown): Promise<string | null> {
    const room = roomOf(name);
    const policy = room && this.policies.find(room.kind);
    const principal = sessions.find(socket);
    if (!room || !policy || !principal) return 'resource.missing';
    if (socket.rooms.size > mostRooms) return 'rate.limited';
    const admission = await policy.admission(room.kind, [room.id]);
    if (!admission(principal, room.id)) return 'resource.missing';
    // Rooms joined after the end would never be left again.
    if (!socket.connected) return 'resource.missing';
    await socket.join(String(name));
    if (room.kind === 'ticket' && room.id && principal.role !== 'customer') await socket.join(presenceRoom(room.id));
    return null;
  }

  async leave(socket: RealtimeSocket, name: unknown): Promise<void> {
    const room = roomOf(name);
    if (!room) return;
    await socket.leave(String(name));
    if (room.id) await socket.leave(presenceRoom(room.id));
  }

  /** Takes a socket out of a ticket's room because the right to it has ended. */
  async expel(socket: RealtimeSocket, room: string): Promise<void> {
    await this.leave(socket, room);
    socket.emit('left', { room });
  }

  async expelFromTicket(socket: RealtimeSocket, ticketId: string): Promise<void> {
    if (socket.rooms.has(ticketRoom(ticketId))) await this.expel(socket, ticketRoom(ticketId));
  }

  /** Asks for all sockets anew whether they may be where they are; one look-up per kind of room. */
  async recheck(sessions: Sessions): Promise<void> {
    const rooms = new Map<string, Set<string | null>>();
    for (const [socket] of sessions.all()) for (const { kind, id } of roomsOf(socket)) idsOf(rooms, kind).add(id);
    for (const [kind, ids] of rooms) {
      const admission = await this.policies.find(kind)?.admission(kind, [...ids]);
      if (admission) await this.recheckKind(sessions, kind, admission);
    }
  }

  private async recheckKind(sessions: Sessions, kind: string, admission: Admission): Promise<void> {
    for (const [socket, principal] of sessions.all()) {
      const lost = roomsOf(socket).filter((room) => room.kind === kind && !admission(principal, room.id));
      for (const { name } of lost) await this.expel(socket, name);
    }
  }
}

const roomsOf = (socket: RealtimeSocket) =>
  [...socket.rooms].flatMap((name) => {
    const room = roomOf(name);
    return name === socket.id || !room || room.kind === 'presence' ? [] : [{ ...room, name }];
  });

function idsOf(rooms: Map<string, Set<string | null>>, kind: string): Set<string | null> {
  const ids = rooms.get(kind) ?? new Set();
  rooms.set(kind, ids);
  return ids;
}
