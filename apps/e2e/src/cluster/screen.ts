import type { ClientMessages, ServerMessages } from '@casewright/contracts';
import { io, type Socket } from 'socket.io-client';

/** An open page: its socket to one of the processes, and what it was told. */
export class Screen {
  readonly changed = new Set<string>();
  viewers = '';
  private constructor(private readonly socket: Socket<ServerMessages, ClientMessages>) {
    socket.on('ticket.changed', ({ ticketId }) => this.changed.add(ticketId));
    socket.on('presence', ({ viewers }) => (this.viewers = viewers.map(inWords).sort().join(', ')));
  }

  static async open(url: string, token: string): Promise<Screen> {
    const screen = new Screen(io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false }));
    await new Promise<void>((resolve, reject) => screen.socket.once('connect', resolve).once('connect_error', reject));
    return screen;
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  async join(room: string): Promise<boolean> {
    return (await this.socket.timeout(5_000).emitWithAck('join', room)).ok;
  }

  type(ticketId: string): void {
    this.socket.emit('typing', { ticketId, typing: true });
  }

  close(): void {
    this.socket.disconnect();
  }
}

const inWords = ({ name, typing }: { name: string; typing: boolean }): string => (typing ? `${name} types` : name);
