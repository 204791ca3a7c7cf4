import Redis from 'ioredis';
import { freePort, Program, programOf } from './programs';
import { until } from './until';

/** A throw-away Redis that keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** Makes it forget everything. */
  flushAll(): Promise<void>;
  /** An outage: the server is gone; `start` brings an empty one back under the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let program: Program | null = null;
  const server: TestRedis = {
    url,
    flushAll: () => withClient(url, async (client) => void (await client.flushall())),
    async start() {
      const started = Program.start(programOf('redis'), ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']);
      program = started;
      await until(() => {
        started.assertRunning();
        return withClient(url, async (client) => (await client.ping()) === 'PONG');
      });
    },
    async stop() {
      await program?.stop();
      program = null;
    },
  };
  await server.start();
  return server;
}

async function withClient<Result>(url: string, work: (client: Redis) => Promise<Result>): Promise<Result> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.disconnect();
  }
}
