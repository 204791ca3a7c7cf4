import { Config } from '@casewright/config';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import type { RealtimeServer } from './socket-types';

/** With Redis, presence and typing reach the sockets of every api process. Without, those of this one. */
@Injectable()
export class RedisSharing implements BeforeApplicationShutdown {
  private readonly connections: Redis[] = [];

  constructor(private readonly config: Config) {}

  attach(server: RealtimeServer): void {
    const url = this.config.values.REDIS_URL;
    if (!url) return;
    const publisher = this.connect(url);
    const subscriber = this.connect(url);
    server.adapter(createAdapter(publisher, subscriber, { key: 'casewright', requestsTimeout: 2000 }));
  }

  beforeApplicationShutdown(): void {
    for (const connection of this.connections) connection.disconnect();
  }

  private connect(url: string): Redis {
    const connection = new Redis(url, { maxRetriesPerRequest: null });
    // An outage costs presence only; the client reconnects by itself.
    connection.on('error', () => undefined);
    this.connections.push(connection);
    return connection;
  }
}
