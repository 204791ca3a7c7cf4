import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** An answer that was no success; the message is what the server says about it. */
export class Refusal extends Error {}

const Problem = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string().optional(), message: z.string() })).optional(),
});

const Login = z.object({ accessToken: z.string() });

/** The API, as the person who signed in. Every method throws `Refusal`. */
export class Api {
  private token = '';

  private constructor(
    private readonly url: string,
    private readonly who: { readonly email: string; readonly password: string },
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<Api> {
    const api = new Api(url, { email, password });
    await api.enter();
    return api;
  }

  private async enter(): Promise<void> {
    this.token = '';
    this.token = (await this.ask('POST', '/auth/login', Login, this.who)).accessToken;
  }

  /** `revision`: the one that the change was made on. */
  async ask<Body>(method: string, path: string, schema: z.ZodType<Body>, body?: object, revision?: number): Promise<Body> {
    const answer = await this.send(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...(revision !== undefined && { 'if-match': `"${revision}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const given: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw new Refusal(refusalWords(given, answer.status));
    const read = schema.safeParse(given);
    if (!read.success)
      throw new Refusal(`${this.url} does not answer as this release of Casewright does: look at --url and at its version.`);
    return read.data;
  }

  /** The items of a list, page after page. */
  async *pages<Item>(path: string, schema: z.ZodType<Item>): AsyncGenerator<Item> {
    const Page = z.object({ items: z.array(schema), nextCursor: z.string().nullable() });
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page: z.infer<typeof Page> = await this.ask('GET', `${path}?limit=200${next}`, Page);
      yield* page.items;
      cursor = page.nextCursor;
    }
  }

  /** A server that is asked too much at once says when to go on. Who signs in too often is to wait by themselves. What outlives its sign-in signs in anew. */
  private async send(url: string, request: RequestInit & { readonly headers: Record<string, string> }): Promise<Response> {
    for (let hasEntered = false; ;) {
      const { token } = this;
      const answer = await this.request(
        url,
        token ? { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } } : request,
      );
      const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
      if (answer.status === 401 && token && !hasEntered) {
        hasEntered = true;
        // Another request may have done it in the meantime.
        if (token === this.token) await this.enter();
      } else if (answer.status !== 429 || !token || Number.isNaN(seconds)) return answer;
      else await pause(seconds * 1_000);
    }
  }

  private request(url: string, request: RequestInit): Promise<Response> {
    return fetch(url, request).catch((error: unknown) => {
      throw new Refusal(`${this.url} does not answer: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}

function refusalWords(given: unknown, status: number): string {
  const problem = Problem.safeParse(given).data;
  const errors = (problem?.errors ?? []).map(({ pointer, message }) => `\n  ${pointer ?? ''} ${message}`);
  return `${problem?.detail ?? problem?.title ?? `The server answered ${status}.`}${errors.join('')}`;
}
