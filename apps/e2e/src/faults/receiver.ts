import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const Body = z.object({ id: z.string(), data: z.object({ ticket: z.object({ id: z.string() }) }) });

/** A call as it came in. */
export interface Call {
  readonly webhookId: string;
  readonly ticketId: string;
}

/** Somebody outside who is told of tickets by webhook, and answers at once or, once it is asked to wait, when it may. */
export class Receiver {
  readonly calls: Call[] = [];
  private readonly server: Server;
  private waiting: (() => void)[] | null = null;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { id, data } = Body.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        const webhookId = String(request.headers['webhook-id']);
        if (webhookId !== id) throw new Error(`The call ${webhookId} tells of ${id}`);
        this.calls.push({ webhookId, ticketId: data.ticket.id });
        const answer = () => void response.writeHead(204).end();
        if (this.waiting) this.waiting.push(answer);
        else answer();
      });
    });
  }

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/hook`;
  }

  holdAnswers(): void {
    this.waiting = [];
  }

  answer(): void {
    for (const answer of this.waiting ?? []) answer();
    this.waiting = null;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
