import type { ClientMessages, ServerMessages } from '@casewright/contracts';
import type { RemoteSocket, Server, Socket } from 'socket.io';

/** What other processes may know of a socket; the rest stays in `Sessions`. */
export interface SocketData {
  userId: string;
  name: string;
  /** The ticket in whose composer they type. */
  typing: string | null;
}

type None = Record<string, never>;
export type RealtimeServer = Server<ClientMessages, ServerMessages, None, SocketData>;
export type RealtimeSocket = Socket<ClientMessages, ServerMessages, None, SocketData>;
export type AnySocket = RemoteSocket<ServerMessages, SocketData>;
