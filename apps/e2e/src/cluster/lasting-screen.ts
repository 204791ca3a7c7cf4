import type { ClientMessages, ServerMessages } from '@casewright/contracts';
import { io, type Socket } from 'socket.io-client';

/** A page that stays open: when its connection is lost it comes back by itself, and takes its place again. */
export class LastingScreen {
  readonly changed = new Set<string>();
  private readonly socket: Socket<ServerMessages, ClientMessages>;
  private joined = 0;

  constructor(url: string, token: string, room: string) {
    this.socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnectionDelayMax: 500 });
    this.socket.on('ticket.changed', ({ ticketId }) => this.changed.add(ticketId));
    this.socket.on('connect', () => this.socket.emit('join', room, ({ ok }) => (this.joined += ok ? 1 : 0)));
  }

  /** How often it was let into the room. */
  get times(): number {
    return this.joined;
  }

  get isOpen(): boolean {
    return this.socket.connected && this.joined > 0;
  }

  close(): void {
    this.socket.disconnect();
  }
}
