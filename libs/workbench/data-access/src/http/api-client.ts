import { Injectable, inject } from '@angular/core';
import createClient from 'openapi-fetch';
import { Session } from '../session/session';
import { offline, problemFrom } from './api-problem';
import type { Paths } from './paths';

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** The generated client with the session's token. A token that has run out is renewed once and the request sent again. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly session = inject(Session);
  readonly http = createClient<Paths>({ baseUrl: location.origin, fetch: (request) => this.send(request) });

  /** Also for what is not JSON: uploads and downloads. */
  async send(request: Request): Promise<Response> {
    const again = request.clone();
    const response = await fetchWith(request, await this.session.token());
    if (response.status !== 401) return response;
    const token = await this.session.renew();
    return token === null ? response : fetchWith(again, token);
  }
}

async function fetchWith(request: Request, token: string | null): Promise<Response> {
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw offline();
  }
}

/** The body of a successful answer; a refusal is thrown as `ApiProblem`. The server's contract tests hold it to `T`. */
export async function answer<T>(sent: Promise<Answer>): Promise<T> {
  const { data, error, response } = await sent;
  if (!response.ok) throw problemFrom(response.status, error);
  return data as T;
}

/** For `If-Match`: refuses to write over somebody else's change. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** For `Idempotency-Key`: however often it is sent, it happens once. */
export const onceOnly = (key: string = crypto.randomUUID()): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });
