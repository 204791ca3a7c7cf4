import { Client } from 'pg';

const reconnectAfter = 500;

export interface Notice {
  readonly channel: string;
  readonly payload: string;
  /** True: it was given on this very connection. */
  readonly own: boolean;
}

/**
 * NOTIFY and LISTEN on a connection of its own, opened when it is first used and, where somebody listens, again after it was lost. What is
 * said meanwhile is lost: for hints only, which something else makes up for.
 */
export class NoticeConnection {
  private client: Promise<Client | null> | null = null;
  private channels: readonly string[] = [];
  private hear: (notice: Notice) => void = () => undefined;
  private closed = false;
  private sending: Promise<unknown> | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly applicationName: string,
  ) {}

  /** Resolves once it listens, or once the first attempt to has failed; it goes on trying. */
  async listen(channels: readonly string[], hear: (notice: Notice) => void): Promise<void> {
    this.channels = channels;
    this.hear = hear;
    const client = await this.connect();
    if (client) await this.listenOn(client);
  }

  /** Never rejects. */
  async notify(channel: string, payload = ''): Promise<void> {
    const client = await this.connect();
    const values = [channel, payload];
    this.sending = client?.query({ name: 'notify', text: 'select pg_notify($1, $2)', values }).catch(() => undefined);
    await this.sending;
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = await this.client;
    // What is under way would fail, though nobody is to hear of that.
    await this.sending;
    await client?.end().catch(() => undefined);
  }

  private connect(): Promise<Client | null> {
    if (this.closed) return Promise.resolve(null);
    this.client ??= this.open().catch(() => {
      this.lost();
      return null;
    });
    return this.client;
  }

  private async open(): Promise<Client> {
    const client = new Client({ connectionString: this.connectionString, application_name: this.applicationName, keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => this.lost());
    await client.connect();
    const own = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    client.on('notification', ({ channel, payload = '', processId }) =>
      this.hear({ channel, payload, own: processId === own.rows[0]?.pid }),
    );
    await this.listenOn(client);
    return client;
  }

  private async listenOn(client: Client): Promise<void> {
    for (const channel of this.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
  }

  private lost(): void {
    this.client = null;
    if (!this.closed && this.channels.length > 0) setTimeout(() => void this.connect(), reconnectAfter).unref();
  }
}
