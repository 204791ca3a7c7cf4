import type { SignedInView } from '@casewright/contracts';
import { request } from 'node:http';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** The address of this machine that the request comes from. */
  readonly from?: string;
}

/** Somebody at the API, signed in or not; every request is a connection of its own and may meet another process. */
export class Visitor {
  private token = '';

  constructor(private readonly url: string) {}

  get accessToken(): string {
    return this.token;
  }

  async enter(path: '/auth/login' | '/setup' | '/invitations/accept', body: object): Promise<SignedInView> {
    const { status, body: answer } = await this.send<SignedInView>('POST', path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    this.token = answer.accessToken;
    return answer;
  }

  /** The body of a successful answer. */
  async ask<Body>(method: string, path: string, body?: object, sent?: Sent): Promise<Body> {
    const answer = await this.send<Body>(method, path, body, sent);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  send<Body>(method: string, path: string, body?: object, sent?: Sent): Promise<Answer<Body>> {
    return fetchFrom(`${this.url}/api/v1${path}`, method, body, {
      ...sent,
      headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...sent?.headers },
    });
  }
}

export function fetchFrom<Body>(url: string, method = 'GET', body?: object, { headers, from }: Sent = {}): Promise<Answer<Body>> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      localAddress: from,
      agent: false,
    };
    const sent = request(url, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.once('error', reject);
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: bodyOf(text) as Body }));
    });
    sent.once('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

function bodyOf(text: string): unknown {
  return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
}
