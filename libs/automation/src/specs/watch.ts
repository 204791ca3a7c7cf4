import { io } from 'socket.io-client';

/** A screen of somebody: the rooms that it was told of. */
export async function watch(address: string, token: string) {
  const client = io(address, { path: '/socket.io', auth: { token }, reconnection: false, forceNew: true, transports: ['websocket'] });
  const told: string[] = [];
  client.on('room.changed', ({ room }: { room: string }) => told.push(room));
  await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('connect_error', reject));
  return {
    told,
    join: (room: string) => client.timeout(5000).emitWithAck('join', room) as Promise<{ ok: boolean; code?: string }>,
    close: () => client.disconnect(),
  };
}
