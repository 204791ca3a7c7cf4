import { Config } from '@casewright/config';
import { Injectable } from '@nestjs/common';
import { Client } from 'pg';

const appendedChannel = 'es_appended';
const forgottenChannel = 'es_forgotten';
const notifyEvery = 10;
const reconnectAfter = 500;

/**
 * Tells the readers of this and every other process that something was appended: an emitter inside the process, and on a connection of
 * its own at most one NOTIFY per 10 ms. A lost notification costs latency only, because readers poll too.
 */
@Injectable()
export class AppendSignal {
  private readonly listeners = new Set<() => void>();
  private readonly forgottenListeners = new Set<(subjectId: string) => void>();
  private client: Promise<Client | null> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private pending = false;
  private closed = false;

  constructor(private readonly config: Config) {}

  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    void this.connect();
    return () => this.listeners.delete(listener);
  }

  onForgotten(listener: (subjectId: string) => void): void {
    this.forgottenListeners.add(listener);
  }

  appended(): void {
    for (const listener of this.listeners) listener();
    this.pending = true;
    if (!this.timer && !this.closed) this.notify();
  }

  /** Makes sure that another process's destruction of a key is heard here, too. */
  listen(): void {
    void this.connect();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    const client = await this.client;
    await client?.end().catch(() => undefined);
  }

  /** The next one leaves no earlier than the pause after this one, and not before it is through. */
  private notify(): void {
    this.pending = false;
    const sent = this.connect().then((client) => client?.query(`notify ${appendedChannel}`).catch(() => undefined));
    this.timer = setTimeout(() => {
      void sent.then(() => {
        this.timer = null;
        if (this.pending && !this.closed) this.notify();
      });
    }, notifyEvery).unref();
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
      application_name: 'casewright-signal',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('end', () => this.reconnectLater());
    await client.connect();
    const own = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    client.on('notification', ({ channel, payload, processId }) => {
      if (processId === own.rows[0]?.pid) return;
      if (channel === appendedChannel) for (const listener of this.listeners) listener();
      else for (const listener of this.forgottenListeners) listener(payload ?? '');
    });
    await client.query(`listen ${appendedChannel}`);
    await client.query(`listen ${forgottenChannel}`);
    return client;
  }

  private reconnectLater(): void {
    this.client = null;
    if (!this.closed) setTimeout(() => void this.connect(), reconnectAfter).unref();
  }
}
