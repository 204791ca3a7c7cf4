import type { ClientMessages, ServerMessages, TicketViewers } from '@casewright/contracts';
import type { RemoteSocket, Server, Socket } from 'socket.io';

/** What other processes may know of a socket; the rest stays in `Sessions`. */
export interface SocketData {
  userId: string;
  name: string;
  /** The ticket in whose composer they type. */
  typing: string | null;
}

/** What processes tell one another. */
export interface ProcessMessages {
  viewers: (change: TicketViewers) => void;
}

export type RealtimeServer = Server<ClientMessages, ServerMessages, ProcessMessages, SocketData>;
export type RealtimeSocket = Socket<ClientMessages, ServerMessages, ProcessMessages, SocketData>;
export type AnySocket = RemoteSocket<ServerMessages, SocketData>;
