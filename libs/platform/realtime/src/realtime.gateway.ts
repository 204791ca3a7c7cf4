import type { Principal } from '@casewright/kernel';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ChangeChannel } from './notify/change-channel';
import { queueRoom, roomOf } from './rooms';
import { Admit } from './sockets/admit';
import { Announce } from './sockets/announce';
import { Membership } from './sockets/membership';
import { Presence } from './sockets/presence';
import { QueueViewers } from './sockets/queue-viewers';
import { RecheckLoop } from './sockets/recheck-loop';
import { RedisSharing } from './sockets/redis-sharing';
import { Sessions } from './sockets/sessions';
import type { RealtimeServer, RealtimeSocket } from './sockets/socket-types';
import { TypingWatch } from './sockets/typing';

const largestMessage = 16 * 1024;
const messagesPerSecond = 20;

/** The socket that screens hold open: rooms, changes, presence and typing. Messages are described in contracts/realtime. */
@WebSocketGateway({
  path: '/socket.io',
  // Any process may answer, which long polling does not bear.
  transports: ['websocket'],
  maxHttpBufferSize: largestMessage,
  serveClient: false,
  connectTimeout: 10_000,
})
export class RealtimeGateway implements OnGatewayInit<RealtimeServer>, BeforeApplicationShutdown {
  private readonly sessions = new Sessions();
  private readonly limiter = new RateLimiterMemory({ points: messagesPerSecond * 5, duration: 5 });
  private presence: Presence | null = null;
  /** Between the handshake and the connection, which a client that has gone again never reaches. */
  private readonly admitted = new WeakMap<RealtimeSocket, Principal>();

  constructor(
    private readonly admit: Admit,
    private readonly membership: Membership,
    private readonly announce: Announce,
    private readonly recheck: RecheckLoop,
    private readonly redis: RedisSharing,
    private readonly channel: ChangeChannel,
    private readonly viewers: QueueViewers,
  ) {}

  afterInit(server: RealtimeServer): void {
    this.redis.attach(server);
    const presence = new Presence(server, (change) => {
      this.viewers.changed(this.sessions, change);
      this.redis.others()?.serverSideEmit('viewers', change);
    });
    server.on('viewers', (change) => this.viewers.changed(this.sessions, change));
    this.presence = presence;
    const typing = new TypingWatch(presence);
    server.use((socket, next) => void this.authenticate(socket, next));
    server.on('connection', (socket) => this.connected(server, socket, typing));
    for (const moment of ['join-room', 'leave-room']) server.of('/').adapter.on(moment, (room: string) => watch(presence, room));
    void this.channel.listen({
      tickets: (changes) => void this.announce.changes(this.sessions, changes).catch(() => undefined),
      rooms: (rooms) => this.announce.rooms(this.sessions, rooms),
    });
    this.recheck.start(this.sessions);
  }

  beforeApplicationShutdown(): void {
    this.recheck.stop();
    this.presence?.stop();
    this.viewers.stop();
  }

  private async authenticate(socket: RealtimeSocket, next: (error?: Error) => void): Promise<void> {
    try {
      const principal = await this.admit.principalOf(socket);
      if (principal) this.admitted.set(socket, principal);
      next(principal ? undefined : new Error('auth.required'));
    } catch {
      next(new Error('server.unavailable'));
    }
  }

  private connected(server: RealtimeServer, socket: RealtimeSocket, typing: TypingWatch): void {
    const principal = this.admitted.get(socket);
    if (!principal || !this.sessions.add(socket, principal)) {
      socket.disconnect(true);
      return;
    }
    socket.use(
      (_, next) =>
        void this.limiter.consume(socket.id).then(
          () => next(),
          () => socket.disconnect(true),
        ),
    );
    socket.on('join', (room, answer) => void this.join(server, socket, room, answer));
    socket.on('leave', (room) => void this.membership.leave(socket, room));
    socket.on('typing', (message) => typing.heard(socket, message));
    socket.on('disconnecting', () => {
      typing.gone(socket);
      this.sessions.remove(socket);
    });
  }

  private async join(server: RealtimeServer, socket: RealtimeSocket, room: unknown, answer: unknown): Promise<void> {
    const code = await this.membership.join(socket, this.sessions, room).catch(() => 'server.error');
    if (typeof answer === 'function') answer(code === null ? { ok: true } : { ok: false, code });
    const principal = this.sessions.find(socket);
    if (code === null && room === queueRoom && principal) await this.viewers.welcome(server, socket, principal).catch(() => undefined);
  }
}

function watch(presence: Presence, name: string): void {
  const room = roomOf(name);
  if (room?.kind === 'presence' && room.id) presence.changed(room.id);
}
