import { Injectable, computed, signal } from '@angular/core';
import type { MeView, Permission, SignedInView, SignIn } from '@casewright/contracts';
import { dropDraftsOf, dropOldDrafts } from '../drafts/draft-storage';
import { offline, problemFrom } from '../http/api-problem';

const hint = 'cw:signed-in';
const early = 30_000;
const patience = 3000;

/** Who is signed in. The access token lives in memory only; the refresh token in a cookie that scripts cannot read. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly current = signal<SignedInView | null>(null);
  private renewing: Promise<string | null> | null = null;
  private readonly farewells: (() => Promise<unknown>)[] = [];
  readonly me = computed<MeView | null>(() => this.current()?.user ?? null);
  readonly permissions = computed<ReadonlySet<string>>(() => new Set(this.me()?.permissions ?? []));
  /** The session ended by itself: sign in again, then go on where one was. */
  readonly ended = signal<'no' | 'yes'>('no');

  may(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  /** At the start: takes up the session of the cookie, where this browser has one. */
  async resume(): Promise<void> {
    if (localStorage.getItem(hint) === null) return;
    await this.renew().catch(() => null);
  }

  async signIn(credentials: SignIn): Promise<void> {
    this.enter(await post<SignedInView>('login', credentials));
  }

  /** Takes over the session that an invitation or the set-up began. */
  enter(signedIn: SignedInView): void {
    localStorage.setItem(hint, signedIn.user.id);
    dropOldDrafts(Date.now());
    this.ended.set('no');
    this.current.set(signedIn);
  }

  /** What has to be done while the session still holds, such as sending what waits. */
  beforeSignOut(work: () => Promise<unknown>): void {
    this.farewells.push(work);
  }

  /** Takes along what stands half-written in forms: whoever signs out may leave the browser to others. */
  async signOut(): Promise<void> {
    const done = Promise.allSettled(this.farewells.map((work) => work()));
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patience))]);
    const token = this.current()?.accessToken ?? null;
    dropDraftsOf(this.me()?.id ?? '');
    localStorage.removeItem(hint);
    this.current.set(null);
    await post('logout', undefined, token).catch(() => undefined);
  }

  /** A token that is valid for a while, or null without a session. */
  async token(): Promise<string | null> {
    const current = this.current();
    if (current === null) return null;
    return Date.parse(current.expiresAt) - Date.now() > early ? current.accessToken : this.renew();
  }

  /** One renewal at a time in all tabs: a refresh token that is used twice ends the whole session. */
  renew(): Promise<string | null> {
    this.renewing ??= alone(() => this.refresh()).finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async refresh(): Promise<string | null> {
    const response = await request('refresh');
    if (response.ok) {
      const signedIn = (await response.json()) as SignedInView;
      this.enter(signedIn);
      return signedIn.accessToken;
    }
    if (response.status === 401) this.end();
    return null;
  }

  private end(): void {
    if (this.current() !== null) this.ended.set('yes');
    localStorage.removeItem(hint);
    this.current.set(null);
  }
}

const alone = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('casewright-refresh', work) as Promise<T>) : work();

async function request(path: string, body?: unknown, token: string | null = null): Promise<Response> {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  return fetch(`/api/v1/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body ?? {}) }).catch(() => {
    throw offline();
  });
}

async function post<T>(path: string, body?: unknown, token: string | null = null): Promise<T> {
  const response = await request(path, body, token);
  const content: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, content);
  return content as T;
}
