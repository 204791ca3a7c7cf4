import { Config } from '@casewright/config';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { z } from 'zod';
import { RealtimePublisher, type TicketChange } from '../room-policy';
import { merged, payloads } from './batch-changes';

const channels = { tickets: 'realtime_tickets', rooms: 'realtime_rooms' } as const;
const notifyEvery = 10;
const reconnectAfter = 500;

const Changes = z.array(
  z.object({
    ticketId: z.string(),
    version: z.number(),
    eventTypes: z.array(z.string()),
    customerEventTypes: z.array(z.string()).optional(),
    before: z.unknown(),
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
  private client: Promise<Client | null> | null = null;
  private listener: ChangeListener | null = null;
  private closed = false;
  /** One notification after the other, on one connection. */
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly config: Config) {
    super();
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
  async listen(listener: ChangeListener): Promise<void> {
    this.listener = listener;
    const client = await this.connect();
    if (client) await hearFrom(client);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    const client = await this.client;
    await client?.end().catch(() => undefined);
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
    const client = await this.connect();
    const send = (channel: string, piece: string) => client?.query('select pg_notify($1, $2)', [channel, piece]).catch(() => undefined);
    for (const piece of changes) await send(channels.tickets, piece);
    for (const piece of rooms) await send(channels.rooms, piece);
  }

  private connect(): Promise<Client | null> {
    if (this.closed) return Promise.resolve(null);
    this.client ??= this.open().catch(() => {
      this.reconnectLater();
      return null;
    });
    return this.client;
  }

  private async open(): Promise<Client> {
    const client = new Client({
      connectionString: this.config.values.DATABASE_URL,
      application_name: 'casewright-realtime',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('end', () => this.reconnectLater());
    client.on('notification', ({ channel, payload }) => this.hear(channel, payload ?? ''));
    await client.connect();
    if (this.listener) await hearFrom(client);
    return client;
  }

  private hear(channel: string, payload: string): void {
    const message: unknown = JSON.parse(payload);
    const changes = channel === channels.tickets ? Changes.safeParse(message).data : undefined;
    const rooms = channel === channels.rooms ? Rooms.safeParse(message).data : undefined;
    if (changes) this.listener?.tickets(changes);
    if (rooms) this.listener?.rooms(rooms);
  }

  private reconnectLater(): void {
    this.client = null;
    if (!this.closed && this.listener) setTimeout(() => void this.connect(), reconnectAfter).unref();
  }
}

async function hearFrom(client: Client): Promise<void> {
  for (const channel of Object.values(channels)) await client.query(`listen ${channel}`);
}
