import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** An answer that was no success; the message is what the server says about it. */
export class Refusal extends Error {}

/** The access token is no longer good. */
class SignedOut extends Refusal {}

interface Question {
  readonly body?: object | undefined;
  readonly revision?: number | undefined;
  /** Empty: nobody is signed in. */
  readonly token: string;
}

const Problem = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string().optional(), message: z.string() })).optional(),
});

const Login = z.object({ accessToken: z.string() });

/** The API, as the person who signed in. Every method throws `Refusal`. */
export class Api {
  private token = '';
  private entering: Promise<void> | null = null;

  private constructor(
    private readonly url: string,
    private readonly who: { readonly email: string; readonly password: string },
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<Api> {
    const api = new Api(url, { email, password });
    await api.enter();
    return api;
  }

  /** Those who need it at once wait for the same sign-in. */
  private enter(): Promise<void> {
    this.entering ??= this.signedIn().finally(() => (this.entering = null));
    return this.entering;
  }

  private async signedIn(): Promise<void> {
    const { accessToken } = await this.exchange('POST', '/auth/login', Login, { body: this.who, token: '' });
    this.token = accessToken;
  }

  /** `revision`: the one that the change was made on. What outlives its sign-in signs in anew. */
  async ask<Body>(method: string, path: string, schema: z.ZodType<Body>, body?: object, revision?: number): Promise<Body> {
    const { token } = this;
    try {
      return await this.exchange(method, path, schema, { body, revision, token });
    } catch (error) {
      if (!(error instanceof SignedOut)) throw error;
      // Somebody else may have done it in the meantime.
      if (token === this.token) await this.enter();
      return this.exchange(method, path, schema, { body, revision, token: this.token });
    }
  }

  private async exchange<Body>(method: string, path: string, schema: z.ZodType<Body>, { body, revision, token }: Question): Promise<Body> {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...(revision !== undefined && { 'if-match': `"${revision}"` }),
    };
    const answer = await this.send(
      `${this.url}/api/v1${path}`,
      { method, headers, ...(body && { body: JSON.stringify(body) }) },
      token !== '',
    );
    const given: unknown = await answer.json().catch(() => null);
    if (answer.status === 401 && token) throw new SignedOut(refusalWords(given, answer.status));
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

  /** A server that is asked too much at once says when to go on. Who signs in too often is to wait by themselves. */
  private async send(url: string, request: RequestInit, isSignedIn: boolean): Promise<Response> {
    for (;;) {
      const answer = await fetch(url, request).catch((error: unknown) => {
        throw new Refusal(`${this.url} does not answer: ${error instanceof Error ? error.message : String(error)}`);
      });
      const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
      if (answer.status !== 429 || !isSignedIn || Number.isNaN(seconds)) return answer;
      await pause(seconds * 1_000);
    }
  }
}

function refusalWords(given: unknown, status: number): string {
  const problem = Problem.safeParse(given).data;
  const errors = (problem?.errors ?? []).map(({ pointer, message }) => `\n  ${pointer ?? ''} ${message}`);
  return `${problem?.detail ?? problem?.title ?? `The server answered ${status}.`}${errors.join('')}`;
}
