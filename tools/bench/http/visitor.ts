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

  private async send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (body) headers['content-type'] = 'application/json';
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as Answer;
  }
}
