import {
  rolePermissions,
  TicketLinks,
  type ParkedEventList,
  type PluginList,
  type SubscriptionList,
  type SystemView,
} from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator, HttpModule } from '@casewright/http';
import { defineEvents, event, firstMeta, newId, type Principal } from '@casewright/kernel';
import { Subscriptions } from '@casewright/subscriptions';
import { Plugins, PluginsModule, type PluginInstallation } from '@casewright/plugins';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { z } from 'zod';
import { OperationsModule } from '../operations.module';
import { KnownTickets } from '../tickets/known-tickets.fixture';

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
@Module({
  providers: [
    { provide: Authenticator, useClass: RoleAuthenticator },
    { provide: TicketLinks, useClass: KnownTickets },
  ],
  exports: [Authenticator, TicketLinks],
})
class RolesModule {}

const post = { trouble: null as string | null };
const postPlugin: PluginInstallation = {
  name: 'post',
  version: '1.2.3',
  description: 'Sends nothing',
  capabilities: ['email.send'],
  check: () => undefined,
  load: () => {
    const health = () => Promise.resolve(post.trouble);
    return new Map([
      ['email.send', { canSend: true, compose: () => Promise.resolve(Buffer.alloc(0)), send: () => Promise.resolve(''), health }],
    ]);
  },
};

describe('operations over HTTP', () => {
  let test: TestApp;
  let broken = true;
  const streamId = newId();

  beforeAll(async () => {
    test = await createTestApp({
      imports: [RolesModule, HttpModule, PluginsModule.with([postPlugin]), OperationsModule],
    });
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
      .append({ streamId, category: 'lamp', expected: 'none', events: [{ type: 'lamp.lit', data: {} }], meta, requestHash: '' });
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

  it('finds parked events by their ticket, state and text, and names the ticket', async () => {
    (test.get(TicketLinks) as KnownTickets).numbers.set(streamId, 1042);
    const found = async (query: string) => (await send<ParkedEventList>('GET', `/subscriptions/parked?${query}`)).body.items;
    expect(await found('q=T-1042&status=parked')).toMatchObject([{ ticket: { id: streamId, number: 'T-1042', subject: 'Black picture' } }]);
    expect(await found('q=no%20lamp')).toHaveLength(1);
    expect(await found('q=candle')).toEqual([]);
    expect(await found('status=waiting')).toEqual([]);
  });

  it('shows the plugins, and how each does', async () => {
    const shown = async () => (await send<PluginList>('GET', '/plugins', 'manager')).body.items[0];
    expect(await shown()).toMatchObject({ name: 'post', version: '1.2.3', capabilities: ['email.send'], health: 'absent', instances: [] });
    await test.get(Plugins).start();
    await until(async () => (await shown())?.health === 'well');
    expect(await shown()).toMatchObject({ instances: [{ state: 'running', problems: [], lastError: null }] });
    await test.get(Plugins).stop();
    post.trouble = 'The line is cut.';
    await test.get(Plugins).start();
    await until(async () => (await shown())?.health === 'troubled');
    expect(await shown()).toMatchObject({ instances: [{ problems: [{ capability: 'email.send', problem: 'The line is cut.' }] }] });
    await test.get(Plugins).stop();
    expect(await shown()).toMatchObject({ health: 'absent', instances: [{ state: 'stopped' }] });
    expect((await send('GET', '/plugins', 'agent')).status).toBe(403);
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
