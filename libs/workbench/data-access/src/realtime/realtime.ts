import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { ClientMessages, ServerMessages } from '@casewright/contracts';
import { Subject } from 'rxjs';
import type { Socket } from 'socket.io-client';
import { Session } from '../session/session';

type Live = Socket<ServerMessages, ClientMessages>;
type MessageOf<K extends keyof ServerMessages> = Parameters<ServerMessages[K]>[0];

/** The socket of the session: joins rooms, tells of changes, and says when it was away so that pages catch up. */
@Injectable({ providedIn: 'root' })
export class Realtime {
  private readonly session = inject(Session);
  private readonly rooms = new Map<string, number>();
  private socket: Promise<Live> | null = null;
  readonly connection = signal<'connecting' | 'live' | 'lost'>('connecting');
  readonly changed = new Subject<MessageOf<'ticket.changed'>>();
  readonly gone = new Subject<MessageOf<'ticket.gone'>>();
  readonly presence = new Subject<MessageOf<'presence'>>();
  readonly roomChanged = new Subject<MessageOf<'room.changed'>>();
  readonly queueViewers = new Subject<MessageOf<'queue.viewers'>>();
  readonly left = new Subject<MessageOf<'left'>>();
  /** The connection is back after a gap: fetch again what you show. */
  readonly returned = new Subject<void>();

  constructor() {
    effect(() => {
      const signedIn = this.session.me() !== null;
      untracked(() => (signedIn ? this.open() : this.close()));
    });
  }

  /** Joins until the answer is called. */
  join(room: string): () => void {
    this.rooms.set(room, (this.rooms.get(room) ?? 0) + 1);
    if (this.rooms.get(room) === 1) void this.socket?.then((socket) => socket.connected && this.enter(socket, room));
    return () => this.leave(room);
  }

  typing(ticketId: string, typing: boolean): void {
    void this.socket?.then((socket) => socket.connected && socket.emit('typing', { ticketId, typing }));
  }

  private leave(room: string): void {
    const users = (this.rooms.get(room) ?? 1) - 1;
    if (users > 0) return void this.rooms.set(room, users);
    this.rooms.delete(room);
    void this.socket?.then((socket) => socket.emit('leave', room));
  }

  private enter(socket: Live, room: string): void {
    socket.emit('join', room, (result) => {
      if (!result.ok) this.left.next({ room });
    });
  }

  private open(): void {
    this.socket ??= this.connect();
  }

  private async connect(): Promise<Live> {
    const { io } = await import('socket.io-client');
    const socket: Live = io({
      // Long polling would need each request to reach the same process.
      transports: ['websocket'],
      reconnectionDelayMax: 5000,
      // A connection that opens and then says nothing is given up, and tried anew.
      timeout: 6000,
      auth: (pass) =>
        void this.session.token().then(
          (token) => pass({ token }),
          () => pass({}),
        ),
    });
    this.follow(socket);
    return socket;
  }

  private follow(socket: Live): void {
    let before = false;
    socket.on('connect', () => {
      this.connection.set('live');
      for (const room of this.rooms.keys()) this.enter(socket, room);
      if (before) this.returned.next();
      before = true;
    });
    socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      this.connection.set('lost');
      // The server ends sockets whose token has run out; a new one gets in again.
      if (reason === 'io server disconnect') setTimeout(() => this.session.me() && socket.connect(), 1000);
    });
    socket.on('connect_error', () => this.connection.set('lost'));
    socket.on('ticket.changed', (message) => this.changed.next(message));
    socket.on('ticket.gone', (message) => this.gone.next(message));
    socket.on('presence', (message) => this.presence.next(message));
    socket.on('room.changed', (message) => this.roomChanged.next(message));
    socket.on('queue.viewers', (message) => this.queueViewers.next(message));
    socket.on('left', (message) => this.left.next(message));
  }

  private close(): void {
    const closing = this.socket;
    this.socket = null;
    this.connection.set('connecting');
    void closing?.then((socket) => socket.disconnect());
  }
}
