import { z } from 'zod';
import { presenceRoom } from '../rooms';
import type { Presence } from './presence';
import type { RealtimeSocket } from './socket-types';

/** Somebody who says nothing more has stopped typing, or has gone. */
const silence = 8000;

const Typing = z.strictObject({ ticketId: z.uuid(), typing: z.boolean() });

/** Keeps who types where. */
export class TypingWatch {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly presence: Presence) {}

  heard(socket: RealtimeSocket, message: unknown): void {
    const parsed = Typing.safeParse(message);
    if (!parsed.success || !socket.rooms.has(presenceRoom(parsed.data.ticketId))) return;
    const { ticketId, typing } = parsed.data;
    this.set(socket, typing ? ticketId : null);
    if (typing) this.timers.set(socket.id, setTimeout(() => this.set(socket, null), silence).unref());
  }

  gone(socket: RealtimeSocket): void {
    clearTimeout(this.timers.get(socket.id));
    this.timers.delete(socket.id);
  }

  private set(socket: RealtimeSocket, ticketId: string | null): void {
    this.gone(socket);
    const before = socket.data.typing;
    if (before === ticketId) return;
    socket.data.typing = ticketId;
    for (const changed of [before, ticketId]) if (changed) this.presence.changed(changed);
  }
}
