import { Config } from '@casewright/config';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import type { RealtimeServer } from './socket-types';

/** With Redis, presence and typing reach the sockets of every api process. Without, those of this one. */
@Injectable()
export class RedisSharing implements OnApplicationShutdown {
  private readonly connections: Redis[] = [];
  private server: RealtimeServer | null = null;

  constructor(private readonly config: Config) {}

  attach(server: RealtimeServer): void {
    const url = this.config.values.REDIS_URL;
    if (!url) return;
    const publisher = this.connect(url);
    const subscriber = this.connect(url);
    this.server = server;
    server.adapter(createAdapter(publisher, subscriber, { key: 'casewright', requestsTimeout: 2000 }));
  }

  /** Tells the other api processes, where there can be any. */
  others(): Pick<RealtimeServer, 'serverSideEmit'> | null {
    return this.server;
  }

  /** After the sockets were closed, which unsubscribe here. */
  async onApplicationShutdown(): Promise<void> {
    for (const connection of this.connections) {
      // Quitting waits for what is under way, and would wait for ever while Redis is away.
      if (connection.status === 'ready') await connection.quit().catch(() => undefined);
      connection.disconnect();
    }
  }

  private connect(url: string): Redis {
    const connection = new Redis(url, { maxRetriesPerRequest: null });
    // An outage costs presence only; the client reconnects by itself.
    connection.on('error', () => undefined);
    this.connections.push(connection);
    return connection;
  }
}
