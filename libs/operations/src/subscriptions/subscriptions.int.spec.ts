import { rolePermissions, type ParkedEventList, type SubscriptionList, type SystemView } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator, HttpModule } from '@casewright/http';
import { defineEvents, event, firstMeta, newId, type Principal } from '@casewright/kernel';
import { Subscriptions } from '@casewright/subscriptions';
import { createTestApp, type TestApp } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { z } from 'zod';
import { OperationsModule } from '../operations.module';

const lampEvents = defineEvents('lamp', { lit: event(z.strictObject({})) });

/** The token is the role. */
class RoleAuthenticator extends Authenticator {
  async authenticate(token: string): Promise<Principal | null> {
    const role = token as Principal['role'];
    const permissions = new Set<string>(rolePermissions[role] ?? []);
    return Promise.resolve({ userId: newId(), sessionId: newId(), role, permissions, teamIds: [], personId: null });
  }

  async refresh(principal: Principal): Promise<Principal | null> {
    return Promise.resolve(principal);
  }
}

@Global()
@Module({ providers: [{ provide: Authenticator, useClass: RoleAuthenticator }], exports: [Authenticator] })
class RolesModule {}

describe('operations over HTTP', () => {
  let test: TestApp;
  let broken = true;

  beforeAll(async () => {
    test = await createTestApp({ imports: [RolesModule, HttpModule, OperationsModule] });
    test.get(EventTypes).register(lampEvents);
    const handle = () => (broken ? Promise.reject(new Error('No lamp')) : Promise.resolve());
    test.get(Subscriptions).addReactor({ name: 'lamps', events: ['lamp.lit'], startsAt: 'beginning', handle });
    test.get(Subscriptions).addProjection({
      name: 'lamp-list',
      version: 1,
      events: ['lamp.lit'],
      columns: {},
      key: ({ streamId }) => streamId,
      fold: () => ({}),
    });
    const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, test.clock.now());
    await test
      .get(EventStore)
      .append({ streamId: newId(), category: 'lamp', expected: 'none', events: [{ type: 'lamp.lit', data: {} }], meta, requestHash: '' });
    await test.catchUp();
  });
  afterAll(() => test.close());

  const send = async <Body>(method: 'GET' | 'POST', path: string, role = 'admin') => {
    const answer = await test.http({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${role}` } });
    return { status: answer.statusCode, body: (answer.body === '' ? {} : answer.json()) as Body & { code?: string } };
  };
  const parked = async () => (await send<ParkedEventList>('GET', '/subscriptions/parked?subscription=lamps')).body.items;

  it('shows the log and every subscription', async () => {
    expect((await send<SystemView>('GET', '/system')).body).toMatchObject({
      events: 1,
      streams: 1,
      epoch: 1,
      parked: 1,
      profile: 'embedded',
      version: expect.stringMatching(/^\d+\.\d+/) as string,
    });
    const { items } = (await send<SubscriptionList>('GET', '/subscriptions')).body;
    expect(items).toMatchObject([
      { name: 'lamp-list', kind: 'projection', state: 'live', behind: 0, parked: 0 },
      { name: 'lamps', kind: 'reactor', state: 'live', behind: 0, parked: 1 },
    ]);
  });

  it('retries what is parked', async () => {
    const [event] = await parked();
    expect(event).toMatchObject({ eventType: 'lamp.lit', status: 'parked', attempts: 5, error: 'Error: No lamp' });
    broken = false;
    expect((await send('POST', `/subscriptions/parked/${event?.id}/retry`)).status).toBe(202);
    await test.catchUp();
    expect(await parked()).toEqual([]);
    expect(await send('POST', `/subscriptions/parked/${event?.id}/discard`)).toMatchObject({
      status: 404,
      body: { code: 'resource.missing' },
    });
  });

  it('rebuilds projections and nothing else', async () => {
    expect((await send('POST', '/subscriptions/lamp-list/rebuild')).status).toBe(202);
    await test.catchUp();
    const { items } = (await send<SubscriptionList>('GET', '/subscriptions')).body;
    expect(items.filter(({ name }) => name === 'lamp-list')).toMatchObject([
      { build: 1, state: 'retired' },
      { build: 2, state: 'live' },
    ]);
    expect((await send('POST', '/subscriptions/lamps/rebuild')).status).toBe(404);
  });

  it('lets managers look and admins act', async () => {
    expect((await send('GET', '/subscriptions', 'manager')).status).toBe(200);
    expect((await send('POST', '/subscriptions/lamp-list/rebuild', 'manager')).status).toBe(403);
    expect((await send('GET', '/system', 'agent')).status).toBe(403);
  });

  it.each([
    ['/subscriptions/parked?colour=red', 'request.invalid'],
    ['/subscriptions/parked?cursor=forged', 'request.cursor'],
    ['/subscriptions/parked?limit=100000', 'request.invalid'],
  ])('refuses %s', async (path, code) => {
    expect(await send('GET', path)).toMatchObject({ status: 400, body: { code } });
  });
});
