import type { ClientMessages, ServerMessages } from '@casewright/contracts';
import { io, type Socket } from 'socket.io-client';
import type { TicketWorld } from './ticket-world';

type Client = Socket<ServerMessages, ClientMessages>;

/** One open browser: its socket and everything that it was told. */
export interface Screen {
  readonly client: Client;
  readonly heard: { [Message in keyof ServerMessages]: Parameters<ServerMessages[Message]>[0][] };
  join(room: string): Promise<{ ok: boolean; code?: string }>;
  changesOf(ticketId: string): Parameters<ServerMessages['ticket.changed']>[0][];
  /** Those who look at the ticket, as this screen was last told. */
  viewers(): string | undefined;
  /** The same, as its queue was last told. */
  viewersInQueue(ticketId: string): string | undefined;
}

/** Opens screens against a running application, and closes them all. */
export class Screens {
  private readonly clients: Client[] = [];

  private constructor(private readonly address: string) {}

  static async of(world: TicketWorld): Promise<Screens> {
    await world.test.app.listen(0, '127.0.0.1');
    return new Screens(await world.test.app.getUrl());
  }

  dial(token: unknown): Client {
    const client: Client = io(this.address, {
      path: '/socket.io',
      auth: { token },
      reconnection: false,
      forceNew: true,
      transports: ['websocket'],
    });
    this.clients.push(client);
    return client;
  }

  async open(token: string): Promise<Screen> {
    const client = this.dial(token);
    const heard: Screen['heard'] = {
      ...{ 'ticket.changed': [], 'ticket.gone': [], 'room.changed': [] },
      ...{ 'queue.viewers': [], presence: [], left: [] },
    };
    for (const name of Object.keys(heard) as (keyof ServerMessages)[])
      client.on(name, ((message: never) => heard[name].push(message)) as never);
    await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('connect_error', reject));
    return {
      ...{ client, heard },
      join: (room) => client.timeout(5000).emitWithAck('join', room) as Promise<{ ok: boolean; code?: string }>,
      changesOf: (id) => heard['ticket.changed'].filter(({ ticketId }) => ticketId === id),
      viewers: () =>
        heard.presence
          .at(-1)
          ?.viewers.map(({ name, typing }) => `${name}${typing ? ' types' : ''}`)
          .sort()
          .join(', '),
      viewersInQueue: (id) =>
        heard['queue.viewers']
          .flatMap(({ tickets }) => tickets)
          .findLast(({ ticketId }) => ticketId === id)
          ?.viewers.map(({ name }) => name)
          .sort()
          .join(', '),
    };
  }

  close(): void {
    for (const client of this.clients.splice(0)) client.disconnect();
  }
}
