import { randomUUID } from 'node:crypto';
import { ProcessCountList, ProcessMoveList, ProcessMoveView, type MoveProcesses } from '@casewright/contracts';
import { z } from 'zod';

/** An answer that was no success; the message is what the server says about it. */
export class Refusal extends Error {}

const Problem = z.object({ title: z.string().optional(), detail: z.string().optional() });

/** The API, as the person who signed in. Every method throws `Refusal`. */
export class ProcessServer {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<ProcessServer> {
    const anonymous = new ProcessServer(url, '');
    const { accessToken } = await anonymous.ask('POST', '/auth/login', z.object({ accessToken: z.string() }), { email, password });
    return new ProcessServer(url, accessToken);
  }

  counts(): Promise<ProcessCountList> {
    return this.ask('GET', '/processes/counts', ProcessCountList);
  }

  moves(): Promise<ProcessMoveList> {
    return this.ask('GET', '/processes/moves', ProcessMoveList);
  }

  order(move: MoveProcesses): Promise<ProcessMoveView> {
    return this.ask('POST', '/processes/moves', ProcessMoveView, move);
  }

  private async ask<Answer>(method: string, path: string, schema: z.ZodType<Answer>, body?: unknown): Promise<Answer> {
    const headers = {
      ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    };
    const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`${this.url}/api/v1${path}`, request).catch((error: unknown) => {
      throw new Refusal(`${this.url} does not answer: ${error instanceof Error ? error.message : String(error)}`);
    });
    const content: unknown = await answer.json().catch(() => ({}));
    if (answer.ok) return schema.parse(content);
    const { title, detail } = Problem.catch({}).parse(content);
    throw new Refusal(detail ?? title ?? `${method} ${path} was answered with ${answer.status}`);
  }
}
