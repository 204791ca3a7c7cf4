/** An answer that is no success. */
export class Refusal extends Error {
  constructor(
    message: string,
    /** In seconds; null where waiting does not help. */
    readonly retryAfter: number | null,
  ) {
    super(message);
  }
}

/** Somebody with a browser: signed in once, as people are, and then asking. */
export class Visitor {
  private constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<Visitor> {
    const visitor = new Visitor(url, '');
    const { accessToken } = await visitor.send<{ accessToken: string }>('POST', '/auth/login', { email, password });
    return new Visitor(url, accessToken);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.send('POST', path, body);
  }

  /** Waits where it was too often, as a program that loads many things has to. */
  async postPatiently<Answer>(path: string, body: object): Promise<Answer> {
    for (;;) {
      try {
        return await this.post(path, body);
      } catch (error) {
        const seconds = error instanceof Refusal ? error.retryAfter : null;
        if (seconds === null) throw error;
        await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      }
    }
  }

  private async send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) {
      const retryAfter = answer.status === 429 ? Number(answer.headers.get('retry-after') ?? 1) : null;
      throw new Refusal(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 300)}`, retryAfter);
    }
    return JSON.parse(text) as Answer;
  }
}
