import { Role, rolePermissions, TicketLinks } from '@casewright/contracts';
import { Authenticator, HttpModule } from '@casewright/http';
import { Deliveries, PermanentFailure, type DeliverySender } from '@casewright/jobs';
import { idFrom, newId, type FixedClock, type Principal } from '@casewright/kernel';
import { createTestApp, type TestApp } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { KnownTickets } from '../tickets/known-tickets.fixture';
import { DeliveriesAdminModule } from './deliveries-admin.module';

/** The access token is the role. */
class RoleAuthenticator extends Authenticator {
  authenticate(token: string): Promise<Principal | null> {
    const role = Role.safeParse(token).data;
    if (!role) return Promise.resolve(null);
    return Promise.resolve({
      userId: idFrom(role),
      sessionId: token,
      role,
      permissions: new Set(rolePermissions[role]),
      teamIds: [],
      personId: null,
    });
  }

  refresh(principal: Principal): Promise<Principal | null> {
    return this.authenticate(principal.sessionId);
  }
}

@Global()
@Module({
  providers: [
    { provide: Authenticator, useClass: RoleAuthenticator },
    { provide: TicketLinks, useClass: KnownTickets },
  ],
  exports: [Authenticator, TicketLinks],
})
class People {}

class Post implements DeliverySender {
  readonly capability = 'test.send';
  sent = 0;
  broken = true;

  send(): Promise<{ receipt: string | null }> {
    this.sent += 1;
    return this.broken ? Promise.reject(new PermanentFailure('No such mailbox')) : Promise.resolve({ receipt: 'accepted' });
  }
}

describe('Deliveries for administrators', () => {
  let test: TestApp;
  let post: Post;

  const send = async (role: Role, method: 'GET' | 'POST', path: string) => {
    const answer = await test.http({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${role}` } });
    return { status: answer.statusCode, body: answer.body === '' ? {} : (answer.json() as Record<string, unknown>) };
  };
  const create = async (capability = 'test.send'): Promise<string> => {
    const id = newId();
    await test.get(Deliveries).create({ id, capability, eventId: null, subjectId: null, ticketId: null, payload: { commentId: 'c-1' } });
    (test.clock as FixedClock).advance(1_000);
    return id;
  };

  beforeAll(async () => {
    test = await createTestApp({ imports: [HttpModule, People, DeliveriesAdminModule] });
    post = new Post();
    test.get(Deliveries).registerSender(post);
  });
  afterAll(() => test.close());

  it('show a dead letter with its history, and send it when it is replayed', async () => {
    const id = await create();
    await test.get(Deliveries).runDue();
    const dead = await send('admin', 'GET', `/deliveries/${id}`);
    expect(dead.body).toMatchObject({
      status: 'dead',
      error: 'No such mailbox',
      payload: { commentId: 'c-1' },
      history: [{ attempt: 1, outcome: 'failed' }],
    });
    post.broken = false;
    expect(await send('admin', 'POST', `/deliveries/${id}/replay`)).toMatchObject({ status: 200, body: { status: 'waiting' } });
    await test.get(Deliveries).runDue();
    expect((await send('manager', 'GET', `/deliveries/${id}`)).body).toMatchObject({ status: 'delivered', receipt: 'accepted' });
    expect(await send('admin', 'POST', `/deliveries/${id}/replay`)).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
  });

  it('can be cancelled while they wait', async () => {
    const id = await create();
    expect(await send('admin', 'POST', `/deliveries/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { status: 'cancelled', nextAt: null },
    });
    const before = post.sent;
    await test.get(Deliveries).runDue();
    expect(post.sent).toBe(before);
  });

  it('are listed newest first, by filter, page by page, and counted', async () => {
    const ids = [await create('other.send'), await create('other.send'), await create('other.send')].reverse();
    const first = await send('manager', 'GET', '/deliveries?capability=other.send&status=waiting&limit=2');
    const second = await send(
      'manager',
      'GET',
      `/deliveries?capability=other.send&status=waiting&limit=2&cursor=${String(first.body['nextCursor'])}`,
    );
    const idsOf = ({ body }: typeof first) => (body['items'] as { id: string }[]).map(({ id }) => id);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    expect(second.body['nextCursor']).toBeNull();
    expect((await send('manager', 'GET', '/deliveries/counts')).body).toMatchObject({ waiting: 3, sending: 0 });
  });

  it('are found by their ticket, kind and text, and name the ticket', async () => {
    const [id, ticketId] = [newId(), newId()];
    const payload = { kind: 'comment', commentId: 'c-2' };
    (test.get(TicketLinks) as KnownTickets).numbers.set(ticketId, 1042);
    await test.get(Deliveries).create({ id, capability: 'third.send', eventId: null, subjectId: null, ticketId, payload });
    await create('third.send');
    const found = async (query: string) => (await send('admin', 'GET', `/deliveries?capability=third.send&${query}`)).body['items'];
    const expected = [
      expect.objectContaining({ id, kind: 'comment', ticket: { id: ticketId, number: 'T-1042', subject: 'Black picture' } }),
    ];
    expect(await found('q=T-1042')).toEqual(expected);
    expect(await found('kind=comment')).toEqual(expected);
    expect(await found(`q=${id.slice(0, 23).toUpperCase()}`)).toEqual(expected);
    expect(await found('q=T-9')).toEqual([]);
  });

  it.each([
    ['/deliveries?status=lost', 400, 'request.invalid'],
    ['/deliveries?unknown=1', 400, 'request.invalid'],
    ['/deliveries?cursor=forged', 400, 'request.cursor'],
    ['/deliveries/not-an-id', 400, 'request.invalid'],
    [`/deliveries/${newId()}`, 404, 'resource.missing'],
    ['/processes?status=lost', 400, 'request.invalid'],
    ['/processes?cursor=forged', 400, 'request.cursor'],
    ['/processes/sla-clock/unknown', 404, 'resource.missing'],
  ])('refuses %s with %i %s', async (path, status, code) => {
    expect(await send('admin', 'GET', path)).toMatchObject({ status, body: { code } });
  });

  it('are for those who may see and manage the system', async () => {
    const id = await create();
    expect((await send('agent', 'GET', '/deliveries')).status).toBe(403);
    expect((await send('agent', 'GET', '/processes')).status).toBe(403);
    expect((await send('manager', 'POST', `/deliveries/${id}/cancel`)).status).toBe(403);
    expect((await send('manager', 'POST', '/processes/sla-clock/any/retry')).status).toBe(403);
  });
});
