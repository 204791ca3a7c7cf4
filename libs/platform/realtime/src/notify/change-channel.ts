import { Config } from '@casewright/config';
import { NoticeConnection, type Notice } from '@casewright/persistence';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import { RealtimePublisher, type TicketChange } from '../room-policy';
import { merged, payloads } from './batch-changes';

const channels = { tickets: 'realtime_tickets', rooms: 'realtime_rooms' } as const;
const notifyEvery = 10;

const Changes = z.array(
  z.object({
    ticketId: z.string(),
    version: z.number(),
    eventTypes: z.array(z.string()),
    customerEventTypes: z.array(z.string()).optional(),
    before: z.unknown().optional(),
  }),
);

const Rooms = z.array(z.string());

export interface ChangeListener {
  tickets(changes: readonly TicketChange[]): void;
  rooms(rooms: readonly string[]): void;
}

/**
 * Carries changes between processes by NOTIFY on a connection of its own. It is a hint, not a record: what is lost while the connection is
 * down costs a screen its freshness until the next change, or until it asks again.
 */
@Injectable()
export class ChangeChannel extends RealtimePublisher implements BeforeApplicationShutdown {
  private waiting: TicketChange[] = [];
  private readonly waitingRooms = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private readonly connection: NoticeConnection;
  private closed = false;
  /** One notification after the other, on one connection. */
  private sending: Promise<void> = Promise.resolve();

  constructor(config: Config) {
    super();
    this.connection = new NoticeConnection(config.values.DATABASE_URL, 'casewright-realtime');
  }

  ticketsChanged(changes: readonly TicketChange[]): void {
    this.waiting.push(...changes);
    this.flushSoon();
  }

  roomsChanged(rooms: readonly string[]): void {
    for (const room of rooms) this.waitingRooms.add(room);
    this.flushSoon();
  }

  /** From now on this process hears what any process publishes. */
  listen(listener: ChangeListener): Promise<void> {
    return this.connection.listen(Object.values(channels), (notice) => hear(notice, listener));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.connection.close();
  }

  private flushSoon(): void {
    if (this.closed || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.sending = this.sending.then(() => this.flush());
    }, notifyEvery).unref();
  }

  private async flush(): Promise<void> {
    const [changes, rooms] = [payloads(merged(this.waiting)), payloads([...this.waitingRooms])];
    this.waiting = [];
    this.waitingRooms.clear();
    for (const piece of changes) await this.connection.notify(channels.tickets, piece);
    for (const piece of rooms) await this.connection.notify(channels.rooms, piece);
  }
}

function hear({ channel, payload }: Notice, listener: ChangeListener): void {
  const message: unknown = JSON.parse(payload);
  const changes = channel === channels.tickets ? Changes.safeParse(message).data : undefined;
  const rooms = channel === channels.rooms ? Rooms.safeParse(message).data : undefined;
  if (changes) listener.tickets(changes);
  if (rooms) listener.rooms(rooms);
}
