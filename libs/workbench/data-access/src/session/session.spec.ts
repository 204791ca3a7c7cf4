import { TestBed } from '@angular/core/testing';
import { keepDraft, keptFor, readDraft } from '../drafts/draft-storage';
import { Session } from './session';

const user = { id: 'u1', name: 'Ada', role: 'agent', permissions: ['ticket.view'] };
const answer = (status: number, body: unknown) => ({ ok: status < 400, status, json: () => Promise.resolve(body) }) as Response;
const signedIn = (accessToken: string, seconds = 600) =>
  answer(200, { accessToken, expiresAt: new Date(Date.now() + seconds * 1000).toISOString(), user });

const server = jest.fn<Promise<Response>, [string, RequestInit]>();
const asked = () => server.mock.calls.map(([url]) => url.replace('/api/v1/auth/', ''));

async function start(first: Response = signedIn('one')) {
  server.mockResolvedValueOnce(first);
  const session = TestBed.inject(Session);
  await session.signIn({ email: 'ada@demo.test', password: 'casewright' });
  return session;
}

describe('Session', () => {
  beforeEach(() => {
    localStorage.clear();
    server.mockReset();
    globalThis.fetch = server as unknown as typeof fetch;
  });

  it('knows who is signed in and what they may', async () => {
    const session = await start();
    expect(session.me()?.name).toBe('Ada');
    expect([session.may('ticket.view'), session.may('system.manage')]).toEqual([true, false]);
  });

  it('asks nobody at the start in a browser that never signed in', async () => {
    await TestBed.inject(Session).resume();
    expect(server).not.toHaveBeenCalled();
  });

  it('renews a token shortly before it runs out, once for everybody who waits', async () => {
    const session = await start(signedIn('old', 5));
    server.mockResolvedValue(signedIn('new'));
    expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(['new', 'new', 'new']);
    expect(asked()).toEqual(['login', 'refresh']);
  });

  it('keeps a session that the server cannot be reached for, and ends one that it refuses', async () => {
    const session = await start(signedIn('old', 5));
    server.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await expect(session.token()).rejects.toMatchObject({ code: 'offline' });
    expect(session.me()).not.toBeNull();
    server.mockResolvedValueOnce(answer(401, {}));
    expect(await session.token()).toBeNull();
    expect([session.me(), session.ended()]).toEqual([null, 'yes']);
  });

  it('does what is left before it signs out, even where that fails', async () => {
    const session = await start();
    const heldThen: (string | null)[] = [];
    session.beforeSignOut(async () => void heldThen.push(await session.token()));
    session.beforeSignOut(() => Promise.reject(new Error('No')));
    server.mockResolvedValueOnce(answer(204, null));
    await session.signOut();
    expect(heldThen).toEqual(['one']);
    expect([session.me(), session.ended(), localStorage.length]).toEqual([null, 'no', 0]);
  });

  it('takes along on signing out what stands half-written in forms, and only then', async () => {
    const draft = { version: 1, base: {}, content: { name: 'Gold' } };
    keepDraft('u1', 'policies:1', { ...draft, at: Date.now() });
    keepDraft('u2', 'policies:1', { ...draft, at: Date.now() });
    keepDraft('u2', 'policies:2', { ...draft, at: Date.now() - keptFor });
    const session = await start(signedIn('old', 5));
    server.mockResolvedValueOnce(answer(401, {}));
    await session.token();
    expect(readDraft('u1', 'policies:1', Date.now())).not.toBeNull();
    await start();
    server.mockResolvedValueOnce(answer(204, null));
    await session.signOut();
    expect(Object.keys(localStorage)).toEqual(['cw:form:u2:policies:1']);
  });
});
