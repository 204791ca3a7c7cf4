import { Config } from '@casewright/config';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { z } from 'zod';
import { RealtimePublisher, type TicketChange } from '../room-policy';
import { merged, payloads } from './batch-changes';

const channel = 'realtime_tickets';
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

type Listener = (changes: readonly TicketChange[]) => void;

/**
 * Carries changes between processes by NOTIFY on a connection of its own. It is a hint, not a record: what is lost while the connection is
 * down costs a screen its freshness until the next change, or until it asks again.
 */
@Injectable()
export class ChangeChannel extends RealtimePublisher implements BeforeApplicationShutdown {
  private waiting: TicketChange[] = [];
  private timer: NodeJS.Timeout | null = null;
  private client: Promise<Client | null> | null = null;
  private listener: Listener | null = null;
  private closed = false;
  /** One notification after the other, on one connection. */
  private sending: Promise<void> = Promise.resolve();

  constructor(private readonly config: Config) {
    super();
  }

  ticketsChanged(changes: readonly TicketChange[]): void {
    this.waiting.push(...changes);
    if (this.closed || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.sending = this.sending.then(() => this.flush());
    }, notifyEvery).unref();
  }

  /** From now on this process hears what any process publishes. */
  async listen(listener: Listener): Promise<void> {
    this.listener = listener;
    const client = await this.connect();
    await client?.query(`listen ${channel}`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    const client = await this.client;
    await client?.end().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    const pieces = payloads(merged(this.waiting));
    this.waiting = [];
    const client = await this.connect();
    for (const piece of pieces) await client?.query('select pg_notify($1, $2)', [channel, piece]).catch(() => undefined);
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
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    await client.connect();
    if (this.listener) await client.query(`listen ${channel}`);
    return client;
  }

  private hear(payload: string): void {
    const parsed = Changes.safeParse(JSON.parse(payload));
    if (parsed.success) this.listener?.(parsed.data);
  }

  private reconnectLater(): void {
    this.client = null;
    if (!this.closed && this.listener) setTimeout(() => void this.connect(), reconnectAfter).unref();
  }
}
